"""What a page has beside its text: its number, and a head or foot that comes again on others."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from langdu.importers.plain_text.numerals import FIGURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.importers.pdf.lines import PageLine
    from langdu.model import SetAsideKind

#: The share of a page at its top and bottom where these stand.
EDGE = 0.14
#: Pages on which the same stands at the edge, for it to be a running head; in a long book one of so many.
OFTEN, ONE_OF = 3, 50
_NUMBER = re.compile(
    rf"[-–—·•~\[(（〔\s]*(?:第\s*)?(?:[0-9０-９]{{1,5}}|[ivxlcIVXLC]{{1,7}}|(?<=第)[{FIGURES}]{{1,6}})(?:\s*页)?"
    r"(?:\s*[/／]\s*(?:共\s*)?[0-9]{1,5}(?:\s*页)?)?[-–—·•~\])）〕\s]*"
)


def find_furniture(pages: Sequence[Sequence[PageLine]], heights: Sequence[float]) -> dict[PageLine, SetAsideKind]:
    """Which lines are no text, and what they are.

    Args:
        pages: the lines of each.
        heights: of each page, in points.
    """
    edges = [_edge(lines, height) for lines, height in zip(pages, heights, strict=True)]
    counts = Counter(pattern for edge in edges for pattern in {_pattern(line) for line in edge})
    often = max(min(OFTEN, max(2, len(pages))), len(pages) // ONE_OF)
    found: dict[PageLine, SetAsideKind] = {}
    for edge in edges:
        for line in edge:
            if _NUMBER.fullmatch(line.text):
                found[line] = "page number"
            elif counts[_pattern(line)] >= often:
                found[line] = "running head"
    return found


def _edge(lines: Sequence[PageLine], height: float) -> list[PageLine]:
    """The lines at the top and bottom of a page, no more than two of each."""
    by_height = sorted(lines, key=lambda line: -line.top)
    above = [line for line in by_height[:2] if line.bottom > height * (1 - EDGE)]
    below = [line for line in by_height[-2:] if line.top < height * EDGE]
    return list(dict.fromkeys([*above, *below]))


def _pattern(line: PageLine) -> tuple[str, int]:
    """What is the same on every page: the words, and the height."""
    return re.sub(r"[0-9０-９\s]+", "#", line.text), round(line.top / 4)
