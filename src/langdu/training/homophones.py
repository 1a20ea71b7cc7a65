"""The table of homophones: `python -m langdu.training.homophones [--data DIR]`.

For every toned syllable the commonest characters that are read so and no other way, by our table of readings and, where
there are such, by every dictionary that pypinyin draws on; how common they are is counted in CPP's and G2PL's sentences
(Apache-2.0) in DIR. Only of GB 2312, which every front end knows. Where no character has that one reading alone, those
stand behind it that are read so most often.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.model import HANZI
from langdu.pinyin import numbered
from langdu.pinyin.readings import readings

if TYPE_CHECKING:
    from collections.abc import Mapping

SETS = ("cpp-dev", "g2pl-train", "g2pl-dev")
#: Characters kept for a syllable: a second and third where the first stands beside itself.
KEPT = 3
#: How often a character must occur among some four million to be common, before one that is only in the standard.
COMMON = 20
#: What every front end reads in the neutral tone, whatever a dictionary has besides.
PARTICLES = frozenset("的了么吗呢吧啊嘛啦哇呀们")
HEAD = """# Characters for engines that take only text, by langdu.training.homophones: those that are read so and not
# otherwise, the commonest first; then those that are read so most often, where there is none of the first kind.
# syllable\tonly\tmostly
"""


def main() -> None:
    """Count, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polyphones"))
    counts = _counts(parser.parse_args().data)
    lines = [f"{syllable}\t{only}\t{mostly}" for syllable, (only, mostly) in sorted(table(counts).items())]
    Path(str(files("langdu.speech.data") / "homophones.tsv")).write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def table(counts: Mapping[str, int]) -> dict[str, tuple[str, str]]:
    """For each syllable the characters read only so, and those read so most often where there are none."""
    only: dict[str, list[tuple[bool, bool, int, str]]] = defaultdict(list)
    mostly: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for char in _standard():
        known = readings(char)
        if len(known) == 1 or char in PARTICLES:
            rank = (counts[char] < COMMON, not _undisputed(char), -counts[char], char)
            only[numbered(known[0])].append(rank)
        elif known:
            mostly[numbered(known[0])].append((-counts[char], char))
    return {
        syllable: (
            "".join(char for *_, char in sorted(only[syllable])[:KEPT]),
            "" if only[syllable] else "".join(char for _, char in sorted(mostly[syllable])[:KEPT]),
        )
        for syllable in only.keys() | mostly.keys()
    }


def _counts(folder: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name in SETS:
        counts.update(HANZI.findall((folder / f"{name}.sent").read_text("utf-8")))
    return counts


def _standard() -> list[str]:
    """The hanzi of GB 2312: rows 16 to 87."""
    codes = (bytes((row + 0xA0, cell + 0xA0)) for row in range(16, 88) for cell in range(1, 95))
    return [char for char in (code.decode("gb2312", "ignore") for code in codes) if char]


def _undisputed(char: str) -> bool:
    """Whether no dictionary gives it a second reading."""
    from pypinyin.constants import PINYIN_DICT

    return "," not in PINYIN_DICT.get(ord(char), "")


if __name__ == "__main__":
    main()
