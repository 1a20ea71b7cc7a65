"""What is a gloss, and what only looks like one: the cases are in data/*.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest

from langdu.model import HANZI
from tests.gloss.reading import hints, shown, split

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / f"{name}.tsv").read_text("utf-8").splitlines()
    return [
        [cell.replace("␉", "\t").replace("␤", "\n") for cell in line.split("\t")] for line in lines if line[:2] != "# "
    ]


READ, BROKEN = rows("spellings"), rows("broken")
LOOKALIKES = [row[0] for row in rows("lookalikes")]


@pytest.mark.parametrize(("text", "screen", "said"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_read(text: str, screen: str, said: str) -> None:
    assert shown(text) == screen
    assert hints(text) == said


@pytest.mark.parametrize("text", LOOKALIKES)
def test_lookalikes_are_text(text: str) -> None:
    assert "".join(shown(text).split()) == "".join(text.split())
    assert hints(text) == ""


@pytest.mark.parametrize(("text", "screen", "said"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_what_is_broken_stays_and_spoils_nothing(text: str, screen: str, said: str) -> None:
    assert shown(text) == screen
    assert hints(text) == said


@pytest.mark.parametrize("text", [row[1] for row in READ + BROKEN], ids=[row[0] for row in READ + BROKEN])
def test_a_hint_is_at_its_character_and_quotes_its_gloss(text: str) -> None:
    for sentence in split(text):
        for hint in sentence.hints:
            assert HANZI.fullmatch(text[hint.span.start : hint.span.end])
            assert hint.written in text.replace("u:", "ü")
            assert hint.toned == bool(hint.syllable.tone)
