"""Documents of subtitles and lyrics: a block for each cue, with its times."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from langdu.errors import BadInput
from langdu.importers.blocks import LONGEST_BLOCK_CHARACTERS
from langdu.importers.ruby import hints_of
from langdu.model import Blocks, CueTime, Document, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.importers.base import Source
    from langdu.model import Hint

#: The most hours that a recording has; a time beyond is damage.
LONGEST_SECONDS = 1000 * 3600
_RUBY = re.compile(r"<ruby[^<>]*>(?P<inside>.*?)(?:</ruby>|\Z)", re.IGNORECASE | re.DOTALL)
_PAIR = re.compile(
    r"(?P<base>[^<]*)(?:<rp>[^<]*</rp>)?<rt[^<>]*>(?P<over>[^<]*)(?:</rt>)?(?:<rp>[^<]*</rp>)?", re.IGNORECASE
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<[0-9:.]{5,15}>|\{[^{}\n]{0,300}\}")
#: What says that another person speaks.
_DASH = re.compile(r"(?m)^((?:<[^<>\n]*>|\{[^{}\n]*\}){0,9})[ \t]*[-–—][ \t]*(?=\S)")


class SourceCue(NamedTuple):
    """A cue: its times in seconds, and its text, with tags of HTML and braces of ASS, a line for each line."""

    start: float
    end: float
    text: str


def cue_document(
    source: Source, cues: Sequence[SourceCue], title: str = "", author: str = "", *, escaped: bool
) -> Document:
    """The document of cues, in the order of their times.

    Args:
        source: the file.
        cues: in any order.
        title: what the file calls itself; empty to go by its name.
        author: as it tells.
        escaped: whether & begins an entity in it.

    Raises:
        BadInput: there is no text in any cue.
    """
    pieces: list[str] = []
    hints: list[Hint] = []
    rows: list[tuple[int, int]] = []
    times: list[CueTime] = []
    at = 0
    for cue in sorted(cues, key=lambda cue: cue.start):
        text, found = _shown(cue.text, at, escaped=escaped)
        if text and 0 <= cue.start <= LONGEST_SECONDS:
            rows.append((at, at + len(text)))
            times.append(CueTime(cue.start, min(max(cue.start, cue.end), LONGEST_SECONDS)))
            hints += found
            pieces.append(text)
            at += len(text) + 1
    if not rows:
        raise BadInput("there is no text in it", where=source.name, remedy="choose another file")
    blocks = Blocks(("body", start, end) for start, end in rows)
    return Document(
        "\n".join(pieces), one_line(title or source.title), blocks, tuple(hints), True, "", one_line(author),
        cues=tuple(times),
    )  # fmt: skip


def _shown(text: str, start: int, *, escaped: bool) -> tuple[str, list[Hint]]:
    """A cue's text on one line, and what its ruby says; `start` is where it will be."""
    shown, hints = "", []
    for base, over in _pieces(_DASH.sub(r"\1", text)):
        plain = _TAG.sub("", base)
        plain = re.sub(r"\s+", " ", html.unescape(plain) if escaped else plain)
        if not shown or shown.endswith(" "):
            plain = plain.lstrip()
        if over:
            hints += hints_of(plain, html.unescape(_TAG.sub("", over)).strip(), start + len(shown))
        shown = (shown + plain)[:LONGEST_BLOCK_CHARACTERS]
    return shown.rstrip(), hints


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the ruby over it, empty where there is none."""
    at = 0
    for ruby in _RUBY.finditer(text) if "<ruby" in text.lower() else ():
        yield text[at : ruby.start()], ""
        inside, last = ruby["inside"], 0
        for pair in _PAIR.finditer(inside):
            yield pair["base"], pair["over"]
            last = pair.end()
        yield inside[last:], ""
        at = ruby.end()
    yield text[at:], ""
