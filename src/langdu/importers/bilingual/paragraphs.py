"""Texts in which a paragraph in another language follows each Chinese one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.importers.bilingual.language import is_chinese, is_foreign, is_telling
from langdu.model import HANZI, SPOKEN_KINDS, Blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Block, BlockKind, Document

#: Pairs that a text has at least, and the share of its Chinese paragraphs that are in one.
LEAST_PAIRS, LEAST_SHARE = 3, 0.8
#: Chinese paragraphs after which a text that has few pairs is not looked at further.
SAMPLE_PARAGRAPHS, SAMPLE_SHARE = 100, 0.5
#: Letters that translate a hanzi; English has some four. A text of another length says something else.
LETTERS_A_HANZI = (1.0, 15.0)


def with_translations(document: Document) -> Document:
    """The document, its translations in blocks of that kind, if it is one of two languages."""
    if document.cues:
        return document
    found = _translations(document)
    return replace(document, blocks=Blocks(_rows(document, found))) if found else document


def _rows(document: Document, found: frozenset[int]) -> Iterator[tuple[BlockKind, int, int]]:
    for number, block in enumerate(document.blocks):
        yield "translation" if number in found else block.kind, block.span.start, block.span.end


def _translations(document: Document) -> frozenset[int]:
    """The numbers of the blocks that are one; a text has them throughout or not at all."""
    found, chinese, foreign, paragraphs = list[int](), list[str](), list[str](), 0
    last, is_in_pair = "", False
    for number, block in enumerate(document.blocks):
        text = _text(document, block)
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
    are = len(chinese) >= max(LEAST_PAIRS, LEAST_SHARE * paragraphs) and is_telling(chinese, foreign)
    return frozenset(found) if are else frozenset()


def _text(document: Document, block: Block) -> str:
    """What a block says; nothing for one that is not spoken anyway."""
    return document.source[block.span.start : block.span.end] if block.kind in SPOKEN_KINDS else ""


def _is_as_long(chinese: str, foreign: str) -> bool:
    least, most = LETTERS_A_HANZI
    hanzi, letters = len(HANZI.findall(chinese)), sum(map(str.isalpha, foreign))
    return least * hanzi <= letters <= most * hanzi
