"""Senses that come with markup, as plain lines: HTML and its like, and Yomitan's structured content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What begins a line of its own.
_BLOCKS = frozenset(
    ("br", "p", "div", "li", "tr", "dt", "dd", "ul", "ol", "dl", "table", "blockquote", "section", "details", "summary")
) | {"h1", "h2", "h3", "h4", "h5", "h6", "def"}
#: What is no text of the dictionary: the ruby over a word, a picture's file, a program.
_SILENT = frozenset(("script", "style", "rt", "rp", "img", "audio", "object", "head", "title"))
_MARKUP = re.compile(r"<[a-zA-Z!/]|&(?:#\d|#x[0-9a-fA-F]|[a-zA-Z]{2,8};)")


def lines(text: str) -> list[str]:
    """A text's lines, without spaces around them and none that is empty."""
    return [plain for line in text.splitlines() if (plain := one_line(line))]


def lines_of_html(text: str) -> list[str]:
    """The lines of HTML or XML; of text without any its own."""
    if not _MARKUP.search(text):
        return lines(text)
    from lxml import etree, html

    try:
        root = html.fragment_fromstring(text.replace("\0", " "), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return lines(re.sub(r"<[^>]*>", " ", text))
    return lines("".join(_text_of(root)))


def _text_of(root: Any) -> Iterator[str]:
    """The text of an element and of all in it, in order; no recursion, since a stranger chose the depth."""
    from lxml import etree

    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += tag in _SILENT
            yield "\n" if tag in _BLOCKS else ""
            yield "" if silent else element.text or ""
        else:
            silent -= event == "end" and tag in _SILENT
            yield "\n" if tag in _BLOCKS else ""
            yield "" if silent or element is root else element.tail or ""


def lines_of_content(content: Any) -> list[str]:
    """The lines of Yomitan's structured content: a text, a list, or `{"tag": …, "content": …}`.

    Raises:
        RecursionError: it is nested too deeply.
    """
    return lines("".join(_content(content)))


def _content(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        for part in content:
            yield from _content(part)
    elif isinstance(content, dict) and content.get("tag") not in _SILENT:
        is_block = content.get("tag") in _BLOCKS
        yield "\n" if is_block else ""
        yield from _content(content.get("content", content.get("text", "")))
        yield "\n" if is_block else ""
