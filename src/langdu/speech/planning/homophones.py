"""For engines that take only text: other characters where theirs would be read otherwise than shown.

Such an engine reads hanzi by a front end of its own, which knows words and no hints. What it would say is predicted by
what a dictionary says of the word: the first evidence in a reading's trail, before the model, the hints and the user.
Where that is not what is shown, the engine gets a common character that has only the reading that is shown. Its word is
then no word to the engine, so the word's other ambiguous characters are replaced too; unambiguous ones stay, and so do
signs and spaces, so that phrases are kept. Whatever is replaced is seen by the engine alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from langdu.model import Note, Say
from langdu.pinyin import marked, numbered, parse
from langdu.pinyin.readings import readings
from langdu.speech.data import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from langdu.model import Fate, Reading, Sentence, Syllable, Unit

#: Their tones are the front end's own business, by the same rules as ours.
CHANGING = frozenset("一不")
PREDICTS = frozenset({"dictionary", "lexicon", "rule"})
TONES = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Homophone:
    """What an engine is given for a syllable, and how near it comes.

    Attributes:
        text: a character, and 儿 for erhua; empty where there is none.
        fate: honoured if it has this reading alone.
        why: in what it falls short, in plain words.
    """

    text: str
    fate: Fate
    why: str = ""


def homophone(syllable: Syllable, avoid: str = "") -> Homophone:
    """The best character for a syllable; `avoid` are characters beside which it would stand twice."""
    erhua = "儿" if syllable.erhua else ""
    bare = replace(syllable, erhua=False)
    only, mostly = _table().get(numbered(bare), ("", ""))
    if only:
        return Homophone(_pick(only, avoid) + erhua, "honoured")
    if mostly:
        return Homophone(_pick(mostly, avoid) + erhua, "approximated", "by a character that has other readings too")
    for tone in TONES:
        if found := _table().get(numbered(bare.with_tone(tone)), ("", ""))[0]:
            return Homophone(_pick(found, avoid) + erhua, "approximated", f"in tone {tone}")
    return Homophone("", "lost", "no common character is read only so")


def for_text(units: Sequence[Unit], sentence: Sentence) -> tuple[list[Unit], tuple[Note, ...]]:
    """`units` with what a text engine is given in the place of what it would misread, and what becomes of that.

    Args:
        units: of a sentence, their texts as written.
        sentence: annotated.
    """
    wrong = {reading.span.start for reading in sentence.readings if _misread(reading)}
    doubtful = _mates(sentence, wrong)
    out: list[Unit] = []
    notes: list[Note] = []
    for unit in units:
        at = unit.span.start
        if not isinstance(unit, Say) or not (at in wrong or (at in doubtful and len(readings(unit.text[:1])) > 1)):
            out.append(unit)
            continue
        found = homophone(unit.syllable, avoid=out[-1].text if out and isinstance(out[-1], Say) else "")
        out.append(replace(unit, text=found.text or unit.text))
        if found.fate != "honoured":
            notes.append(
                Note(unit.span, found.fate, f"{unit.text} {marked(unit.syllable)}: {_TOLD[found.fate]}{found.why}")
            )
    return out, tuple(notes)


_TOLD: dict[Fate, str] = {
    "honoured": "",
    "approximated": "the voice is given it ",
    "lost": "the voice reads it as it likes; ",
}


def predicted(reading: Reading) -> tuple[Syllable, ...] | None:
    """What a front end would say by the dictionary, before any hint; None if none knows the word."""
    choice = next((step.choice for step in reading.trail if step.stage in PREDICTS), None)
    return tuple(map(parse, choice.split())) if choice else None


def _misread(reading: Reading) -> bool:
    """Whether a front end would read this otherwise than it is shown; only single syllables can be mended."""
    if len(reading.citation) != 1 or reading.spoken[0].tone == 0:
        return False
    expected = predicted(reading)
    return expected is not None and expected != reading.citation


def _mates(sentence: Sentence, wrong: Collection[int]) -> set[int]:
    """The places of all characters of the words in which something is replaced."""
    touched = [word for word in sentence.words if any(at in wrong for at in range(word.start, word.end))]
    return {at for word in touched for at in range(word.start, word.end)}


def _pick(characters: str, avoid: str) -> str:
    return next((char for char in characters if char not in avoid), characters[0])


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {syllable: (only, mostly) for syllable, only, mostly in rows("homophones.tsv")}
