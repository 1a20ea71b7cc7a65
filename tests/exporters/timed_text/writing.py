"""A text written in the formats of timed text, with a time for every syllable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.exporters import exporter_for
from langdu.model import ExportedChapter, ExportInfo, Mark, OutputStyle, TimedSentence, Voice
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.model import Sentence, ShownText

RATE = 24000
#: Samples of a syllable, no whole number of milliseconds, and of the pause after a sentence.
SYLLABLE, PAUSE = 4321, 12345
VOICE = Voice(
    "hum", "Hum", "silence", "zh-CN", "neutral", "CC0", "nobody", 0, RATE, "pinyin", "engine", "langdu", "好。"
)  # fmt: skip
TEXT = (
    "清早的集市上，卖菜的、卖花的都来了；孩子们挤在糖画摊前，等着老人把一条龙一笔画完，谁也不肯先走。"
    "“花儿多少钱？”她问：“{\\\\b1}<i>12%</i> & [00:07.00]行吗？”\n"
    "银(yín)行(háng)门口，小王说：“I like WiFi，你呢？”\n"
)


def sentences(text: str, start: int = 7200) -> list[TimedSentence]:
    """The sentences of a text as they would be said, the first one at sample `start`."""
    document, found, at = pipeline.from_text(text, "集市"), list[TimedSentence](), start
    for block in range(len(document.blocks)):
        for sentence in pipeline.annotated(document, block, (), "weigh"):
            marks = tuple(_marks(sentence, at))
            found.append(TimedSentence(len(found), sentence, at, marks[-1].end, marks, block))
            at = marks[-1].end + PAUSE
    return found


def _marks(sentence: Sentence, at: int) -> Iterator[Mark]:
    said = [(reading.span, len(reading.spoken)) for reading in sentence.readings if reading.spoken]
    said += [(token.span, 1) for token in sentence.tokens if token.kind == "latin"]
    for span, count in sorted(said):
        for _ in range(count):
            yield Mark(span, at, at + SYLLABLE, "engine", "ma1")
            at += SYLLABLE


def write(path: Path, text: str = TEXT, shown: ShownText | None = None, start: int = 7200) -> list[TimedSentence]:
    """Write a text as the path's ending says; what was written."""
    spoken = sentences(text, start)
    info = ExportInfo(VOICE, RATE, "集市", "小王", style=OutputStyle(shown=shown))
    exporter = exporter_for(path)(path, info)
    exporter.audio(bytes(2 * start))
    exporter.chapter(ExportedChapter(1, 1, "集市", 0, spoken[0].start))
    for sentence in spoken:
        exporter.audio(bytes(2 * (sentence.end - sentence.start + PAUSE)))
        exporter.sentence(sentence)
    exporter.close(spoken[-1].end + PAUSE)
    return spoken
