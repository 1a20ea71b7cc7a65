"""Write the table of every character's readings: `python -m langdu.pinyin.build_readings`.

The readings and their order, likeliest first, are pypinyin's (MIT), which takes them from the Unihan database and
the pinyin-data project (MIT); `data/commonest.tsv` says where we put another one first. Of the 8,105 standard
characters only those are kept that the Tongyong Guifan Hanzi Zidian (2013) or the Xiandai Hanyu Cidian (1983) has
(Unihan's tables, by pypinyin-dict, MIT) or that `data/alive.tsv` adds; those of `data/archaic.tsv` are left out.

A line a code point, without the character, so that the table loads in two milliseconds: the reader's first paint waits
for it. Rarely needed characters beyond the basic block are left to pypinyin itself.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module, resources
from pathlib import Path

from langdu.pinyin.readings import FIRST, LAST
from langdu.pinyin.spelling import numbered, parse

TABLE = Path(__file__).parent / "data" / "readings.txt"


def rows() -> list[str]:
    """For each code point `xing2,hang2,…`, or nothing where it has no reading; 〇 is the last."""
    from pypinyin.constants import PINYIN_DICT

    first = commonest()
    points = (*range(FIRST, LAST + 1), ord("〇"))
    return [_row(chr(point), PINYIN_DICT.get(point, ""), first.get(chr(point))) for point in points]


def commonest() -> dict[str, str]:
    """The readings of `data/commonest.tsv`."""
    text = resources.files("langdu.pinyin").joinpath("data/commonest.tsv").read_text("utf-8")
    return dict(line.split("\t")[:2] for line in text.splitlines() if line and not line.startswith("#"))


@cache
def standard() -> dict[str, frozenset[str]]:
    """The readings in use of each standard character."""
    tables = [import_module(f"pypinyin_dict.pinyin_data.{name}").pinyin_dict for name in ("ktghz2013", "kxhc1983")]
    alive = _pairs("alive.tsv")
    return {
        chr(point): frozenset(
            {_reading(text) for table in tables for text in table.get(point, "").split(",") if text}
            | {reading for char, reading in alive if char == chr(point)}
        )
        for point in tables[0]
    }


@cache
def archaic() -> frozenset[tuple[str, str]]:
    """The readings of `data/archaic.tsv`, each with its character."""
    return _pairs("archaic.tsv")


@cache
def _pairs(name: str) -> frozenset[tuple[str, str]]:
    text = resources.files("langdu.pinyin").joinpath(f"data/{name}").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset((row[0], row[1]) for row in rows)


def _row(char: str, written: str, first: str | None) -> str:
    listed = [reading for text in written.split(",") if text and (char, (reading := _reading(text))) not in archaic()]
    known = list(dict.fromkeys([first, *listed] if first else listed))
    in_use = standard().get(char, frozenset(known))
    kept = [reading for reading in known[1:] if reading in in_use]
    added = sorted(reading for other, reading in _pairs("alive.tsv") if other == char and reading not in known)
    return ",".join([*known[:1], *kept, *added])


def _reading(text: str) -> str:
    syllable = parse(text)
    return numbered(syllable if syllable.tone else syllable.with_tone(5))


if __name__ == "__main__":
    TABLE.write_text("\n".join(rows()) + "\n", encoding="utf-8")
