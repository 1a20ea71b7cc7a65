"""Whether letters that were laid along a passage are its transcript, and what they say of its characters."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import hint
from langdu.gloss.inline.neutral import with_neutral
from langdu.gloss.matching.beam import align
from langdu.pinyin import is_legal, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.gloss.matching.beam import Step
    from langdu.gloss.matching.letters import Letters
    from langdu.gloss.matching.passage import PassageItem
    from langdu.model import Hint, Span

#: The share of a transcript's characters and letters that must agree with the passage, and how many there must be.
AGREEMENT = 0.85
FEWEST_CHARACTERS = 8
#: The same for a line with its tones, which no other language has.
TONED_AGREEMENT, TONED_SHORTEST = 0.7, 3


@dataclass(frozen=True, slots=True)
class MatchVerdict:
    """How well letters and passage agree.

    Attributes:
        hints: what the letters say.
        agreeing: the characters read as one of their readings; half of one for a letter that differs.
        seen: the characters up to the last that was read.
        covered: the share of the letters that were read.
        letters: where in the source each letter begins.
        read: the same for those that were read.
        is_whole: whether every character was read, and every letter.
        is_toned: whether half of the syllables, or more, have their tone.
    """

    hints: tuple[Hint, ...] = ()
    agreeing: float = 0.0
    seen: int = 0
    covered: float = 0.0
    letters: tuple[int, ...] = ()
    read: tuple[int, ...] = ()
    is_whole: bool = False
    is_toned: bool = False

    @property
    def is_transcript(self) -> bool:
        """Whether there is no doubt."""
        shortest, share = (TONED_SHORTEST, TONED_AGREEMENT) if self.is_toned else (FEWEST_CHARACTERS, AGREEMENT)
        return self.agreeing >= max(shortest, share * self.seen) and self.covered >= share

    def covers(self, line: Span) -> bool:
        """Whether most letters of a line of the transcript were read."""
        return _within(self.read, line) >= TONED_AGREEMENT * _within(self.letters, line)


def _within(places: tuple[int, ...], line: Span) -> int:
    return bisect_left(places, line.end) - bisect_left(places, line.start)


def judge(source: str, items: Sequence[PassageItem], letters: Letters) -> MatchVerdict:
    """What the letters are to the passage."""
    steps = align(items, letters) if items and letters.plain else []
    spoken = [step for step in steps if items[step.item].kind == "hanzi"]
    read = [step for step in spoken if step.move.kind in ("said", "erhua")]
    if not read:
        return MatchVerdict()
    near = sum(step.move.kind == "near" for step in spoken)
    places = tuple(letters.places[index] for step in steps for index in range(step.begin, step.move.end))
    covered = len(places) / len(letters.plain)
    hints = with_neutral(source, list(_hints(source, items, letters, steps)))
    whole = len(read) == sum(item.kind == "hanzi" for item in items) and covered == 1
    toned = sum(bool(letters.tone(step.begin, step.move.end)) for step in read) * 2 >= len(read)
    seen = sum(step.item <= read[-1].item for step in spoken)
    return MatchVerdict(hints, len(read) + near / 2, seen, covered, letters.places, places, whole, toned)


def _hints(source: str, items: Sequence[PassageItem], letters: Letters, steps: Sequence[Step]) -> Iterator[Hint]:
    """Where a character is read as it can be, and where one that is not stands between two that are."""
    for before, step, after in zip([None, *steps], steps, [*steps[1:], None], strict=False):
        place = items[step.item].place
        if step.move.kind == "said":
            erhua = after is not None and after.move.kind == "erhua"
            end = after.move.end if after is not None and erhua else step.move.end
            tone = letters.tone(step.begin, end)
            sound = step.move.sound + ("r" if erhua else "")
            written = source[letters.places[step.begin] : letters.ends[end - 1]]
            yield hint(place, parse(sound).with_tone(tone), written, "transcript")
        elif items[step.item].kind == "hanzi" and step.move.kind != "erhua":
            begin, end = _between(before, after)
            sound = letters.plain[begin:end]
            if sound.isalpha() and is_legal(sound):
                written = source[letters.places[begin] : letters.ends[end - 1]]
                yield hint(place, parse(sound).with_tone(letters.tone(begin, end)), written, "transcript")


def _between(before: Step | None, after: Step | None) -> tuple[int, int]:
    """The letters between two steps that agree; none where they do not."""
    if before is None or after is None or {before.move.kind, after.move.kind} != {"said"}:
        return 0, 0
    return before.move.end, after.begin
