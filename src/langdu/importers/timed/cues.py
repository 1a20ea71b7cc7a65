"""Documents of subtitles and lyrics: a block for each cue and one for its translation, with its times."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.importers.blocks import LONGEST_BLOCK_CHARACTERS
from langdu.importers.ruby import hints_of
from langdu.importers.timed.source_cue import without_tags
from langdu.importers.timed.translations import with_translations
from langdu.model import Blocks, CueTime, Document, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.importers.base import Source
    from langdu.importers.timed.source_cue import SourceCue
    from langdu.model import BlockKind, Hint

#: The most hours that a recording has; a time beyond is damage.
LONGEST_SECONDS = 1000 * 3600
_RUBY = re.compile(r"<ruby[^<>]*>(?P<inside>.*?)(?:</ruby>|\Z)", re.IGNORECASE | re.DOTALL)
_PAIR = re.compile(
    r"(?P<base>[^<]*)(?:<rp>[^<]*</rp>)?<rt[^<>]*>(?P<over>[^<]*)(?:</rt>)?(?:<rp>[^<]*</rp>)?", re.IGNORECASE
)
#: What says that another person speaks.
_DASH = re.compile(r"(?m)^((?:<[^<>\n]*>|\{[^{}\n]*\}){0,9})[ \t]*[-–—][ \t]*(?=\S)")


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
    rows: list[tuple[BlockKind, int, int]] = []
    times: list[CueTime] = []

    def add(kind: BlockKind, text: str, cue: SourceCue) -> None:
        at = rows[-1][2] + 1 if rows else 0
        rows.append((kind, at, at + len(text)))
        times.append(CueTime(cue.start, min(max(cue.start, cue.end), LONGEST_SECONDS)))
        pieces.append(text)

    for cue in with_translations(sorted(cues, key=lambda cue: cue.start)):
        text, found = _shown(cue.text, rows[-1][2] + 1 if rows else 0, escaped=escaped)
        if text and 0 <= cue.start <= LONGEST_SECONDS:
            hints += found
            add("body", text, cue)
            translation, _ = _shown(cue.translation, 0, escaped=escaped)
            if translation:
                add("translation", translation, cue)
    if not rows:
        raise BadInput("there is no text in it", where=source.name, remedy="choose another file")
    return Document(
        "\n".join(pieces), one_line(title or source.title), Blocks(rows), tuple(hints), True, "", one_line(author),
        cues=tuple(times),
    )  # fmt: skip


def _shown(text: str, start: int, *, escaped: bool) -> tuple[str, list[Hint]]:
    """A cue's text on one line, and what its ruby says; `start` is where it will be."""
    shown, hints = "", []
    for base, over in _pieces(_DASH.sub(r"\1", text)):
        plain = without_tags(base)
        plain = re.sub(r"\s+", " ", html.unescape(plain) if escaped else plain)
        if not shown or shown.endswith(" "):
            plain = plain.lstrip()
        if over:
            hints += hints_of(plain, html.unescape(without_tags(over)).strip(), start + len(shown))
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
