"""Words and their readings: pypinyin's phrases, and our own list before them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Stage, Syllable


class Entry(NamedTuple):
    """A word's reading: one syllable a character; None for a 儿 that the one before has taken up."""

    stage: Stage
    syllables: tuple[Syllable | None, ...]
    #: Whether the dictionary gives just this reading, so that a gloss that says otherwise is doubted.
    is_certain: bool


@cache
def words() -> dict[str, list[list[str]]]:
    """Pypinyin's phrases, loaded on the first sentence: 47,000 words in 0.2 s."""
    from pypinyin.constants import PHRASES_DICT

    phrases: dict[str, list[list[str]]] = PHRASES_DICT
    return phrases


@cache
def own_words() -> dict[str, Entry]:
    """Our own words."""
    text = resources.files("langdu.annotate").joinpath("data/words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word: Entry("lexicon", tuple(_slots(word, written)), True) for word, written in rows}


def _slots(word: str, written: str) -> Iterator[Syllable | None]:
    syllables = iter(map(parse, written.split()))
    erhua = False
    for char in word:
        if char == "儿" and erhua:
            yield None
            erhua = False
            continue
        syllable = next(syllables)
        erhua = syllable.erhua
        yield syllable


@cache
def longest() -> dict[str, int]:
    """How long the longest word is that begins with a character."""
    lengths: dict[str, int] = {}
    for word in (*words(), *own_words()):
        if len(word) > lengths.get(word[0], 1):
            lengths[word[0]] = len(word)
    return lengths


@cache
def look_up(word: str) -> Entry | None:
    """The entry of a word, or None; only called with words that were found, so the cache stays small."""
    own = own_words().get(word)
    if own is not None:
        return own
    found = words().get(word)
    if found is None or len(found) != len(word):
        return None
    certain = all(len(choices) == 1 for choices in found)
    return Entry("dictionary", tuple(_lexical(c, choices[0]) for c, choices in zip(word, found, strict=True)), certain)


def _lexical(char: str, written: str) -> Syllable:
    """A phrase's syllable as a dictionary has it: 一 and 不 without sandhi, no tone mark is neutral."""
    if char == "一":
        return parse("yi1")
    if char == "不" and written in ("bú", "bù", "bu"):
        return parse("bu4")
    syllable = parse(written)
    return syllable if syllable.tone else syllable.with_tone(5)
