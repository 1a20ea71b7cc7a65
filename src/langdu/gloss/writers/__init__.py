"""Sentences with their readings, written out: the spellings of `langdu annotate --to`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import UsageError
from langdu.gloss.writers import beside, html, lines, ooxml
from langdu.gloss.writers.base import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Sentence

FORMS: dict[str, Form] = {
    "inline": beside.INLINE,
    "bracket": beside.BRACKET,
    "words": beside.WORDS,
    "cedict": beside.CEDICT,
    "inline-zhuyin": beside.INLINE_ZHUYIN,
    "furigana": beside.FURIGANA,
    "aozora": beside.AOZORA,
    "xpinyin": beside.XPINYIN,
    "ruby": html.RUBY,
    "ruby-zhuyin": html.RUBY_ZHUYIN,
    "word": ooxml.WORD,
    "above": lines.ABOVE,
    "below": lines.BELOW,
    "tsv": lines.TSV,
    "pinyin": lines.PINYIN,
    "pinyin-words": lines.PINYIN_WORDS,
    "zhuyin": lines.ZHUYIN,
}


def write(sentences: Iterable[Sentence], form: str) -> str:
    """Sentences of one block in one of the `FORMS`, without a line end.

    Raises:
        UsageError: there is no such form.
    """
    if form not in FORMS:
        raise UsageError(f"there is no form {form!r}", remedy=f"use {', '.join(FORMS)}")
    sentences, how = list(sentences), FORMS[form]
    written = (how.sentence(sentence).replace("\u200b", "") for sentence in sentences)
    body = how.between.join(text for text in written if text)
    return how.block(sentences, body) if sentences else body


def opening(form: str, title: str) -> str:
    """What comes before the first block."""
    return FORMS[form].opening(title)


def closing(form: str) -> str:
    """What comes after the last block."""
    return FORMS[form].closing


__all__ = ["FORMS", "Form", "closing", "opening", "write"]
