"""Compile the table of words: `python -m langdu.annotate.words.compiling.build FOLDER` (for FOLDER see `sources`).

Dictionaries vote on each word's reading. Words of one source alone are kept only if they tell something: a character
of theirs is read otherwise than most often. Traditional words become words of the table where folding their
characters one by one (`hanzi/data/simplified.txt`) does not give the simplified word.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.words import lists, own
from langdu.annotate.words.compiled import TableEntry, compiled, is_commonest
from langdu.annotate.words.compiling import sources
from langdu.annotate.words.compiling.costs import Parts, cost_apart, cost_of
from langdu.annotate.words.compiling.longer import Inside
from langdu.annotate.words.compiling.neutral import alike
from langdu.annotate.words.compiling.verdicts import Together, verdicts
from langdu.annotate.words.merging import stressed, unstressed
from langdu.annotate.words.segment import FIRST, LAST
from langdu.pinyin import numbered, readings
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from numpy.typing import NDArray

    from langdu.annotate.words.compiling.sources import Pair
    from langdu.annotate.words.compiling.verdicts import WordVerdict
    from langdu.annotate.words.lists import Slots

DATA = Path(__file__).parent / "data"
#: How the list of words begins on whose neutral tones the sources differ.
SPLITS = """# Words on whose neutral tones the sources differ, the commonest first. Written by annotate.words.build.
# word<TAB>reading shown<TAB>the other, right too<TAB>sources with a neutral tone<TAB>sources without: putonghua (the
# national speech test), hsk (the syllabus for learners), cedict, complete (pinyin-pro), pypinyin.
"""


def simplified(pairs: Iterable[Pair]) -> dict[str, str]:
    """The traditional characters that no simplified text has, and what they are in it."""
    counts: dict[str, Counter[str]] = {}
    kept: set[str] = set()
    for pair in pairs:
        kept.update(pair.simplified)
        for old, new in zip(pair.traditional, pair.simplified, strict=True):
            counts.setdefault(old, Counter())[new] += 1
    return {old: new.most_common(1)[0][0] for old, new in counts.items() if old not in kept}


def _entries(folder: Path, pairs: list[Pair], fold: dict[str, str], counts: dict[str, float]) -> Iterator[TableEntry]:
    """The table's words; writes the list of those on whose neutral tones the sources differ."""
    modern, large = sources.modern(folder), sources.large()
    told = {pair.simplified for pair in pairs if None in pair.slots} | modern.keys()
    books = {
        "modern": modern,
        "complete": {word: stressed(word, slots, told) for word, slots in sources.complete(folder).items()},
        "pypinyin": {word: unstressed(word, slots) for word, slots in sources.pypinyin().items()},
        "large": {word: unstressed(word, slots) for word, slots in large.items()},
        "cedict": {pair.simplified: pair.slots for pair in pairs if len(pair.simplified) > 1},
    }
    found = dict(verdicts(books, _senses(pairs), _names(pairs)))
    _write_splits(found, counts)
    readings_of = {word: verdict.slots for word, verdict in found.items()}
    parts = Parts(counts)
    inside = Inside(readings_of | own.rows(), parts, books["complete"])
    together = Together({word: verdict.slots for word, verdict in found.items() if verdict.sure} | own.rows(), parts)
    listed = {word for name in ("settled", "names", "hsk") for word in lists.readings_of(name)}
    for word, verdict in found.items():
        slots = inside.toned(word, verdict.slots)
        if verdict.agree > 1 or verdict.sure or word in counts or not is_commonest(word, slots):
            trust = 0 if verdict.doubted else min(verdict.agree, 4)
            cost = min(cost_of(counts, word), cost_apart(counts, word) if word in listed else math.inf)
            yield TableEntry(word, slots, cost, trust, verdict.sure or together.is_sure(word, slots))
    known = {word: verdict._replace(slots=inside.toned(word, verdict.slots)) for word, verdict in found.items()}
    yield from _traditional(pairs, fold, counts, known)


def _senses(pairs: Iterable[Pair]) -> dict[str, list[Slots]]:
    found: dict[str, list[Slots]] = {}
    for pair in pairs:
        found.setdefault(pair.simplified, []).append(pair.slots)
    return found


def _names(pairs: Iterable[Pair]) -> dict[str, Slots]:
    """The words that CC-CEDICT has as names alone, with one reading."""
    found: dict[str, set[Slots]] = {}
    others = {pair.simplified for pair in pairs if not pair.is_name}
    for pair in pairs:
        if len(pair.simplified) > 1 and pair.simplified not in others:
            found.setdefault(pair.simplified, set()).add(pair.slots)
    return {word: readings.pop() for word, readings in found.items() if len(readings) == 1}


def _traditional(
    pairs: Iterable[Pair], fold: Mapping[str, str], counts: dict[str, float], known: Mapping[str, WordVerdict]
) -> Iterator[TableEntry]:
    """Words that folding leaves different from their simplified form, read as that is."""
    done = set(known)
    for pair in pairs:
        word = "".join(fold.get(char, char) for char in pair.traditional)
        if len(word) > 1 and word != pair.simplified and word not in done:
            done.add(word)
            verdict = known.get(pair.simplified)
            same = verdict is not None and alike(verdict.slots, pair.slots)
            slots, sure = (verdict.slots, verdict.sure) if verdict is not None and same else (pair.slots, False)
            yield TableEntry(word, slots, cost_of(counts, pair.simplified), 1, sure)


def _write_splits(found: Mapping[str, WordVerdict], counts: Mapping[str, float]) -> None:
    """The words on whose neutral tones the sources differ, the commonest first."""
    splits = [verdict.split for verdict in found.values() if verdict.split is not None]
    splits.sort(key=lambda split: (-counts.get(split.word, 0.0), split.word))
    rows = (
        "\t".join((s.word, _written(s.shown), _written(s.other), " ".join(s.neutral), " ".join(s.full))) for s in splits
    )
    (DATA / "neutral.tsv").write_text(SPLITS + "\n".join(rows) + "\n", "utf-8")


def _written(slots: Slots) -> str:
    return " ".join(numbered(syllable) for syllable in slots if syllable is not None)


def _singles(counts: dict[str, float]) -> NDArray[Any]:
    """The cost and the commonest reading of every character."""
    chars = [chr(point) for point in range(FIRST, LAST)]
    syllables = [number_of(known[0]) if (known := readings(char)) else 0 for char in chars]
    rows = np.zeros(len(chars), [("cost", np.float16), ("syllable", np.uint16)])
    rows["cost"], rows["syllable"] = [cost_of(counts, char) for char in chars], syllables
    return rows


def main() -> None:
    """Write the table and the folding."""
    folder = Path(sys.argv[1])
    pairs = sources.cedict(folder)
    fold = simplified(pairs)
    rows = "\n".join(f"{old}{new}" for old, new in sorted(fold.items()))
    Path(str(resources.files("langdu.hanzi").joinpath("data/simplified.txt"))).write_text(rows + "\n", "utf-8")
    counts = sources.frequencies(folder)
    entries = list(_entries(folder, pairs, fold, counts))
    compiled(entries).write(DATA / "words.bin")
    np.save(DATA / "singles.npy", _singles(counts))
    sys.stdout.write(f"{len(entries)} words, {len(fold)} traditional characters\n")


if __name__ == "__main__":
    main()
