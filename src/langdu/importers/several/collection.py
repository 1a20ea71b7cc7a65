"""Many texts as one book: what is in a folder or a zip archive, in the order of their names' numbers.

Each file is a section with its path; its own sections are inside. Hidden files, and those of no format, are left out.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from langdu.errors import BadInput
from langdu.importers.several.natural_order import natural_key
from langdu.model import Blocks, Document, Section, SetAside, Span, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.model import Block, BlockKind, Hint

#: The most bytes that all files may have together, and how many there may be.
TOTAL_BYTES, FILES = 500_000_000, 10_000
#: What a book is not put together from: archives in archives hide how much there is, most JSON is none of ours.
_NO_TEXTS = frozenset({".zip", ".json", ".jsonl"})


class CollectedText(NamedTuple):
    """A file's document, and its path in the folder or archive."""

    path: str
    document: Document


def chosen(names: Iterable[str], endings: Sequence[str], where: str) -> list[str]:
    """Of the paths those of texts, in order.

    Raises:
        BadInput: there is none, or there are too many.
    """
    texts = [name for name in names if _is_text(PurePosixPath(name), endings)]
    if not texts:
        raise BadInput("there is no text in it", where=where, remedy=f"it needs a file as {' '.join(endings[:3])}")
    if len(texts) > FILES:
        raise BadInput(f"there are {len(texts)} texts in it", where=where, remedy=f"at most {FILES} are one book")
    return sorted(texts, key=natural_key)


def _is_text(path: PurePosixPath, endings: Sequence[str]) -> bool:
    ending = path.suffix.lower()
    is_hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not is_hidden and ending in endings and ending not in _NO_TEXTS


def joined(parts: Sequence[CollectedText], title: str) -> Document:
    """The parts as one document; one part as it is. Times of cues, each of its own recording, are left out."""
    if len(parts) == 1:
        return parts[0].document
    pieces: list[str] = []
    rows: list[tuple[BlockKind, int, int]] = []
    hints: list[Hint] = []
    sections: list[Section] = []
    aside: list[SetAside] = []
    at = 0
    for path, part in parts:
        rows += _rows(part.blocks, at)
        hints += (replace(hint, span=_moved(hint.span, at)) for hint in part.hints)
        sections.append(Section(part.title, 1, at, tuple(_lower(part.sections, at, path)), path))
        aside += (_aside(one, at) for one in part.set_aside)
        pieces.append(part.source)
        at += len(part.source) + 2
    first = parts[0].document
    return Document(
        "\n\n".join(pieces),
        one_line(title),
        Blocks(rows),
        tuple(hints),
        all(part.document.has_paragraphs for part in parts),
        first.language,
        first.author,
        tuple(sections),
        set_aside=tuple(aside),
        pictures=sum(part.document.pictures for part in parts),
        has_cover=any(part.document.has_cover for part in parts),
    )


def _rows(blocks: Iterable[Block], at: int) -> Iterator[tuple[BlockKind, int, int]]:
    return ((block.kind, block.span.start + at, block.span.end + at) for block in blocks)


def _moved(span: Span, at: int) -> Span:
    return Span(span.start + at, span.end + at)


def _aside(part: SetAside, at: int) -> SetAside:
    return SetAside(part.kind, _moved(part.span, at), None if part.anchor is None else part.anchor + at)


def _lower(sections: Sequence[Section], at: int, path: str) -> Iterator[Section]:
    """A part's sections a level lower, with the path of its file before their own."""
    for section in sections:
        own = f"{path}/{section.path}" if section.path else path
        inside = tuple(_lower(section.sections, at, path))
        yield Section(section.title, section.level + 1, section.start + at, inside, own)
