"""Which words of the table a learner would look up: `python -m langdu.annotate.words.compiling.listed MODERN CEDICT`.

MODERN is `modern.json` (see `sources`), CEDICT a text of CC-CEDICT, plain or gzip. The table has phrases as well (这件,
太贵, 历史悠久): they help to read, and are no words. A word is listed if one of the two dictionaries has it, but for
`data/apart.tsv` and what GB/T 13715 cuts: CC-CEDICT's verbs with a direction (走进, 送给), denials (不满意), sayings.
A bit for each word of `words.bin`, in its order, goes into `data/listed.npy`: write it again whenever `words.bin` is.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from langdu.annotate.words import lists
from langdu.annotate.words.hashes import of_words
from langdu.annotate.words.segment import DATA
from langdu.annotate.words.table import Table
from langdu.hanzi import folded
from langdu.model import LONGEST_WORD_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY = re.compile(r"(\S+) (\S+) \[([^\]]*)\]")
#: A verb of one character and where it leads; after these characters it is no verb.
_DIRECTED = re.compile(r"[^太大好老重早少二再比上下尔特用死离逝指播][来去进出起回过给]")
#: 准备好了, but not 受不了.
_DONE = re.compile(r".+[^不]了")
#: A sentence of six and more characters has one of these, a term none.
_SAYING = re.compile(r"(?=.*[的是了不之有在就一]).{6,}")


def words(modern: Path, cedict: Path) -> set[str]:
    """The words that are listed, in simplified characters."""
    known: set[str] = set(json.loads(modern.read_text("utf-8")))
    entries = list(_entries(cedict))
    names = {word for _, word, pinyin in entries if pinyin[:1].isupper()}
    others = {word for _, word, _ in entries}
    loose = {word for word in others - known - names if _is_loose(word, known)}
    found = {word for word in known | others if not _SAYING.fullmatch(word)} - loose - lists.apart()
    found |= {folded(traditional) for traditional, word, _ in entries if word in found}
    return {word for word in found if 1 < len(word) <= LONGEST_WORD_CHARACTERS}


def _is_loose(word: str, known: set[str]) -> bool:
    """Whether a word that CC-CEDICT alone has is what its parts say."""
    denied = word[1:] in known and word[0] == "不" and len(word) == 3 and word[2] not in "式量产词性人铁钢品"
    return denied or any(pattern.fullmatch(word) for pattern in (_DIRECTED, _DONE, _possible()))


@cache
def _possible() -> re.Pattern[str]:
    """看不清, 听得见; not 忍不住, whose verb is another's."""
    verbs = next(chars for name, chars in lists.rows("units") if name == "verb")
    return re.compile(f"[{verbs}][得不][到懂见完清动出进起来去掉开住下上]")


def _entries(path: Path) -> Iterator[tuple[str, str, str]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    for line in text.splitlines():
        if (match := _ENTRY.match(line)) is not None:
            yield match[1], match[2], match[3]


def main() -> None:
    """Write the bits."""
    table = Table.mapped(DATA / "words.bin")
    rows = table.rows(of_words(sorted(words(Path(sys.argv[1]), Path(sys.argv[2])))))
    bits = np.zeros(len(table), np.uint8)
    bits[rows[rows >= 0]] = 1
    np.save(DATA / "listed.npy", np.packbits(bits, bitorder="little"))
    sys.stdout.write(f"{bits.sum()} of {len(table)} words are listed\n")


if __name__ == "__main__":
    main()
