"""From syllables to the symbols of Kokoro v1.0: IPA with arrows for tones, as misaki's Mandarin front end has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from langdu.model import Latin, Note, Say
from langdu.pinyin import numbered
from langdu.speech.data import rows
from langdu.speech.engines.common.clause_engine import UNKNOWN_TONE, is_names, syllables
from langdu.speech.engines.kokoro import english as kokoro_english
from langdu.speech.engines.kokoro.symbols import SIGNS, WORD, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Syllable

#: The arrows; the neutral tone has none.
TONES = {1: "→", 2: "↗", 3: "↓", 4: "↘"}
#: What a merged 儿 adds, and the codas that it takes the place of; one of them leaves a nasal vowel, which is lost.
ERHUA, CODAS, NASAL = "ɚ", "nŋ", "ŋ"
RETROFLEX, DENTAL = frozenset(("zh", "ch", "sh", "r")), frozenset(("z", "c", "s"))
NEAREST = "the voice has no such sound; said as the nearest it has"


@dataclass(slots=True)
class KokoroPhones:
    """A stretch in symbols, a character each.

    Attributes:
        text: the symbols.
        firsts: for each syllable, the place of its first symbol; and the place after the last syllable's last.
        syllables: what is said, one after another; a unit may have several. None for an English word.
        units: for each syllable the number of its unit.
        notes: what is said otherwise than asked.
    """

    text: str = ""
    firsts: list[int] = field(default_factory=list)
    syllables: list[Syllable | None] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def spell(units: Sequence[Say | Latin], sign: str) -> KokoroPhones:
    """`units` as symbols.

    Args:
        units: syllables, and Latin words: spelled, or English.
        sign: what they end with; left out where the voice does not know it.
    """
    made = KokoroPhones()
    last: Say | Latin | None = None
    for number, unit in enumerate(units):
        if last is not None and (isinstance(unit, Latin) or isinstance(last, Latin) or last.closes):
            made.text += WORD
        last = unit
        if isinstance(unit, Say) or is_names(unit.text):
            for syllable in syllables(unit):
                _add(made, number, syllable, _said(made, unit, syllable))
        else:
            _add(made, number, None, kokoro_english.symbols(unit.text))
    made.firsts.append(len(made.text))
    sign = SIGNS.get(sign, sign)
    made.text += sign if sign in vocabulary() else ""
    return made


def _add(made: KokoroPhones, number: int, syllable: Syllable | None, symbols: str) -> None:
    made.firsts.append(len(made.text))
    made.syllables.append(syllable)
    made.units.append(number)
    made.text += symbols


def _said(made: KokoroPhones, unit: Say | Latin, syllable: Syllable) -> str:
    """A syllable's symbols; in what they fall short of it is noted."""
    symbols, told = symbols_of(syllable)
    if told:
        made.notes.append(Note(unit.span, "approximated", f"{numbered(syllable)}: {told}"))
    return symbols


def symbols_of(syllable: Syllable) -> tuple[str, str]:
    """The symbols of a syllable, and in what the voice falls short of it, in plain words; nothing if it does not."""
    letters, nearest = _letters(syllable)
    if syllable.erhua:
        nearest |= letters.endswith(NASAL)
        letters = letters.rstrip(CODAS) + ERHUA
    told = UNKNOWN_TONE if not syllable.tone else NEAREST if nearest else ""
    return letters.replace("0", TONES.get(syllable.tone, "")), told


def _letters(syllable: Syllable) -> tuple[str, bool]:
    """A syllable with 0 for its tone, and whether that is only the nearest to it."""
    table, initial, final = _table(), syllable.initial, syllable.final
    if f"_{initial}{final}" in table:
        return table[f"_{initial}{final}"]
    if final == "i" and initial in RETROFLEX:
        final = "iii"
    elif final == "i" and initial in DENTAL:
        final = "ii"
    letters, nearest = table[final]
    return (table[initial][0] if initial else "") + letters, nearest


@cache
def _table() -> dict[str, tuple[str, bool]]:
    return {row[0]: (row[1], len(row) > 2) for row in rows("kokoro_finals.tsv")}
