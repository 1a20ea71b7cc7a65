"""Texts that are of a format whatever they are called: subtitles or lyrics that were pasted, what langdu wrote."""

from __future__ import annotations

import re

#: Code points of a text that are looked at.
HEAD = 4000
_FORMATS = (
    ("vtt", re.compile(r"\ufeff?WEBVTT(?:[ \t\r\n]|\Z)")),
    ("ass", re.compile(r"\ufeff?\s*\[Script Info\]", re.IGNORECASE)),
    (
        "srt",
        re.compile(r"\ufeff?\s*[0-9]{1,6}[ \t]*\r?\n[ \t]*[0-9]{1,3}:[0-5]?[0-9]:[0-5]?[0-9][,.][0-9]{1,3}[ \t]*-->"),
    ),
    ("json", re.compile(r'\{"index": ?[0-9]+, ?"start": ?[0-9]+, ?"end": ?[0-9]+, ?"kind": ?"')),
    (
        "lrc",
        re.compile(
            r"\ufeff?\s*(?:\[(?:ti|ar|al|by|offset|length|au|re|ve)\s*:[^\]\n]*\]\s*)*"
            r"(?:\[[0-9]{1,3}:[0-5]?[0-9](?:[.:][0-9]{1,3})?\]){1,20}[^\n]*\n\s*\[[0-9]{1,3}:[0-5]?[0-9][.:\]]"
        ),
    ),
)


def ending_of(text: str) -> str:
    """The ending of the format that a text is in by its beginning; empty for any other text."""
    head = text[:HEAD]
    return next((ending for ending, pattern in _FORMATS if pattern.match(head)), "")
