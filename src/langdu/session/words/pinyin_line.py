"""The pinyin that is printed below a sentence where only some words are to have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import gloss
from langdu.pinyin import joined, marked, zhuyin
from langdu.session.words.placed_words import words_of

if TYPE_CHECKING:
    from langdu.model import Sentence
    from langdu.session.words.placed_words import PlacedWord
    from langdu.session.words.vocabulary import Vocabulary


#: The forms of `gloss.write` for what the reader's ruby can be written in.
_FORMS = {"pinyin": "pinyin", "words": "pinyin-words", "zhuyin": "zhuyin"}


def with_pinyin(sentence: Sentence, notation: str = "words") -> str:
    """A sentence and its pinyin on a line below; see `whole_line`."""
    return "\n".join(filter(None, (sentence.text.strip(), whole_line(sentence, notation))))


def whole_line(sentence: Sentence, notation: str = "pinyin") -> str:
    """All of a sentence in "pinyin", in pinyin by "words" or in "zhuyin"; "" for one that is not spoken."""
    return gloss.write([sentence], _FORMS[notation]).strip()


def pinyin_line(sentence: Sentence, vocabulary: Vocabulary, pinyin_for: str, notation: str = "pinyin") -> str:
    """All of a sentence that was read in full, or the words that have pinyin, each once with it; "" for none.

    Args:
        sentence: it.
        vocabulary: what the learner knows.
        pinyin_for: one of `langdu.config.PINYIN_FOR`.
        notation: what it is written in, see `whole_line`.
    """
    if pinyin_for == "all" or not sentence.is_spoken:
        return whole_line(sentence, notation)
    shown = {word.word: word for word in words_of(sentence) if vocabulary.shows_pinyin(word.word, pinyin_for)}
    return ", ".join(_word_with_pinyin(sentence, word, notation) for word in shown.values())


def _word_with_pinyin(sentence: Sentence, word: PlacedWord, notation: str) -> str:
    text = "".join(token.text for token in sentence.tokens if token.kind == "hanzi" and token.span.start in word.span)
    said = [
        syllable for reading in sentence.readings if reading.span.start in word.span for syllable in reading.citation
    ]
    spelled = joined(said) if notation == "words" else " ".join(map(zhuyin if notation == "zhuyin" else marked, said))
    return f"{text} {spelled}".strip()
