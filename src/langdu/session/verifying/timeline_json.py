"""The timeline (.json): sentences, and the marks of their syllables."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from langdu.errors import BadInput
from langdu.model import is_hanzi
from langdu.session.verifying.content import OutputContent, SpokenPassage
from langdu.session.verifying.report import Defect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: Seconds by which rounded times may overlap.
ROUNDING_SECONDS = 2e-6


def read_timeline(path: Path) -> OutputContent:
    """What a timeline says.

    Raises:
        BadInput: it is none.
    """
    try:
        whole = json.loads(path.read_bytes())
        sentences, marks = whole["sentences"], whole["marks"]
        content = OutputContent(has_sentences=True, duration=float(whole["duration"]), voice=str(whole["voice"]))
        content.passages = list(_passages(sentences, marks))
        content.marks = [(float(mark["from"]), float(mark["to"])) for mark in marks]
        content.defects = list(_order(path.name, whole))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput("this is no timeline of langdu's", where=str(path), remedy="name a file of an export") from error
    return content


def _passages(sentences: Sequence[dict[str, Any]], marks: Sequence[dict[str, Any]]) -> Iterator[SpokenPassage]:
    at = 0
    ordered = sorted(marks, key=lambda mark: int(mark["start"]))
    for row in sentences:
        spans = list[tuple[int, int]]()
        while at < len(ordered) and ordered[at]["start"] < row["end"]:
            spans.append((ordered[at]["start"], ordered[at]["end"]))
            at += 1
        said = _said(row, [span for span in spans if span[0] >= row["start"]])
        yield SpokenPassage(said, float(row["from"]), float(row["to"]), int(row["index"]) + 1, str(row["text"]))


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


def _order(file: str, whole: dict[str, Any]) -> Iterator[Defect]:
    numbers = [(row["start"], row["end"], row["index"] + 1) for row in whole["sentences"]]
    for before, after in pairwise(whole["sentences"]):
        if after["from"] < before["to"] - ROUNDING_SECONDS or after["index"] <= before["index"]:
            yield Defect(file, "order", "it does not come after the one before it", after["index"] + 1, after["from"])
    for before, after in pairwise(whole["marks"]):
        is_late = after["from"] < before["to"] - ROUNDING_SECONDS or after["start"] < before["start"]
        if is_late or after["to"] < after["from"]:
            number = next((number for start, end, number in numbers if start <= after["start"] < end), 0)
            yield Defect(file, "order", f"{after['syllable']} is not after {before['syllable']}", number, after["from"])
    if whole["marks"] and whole["marks"][-1]["to"] > whole["duration"] + ROUNDING_SECONDS:
        yield Defect(file, "length", "marks go on behind the end", 0, whole["duration"])
