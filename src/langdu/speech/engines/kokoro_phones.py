"""From syllables to the symbols of Kokoro v1.1-zh, as misaki's Chinese front end writes them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from langdu.model import Note, Say
from langdu.pinyin import numbered
from langdu.speech.data import rows
from langdu.speech.engines.whole import UNKNOWN_TONE, syllables

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from langdu.model import Latin, Syllable

#: Stands between words: here between prosodic ones, which are those of the dictionary with what leans on them.
WORD = "/"
ERHUA, NEUTRAL = "R", 5
RETROFLEX, DENTAL = frozenset(("zh", "ch", "sh", "r")), frozenset(("z", "c", "s"))
#: Signs as the front end writes them.
SIGNS = dict(zip("，、：；。？！", ",,:;.?!", strict=True))
NEAREST = "the voice has no such sound; said as the nearest it has"


@dataclass(slots=True)
class Spelled:
    """A stretch in symbols, a character each.

    Attributes:
        text: the symbols.
        firsts: for each unit, the place of its first symbol; and the place after the last unit's last.
        notes: what is said otherwise than asked.
    """

    text: str = ""
    firsts: list[int] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def spell(units: Sequence[Say | Latin], sign: str, known: Collection[str]) -> Spelled:
    """`units` as symbols.

    Args:
        units: syllables, and Latin words that are spelled.
        sign: what they end with; left out where the voice does not know it.
        known: the voice's symbols; what it lacks is left out and told.
    """
    made = Spelled()
    for last, unit in zip((None, *units), units, strict=False):
        if last is not None and WORD in known and not (isinstance(last, Say) and not last.closes):
            made.text += WORD
        made.firsts.append(len(made.text))
        for syllable in syllables(unit):
            symbols, told = symbols_of(syllable)
            said = "".join(symbol for symbol in symbols if symbol in known)
            if said != symbols:
                told = f"the voice has no symbol {' '.join(s for s in symbols if s not in known)}; said without"
            if told:
                made.notes.append(Note(unit.span, "approximated" if said else "lost", f"{numbered(syllable)}: {told}"))
            made.text += said
    made.firsts.append(len(made.text))
    sign = SIGNS.get(sign, sign)
    made.text += sign if sign in known else ""
    return made


def symbols_of(syllable: Syllable) -> tuple[str, str]:
    """The symbols of a syllable, and in what the voice falls short of it, in plain words; nothing if it does not."""
    final = syllable.final
    if final == "i" and syllable.initial in RETROFLEX:
        final = "iii"
    elif final == "i" and syllable.initial in DENTAL:
        final = "ii"
    letters, nearest = _table()[syllable.initial + final if final in ("m", "ng") and syllable.initial else final]
    start = _table()[syllable.initial][0] if syllable.initial and final not in ("m", "ng") else ""
    told = UNKNOWN_TONE if not syllable.tone else NEAREST if nearest else ""
    return f"{start}{letters}{ERHUA if syllable.erhua else ''}{syllable.tone or NEUTRAL}", told


@cache
def _table() -> dict[str, tuple[str, bool]]:
    return {row[0]: (row[1], len(row) > 2) for row in rows("kokoro_finals.tsv")}
