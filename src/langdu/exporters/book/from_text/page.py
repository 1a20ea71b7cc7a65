"""One page of a book that is made from a text: its paragraphs as they come, and what is read of them when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.exporters.book.from_text.sentences import silent_markup, spoken_markup
from langdu.exporters.book.markup import escaped
from langdu.exporters.book.overlay import MediaOverlay
from langdu.exporters.translation import language_of

if TYPE_CHECKING:
    from langdu.model import HighlightUnit, TimedSentence

_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{lang}" xml:lang="{lang}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="{style}"/>
</head>
<body>
{body}</body>
</html>
"""
#: HTML has no headings below this level.
LOWEST_HEADING = 6


def page_markup(title: str, language: str, style: str, body: str) -> str:
    """A whole page; `body` is markup, `style` the address of its style sheet."""
    return _PAGE.format(title=escaped(title) or "-", lang=language, style=escaped(style), body=body)


class PageDraft:
    """A page that is being written.

    Args:
        title: what it is called.
        unit: what is highlighted at once.
        sample_rate: of the audio, in Hz.

    Attributes:
        overlay: what of it is read, and when.
        characters: how many it has.
        block: the number of the block that it ends with; -1 for none.
    """

    def __init__(self, title: str, unit: HighlightUnit, sample_rate: int) -> None:
        self.title, self._unit, self._rate = title, unit, sample_rate
        self.overlay = MediaOverlay(sample_rate)
        self.characters, self.block = 0, -1
        self._body: list[str] = []
        self._open = ""

    def add(self, timed: TimedSentence, origin: int, level: int, anchor: str = "") -> None:
        """A sentence.

        Args:
            timed: it.
            origin: the sample of the stream that the page's audio begins with.
            level: of a heading, 1 for the highest.
            anchor: an id for its block, where a line of the contents leads to it.
        """
        if timed.block != self.block or anchor:
            self._begin(timed, level, anchor)
        if timed.marks:
            markup, parts = spoken_markup(timed, self._unit, max(1, self._rate // 1000))
            for name, part in parts:
                self.overlay.add(name, max(0, part.start - origin))
        else:
            markup = silent_markup(timed)
        self._body.append(markup)
        self.characters += len(timed.text)

    def _begin(self, timed: TimedSentence, level: int, anchor: str) -> None:
        kind = timed.sentence.kind
        self._close()
        self._open = f"h{min(max(level, 1), LOWEST_HEADING)}" if kind == "heading" else "p"
        shown = "" if kind in ("heading", "body") else f' class="{kind}"'
        if kind == "translation":
            language = language_of(timed.text)
            shown += f' lang="{language}" xml:lang="{language}"'
        name = f' id="{anchor}"' if anchor else ""
        self._body.append(f"<{self._open}{shown}{name}>")
        self.block = timed.block

    def _close(self) -> None:
        if self._open:
            self._body.append(f"</{self._open}>\n")
        self._open = ""

    def markup(self, language: str, style: str) -> str:
        """The page, complete."""
        self._close()
        return page_markup(self.title, language, style, "".join(self._body) or "<p>-</p>\n")
