"""A dictionary of a few words, for tests of cards."""

from __future__ import annotations

from langdu.model import Entry, Syllable, WordFacts, WordLevel
from langdu.pinyin import parse

#: Each word with its reading, its meanings, and where it differs the traditional form.
ROWS = (
    ("银行", "yin2 hang2", ("bank",), "銀行"),
    ("行", "xing2", ("to walk", "all right"), ""),
    ("行", "hang2", ("row", "line of business"), ""),
    ("研究", "yan2 jiu1", ("to research",), ""),
    ("研究生", "yan2 jiu1 sheng1", ("graduate student",), ""),
    ("生命", "sheng1 ming4", ("life",), ""),
    ("东西", "dong1 xi5", ("thing",), "東西"),
    ("东西", "dong1 xi1", ("east and west",), "東西"),
    ("晓", "xiao3", ("dawn",), "曉"),
    ("东", "dong1", ("east",), "東"),
    ("北京", "Bei3 jing1", ("Beijing, capital of China",), ""),
    ("三", "san1", ("three",), ""),
    ("百", "bai3", ("hundred",), ""),
)


def entry(word: str, pinyin: str, senses: tuple[str, ...], traditional: str = "", dictionary: str = "D") -> Entry:
    """An entry as a dictionary gives it."""
    return Entry(
        word, traditional or word, tuple(map(parse, pinyin.lower().split())), pinyin, senses, (), "", dictionary
    )


class SmallDictionary:
    """`langdu.dictionary.Dictionaries` of `ROWS`, or of other entries."""

    troubles: tuple[str, ...] = ()

    def __init__(self, entries: tuple[Entry, ...] | None = None) -> None:
        self._entries = tuple(entry(*row) for row in ROWS) if entries is None else entries

    def facts(self, word: str) -> WordFacts:
        levels = (WordLevel("HSK 2025", 2), WordLevel("HSK 2.0", 3)) if word == "银行" else ()
        return WordFacts(word, self.entries(word), levels, 61.7 if word == "银行" else None)

    def entries(self, word: str, syllables: tuple[Syllable, ...] = ()) -> tuple[Entry, ...]:
        found = [one for one in self._entries if one.word == word]
        return tuple(sorted(found, key=lambda one: one.syllables != tuple(syllables)))

    def around(self, text: str, at: int) -> tuple[tuple[int, int], ...]:
        words = {one.word for one in self._entries}
        spans = [(a, b) for a in range(at + 1) for b in range(at + 1, len(text) + 1) if text[a:b] in words]
        return tuple(sorted(spans, key=lambda span: span[0] - span[1]))
