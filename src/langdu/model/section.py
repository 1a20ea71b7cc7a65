"""How a book is divided, and what stands beside its text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model.span import Span

SetAsideKind = Literal["footnote", "page number", "running head", "contents"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part, chapter or section of a text.

    Attributes:
        title: what its heading says, glosses left out.
        level: 1 for the highest.
        start: the code point where it begins; it ends where the next one of its level or above begins.
        sections: those in it, in order.
        path: the file that it comes from inside the text's container, an EPUB's chapter; empty where there is none.
    """

    title: str
    level: int
    start: int
    sections: tuple[Section, ...] = ()
    path: str = ""


def nested(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Sections in the order of the text, each put into the one before it that is of a higher level."""
    roots: list[Section] = []
    open_: list[tuple[Section, list[Section]]] = []

    def close(level: int) -> None:
        while open_ and open_[-1][0].level >= level:
            section, inside = open_.pop()
            (open_[-1][1] if open_ else roots).append(replace(section, sections=tuple(inside)))

    for section in sections:
        close(section.level)
        open_.append((section, []))
    close(0)
    return tuple(roots)


@dataclass(frozen=True, slots=True)
class CueTime:
    """When a block of subtitles or lyrics is shown, in seconds of the user's own recording."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class SetAside:
    """A part of the source that is kept and reachable, and neither shown in the text nor read aloud.

    Attributes:
        kind: what it is.
        span: where it stands in the source.
        anchor: the code point of the text that it belongs to: where a footnote's mark stands; None where nothing does.
    """

    kind: SetAsideKind
    span: Span
    anchor: int | None = None
