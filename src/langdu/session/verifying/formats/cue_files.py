"""Subtitles (.srt .vtt .ass), lyrics (.lrc) and Audacity's labels (.labels.txt), as langdu writes them."""

from __future__ import annotations

import html
import re
from contextlib import suppress
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.session.verifying.content import OutputContent, SpokenPassage, hanzi_of
from langdu.session.verifying.report import Defect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_TIME = r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{2,3})"
_ARROW = re.compile(rf"{_TIME} --> {_TIME}\s*")
_EVENT = re.compile(rf"Dialogue: \d+,{_TIME.replace(':)?', ':)')},{_TIME.replace(':)?', ':)')},langdu,(.*)")
_LYRIC = re.compile(r"\[(\d+):(\d\d)\.(\d\d)\](.*)")
_LABEL = re.compile(r"(\d+\.\d+)\t(\d+\.\d+)\t(.*)")
_TAGS = re.compile(r"\{[^{}]*\}")
_RUBY = re.compile(r"<rt>.*?</rt>|<[^<>]*>")
#: What stands in an event before its text: name, margins, effect.
_FIELDS = 5
#: Seconds by which two cues may overlap, of times in hundredths or thousandths.
ROUNDING_SECONDS = 0.011


def read_cues(path: Path, ending: str) -> OutputContent:
    """What a file of cues says.

    Raises:
        BadInput: it is none.
    """
    read: dict[str, Callable[[Iterable[str]], Iterator[SpokenPassage]]] = {
        ".srt": _arrows, ".vtt": _arrows, ".ass": _events, ".lrc": _lyrics, ".enhanced.lrc": _lyrics,
        ".labels.txt": _labels,
    }  # fmt: skip
    passages = list[SpokenPassage]()
    with path.open(encoding="utf-8") as file, suppress(UnicodeDecodeError):
        passages = list(read[ending](line.rstrip("\n") for line in file))
    if not passages:
        raise BadInput(f"this is no {ending} file of langdu's", where=str(path), remedy="name a file of an export")
    end = max(passage.end for passage in passages)
    return OutputContent(passages, end=end, defects=list(_order(path.name, passages)))


def _order(file: str, passages: list[SpokenPassage]) -> Iterator[Defect]:
    for passage in passages:
        if passage.end < passage.start:
            yield Defect(file, "order", f"it ends before it begins: {_shown(passage)}", 0, passage.start)
    for before, after in pairwise(passages):
        if after.start < before.end - ROUNDING_SECONDS:
            yield Defect(file, "order", f"it is not after the cue before: {_shown(after)}", 0, after.start)


def _shown(passage: SpokenPassage) -> str:
    return passage.text[:20]


def _arrows(rows: Iterable[str]) -> Iterator[SpokenPassage]:
    """SubRip and WebVTT."""
    for is_cue, block in groupby(rows, key=lambda row: bool(row.strip())):
        lines = list(block) if is_cue else []
        at = next((index for index, line in enumerate(lines[:2]) if _ARROW.fullmatch(line)), None)
        found = None if at is None else _ARROW.fullmatch(lines[at])
        if found is not None and at is not None:
            shown = html.unescape(_RUBY.sub("", "\n".join(lines[at + 1 :])))
            times = found.groups()
            yield SpokenPassage(shown, _seconds(*times[:4]), _seconds(*times[4:]))


def _events(rows: Iterable[str]) -> Iterator[SpokenPassage]:
    """ASS: the dialogue; where each character is an event of its own, those of the same times are one cue."""
    events = (found.groups() for row in rows if (found := _EVENT.fullmatch(row)))
    for times, cue in groupby(events, key=lambda event: event[:8]):
        shown = "".join(_TAGS.sub("", event[8].split(",", _FIELDS)[-1]).replace("\\N", "\n") for event in cue)
        yield SpokenPassage(shown, _seconds(*times[:4]), _seconds(*times[4:]))


def _lyrics(lines: Iterable[str]) -> Iterator[SpokenPassage]:
    """Lines end where the next begins; those of one time, pinyin and translation too, are together."""
    rows = [
        (60 * int(found[1]) + int(found[2]) + int(found[3]) / 100, re.sub(r"<\d+:\d\d\.\d\d>", "", found[4]))
        for line in lines
        if (found := _LYRIC.fullmatch(line))
    ]
    cues = [(start, "\n".join(line for _, line in same)) for start, same in groupby(rows, key=lambda row: row[0])]
    for (start, shown), (end, _) in pairwise([*cues, *cues[-1:]]):
        if shown:
            yield SpokenPassage(shown, start, end)


def _labels(rows: Iterable[str]) -> Iterator[SpokenPassage]:
    for row in rows:
        if found := _LABEL.fullmatch(row):
            yield SpokenPassage(found[3], float(found[1]), float(found[2]))


def _seconds(hours: str | None, minutes: str, seconds: str, part: str) -> float:
    return 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds) + float(f"0.{part}")


def shows_hanzi(content: OutputContent) -> bool:
    """Whether it is not in pinyin alone."""
    return any(hanzi_of(passage.text) for passage in content.passages)
