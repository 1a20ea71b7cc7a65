"""A first idea of every reading, without a dictionary of words: what the screen shows before the annotator is up."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from langdu.model import Reading
from langdu.pinyin import readings

if TYPE_CHECKING:
    from langdu.model import Sentence, Syllable


def sketch(sentence: Sentence) -> Sentence:
    """The sentence with each character's commonest reading, or its gloss's; none for numbers."""
    if not sentence.is_spoken:
        return sentence
    hints = {hint.span.start: hint.syllable for hint in sentence.hints}
    found = (
        Reading(token.span, syllables, syllables)
        for token in sentence.tokens
        if token.kind == "hanzi" and (syllables := _first(token.text, hints.get(token.span.start)))
    )
    return replace(sentence, readings=tuple(found))


@lru_cache(maxsize=8192)
def _first(char: str, hint: Syllable | None) -> tuple[Syllable, ...]:
    known = readings(char)
    if hint is None or hint.tone:
        return known[:1] if hint is None else (hint,)
    return next(((s,) for s in known if s.same_sound(hint)), (hint,))
