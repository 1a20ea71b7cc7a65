"""Words that are read by their sense: 地道 is dìdao, genuine, and dìdào, a tunnel. The rows of `data/senses.tsv`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from langdu.annotate.words.segment import ALONE, BEGINS, ENDS, LOOSE, settle
from langdu.pinyin import parse
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from langdu.annotate.words.segment import Segmented

#: Characters looked at on either side.
CONTEXT_CHARACTERS = 8


class Sense(NamedTuple):
    """A row of the file; `numbers` are its reading's, of `pinyin.inventory`."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    numbers: tuple[int, ...]
    because: str
    example: str


def by_sense(words: Segmented) -> Segmented:
    """The words, those of two senses read by what stands around them."""
    for match in _any_word().finditer(words.text):
        if _is_whole(words, match.start(), match.end()) and (sense := _sense(words.text, match)) is not None:
            places = range(match.start(), match.end())
            words = settle(words, dict(zip(places, sense.numbers, strict=True)), sense.because)
    return words


def _is_whole(words: Segmented, start: int, end: int) -> bool:
    """Whether no word begins or ends inside; longer ones that one dictionary alone has (太大意) do not count."""
    if words.trust[start] <= LOOSE and words.trust[end - 1] <= LOOSE:
        return True
    return bool(words.places[start] in {ALONE, BEGINS} and words.places[end - 1] in {ALONE, ENDS})


def _sense(text: str, match: re.Match[str]) -> Sense | None:
    start, end = match.span()
    for sense in senses()[match.group()]:
        if sense.before.search(text, max(0, start - CONTEXT_CHARACTERS), start) and sense.after.match(
            text, end, end + CONTEXT_CHARACTERS
        ):
            return sense
    return None


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """The rows for each word, in order."""
    text = resources.files("langdu.annotate").joinpath("data/senses.tsv").read_text("utf-8")
    found: dict[str, tuple[Sense, ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, before, after, written, sense, example = line.split("\t")
            numbers = tuple(number_of(parse(syllable)) for syllable in written.split())
            row = Sense(
                re.compile(rf"(?:{before})\Z" if before else ""),
                re.compile(after),
                numbers,
                f"here it is {sense}",
                example,
            )
            found[word] = (*found.get(word, ()), row)
    return found


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile("|".join(senses()))
