"""From units to the symbols that the Baker voice was taught."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from langdu.model import Latin, Note, Pause, Say, Syllable
from langdu.pinyin import numbered, plain
from langdu.speech.data import rows
from langdu.speech.planning.latin import spelled

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from langdu.model import Unit

#: Begins and ends every phrase; at a pause; the last of all. And between syllables, by what the first closes: these are
#: the marks of the corpus, inside a prosodic word, after one, and after a prosodic phrase.
SILENCE, BREAK = "sil", "#3"
JOINTS: dict[str, str] = {"": "#0", "word": "#1", "phrase": "#2"}
NO_INITIAL = "^"
ERHUA = "er5"
RETROFLEX, DENTAL = frozenset(("zh", "ch", "sh", "r")), frozenset(("z", "c", "s"))
NEUTRAL = 5


@dataclass(slots=True)
class Phrase:
    """A stretch of Mandarin as symbols.

    Attributes:
        symbols: from `sil` to `sil`.
        owners: for each symbol the number of the sounding unit it belongs to, or None.
        pauses: for each `#3`, by its place, the seconds of silence that are asked for.
        sounding: the units that sound, in order.
        final: the seconds of silence asked for at the end.
        notes: what is said otherwise than asked.
    """

    symbols: list[str] = field(default_factory=lambda: [SILENCE])
    owners: list[int | None] = field(default_factory=lambda: [None])
    pauses: dict[int, float] = field(default_factory=dict)
    sounding: list[Say | Latin] = field(default_factory=list)
    final: float = 0.0
    notes: list[Note] = field(default_factory=list)

    def add(self, symbol: str, owner: int | None = None) -> None:
        """Append a symbol."""
        self.symbols.append(symbol)
        self.owners.append(owner)


def phrase(units: Sequence[Unit], known: Collection[str]) -> Phrase:
    """`units` as symbols.

    Args:
        units: syllables, pauses, and Latin words that are spelled.
        known: the toneless syllables that the voice was taught.
    """
    made, joint = Phrase(), JOINTS[""]
    for unit in units:
        if isinstance(unit, Pause):
            made.final += unit.seconds
            continue
        if made.final and made.sounding:
            made.pauses[len(made.symbols)] = made.final
            made.add(BREAK)
        made.final = 0.0
        said = (unit.syllable,) if isinstance(unit, Say) else spelled(unit.text)
        for syllable in said:
            if made.symbols[-1] not in (SILENCE, BREAK):
                made.add(joint)
                joint = JOINTS[""]
            for symbol in _symbols(syllable):
                made.add(symbol, len(made.sounding))
            if told := _short_of(syllable, known):
                made.notes.append(Note(unit.span, "approximated", f"{numbered(syllable)}: {told}"))
        made.sounding.append(unit)
        joint = JOINTS[unit.closes if isinstance(unit, Say) else "word"]
    # In its corpus a sentence ends in `sil eos`. After a pause, and without the last, its last syllable is clearer: of
    # 1,678 everyday syllables a recogniser missed 50 and not 65.
    made.add(BREAK)
    made.add(SILENCE)
    return made


def _short_of(syllable: Syllable, known: Collection[str]) -> str:
    """In what the voice falls short of a syllable, in plain words; nothing if it does not."""
    if not syllable.tone:
        return "its tone is not known; said in the neutral tone"
    if _finals().get(syllable.final, ("", False))[1]:
        return "the voice has no such sound; said as the nearest it has"
    if plain(Syllable(syllable.initial, syllable.final, syllable.tone)) not in known:
        return "put together from sounds that the voice never learned together"
    return ""


def _symbols(syllable: Syllable) -> list[str]:
    """A syllable's initial, final with tone, and erhua."""
    initial, final, tone = syllable.initial, syllable.final, syllable.tone
    symbol, _ = _finals().get(final, (final, False))
    if final == "i" and initial in RETROFLEX:
        symbol = "iii"
    elif final == "i" and initial in DENTAL:
        symbol = "ii"
    symbols = [initial or NO_INITIAL, f"{symbol}{tone or NEUTRAL}"]
    return [*symbols, ERHUA] if syllable.erhua else symbols


@cache
def _finals() -> dict[str, tuple[str, bool]]:
    return {row[0]: (row[1], len(row) > 2) for row in rows("baker_finals.tsv")}
