"""Texts in which each Chinese paragraph has one in another language behind it, or before it."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import TYPE_CHECKING, NamedTuple

from langdu.importers.bilingual.language import is_chinese, is_foreign, is_telling
from langdu.model import HANZI, SPOKEN_KINDS, Blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.model import Block, BlockKind, Document

#: Pairs that a text has at least, and the share of its Chinese paragraphs that are in one.
LEAST_PAIRS, LEAST_SHARE = 3, 0.8
#: Chinese paragraphs after which a text that has few pairs is not looked at further.
SAMPLE_PARAGRAPHS, SAMPLE_SHARE = 100, 0.5
#: Letters that translate a hanzi; English has some four. A text of another length says something else.
LETTERS_A_HANZI, USUAL_LETTERS = (1.0, 15.0), 4.0


class _Pairs(NamedTuple):
    """What is found when the translation is looked for on one side of the Chinese.

    Attributes:
        blocks: the numbers of those that are translations; none where the text is not translated throughout.
        paired: how many Chinese paragraphs have one.
        misfit: how far their lengths are from what is usual, all together.
    """

    blocks: frozenset[int]
    paired: int
    misfit: float


def with_translations(document: Document) -> Document:
    """The document, its translations in blocks of that kind, if it is one of two languages.

    Where every paragraph between others could translate either, more pairs decide, and then whose lengths fit better.
    """
    if document.cues:
        return document
    numbers = range(len(document.blocks))
    below, above = _pairs(document, numbers), _pairs(document, reversed(numbers))
    is_above = (above.paired, -above.misfit) > (below.paired, -below.misfit)
    found = (above if is_above else below).blocks
    if not found:
        return document
    return replace(document, blocks=Blocks(_rows(document, found)), translates_above=is_above)


def _rows(document: Document, found: frozenset[int]) -> Iterator[tuple[BlockKind, int, int]]:
    for number, block in enumerate(document.blocks):
        yield "translation" if number in found else block.kind, block.span.start, block.span.end


def _pairs(document: Document, numbers: Iterable[int]) -> _Pairs:
    """The pairs of a Chinese paragraph and one that comes next; a text has them throughout or not at all."""
    found, chinese, foreign, paragraphs = list[int](), list[str](), list[str](), 0
    last, is_in_pair = "", False
    for number in numbers:
        text = _text(document, document.blocks[number])
        if is_chinese(text):
            paragraphs += 1
            last, is_in_pair = text, False
            if paragraphs == SAMPLE_PARAGRAPHS and len(chinese) < SAMPLE_SHARE * paragraphs:
                break
        elif is_in_pair and is_foreign(text):
            found.append(number)
        elif last and is_foreign(text) and _is_as_long(last, text):
            found.append(number)
            chinese.append(last)
            foreign.append(text)
            is_in_pair = True
        else:
            last, is_in_pair = "", False
    if len(chinese) < max(LEAST_PAIRS, LEAST_SHARE * paragraphs) or not is_telling(chinese, foreign):
        return _Pairs(frozenset(), 0, 0.0)
    misfit = sum(abs(log(_letters_a_hanzi(*pair) / USUAL_LETTERS)) for pair in zip(chinese, foreign, strict=True))
    return _Pairs(frozenset(found), len(chinese), misfit)


def _text(document: Document, block: Block) -> str:
    """What a block says; nothing for one that is not spoken anyway."""
    return document.source[block.span.start : block.span.end] if block.kind in SPOKEN_KINDS else ""


def _is_as_long(chinese: str, foreign: str) -> bool:
    least, most = LETTERS_A_HANZI
    return least <= _letters_a_hanzi(chinese, foreign) <= most


def _letters_a_hanzi(chinese: str, foreign: str) -> float:
    return sum(map(str.isalpha, foreign)) / len(HANZI.findall(chinese))
