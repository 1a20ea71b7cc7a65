"""A cue as its file has it."""

from __future__ import annotations

import re
from typing import NamedTuple

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<[0-9:.]{5,15}>|\{[^{}\n]{0,300}\}")


class SourceCue(NamedTuple):
    """A cue: its times in seconds, and its text, with tags of HTML and braces of ASS, a line for each line.

    The lines of its translation are not among those of its text.
    """

    start: float
    end: float
    text: str
    translation: str = ""


def without_tags(text: str) -> str:
    """The text without tags of HTML and braces of ASS."""
    return _TAG.sub("", text)
