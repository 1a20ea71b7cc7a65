"""The sounds that the acoustic network tells apart: silence, 21 initials, and finals without their tones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.pinyin import table

if TYPE_CHECKING:
    from langdu.model import Syllable

SILENCE = 0
#: i after z, c, s is "ii", after zh, ch, sh, r "iii", as in the natural voice's table: three sounds under one letter.
FINALS: tuple[str, ...] = (
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er",
    "i", "ii", "iii", "ia", "ie", "iao", "iou", "ian", "in", "iang", "ing", "iong",
    "u", "ua", "uo", "uai", "uei", "uan", "uen", "uang", "ueng", "ong", "ü", "üe", "üan", "ün",
)  # fmt: skip
PHONES: tuple[str, ...] = ("", *table.INITIALS, *FINALS)
#: The initials' numbers.
INITIALS = slice(1, 1 + len(table.INITIALS))
NUMBERS = {phone: number for number, phone in enumerate(PHONES)}
#: Rare finals, and the nearest that are not.
NEAREST = {"ê": "ie", "io": "o", "iai": "ia", "m": "en", "n": "en", "ng": "eng"}
_APICAL = {"z": "ii", "c": "ii", "s": "ii", "zh": "iii", "ch": "iii", "sh": "iii", "r": "iii"}


def phones(syllable: Syllable) -> tuple[int, ...]:
    """The numbers of a syllable's initial, if it has one, and of its final."""
    final = NEAREST.get(syllable.final, syllable.final)
    if final == "i":
        final = _APICAL.get(syllable.initial, final)
    last = NUMBERS.get(final, NUMBERS["e"])
    return (NUMBERS[syllable.initial], last) if syllable.initial in table.INITIALS else (last,)
