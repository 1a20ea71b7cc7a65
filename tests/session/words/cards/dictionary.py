"""A dictionary of a few words, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.hanzi import folded
from langdu.model import Entry, WordFacts, WordLevel
from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Syllable

ROWS = """
银行 銀行 yin2 hang2 bank
行长 行長 hang2 zhang3 bank president/governor
长 長 chang2 length/long
长 長 zhang3 chief/head/to grow
学校 學校 xue2 xiao4 school
老师 老師 lao3 shi1 teacher
买 買 mai3 to buy/to purchase
卖 賣 mai4 to sell
钢琴 鋼琴 gang1 qin2 piano
走 走 zou3 to walk/to go
"""


def _entry(row: str) -> Entry:
    word, traditional, rest = row.split(" ", 2)
    said = rest.split()[: len(word)]
    senses = tuple(rest.split(" ", len(word))[len(word)].split("/"))
    return Entry(word, traditional, tuple(map(parse, said)), " ".join(said), senses, dictionary="few words")


class FewWords:
    """Knows the words of `ROWS`; each is of level 1 of HSK 2025."""

    def __init__(self) -> None:
        self._entries = [_entry(row) for row in ROWS.strip().splitlines()]

    def entries(self, word: str, syllables: Sequence[Syllable] = ()) -> tuple[Entry, ...]:
        found = [entry for entry in self._entries if entry.word == folded(word)]
        return tuple(sorted(found, key=lambda entry: entry.syllables != tuple(syllables)))

    def facts(self, word: str) -> WordFacts:
        return WordFacts(folded(word), self.entries(word), (WordLevel("HSK 2025", 1),))
