"""Where a reader groups syllables: prosodic words, and phrases between which the voice may breathe.

Mandarin is spoken in feet of two syllables, sometimes three (Feng 1997): a particle leans on the word before it, an
adverb on the word after, two lone syllables on each other. Prosodic words make phrases of some four to eight
syllables, broken where the sentence is: before a coverb, after a long attribute's 的. Voices that were taught such
boundaries (Baker's corpus marks them #1 and #2) swallow syllables without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from langdu.speech.data import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The longest prosodic word, in syllables; longer dictionary words are spoken in two and more.
FOOT = 3


@dataclass(frozen=True, slots=True)
class Grouping:
    """How syllables are grouped at one level.

    Attributes:
        length: of the groups that readers like best, in syllables.
        deviation: what a syllable more or less costs, times its square.
        cost: what a break costs that no word asks for.
        longest: no group is longer, if it can be helped.
    """

    length: int
    deviation: float
    cost: float
    longest: int


#: Prosodic phrases; chosen by comparing with BZNSYP's marks (F1 0.45 for #2, 0.89 for #1; that corpus taught nothing).
PHRASE = Grouping(5, 0.1, 0.5, 12)
#: What is said in one breath where no sign asks for a pause: 12 syllables on the average, hardly ever more than 16.
BREATH = Grouping(11, 0.05, 0.5, 16)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A dictionary word, or what stands for one.

    Attributes:
        text: its characters.
        length: how many syllables it has.
    """

    text: str
    length: int


def boundaries(words: Sequence[Lexeme]) -> list[int]:
    """How strongly each syllable of a clause closes what it belongs to.

    Args:
        words: a clause, from pause to pause.

    Returns:
        One a syllable: 0 inside a prosodic word, 1 its last, 2 a phrase's last, 3 the last before a breath.
    """
    feet = _feet(words)
    strengths: list[int] = []
    for foot in feet:
        size = sum(word.length for word in foot)
        strengths += [0] * (size - 1) + [1]
    for end in _ends(feet, PHRASE):
        strengths[end - 1] = 2
    if len(strengths) > BREATH.longest:
        for end in _ends(feet, BREATH):
            strengths[end - 1] = 3
    return strengths


def _feet(words: Sequence[Lexeme]) -> list[list[Lexeme]]:
    """Prosodic words, each as the words (or halves of long ones) in it."""
    feet: list[list[Lexeme]] = []
    opens = False
    parts = [part for word in words for part in _halves(word)]
    for number, word in enumerate(parts, 1):
        size = sum(part.length for part in feet[-1]) if feet else 0
        leans = _clitics().get(word.text, "") if word.length == 1 else ""
        lone = word.length == 1 and not leans and (size == 1 or number == len(parts))
        if feet and ((leans == "left" and size <= FOOT) or ((opens or lone) and size + word.length <= FOOT)):
            feet[-1].append(word)
        else:
            feet.append([word])
        opens = leans == "right"
    return feet


def _halves(word: Lexeme) -> list[Lexeme]:
    """A word in parts of two syllables, the last of three where it is odd; short words whole."""
    if word.length <= FOOT or len(word.text) != word.length:
        return [word]
    cuts = [*range(0, word.length - 1, 2), word.length]
    return [Lexeme(word.text[a:b], b - a) for a, b in pairwise(cuts)]


def _ends(feet: Sequence[Sequence[Lexeme]], grouping: Grouping) -> list[int]:
    """Where groups end, in syllables: the division whose groups are best in length and broken at the best words."""
    ends = [0, *accumulate(sum(word.length for word in foot) for foot in feet)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    first = 0  # of the starts from which a group to `j` is not too long: text without a sign may be very long
    for j in range(1, len(ends)):
        while first < j - 1 and ends[j] - ends[first] > grouping.longest:
            first += 1
        cue = grouping.cost - _cue(feet, j) if j < len(feet) else 0.0
        cost, start = min(
            (best[i][0] + grouping.deviation * (ends[j] - ends[i] - grouping.length) ** 2, i) for i in range(first, j)
        )
        best.append((cost + cue, start))
    found, at = [], len(feet)
    while at:
        found.append(ends[at])
        at = best[at][1]
    return found[::-1]


def _cue(feet: Sequence[Sequence[Lexeme]], j: int) -> float:
    """How readily a reader breaks before foot `j`."""
    before, _ = _breaks().get(feet[j][0].text, (0.0, 0.0))
    _, after = _breaks().get(feet[j - 1][-1].text, (0.0, 0.0))
    return before + after


@cache
def _clitics() -> dict[str, str]:
    return dict(rows("clitics.tsv"))


@cache
def _breaks() -> dict[str, tuple[float, float]]:
    return {word: (float(before), float(after)) for word, before, after in rows("breaks.tsv")}
