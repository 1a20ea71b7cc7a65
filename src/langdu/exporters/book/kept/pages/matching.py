"""Where a sentence stands on the pages of its book: both are in order, so the search goes on from the last place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.exporters.book.kept.pages.stream import counts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.model import Sentence

#: How far ahead a sentence is looked for, in characters: another one may say the same.
NEAR_CHARACTERS = 400
#: On how many pages ahead a sentence is looked for as their first.
PAGES_AHEAD = 12
#: After how many that are not found a sentence is looked for anywhere on these pages, if it has so many characters.
LOST_SENTENCES, LONG_CHARACTERS = 2, 8
#: More than a page has.
LONGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """Where a sentence stands.

    Attributes:
        page: the page's number in the spine.
        places: of each token's characters that count, the places in the page's text.
    """

    page: int
    places: tuple[tuple[int, ...], ...]


class SentenceFinder:
    """Finds sentences in their order.

    Args:
        pages: how many there are.
        text_of: a page's text.
    """

    def __init__(self, pages: int, text_of: Callable[[int], str]) -> None:
        self._pages, self._text_of = pages, text_of
        self._page = self._at = 0
        self._has_found = False
        self._missed = 0

    def find(self, sentence: Sentence) -> FoundSentence | None:
        """Where it stands; None where it is not found."""
        runs = _runs(sentence)
        length = sum(len(text) for _, text in runs)
        if not length:
            return None
        is_lost = self._missed >= LOST_SENTENCES and length >= LONG_CHARACTERS
        for limit in (0, *[LONGEST] * is_lost):
            found = self._search(runs, limit)
            if found is not None:
                (self._page, places), self._has_found, self._missed = found, True, 0
                self._at = places[-1] + 1
                return FoundSentence(self._page, _by_token(sentence, places))
        self._missed += 1
        return None

    def _search(self, runs: Sequence[tuple[int, str]], limit: int) -> tuple[int, list[int]] | None:
        """The page and the places; on the pages ahead up to so many characters, and all that are near."""
        left = NEAR_CHARACTERS
        for page in range(self._page, min(self._pages, self._page + PAGES_AHEAD) if self._has_found else self._pages):
            at = self._at if page == self._page else 0
            text = self._text_of(page)
            near = left if self._has_found else NEAR_CHARACTERS
            places = _match(text, runs, at, at + max(near, limit, 0))
            if places is not None:
                return page, places
            left -= len(text) - at
        return None


def _runs(sentence: Sentence) -> list[tuple[int, str]]:
    """The sentence's characters that count: how many of the source may stand before them, and what they are."""
    runs: list[tuple[int, str]] = []
    end = sentence.tokens[0].span.start if sentence.tokens else 0
    gap = 0
    for token in sentence.tokens:
        gap += token.span.start - end
        end = token.span.end
        text = "".join(filter(counts, token.text))
        if text and runs and not gap:
            runs[-1] = (runs[-1][0], runs[-1][1] + text)
        elif text:
            runs.append((gap, text))
        gap = 0 if text else gap
    return runs


def _match(text: str, runs: Sequence[tuple[int, str]], at: int, limit: int) -> list[int] | None:
    """The places of all characters, the first of them between `at` and `limit`."""
    first = runs[0][1]
    begin = text.find(first, at, limit + len(first))
    while begin >= 0:
        places = _follow(text, runs, begin)
        if places is not None:
            return places
        begin = text.find(first, begin + 1, limit + len(first))
    return None


def _follow(text: str, runs: Sequence[tuple[int, str]], begin: int) -> list[int] | None:
    places: list[int] = []
    at = begin
    for number, (gap, run) in enumerate(runs):
        found = text.find(run, at, at + (gap if number else 0) + len(run))
        if found < 0:
            return None
        places += range(found, found + len(run))
        at = found + len(run)
    return places


def _by_token(sentence: Sentence, places: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    rest = iter(places)
    return tuple(tuple(next(rest) for char in token.text if counts(char)) for token in sentence.tokens)
