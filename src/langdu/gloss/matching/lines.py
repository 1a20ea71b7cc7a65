"""A text's lines, paragraphs, and what stands beside a passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from langdu.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LINE_END = re.compile(r"[\n\r]\s*")


class Lines:
    """Where a text's lines begin and end, blank ones left out; found once, for a book in English is all runs."""

    def __init__(self, source: str) -> None:
        ends = [match.span() for match in _LINE_END.finditer(source)]
        self.source = source
        self.starts = [0, *(end for _, end in ends)]
        self.ends = [*(start for start, _ in ends), len(source)]

    def at(self, offset: int) -> int:
        """The line that holds a code point."""
        return bisect_right(self.starts, offset) - 1

    def line(self, index: int) -> Span:
        """Where a line is, without the spaces around it."""
        start, end = self.starts[index], self.ends[index]
        while end > start and self.source[end - 1].isspace():
            end -= 1
        while start < end and self.source[start].isspace():
            start += 1
        return Span(start, end)

    def beside(self, span: Span, reach: int) -> Iterator[Span]:
        """The rest of the line behind and before `span`, then the next line and the one before; cut at `reach`."""
        index = self.at(span.start)
        yield Span(span.end, min(self.ends[index], span.end + reach))
        if span.start - self.starts[index] <= reach:
            yield Span(self.starts[index], span.start)
        for neighbour in (index + 1, index - 1):
            if 0 <= neighbour < len(self.starts):
                start, end = self.starts[neighbour], self.ends[neighbour]
                yield Span(start, min(end, start + reach))

    def is_joined(self, index: int) -> bool:
        """Whether no blank line is between a line and the next."""
        gap = self.source[self.ends[index] : self.starts[index + 1]] if index + 1 < len(self.starts) else "\n\n"
        return gap.replace("\r\n", "\n").count("\n") + gap.replace("\r\n", "").count("\r") == 1

    def paragraph(self, index: int, step: int, reach: int, belongs: Callable[[int], bool]) -> list[int]:
        """The lines from `index` on (or back, with step -1) up to a blank line, or one that does not belong."""
        found: list[int] = []
        while 0 <= index < len(self.starts) and belongs(index) and reach > 0:
            found.append(index)
            reach -= self.ends[index] - self.starts[index]
            if not self.is_joined(index if step > 0 else index - 1):
                break
            index += step
        return sorted(found)
