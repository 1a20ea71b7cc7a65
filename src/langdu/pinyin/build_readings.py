"""Write the table of every character's readings: `python -m langdu.pinyin.build_readings`.

The readings and their order, likeliest first, are pypinyin's (MIT), which takes them from the Unihan database and
the pinyin-data project (MIT); `data/commonest.tsv` says where we put another one first, `data/archaic.tsv` which we
leave out. A line a code point, without
the character, so that the table loads in two milliseconds: the reader's first paint waits for it. Rarely needed
characters beyond the basic block are left to pypinyin itself.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
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
def archaic() -> frozenset[tuple[str, str]]:
    """The readings of `data/archaic.tsv`, each with its character."""
    text = resources.files("langdu.pinyin").joinpath("data/archaic.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset((row[0], row[1]) for row in rows)


def _row(char: str, written: str, first: str | None) -> str:
    known = [reading for text in written.split(",") if text and (char, (reading := _reading(text))) not in archaic()]
    return ",".join(dict.fromkeys([first, *known] if first else known))


def _reading(text: str) -> str:
    syllable = parse(text)
    return numbered(syllable if syllable.tone else syllable.with_tone(5))


if __name__ == "__main__":
    TABLE.write_text("\n".join(rows()) + "\n", encoding="utf-8")
