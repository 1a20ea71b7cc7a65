"""What it costs to read a piece of a passage at a place in a transcript: the steps of the alignment.

Costs in units of a character left out: nothing where the letters are one of the character's readings, little where
its tone, its ü or one letter differs, a fraction of a unit for each letter that nobody says.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from langdu.gloss.matching.align import ER
from langdu.pinyin import plain, readings, sounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.gloss.matching.letters import Letters
    from langdu.gloss.matching.passage import PassageItem

OTHER_TONE, DOTLESS, ERHUA, ACROSS, NEAR = 0.15, 0.1, 0.05, 0.4, 0.6
LEFT_OUT, LATIN_LEFT_OUT, NUMBER_LEFT_OUT, LETTER_LEFT_OUT = 1.0, 0.3, 0.5, 0.3
#: Any letters may be the sound of a figure, so many at most: 7 as "qi", 20:15 as "ershi dian shiwu fen".
FIGURE, PER_FIGURE = 0.03, 12


class Move(NamedTuple):
    """Reading an item as the letters up to `end`.

    Attributes:
        end: the letter behind it.
        cost: see above.
        sound: the reading that the letters are, ü as v; "" where they are none.
        kind: said (a reading of the character), erhua (a 儿 that is no syllable), near (a letter differs), other.
    """

    end: int
    cost: float
    sound: str = ""
    kind: str = "other"


def exact(item: PassageItem, letters: Letters, at: int) -> Iterator[Move]:
    """The ways to read the item as it can be read."""
    if item.kind != "hanzi":
        if item.kind == "latin" and letters.plain.startswith(item.text, at):
            yield Move(at + len(item.text), 0.0)
        return
    for written, sound in _spellings(item.text):
        if letters.plain.startswith(written, at):
            end = at + len(written)
            cost = DOTLESS if written != sound else 0.0
            tone = letters.tone(at, end)
            if tone and tone not in _tones(item.text, sound):
                cost += OTHER_TONE
            if not letters.breaks.isdisjoint(range(at + 1, end)):
                cost += ACROSS
            yield Move(end, cost, sound, "said")
    if item.text in ER and at and letters.plain.startswith("r", at) and at not in letters.breaks:
        yield Move(at + 1, ERHUA, "", "erhua")


def inexact(item: PassageItem, letters: Letters, at: int) -> Iterator[Move]:
    """The ways to read it otherwise, or not at all."""
    if item.kind == "latin":
        yield Move(at, LATIN_LEFT_OUT)
    elif item.kind == "number":
        yield Move(at, NUMBER_LEFT_OUT)
        yield from _figures(item.text, letters, at)
    else:
        yield Move(at, LEFT_OUT)
        window = letters.plain[at : at + 7]
        for sound in sounds(item.text):
            for length in _one_off(sound, window):
                yield Move(at + length, NEAR, sound, "near")


def _figures(text: str, letters: Letters, at: int) -> Iterator[Move]:
    if letters.plain.startswith(text, at):
        yield Move(at + len(text), 0.0)
    for length in range(1, min(PER_FIGURE * len(text), len(letters.plain) - at) + 1):
        yield Move(at + length, length * FIGURE)


def _one_off(sound: str, window: str) -> Iterator[int]:
    """How many letters of `window` are `sound` with one letter changed, missing or too many."""
    same = 0
    while same < min(len(sound), len(window)) and sound[same] == window[same]:
        same += 1
    if same == len(sound) or len(sound) < 2:
        return
    rest = sound[same + 1 :]
    if window.startswith(rest, same) and len(sound) > 2:
        yield len(sound) - 1
    if window.startswith(rest, same + 1) and (same or len(sound) > 2):
        yield len(sound)
    if window.startswith(sound[same:], same + 1):
        yield len(sound) + 1


@lru_cache(maxsize=8192)
def _spellings(char: str) -> tuple[tuple[str, str], ...]:
    """The letters that a character's readings are written with, the longest first, and the reading: nu is nü."""
    ways = {sound: sound for sound in sounds(char)}
    for sound in sounds(char):
        ways.setdefault(sound.replace("v", "u"), sound)
    return tuple(sorted(ways.items(), key=lambda way: -len(way[0])))


@lru_cache(maxsize=8192)
def _tones(char: str, sound: str) -> frozenset[int]:
    return frozenset(syllable.tone for syllable in readings(char) if plain(syllable) == sound)
