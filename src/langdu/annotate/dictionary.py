"""The dictionary's word on every character: by words where it knows one, by the commonest reading elsewhere."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from langdu.annotate.context import by_context, rules
from langdu.annotate.lexicon import look_up
from langdu.annotate.segment import segment
from langdu.model import Evidence
from langdu.pinyin import is_legal, marked, numbered, parse, readings

if TYPE_CHECKING:
    from langdu.model import Stage, Syllable


class Choice(NamedTuple):
    """What is read for a character so far; no syllable for a 儿 that its neighbour has taken up."""

    syllable: Syllable | None
    trail: tuple[Evidence, ...]
    #: The word that settles it beyond doubt, if one does.
    word: str = ""


NOTHING = Choice(None, ())


def choose(text: str, split: frozenset[int] = frozenset()) -> list[Choice]:
    """The dictionary's choice for every character of `text`.

    Args:
        text: hanzi; anything else separates words and gets no syllable.
        split: offsets of 儿 that have a syllable of their own, whatever the dictionary says.
    """
    choices = [_single(char) for char in text]
    for start, end in segment(text):
        if split.isdisjoint(range(start, end)):
            choices[start:end] = _word(text[start:end])
    for match in _ruled().finditer(text):
        if not choices[match.start()].word and (rule := by_context(text, match.start())) is not None:
            told = evidence("rule", numbered(rule.syllable), rule.because)
            before = choices[match.start()].trail
            choices[match.start()] = Choice(rule.syllable, (*before, told))
    return choices


@cache
def _ruled() -> re.Pattern[str]:
    return re.compile(f"[{''.join(rules())}]")


@lru_cache(maxsize=16384)
def _single(char: str) -> Choice:
    known = readings(char) or _rare(char)
    if not known:
        return NOTHING
    because = "its only reading" if len(known) == 1 else f"its commonest reading, of {_list(known)}"
    return Choice(known[0], (evidence("dictionary", numbered(known[0]), because),))


@lru_cache(maxsize=16384)
def _word(word: str) -> tuple[Choice, ...]:
    entry = look_up(word)
    if entry is None:
        return tuple(map(_single, word))
    because = f"so in the word {word}"
    certain = word if entry.is_certain else ""
    return tuple(
        Choice(s, (evidence(entry.stage, numbered(s), because),) if s else (), certain) for s in entry.syllables
    )


def _rare(char: str) -> tuple[Syllable, ...]:
    """Characters beyond the basic block are pypinyin's."""
    from pypinyin.constants import PINYIN_DICT

    written: str = PINYIN_DICT.get(ord(char), "")
    return tuple(parse(text) for text in written.split(",") if is_legal(text))


def candidates(char: str) -> tuple[Syllable, ...]:
    """What a character can be read as, likeliest first; for choosing from."""
    return readings(char) or _rare(char)


@lru_cache(maxsize=65536)
def evidence(stage: Stage, choice: str, because: str) -> Evidence:
    """One step of a trail; the same value for the same step, since most characters share theirs."""
    return Evidence(stage, choice, because)


def _list(known: tuple[Syllable, ...]) -> str:
    return " ".join(marked(syllable) for syllable in known[:6])
