"""Markdown (CommonMark, with tables, footnotes, formulas and front matter): its text, without the markup.

Code and formulas are shown and not read, footnotes set aside. Lines of a paragraph stay lines, as in plain text: many
write a verse or what somebody says on each. Four spaces begin no code: they indent a paragraph.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.importers.base import Importer
from langdu.importers.builder import Builder
from langdu.importers.encoding.decode import decode
from langdu.importers.markdown.text import line_of, of_html, pictures_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from langdu.importers.base import Source
    from langdu.model import BlockKind, Document

_META = re.compile(r"(?m)^(title|author|lang|language)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$")


class MarkdownImporter(Importer):
    """A Markdown file."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        text = decode(source.data, source.name, source.encoding)
        try:
            tokens = _parser().parse(text)
        except (ValueError, IndexError, KeyError, RecursionError) as error:
            raise BadInput(
                f"this Markdown cannot be read: {error}", where=source.name, remedy="name it .txt"
            ) from error
        meta = _meta(tokens)
        builder = Builder()
        _Writer(builder).write(tokens)
        return builder.document(
            meta.get("title") or source.title,
            author=meta.get("author", ""),
            language=meta.get("lang") or meta.get("language", ""),
            has_paragraphs=False,
        )


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    parser.use(footnote_plugin, inline=False).use(front_matter_plugin)
    return parser.use(dollarmath_plugin, allow_digits=False, allow_space=False)


def _meta(tokens: Sequence[Token]) -> dict[str, str]:
    """What a file says of itself above its text."""
    head = next((token.content for token in tokens[:1] if token.type == "front_matter"), "")
    return {key: value for key, value in _META.findall(head) if value}


class _Writer:
    """Writes Markdown's tokens into a builder."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._marks: dict[int, int] = {}
        self._cells: list[str] = []
        self._number = ""
        self._note: int | None = None

    def write(self, tokens: Sequence[Token]) -> None:
        """Write a file's."""
        for token, inline in _with_inline(tokens):
            match token.type:
                case "heading_open":
                    self._heading(int(token.tag[1:]), inline)
                case "paragraph_open":
                    self._paragraph(inline)
                case "th_open" | "td_open":
                    self._cells.append(self._lines(inline, sum(len(cell) + 3 for cell in self._cells))[0])
                case "html_block":
                    self._builder.pictures.update(pictures_in([token]))
                    self._all("body", of_html(token.content))
                case "fence" | "math_block" | "math_block_label":
                    marks = "$$" if token.type != "fence" else ""
                    self._all("aside", f"{marks}{token.content.strip()}{marks}")
                case _:
                    self._structure(token)

    def _structure(self, token: Token) -> None:
        match token.type:
            case "tr_close":
                self._builder.line("body", " | ".join(self._cells))
                self._cells = []
            case "list_item_open":
                self._number = f"{token.info}{token.markup} " if token.info else ""
            case "footnote_open":
                self._note = int(token.meta["id"])
            case "footnote_close":
                self._note = None

    def _heading(self, level: int, inline: Token | None) -> None:
        self._builder.space()
        title = " ".join(self._lines(inline))
        self._builder.section(title, level)
        self._builder.line("heading", title)
        self._builder.space()

    def _paragraph(self, inline: Token | None) -> None:
        if self._note is not None:
            self._builder.aside("footnote", " ".join(self._lines(inline)), self._marks.get(self._note))
            return
        number, self._number = self._number, ""
        self._builder.space()
        lines = self._lines(inline, len(number))
        for line in [number + lines[0], *lines[1:]]:
            self._builder.line("body", line)

    def _all(self, kind: BlockKind, text: str) -> None:
        self._builder.space()
        for line in text.splitlines():
            self._builder.line(kind, line)

    def _lines(self, inline: Token | None, before: int = 0) -> list[str]:
        """The lines of what is inline, `before` code points of a line before it; places of notes' marks are kept."""
        text, marks = line_of(inline.children or []) if inline is not None else ("", [])
        self._builder.pictures.update(pictures_in(inline.children or []) if inline is not None else ())
        for note, at in marks:
            self._marks.setdefault(note, self._builder.length + before + at)
        return text.split("\n")


def _with_inline(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token | None]]:
    """Each token with the text that follows it at once, if any does."""
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        yield token, following if following is not None and following.type == "inline" else None
