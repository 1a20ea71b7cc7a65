"""Whether a paragraph goes on in a book's next page: programs that cut a book into files cut paragraphs, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from langdu.importers.blocks import HEADING
from langdu.importers.markup.tree import BLOCKS, SKIPPED, said

if TYPE_CHECKING:
    from langdu.importers.markup.flow import Flow

#: What a paragraph ends with, and a clause.
_ENDS, _CLAUSES = re.compile(r"[。！？!?…：:；;.—～~”’」』\"'）)】\]》〉>*]$"), re.compile(r"[，、,]$")
#: What the rest of a paragraph begins with: a hanzi, a small letter, or a sign that begins none.
_RESTS = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbfa-z，、。！？；：”’」』）》…]")
#: What may stand around the first paragraph.
_AROUND = frozenset(("p", "div", "body", "section", "article", "main"))


def goes_on(flow: Flow, root: etree._Element, path: str) -> bool:
    """Whether the paragraph that ended last goes on in the page at `path`, which begins with a plain one."""
    last = flow.last.rstrip()
    if not last or _ENDS.search(last) or (len(last) <= HEADING and not _CLAUSES.search(last)):
        return False  # a short line without a sign at its end is one of its own: a title, a dedication, a name
    first = _first(root, path, flow)
    return _RESTS.match(first) is not None and (_ENDS.search(first) is not None or len(first) > HEADING)


def _first(root: etree._Element, path: str, flow: Flow) -> str:
    """The first paragraph's text; empty where something else comes first."""
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        tag = str(element.tag)
        if tag in ("p", "div") and (tag == "p" or _own(element)) and (text := said(element)):
            has_picture = element.find(".//img") is not None
            return "" if has_picture or f"{path}#{element.get('id', '')}" in flow.marks else text
        if (
            tag in ("img", "svg", "hr")
            or (tag in BLOCKS and tag not in _AROUND)
            or (tag not in SKIPPED and _own(element))
        ):
            return ""
        if tag in SKIPPED:
            walk.skip_subtree()
    return ""


def _own(element: etree._Element) -> str:
    """The text of an element that stands in no other one inside it."""
    return "".join(filter(None, (element.text, *(child.tail for child in element)))).strip()
