"""Our own words, `data/words.tsv`: they come before the dictionaries'."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from langdu.annotate.words import table
from langdu.annotate.words.compiled import Entry, compiled
from langdu.annotate.words.hashes import of_words
from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.annotate.words.table import Table
    from langdu.model import Syllable

#: Of our words none is doubted, and each is taken to be at least as common as 天气: it should be found.
TRUST, COST = 7, 9.0


@cache
def rows() -> dict[str, tuple[Syllable | None, ...]]:
    """Each word's syllables, one a character; None for a 儿 that the one before has taken up."""
    text = resources.files("langdu.annotate.words").joinpath("data/words.tsv").read_text("utf-8")
    found = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: tuple(_slots(row[0], row[1])) for row in found}


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
def own(base: Table) -> Table:
    """The words compiled, each as common as in `base` or more; some ten milliseconds."""
    known = base.look_up(of_words(list(rows())))
    costs = [min(float(cost) or COST, COST) for cost in table.cost(known)]
    return compiled([Entry(*row, cost, TRUST) for row, cost in zip(rows().items(), costs, strict=True)])
