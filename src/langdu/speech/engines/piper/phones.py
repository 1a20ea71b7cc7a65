"""From syllables to the symbols of Piper's Mandarin voices, of which there are two kinds.

- `pinyin` (chaowen, xiao_ya): initial, final and tone of the written pinyin, ü as v, no initial as Ø, as in piper-tts's
  phonemize_chinese.py; a padding symbol after each syllable. Erhua was taught as a syllable of its own, er5.
- `espeak` (huayan): eSpeak's IPA, a code point a symbol, a padding symbol after each. Its tones 1 and 4 are one sign,
  so that the voice itself cannot tell them apart but by their company.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from langdu.model import Note
from langdu.pinyin import numbered, plain
from langdu.speech.data import rows
from langdu.speech.engines.common.clause_engine import UNKNOWN_TONE, syllables
from langdu.speech.engines.common.mark_estimates import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langdu.model import Fate, Latin, Say, Syllable

Kind = Literal["pinyin", "espeak"]
#: Piper's padding, beginning and end.
PAD, BEGIN, END = "_", "^", "$"
NO_INITIAL = "Ø"
NEUTRAL = 5
#: The initials of piper-tts's phonemize_chinese.py, y and w among them, the longer first.
INITIALS = (*("zh", "ch", "sh"), *"bpmfdtnlgkhjqxrzcsyw")
#: Finals without a symbol, and the nearest there is.
NEAREST = {"ê": "ei", "m": "en", "n": "en", "ng": "eng", "hm": "en", "hng": "eng"}
#: The tones in eSpeak's IPA; what they are called begins with a pitch level, and only that is written.
TONES = {1: "5", 2: "ɜ", 3: "2", 4: "5", 5: "1"}
ALIKE = "the voice was taught tones 1 and 4 under one sign"
#: Signs as the voices know them.
SIGNS = dict(zip("，、：；。？！…—,.:;?!", ",,:;.?!,,,.:;?!", strict=True))


@dataclass(slots=True)
class PiperPhones:
    """A stretch as the voice's ids.

    Attributes:
        ids: from the beginning's to the end's.
        firsts: for each unit, the place of its first id; and the place after the last unit's last.
        notes: what is said otherwise than asked.
    """

    ids: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def spell(units: Sequence[Say | Latin], sign: str, kind: Kind, id_map: Mapping[str, Sequence[int]]) -> PiperPhones:
    """`units` as ids of the voice.

    Args:
        units: syllables, and Latin words that are spelled.
        sign: what they end with; left out where the voice does not know it.
        kind: what the voice's symbols are.
        id_map: their ids, from its config.
    """
    made = PiperPhones(ids=_ids(BEGIN, id_map) + (_ids(PAD, id_map) if kind == "espeak" else []))
    for i, unit in enumerate(units):
        if i and kind == "espeak":
            made.ids += _ids(" ", id_map) + _ids(PAD, id_map)
        made.firsts.append(len(made.ids))
        for syllable in syllables(unit):
            symbols, told = symbols_of(syllable, kind)
            lacking = [symbol for symbol in symbols if symbol not in id_map]
            if lacking:
                told = f"the voice has no symbol {' '.join(lacking)}; said without"
            made.ids += _padded([s for s in symbols if s in id_map], kind, id_map)
            if told:
                fate: Fate = "lost" if len(lacking) == len(symbols) else "approximated"
                made.notes.append(Note(unit.span, fate, f"{_name(unit, syllable)}: {told}"))
    made.firsts.append(len(made.ids))
    if SIGNS.get(sign, sign) in id_map:
        made.ids += _ids(SIGNS.get(sign, sign), id_map) + _ids(PAD, id_map)
    made.ids += _ids(END, id_map)
    return made


def symbols_of(syllable: Syllable, kind: Kind) -> tuple[list[str], str]:
    """The symbols of a syllable, and in what the voice falls short of it, in plain words; nothing if it does not."""
    tone = syllable.tone or NEUTRAL
    symbols, told = (_pinyin if kind == "pinyin" else _espeak)(syllable, tone)
    return symbols, told if syllable.tone else UNKNOWN_TONE


def _pinyin(syllable: Syllable, tone: int) -> tuple[list[str], str]:
    final = NEAREST.get(_bare(syllable))
    letters = final or _bare(syllable)
    initial = next((i for i in INITIALS if letters.startswith(i) and len(letters) > len(i)), "")
    symbols = [initial or NO_INITIAL, letters.removeprefix(initial), str(tone)]
    if syllable.erhua:
        symbols += [NO_INITIAL, "er", str(NEUTRAL)]
    return symbols, "the voice has no such sound; said as the nearest it has" if final else ""


def _espeak(syllable: Syllable, tone: int) -> tuple[list[str], str]:
    template, learned = _table()[_bare(syllable)]
    text = template.format(t=TONES[tone])
    if syllable.erhua:
        return list(f"{text} ˈər{TONES[NEUTRAL]}"), "the voice does not know erhua; er follows as a syllable of its own"
    if not learned:
        return list(text), "put together from sounds that the voice never learned together"
    return list(text), ALIKE if tone in (1, 4) else ""


def _padded(symbols: Sequence[str], kind: Kind, id_map: Mapping[str, Sequence[int]]) -> list[int]:
    """The ids of a syllable's symbols with their padding: after each, or after each tone."""
    ids: list[int] = []
    for symbol in symbols:
        ids += _ids(symbol, id_map)
        if kind == "espeak" or symbol.isdigit():
            ids += _ids(PAD, id_map)
    return ids


def _ids(symbol: str, id_map: Mapping[str, Sequence[int]]) -> list[int]:
    return list(id_map.get(symbol, ()))


def _bare(syllable: Syllable) -> str:
    """The letters without erhua."""
    letters = plain(syllable)
    return letters[:-1] if syllable.erhua else letters


def _name(unit: Say | Latin, syllable: Syllable) -> str:
    name = numbered(syllable)
    return name if label(unit) == name else f"{label(unit)}: {name}"


@cache
def _table() -> dict[str, tuple[str, bool]]:
    return {row[0]: (row[1], len(row) == 2) for row in rows("piper_espeak.tsv")}
