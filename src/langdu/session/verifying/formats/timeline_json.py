"""The timeline (.json): sentences, and the marks of their syllables; read as it goes, however long it is."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from langdu.errors import BadInput
from langdu.model import is_hanzi
from langdu.session.verifying.content import OutputContent, SpokenPassage
from langdu.session.verifying.formats.json_members import elements, members
from langdu.session.verifying.missed_hints import MissedHints
from langdu.session.verifying.report import Defect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: Seconds by which rounded times may overlap.
ROUNDING_SECONDS = 2e-6
#: Marks among which those that are not in order are put in order.
NEAR_MARKS = 64
PARTS = frozenset({"voice", "duration", "sentences", "marks"})


def read_timeline(path: Path) -> OutputContent:
    """What a timeline says; its sentences and marks are read anew whenever they are gone through.

    Raises:
        BadInput: it is none.
    """
    content = OutputContent(TimelinePassages(path), has_sentences=True, marks=TimelineMarks(path))
    try:
        _read_facts(path, content)
        content.end = max((passage.end for passage in content.passages), default=0.0)
        content.defects = [*_sentence_order(path), *_mark_order(path, content.duration or 0.0)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput("this is no timeline of langdu's", where=str(path), remedy="name a file of an export") from error
    return content


def _read_facts(path: Path, content: OutputContent) -> None:
    """What it says of the whole, and what became of the hints."""
    seen, missed = set[str](), MissedHints(path.name)
    for name, value in members(path):
        seen.add(name)
        if name == "duration":
            content.duration = float(value)
        elif name == "voice":
            content.voice = str(value)
        elif name == "sentences" and value is not None:
            missed.add(value)
    if not seen >= PARTS:
        raise LookupError(f"without {PARTS - seen}")
    content.hints, content.missed_hints = missed.tally, missed.rows


@dataclass(frozen=True, slots=True)
class TimelineMarks:
    """The start and the end of each syllable, in seconds."""

    path: Path

    def __iter__(self) -> Iterator[tuple[float, float]]:
        for mark in elements(self.path, "marks"):
            yield float(mark["from"]), float(mark["to"])


@dataclass(frozen=True, slots=True)
class TimelinePassages:
    """The sentences, each with those of its hanzi that have a mark."""

    path: Path

    def __iter__(self) -> Iterator[SpokenPassage]:
        marks = _by_place(elements(self.path, "marks"))
        mark = next(marks, None)
        for row in elements(self.path, "sentences"):
            spans, syllables = list[tuple[int, int]](), list[str]()
            while mark is not None and mark[0] < row["end"]:
                if mark[0] >= row["start"]:
                    spans.append(mark[:2])
                    syllables.append(mark[2])
                mark = next(marks, None)
            said = _said(row, spans)
            times = float(row["from"]), float(row["to"])
            yield SpokenPassage(said, *times, int(row["index"]) + 1, str(row["text"]), tuple(syllables))


def _by_place(marks: Iterator[dict[str, Any]]) -> Iterator[tuple[int, int, str]]:
    """Places and syllables of marks in the order of the text, where those that changed places are near each other."""
    waiting = list[tuple[int, int, int, str]]()
    for number, mark in enumerate(marks):
        heappush(waiting, (int(mark["start"]), number, int(mark["end"]), str(mark["syllable"])))
        if len(waiting) > NEAR_MARKS:
            start, _, end, syllable = heappop(waiting)
            yield start, end, syllable
    while waiting:
        start, _, end, syllable = heappop(waiting)
        yield start, end, syllable


def _said(row: dict[str, Any], spans: Sequence[tuple[int, int]]) -> str:
    """The hanzi that have a mark."""
    text = str(row["text"])
    if row["end"] - row["start"] != len(text):
        return _said_beside_glosses(text, spans)
    marked = {offset - row["start"] for start, end in spans for offset in range(start, end)}
    return "".join(char for index, char in enumerate(text) if index in marked)


def _said_beside_glosses(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The same where glosses stood between, so that places are not known but by their order.

    Each mark takes as many characters as it is long, so what is missing shows at the end.
    """
    at, said = 0, ""
    for start, end in dict.fromkeys(spans):
        while at < len(text) and not (is_hanzi(text[at]) or text[at].isalnum()):
            at += 1
        said += text[at : at + end - start]
        at += end - start
    return said


def _sentence_order(path: Path) -> Iterator[Defect]:
    for before, after in pairwise(elements(path, "sentences")):
        if after["from"] < before["to"] - ROUNDING_SECONDS or after["index"] <= before["index"]:
            what = "it does not come after the one before it"
            yield Defect(path.name, "order", what, after["index"] + 1, after["from"])


def _mark_order(path: Path, duration: float) -> Iterator[Defect]:
    sentences = elements(path, "sentences")
    sentence, last = next(sentences, None), 0.0
    for before, after in pairwise(elements(path, "marks")):
        last = after["to"]
        while sentence is not None and sentence["end"] <= after["start"]:
            sentence = next(sentences, None)
        is_late = after["from"] < before["to"] - ROUNDING_SECONDS or after["start"] < before["start"]
        if is_late or after["to"] < after["from"]:
            number = 0 if sentence is None else sentence["index"] + 1
            what = f"{after['syllable']} is not after {before['syllable']}"
            yield Defect(path.name, "order", what, number, after["from"])
    if last > duration + ROUNDING_SECONDS:
        yield Defect(path.name, "length", "marks go on behind the end", 0, duration)
