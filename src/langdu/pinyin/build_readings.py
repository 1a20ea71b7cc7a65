"""Write the table of every character's readings: `python -m langdu.pinyin.build_readings`.

The readings and their order, likeliest first, are pypinyin's (MIT), which takes them from the Unihan database and
the pinyin-data project (MIT). Rarely needed characters beyond the basic block are left to pypinyin itself.
"""

from __future__ import annotations

from pathlib import Path

from langdu.pinyin.spelling import numbered, parse

BASIC = (0x3007, *range(0x4E00, 0xA000))
TABLE = Path(__file__).parent / "data" / "readings.txt"


def rows() -> list[str]:
    """`行xing2,hang2,…`: a character and its numbered readings."""
    from pypinyin.constants import PINYIN_DICT

    return [
        chr(point) + ",".join(dict.fromkeys(_reading(text) for text in PINYIN_DICT[point].split(",")))
        for point in BASIC
        if point in PINYIN_DICT
    ]


def _reading(text: str) -> str:
    syllable = parse(text)
    return numbered(syllable if syllable.tone else syllable.with_tone(5))


if __name__ == "__main__":
    TABLE.write_text("\n".join(rows()) + "\n", encoding="utf-8")
