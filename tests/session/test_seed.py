"""The document that the project began from, whole: glosses, transcript, tail, conflicts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from langdu.cli import main
from langdu.model import is_hanzi

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def rows(seed: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    assert main(["annotate", str(seed), "--to", "json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def readings(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [reading for row in rows for reading in row["readings"]]


def test_the_titles_tail_is_an_aside_and_silent(rows: list[dict[str, Any]]) -> None:
    assert rows[0]["kind"] == "heading"
    asides = [row for row in rows if row["kind"] == "aside"]
    assert [row["text"] for row in asides] == ["亚洲日韩一区二区"]
    assert asides[0]["readings"] == []


def test_glosses_and_transcript_are_not_spoken(rows: list[dict[str, Any]], seed: Path) -> None:
    source = seed.read_text("utf-8")
    spoken = [row for row in rows if row["kind"] in ("heading", "body")]
    assert not any("naogeng" in row["text"] or "(geng)" in row["text"] for row in spoken)
    last_line = source.rindex("\n") + 1
    passage = "".join(row["text"] for row in spoken if row["start"] >= last_line)
    assert passage.startswith("脑梗,又称脑梗塞,是一种由于脑部")
    assert not any(char.isascii() and char.isalpha() for char in passage)
    transcripts = [row for row in rows if row["kind"] == "transcript"]
    assert sum(len(row["text"]) for row in transcripts) >= 1541
    assert not any(row["readings"] for row in transcripts)


def test_every_glossed_hanzi_carries_its_hint(rows: list[dict[str, Any]]) -> None:
    hinted = [reading for reading in readings(rows) if reading["hint"]]
    assert len(hinted) == 473
    assert sorted((r["text"], r["conflict"]) for r in hinted if r["conflict"]) == [("了", "le"), ("塞", "sai")]
    assert all(r["source"] == "gloss" for r in hinted if not r["conflict"])
    assert all(r["citation"][0].rstrip("12345") == r["hint"] for r in hinted if not r["conflict"])


def test_every_hanzi_of_heading_and_body_is_read(rows: list[dict[str, Any]], seed: Path) -> None:
    source = seed.read_text("utf-8")
    for row in rows:
        if row["kind"] in ("heading", "body"):
            read = {at for reading in row["readings"] for at in range(reading["start"], reading["end"])}
            unread = [i for i in range(row["start"], row["end"]) if is_hanzi(source[i]) and i not in read]
            assert unread == [], row["text"]


def test_lookalikes_stay_text(rows: list[dict[str, Any]]) -> None:
    text = "".join(row["text"] for row in rows)
    for lookalike in ("爱(AI)", "联盟(ITU)", "(AI4G Global Summit)", "(IGF)"):
        assert lookalike in text


def test_nothing_of_the_source_is_lost(rows: list[dict[str, Any]]) -> None:
    places = [(row["start"], row["end"]) for row in rows]
    assert places == sorted(places)
    assert [row["index"] for row in rows] == list(range(len(rows)))
