"""Compile the table of words: `python -m langdu.annotate.words.build FOLDER` (for FOLDER see `sources`).

Dictionaries vote on each word's reading. Words of one source alone are kept only if they tell something: a character
of theirs is read otherwise than most often. Traditional words become words of the table where folding their
characters one by one (`data/simplified.txt`) does not give the simplified word.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.annotate.words import sources
from langdu.annotate.words.compiled import Entry, compiled, is_commonest
from langdu.annotate.words.segment import FIRST, LAST
from langdu.pinyin import plain, readings
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from numpy.typing import NDArray

    from langdu.annotate.words.sources import Pair, Slots

DATA = Path(__file__).parent / "data"
#: What each dictionary's word weighs; that of pypinyin's phrases, corrected by hand for years, the most.
WEIGHTS = {"pypinyin": 2.5, "cedict": 2.2, "complete": 2.1, "modern": 2.0, "large": 0.9}
#: Words in the text that the frequencies count, and the count of a word that has none.
TOTAL, UNSEEN = 6.0e7, 2.0


class Verdict(NamedTuple):
    """The dictionaries' reading of a word, how many give it, and whether one gives another."""

    slots: Slots
    agree: int
    doubted: bool


def verdicts(books: dict[str, dict[str, Slots]]) -> Iterator[tuple[str, Verdict]]:
    """Each word's reading by vote."""
    for word in sorted(set().union(*books.values())):
        given = {name: book[word] for name, book in books.items() if word in book}
        votes: dict[Slots, float] = {}
        for name, slots in given.items():
            votes[slots] = votes.get(slots, 0.0) + WEIGHTS[name]
        best = max(votes, key=lambda slots: votes[slots])
        same = [_alike(best, slots) for slots in given.values()]
        yield word, Verdict(best, sum(same), not all(same))


def _alike(one: Slots, other: Slots) -> bool:
    """Whether two readings agree, the neutral tone aside."""
    return all(
        a == b or (a is not None and b is not None and plain(a) == plain(b) and 5 in (a.tone, b.tone))
        for a, b in zip(one, other, strict=True)
    )


def simplified(pairs: Iterable[Pair]) -> dict[str, str]:
    """The traditional characters that no simplified text has, and what they are in it."""
    counts: dict[str, Counter[str]] = {}
    kept: set[str] = set()
    for pair in pairs:
        kept.update(pair.simplified)
        for old, new in zip(pair.traditional, pair.simplified, strict=True):
            counts.setdefault(old, Counter())[new] += 1
    return {old: new.most_common(1)[0][0] for old, new in counts.items() if old not in kept}


def _entries(folder: Path, pairs: list[Pair], fold: dict[str, str]) -> Iterator[Entry]:
    books = {
        "modern": sources.modern(folder),
        "complete": sources.complete(folder),
        "pypinyin": sources.pypinyin(),
        "large": sources.large(),
        "cedict": {pair.simplified: pair.slots for pair in pairs if len(pair.simplified) > 1},
    }
    counts = sources.frequencies(folder)
    for word, verdict in verdicts(books):
        if verdict.agree > 1 or word in counts or not is_commonest(word, verdict.slots):
            yield Entry(word, verdict.slots, _cost(counts, word), 0 if verdict.doubted else min(verdict.agree, 4))
    known = set().union(*books.values())
    for pair in pairs:
        word = "".join(fold.get(char, char) for char in pair.traditional)
        if len(word) > 1 and word != pair.simplified and word not in known:
            known.add(word)
            yield Entry(word, pair.slots, _cost(counts, pair.simplified), 1)


def _cost(counts: dict[str, float], word: str) -> float:
    return -math.log(max(counts.get(word, 0.0), UNSEEN) / TOTAL)


def _singles(counts: dict[str, float]) -> NDArray[Any]:
    """The cost and the commonest reading of every character."""
    chars = [chr(point) for point in range(FIRST, LAST)]
    syllables = [number_of(known[0]) if (known := readings(char)) else 0 for char in chars]
    rows = np.zeros(len(chars), [("cost", np.float16), ("syllable", np.uint16)])
    rows["cost"], rows["syllable"] = [_cost(counts, char) for char in chars], syllables
    return rows


def main() -> None:
    """Write the table and the folding."""
    folder = Path(sys.argv[1])
    pairs = sources.cedict(folder)
    fold = simplified(pairs)
    rows = "\n".join(f"{old}{new}" for old, new in sorted(fold.items()))
    (DATA / "simplified.txt").write_text(rows + "\n", "utf-8")
    entries = list(_entries(folder, pairs, fold))
    compiled(entries).write(DATA / "words.bin")
    np.save(DATA / "singles.npy", _singles(sources.frequencies(folder)))
    sys.stdout.write(f"{len(entries)} words, {len(fold)} traditional characters\n")


if __name__ == "__main__":
    main()
