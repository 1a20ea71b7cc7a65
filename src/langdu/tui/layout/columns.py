"""A sentence in columns, one a syllable, wide enough for its pitch to be drawn below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.pinyin import marked
from langdu.tui.layout.width import cells, stable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Sentence, Target

#: Cells of a pitch curve at least and at most: 12 dots show a dipping tone, more than 20 make sentences long.
NARROWEST, WIDEST = 6, 10
#: Cells between two columns.
GAP = 1


class Column(NamedTuple):
    """A syllable's column.

    Attributes:
        number: the syllable's index.
        x: its first cell.
        width: its cells, without the gap behind it.
        ruby: its pinyin as in a dictionary.
        text: its characters, with the signs around them.
    """

    number: int
    x: int
    width: int
    ruby: str
    text: str


def columns(sentence: Sentence, targets: Sequence[Target], width: int) -> list[tuple[Column, ...]]:
    """The syllables in rows of at most `width` cells, every row but a too narrow one."""
    rows: list[tuple[Column, ...]] = []
    texts = list(_texts(sentence, targets))
    room = (width + GAP) // max(1, len(targets)) - GAP  # a short sentence has its curves wider
    wanted = min(WIDEST, max(NARROWEST, room))
    row: list[Column] = []
    for number, (target, text) in enumerate(zip(targets, texts, strict=True)):
        ruby = marked(target.citation)
        x = row[-1].x + row[-1].width + GAP if row else 0
        column = Column(number, x, max(wanted, cells(ruby), cells(text)), ruby, text)
        if row and x + column.width > width:
            rows.append(tuple(row))
            row = []
            column = column._replace(x=0)
        row.append(column)
    return [*rows, tuple(row)] if row else rows


def _texts(sentence: Sentence, targets: Sequence[Target]) -> Iterator[str]:
    """What stands in each column: all that is shown of the sentence, in order, each piece with its syllable."""
    starts = [target.span.start for target in targets]
    for number, target in enumerate(targets):
        first = target.span.start if number else sentence.span.start
        if target.text == "":
            yield ""
            continue
        after = next((start for start in starts[number + 1 :] if start > target.span.start), sentence.span.end)
        shown = "".join(token.text for token in sentence.tokens if first <= token.span.start < after)
        yield stable(shown).strip()
