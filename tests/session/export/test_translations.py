"""Translations on their way through an export: shown where the format has a place for them, never said or counted."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from langdu.importers import Source
from langdu.model import OutputStyle
from langdu.session import Book
from langdu.session.export import ExportOptions, export
from langdu.session.text import pipeline
from langdu.session.verifying.verify import spoken_passages, verify
from langdu.speech import VoiceStore

if TYPE_CHECKING:
    from pathlib import Path

#: The voice that is known to be silent, so that verify looks for no sound.
SILENCE = VoiceStore().get("silence")
CUES = [
    ("你好，老师。", "Hello, teacher & friends < all."),
    ("再见。", "Goodbye, and come again when the weather is better than it is today, will you?"),
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = (f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{text}\n{other}\n" for n, (text, other) in enumerate(CUES, 1))
    path = tmp_path / "in.srt"
    path.write_text("\n".join(rows), "utf-8")
    return path


def opened(path: Path) -> Book:
    return Book(pipeline.load(Source(path.read_bytes(), path.name, path.stem)))


def written(source: Path, *endings: str, style: OutputStyle | None = None) -> list[Path]:
    paths = [source.with_name(f"out.{ending}") for ending in endings]
    report = export(opened(source), ExportOptions(SILENCE, None, tuple(paths), style=style or OutputStyle()))
    assert report.sentences == len(CUES)
    assert not report.lacks
    return paths


@pytest.mark.parametrize("ending", ["srt", "vtt", "lrc"])
def test_what_is_written_is_read_as_the_same(source: Path, ending: str) -> None:
    (path,) = written(source, ending)
    before, after = opened(source), opened(path)
    assert [block.kind for block in after.blocks] == ["body", "translation"] * len(CUES)
    shown = [[s.text for block in range(4) for s in book.sentences(block)] for book in (before, after)]
    assert shown[0] == shown[1]


def test_each_format_shows_it_in_its_way(source: Path) -> None:
    srt, ass, enhanced, grid, timeline = written(source, "srt", "ass", "enhanced.lrc", "TextGrid", "json")
    last = CUES[1][1]
    assert srt.read_text("utf-8").split("\n\n")[1].splitlines()[2:] == list(CUES[1])
    assert f"langdu-translation,,0,0,0,,{last}" in ass.read_text("utf-8")
    assert f"]{last}\n" in enhanced.read_text("utf-8")
    assert grid.read_text("utf-8").count(f'text = "{last}"') == 1
    rows = json.loads(timeline.read_text("utf-8"))["sentences"]
    assert [(row["text"], row["translation"]) for row in rows[1:]] == [CUES[1]]


@pytest.mark.parametrize("ending", ["srt", "lrc", "enhanced.lrc"])
def test_with_pinyin_and_hanzi_it_is_a_third_line_only_where_it_is_asked_for(source: Path, ending: str) -> None:
    both = OutputStyle("both")
    (without,) = written(source, ending, style=both)
    assert "Goodbye" not in without.read_text("utf-8")
    assert "zài jiàn" in re.sub(r"<.*?>", "", without.read_text("utf-8"))
    (asked,) = written(source, ending, style=replace(both, has_translation=True))
    assert "Goodbye" in asked.read_text("utf-8")


def test_ruby_takes_no_line_so_that_it_stays_below(source: Path) -> None:
    for path in written(source, "vtt", "ass", style=OutputStyle("both")):
        assert "Goodbye" in path.read_text("utf-8")


def test_pages_have_it_as_text_in_its_own_language(source: Path) -> None:
    page, printed = written(source, "html", "print.html")
    for path in (page, printed):
        found = re.findall(r'<p class="translation" lang="([a-z]+)">(.*?)</p>', path.read_text("utf-8"))
        assert [language for language, _ in found] == ["und", "en"]
        assert re.sub("<[^<>]*>", "", found[1][1]) == CUES[1][1]


def test_it_can_be_left_out(source: Path) -> None:
    endings = ("srt", "vtt", "ass", "lrc", "json", "TextGrid", "html", "print.html")
    for path in written(source, *endings, style=replace(OutputStyle(), has_translation=False)):
        assert "Goodbye" not in path.read_text("utf-8")


def test_nothing_is_missing(source: Path) -> None:
    paths = written(source, "srt", "vtt", "ass", "lrc", "json", "TextGrid", "html", "epub")
    found = verify([paths], spoken_passages(opened(source))).defects
    assert [defect for defect in found if defect.check != "silence"] == []  # the voice is silent


def test_one_that_stands_above_is_that_of_what_follows_it(tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    pairs = (
        ("Good weather. The park?", "今天天气很好。我们去公园吧。"),
        ("He reads.", "他看书。"),
        ("She cooks.", "她做饭。"),
    )
    path.write_text("\n\n".join(map("\n\n".join, pairs)), "utf-8")
    out = tmp_path / "out.json"
    export(opened(path), ExportOptions(SILENCE, None, (out,)))
    rows = json.loads(out.read_text("utf-8"))["sentences"]
    assert [row.get("translation", "") for row in rows] == ["Good weather.", "The park?", "He reads.", "She cooks."]


def test_a_paragraph_translated_by_other_sentences_has_all_of_it_behind_its_last(tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    pairs = (
        ("今天天气很好。我们去公园吧。", "The weather is nice. Let us go to the park."),
        ("小王在家。他看书。", "Xiao Wang is at home and reads."),
        ("妈妈做饭。", "Mother cooks. We help."),
    )
    path.write_text("\n\n".join(map("\n\n".join, pairs)), "utf-8")
    out = tmp_path / "out.json"
    export(opened(path), ExportOptions(SILENCE, None, (out,)))
    rows = json.loads(out.read_text("utf-8"))["sentences"]
    assert [row.get("translation", "") for row in rows] == [
        "The weather is nice.",
        "Let us go to the park.",
        "",
        "Xiao Wang is at home and reads.",
        "Mother cooks. We help.",
    ]
