"""A first idea of every reading, without a dictionary of words: what the screen shows before the annotator is up."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from langdu.model import Reading, Span
from langdu.pinyin import readings

if TYPE_CHECKING:
    from langdu.model import Sentence, Syllable


def sketch(sentence: Sentence) -> Sentence:
    """The sentence with each character's commonest reading, or its gloss's; none for numbers."""
    if not sentence.is_spoken:
        return sentence
    hints = {hint.span.start: hint.syllable for hint in sentence.hints}
    found: list[Reading] = []
    for token in sentence.tokens:
        if token.kind != "hanzi":
            continue
        hint = hints.get(token.span.start)
        last = found[-1] if found else None
        if token.text in ("儿", "兒") and hint is None and last is not None and last.citation[0].erhua:
            found[-1] = replace(last, span=Span(last.span.start, token.span.end))
        elif syllables := _first(token.text, hint):
            found.append(Reading(token.span, syllables, syllables))
    return replace(sentence, readings=tuple(found))


@lru_cache(maxsize=8192)
def _first(char: str, hint: Syllable | None) -> tuple[Syllable, ...]:
    known = readings(char)
    if hint is None or hint.tone:
        return known[:1] if hint is None else (hint,)
    return next(((s,) for s in known if s.same_sound(hint)), (hint,))
