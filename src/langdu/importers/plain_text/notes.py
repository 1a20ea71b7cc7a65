"""Notes in plain text: [1] or [^a] behind what is noted, and a line that begins with the same mark.

A mark may stand behind a space where its note is there. One without a caret, of which there is no note, is one where a
sign of punctuation or another mark is beside it, as in what is copied from an encyclopedia; else it may be an index,
第[1]项.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL = r"[\[〔［](?:\^(?P<{0}a>[\w-]{{1,30}})|(?P<{0}b>[0-9]{{1,3}}))[\]〕］]"
_NOTE = re.compile(rf"(?m)^[ \t\u3000]*{_LABEL.format('n')}[ \t]*(?P<colon>[:：]?)[ \t]*(?P<said>\S[^\n\r]*)$")
_BEFORE = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_SIGNS = "。！？，、；：…—”’」』）》.!?,;)\"'"
_MARK = re.compile(
    rf"(?<=[{_BEFORE}{_SIGNS}A-Za-z0-9])(?P<space>[ \u3000]?)"
    r"(?P<marks>(?:[\[〔［](?:\^[\w-]{1,30}|[0-9]{1,3}(?:[-–,，、][0-9]{1,3}){0,8})[\]〕］]){1,20})"
)
_LABELS = re.compile(r"\^[\w-]+|[0-9]+")


class FootnoteLine(NamedTuple):
    """A note: the place of its line, and of its first mark, if there is one."""

    start: int
    end: int
    mark: int | None


class Notes(NamedTuple):
    """The notes of a text, and the places of their marks, both in order."""

    notes: Sequence[FootnoteLine]
    marks: Sequence[tuple[int, int]]


def find_notes(text: str) -> Notes:
    """The notes of a text, and all marks."""
    lines = list(_NOTE.finditer(text))
    noted = {_label(line) for line in lines}
    marks = [match for match in _MARK.finditer(text) if _is_mark(text, match, noted)]
    places: dict[str, list[int]] = {}
    for match in marks:
        for label in _LABELS.findall(match["marks"]):
            places.setdefault(label.lstrip("^"), []).append(match.start())
    notes = (_note(line, places.get(_label(line), [])) for line in lines if _is_note(line, places))
    return Notes(list(notes), [match.span() for match in marks])


def _note(line: re.Match[str], marks: Sequence[int]) -> FootnoteLine:
    """A note with the last mark before it: every chapter may begin again with 1."""
    before = bisect_left(marks, line.start())
    return FootnoteLine(*line.span(), marks[max(0, before - 1)] if marks else None)


def _label(line: re.Match[str]) -> str:
    return line["na"] or line["nb"]


def _is_note(line: re.Match[str], marked: dict[str, list[int]]) -> bool:
    """Whether a line is a note: [^1]: always, [1] where there is a mark for it."""
    return _label(line) in marked or bool(line["na"] and line["colon"])


def _is_mark(text: str, match: re.Match[str], noted: set[str]) -> bool:
    before = text[match.start() - 1]
    if before.isascii() and before.isalnum() and "^" not in match["marks"]:
        return False  # a[1] is of a program
    labels = [label.lstrip("^") for label in _LABELS.findall(match["marks"])]
    if match["space"]:  # further off, it is one where its note is there
        return any(map(noted.__contains__, labels))
    return "^" in match["marks"] or any(map(noted.__contains__, labels)) or _is_beside_a_sign(text, match)


def _is_beside_a_sign(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    return before in _SIGNS or after == "" or after.isspace() or after in _SIGNS
