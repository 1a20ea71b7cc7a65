"""The pinyin that is printed below a sentence where only some words are to have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import gloss
from langdu.pinyin import marked
from langdu.session.words.placed_words import words_of

if TYPE_CHECKING:
    from langdu.model import Sentence
    from langdu.session.words.placed_words import PlacedWord
    from langdu.session.words.vocabulary import Vocabulary


def pinyin_line(sentence: Sentence, vocabulary: Vocabulary, pinyin_for: str) -> str:
    """All of a sentence that was read in full, or the words that have pinyin, each once with it; "" for none.

    Args:
        sentence: it.
        vocabulary: what the learner knows.
        pinyin_for: one of `langdu.config.PINYIN_FOR`.
    """
    if pinyin_for == "all" or not sentence.is_spoken:
        return gloss.write([sentence], "pinyin").strip()
    shown = {word.word: word for word in words_of(sentence) if vocabulary.shows_pinyin(word.word, pinyin_for)}
    return ", ".join(_with_pinyin(sentence, word) for word in shown.values())


def _with_pinyin(sentence: Sentence, word: PlacedWord) -> str:
    text = "".join(token.text for token in sentence.tokens if token.kind == "hanzi" and token.span.start in word.span)
    said = [
        syllable for reading in sentence.readings if reading.span.start in word.span for syllable in reading.citation
    ]
    return f"{text} {' '.join(map(marked, said))}".strip()
