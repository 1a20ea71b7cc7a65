"""Pinyin for voices that take only text: a lexicon of ours, made from the voice's own.

A sherpa-onnx voice looks words up in its lexicon.txt, which has `好 h ao3 #0` in one voice, `好 hao3` in another, and
`好 h ao 3 3`, tones apart, in MeloTTS. Which symbols a syllable has is learned there, from the characters that have one
reading. The lexicon that the engine is then given has no common hanzi at all, but a rare one for every toned syllable,
so that nothing is left for it to guess.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from langdu.model import Syllable
from langdu.pinyin import plain, readings
from langdu.pinyin.inventory import number_of, of_number, size

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

#: A syllable's key is this and its number; CJK Extension A has 6,592 characters. Private-use characters would do for
#: VITS, but Matcha takes two of them for one word; and of the common block MeloTTS changes 呣 and 嗯.
FIRST = 0x3400
NEUTRAL = 5
#: The tones in the order in which they stand in for one another.
TONES = (4, 1, 3, 2, 5)
#: A symbol's tone.
TONE = re.compile(r"\d?$")
#: Finals that a voice may lack after an initial or at all, and the nearest; one may lead to another.
NEAREST = {
    "ê": "ei", "ei": "e", "io": "iou", "iai": "ai", "iao": "ao", "iou": "ou", "ia": "a", "iang": "ang", "m": "en",
    "n": "en", "ng": "eng", "en": "eng", "eng": "en", "ong": "eng", "o": "uo", "uo": "o", "ua": "a", "ueng": "eng",
    "uen": "ong", "üan": "uan", "ün": "uen", "ou": "u", "in": "ing", "ing": "in",
}  # fmt: skip
#: 谁 is shuí too.
NEAREST_AFTER = {("sh", "ei"): "uei"}
TOGETHER = "put together from sounds that the voice's lexicon never has together"
NO_SOUND = "the voice has no such sound; said as the nearest it has"
OTHER_TONE = "the voice was not taught this tone of it; said in another"
ERHUA = "er is said as a syllable of its own"
NOT_ERHUA = "the voice has no er; said without"
NOTHING = "the voice's lexicon has nothing like it"

Entry = tuple[str, ...]


@dataclass(slots=True)
class Learned:
    """What a lexicon says of Mandarin.

    Attributes:
        entries: the symbols of toned sounds: initial, final and tone.
        words: what else it knows: Latin words in small letters.
    """

    entries: dict[tuple[str, str, int], Entry] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


def key(syllable: Syllable) -> str:
    """The character that the engine is given for a syllable; one without a tone is neutral."""
    return chr(FIRST + number_of(syllable if syllable.tone else syllable.with_tone(NEUTRAL)))


def learn(lines: Iterable[str]) -> Learned:
    """What the lines of a lexicon.txt say.

    A character of several readings may be read otherwise there than it mostly is: 都 dōu, or dū. What only such
    characters say of a sound is believed if it rhymes with what others are sure of, and is not another sound of theirs.
    """
    learned = Learned()
    sure: dict[tuple[str, str, int], Counter[Entry]] = defaultdict(Counter)
    doubtful: dict[tuple[str, str, int], Counter[Entry]] = defaultdict(Counter)
    for line in lines:
        word, *symbols = line.split() or [""]
        if len(word) == 1 and symbols and (found := readings(word)):
            votes = sure if len(found) == 1 else doubtful
            votes[found[0].initial, found[0].final, found[0].tone][tuple(symbols)] += 1
        elif word.isascii() and word.isalpha():
            learned.words.setdefault(word.lower(), " ".join(symbols))
    learned.entries = {sound: entries.most_common(1)[0][0] for sound, entries in sure.items()}
    rhymes: dict[tuple[str, int], set[Entry]] = defaultdict(set)
    for (_, final, tone), entry in learned.entries.items():
        rhymes[final, tone].add(entry[1:])
    taken = set(learned.entries.values())
    for (initial, final, tone), entries in doubtful.items():
        entry = entries.most_common(1)[0][0]
        rhyming = not initial or not rhymes[final, tone] or entry[1:] in rhymes[final, tone]
        if rhyming and entry not in taken:
            learned.entries.setdefault((initial, final, tone), entry)
    return learned


class SyllableSymbols:
    """How each toned syllable is written in a voice's symbols.

    Args:
        learned: what its lexicon says.
        known: the symbols that the voice was taught, of tokens.txt.
        tones_apart: whether the second half of an entry are tones, as in MeloTTS.
    """

    def __init__(self, learned: Learned, known: Collection[str], *, tones_apart: bool) -> None:
        self._known, self._apart = known, tones_apart
        ends = {entry[-1] for entry in learned.entries.values()}
        ended = not tones_apart and len(ends) == 1 and len(learned.entries) > 1
        #: What ends every syllable alike, #0 in some voices.
        self._end: Entry = tuple(ends) if ended else ()
        self._entries = {s: entry[:-1] if ended else entry for s, entry in learned.entries.items()}
        #: Whether a syllable is one symbol, so that its spelling may be one though the lexicon has it not.
        self._spells = all(len(entry) == 1 for entry in self._entries.values())

    def of(self, syllable: Syllable) -> tuple[Entry, str]:
        """The symbols, and in what the voice falls short, in plain words; nothing if it does not."""
        entry, told = self._sound(syllable.initial, syllable.final, syllable.tone or NEUTRAL)
        if not entry or not syllable.erhua:
            return self._ended(entry), told
        er = self._toned("", "er", NEUTRAL) or self._toned("", "er", 2)
        return (self._join(entry, er), told or ERHUA) if er else (self._ended(entry), NOT_ERHUA)

    def _ended(self, entry: Entry) -> Entry:
        return entry + self._end if entry else ()

    def lines(self) -> Iterator[str]:
        """The lexicon for the engine."""
        for number in range(size()):
            syllable = of_number(number)
            if syllable and syllable.tone:
                entry, _ = self.of(syllable)
                if entry:
                    yield f"{key(syllable)} {' '.join(entry)}"

    def _sound(self, initial: str, final: str, tone: int) -> tuple[Entry, str]:
        if entry := self._toned(initial, final, tone):
            return entry, ""
        if entry := self._composed(initial, final, tone):
            return entry, TOGETHER
        if entry := self._otherwise(initial, final):
            return entry, OTHER_TONE
        entry = self._nearest(initial, final, tone)
        return entry, NO_SOUND if entry else NOTHING

    def _nearest(self, initial: str, final: str, tone: int) -> Entry:
        """The symbols of a sound that is near, in this tone or another, with this initial or none."""
        tried: list[str] = []
        while (final := NEAREST_AFTER.get((initial, final)) or NEAREST.get(final, "")) and final not in tried:
            tried.append(final)
            found = self._toned(initial, final, tone) or self._composed(initial, final, tone)
            if found := found or self._otherwise(initial, final):
                return found
        return next((entry for final in tried if (entry := self._otherwise("", final))), ())

    def _toned(self, initial: str, final: str, tone: int) -> Entry:
        """The symbols as the lexicon has them, in this tone or changed from another."""
        for other in (tone, *TONES):
            if entry := self._entries.get((initial, final, other)):
                changed = entry if other == tone else self._retoned(entry, other, tone)
                if self._is_known(changed):
                    return changed
        letters = plain(Syllable(initial, final, tone)) if self._spells else ""
        return (symbol,) if letters and (symbol := letters + self._digits[tone]) in self._known else ()

    def _otherwise(self, initial: str, final: str) -> Entry:
        """The symbols in any tone that the voice has."""
        return next((entry for tone in TONES if (entry := self._toned(initial, final, tone))), ())

    def _is_known(self, entry: Entry) -> bool:
        symbols = entry[: self._length(entry)] if self._apart else entry
        return all(symbol in self._known for symbol in symbols)

    def _composed(self, initial: str, final: str, tone: int) -> Entry:
        """The initial of one syllable and the final of another, where each is one symbol."""
        for other in self._starts if initial in self._starts else ():
            rhyme = self._toned(other, final, tone)
            if self._length(rhyme) == 2:
                return (self._starts[initial], *rhyme[1:])
        return ()

    def _retoned(self, entry: Entry, tone: int, wanted: int) -> Entry:
        before, after = self._digits[tone], self._digits[wanted]
        if not self._apart:
            return (*entry[:-1], entry[-1].removesuffix(before) + after)
        middle = len(entry) // 2
        return entry[:middle] + tuple(after if t == before else t for t in entry[middle:])

    def _join(self, first: Entry, second: Entry) -> Entry:
        if not self._apart:
            return first + self._end + second + self._end
        middle, half = len(first) // 2, len(second) // 2
        return first[:middle] + second[:half] + first[middle:] + second[half:]

    def _length(self, entry: Entry) -> int:
        return len(entry) // 2 if self._apart else len(entry)

    @cached_property
    def _starts(self) -> dict[str, str]:
        """The symbol of each initial that has one of its own."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for (initial, _, _), entry in sorted(self._entries.items()):
            if initial and self._length(entry) == 2:
                found[initial][entry[0]] += 1
        return {initial: count.most_common(1)[0][0] for initial, count in found.items()}

    @cached_property
    def _digits(self) -> dict[int, str]:
        """How the lexicon writes each tone: by a digit, or the neutral one by none."""
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for (_, _, tone), entry in self._entries.items():
            found[tone][TONE.findall(entry[-1])[0]] += 1
        usual = {tone: str(tone) for tone in TONES}
        return usual | {tone: count.most_common(1)[0][0] for tone, count in found.items()}


def lexicon(spelling: SyllableSymbols, words: dict[str, str]) -> str:
    """The file's text: a line a syllable, and the Latin words that the voice knows."""
    return "\n".join([*spelling.lines(), *(f"{word} {symbols}" for word, symbols in words.items()), ""])
