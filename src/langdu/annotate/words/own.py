"""Our own words, of `data/putonghua.tsv` and `data/words.tsv`: they come before the dictionaries'."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from langdu.annotate.words import lists, table
from langdu.annotate.words.compiled import TableEntry, compiled
from langdu.annotate.words.hashes import of_words

if TYPE_CHECKING:
    from langdu.annotate.words.lists import Slots
    from langdu.annotate.words.table import Table

#: Of our words none is doubted, and each is taken to be at least as common as 天气: it should be found.
TRUST, COST = 7, 9.0


@cache
def rows() -> dict[str, Slots]:
    """Each word's syllables, one a character; None for a 儿 that the one before has taken up."""
    return lists.readings_of("putonghua") | lists.readings_of("words")


@cache
def own(base: Table) -> Table:
    """The words compiled, each as common as in `base` or more; some ten milliseconds."""
    known = base.look_up(of_words(list(rows())))
    costs = [min(float(cost) or COST, COST) for cost in table.cost(known)]
    cut = lists.apart()
    return compiled(
        [
            TableEntry(word, slots, cost, TRUST, sure=True, listed=word not in cut)
            for (word, slots), cost in zip(rows().items(), costs, strict=True)
        ]
    )
