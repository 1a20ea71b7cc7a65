"""The one canonical form of a Mandarin syllable."""

from __future__ import annotations

from dataclasses import dataclass

NEUTRAL = 5
UNKNOWN = 0


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable; equal syllables are equal values.

    Attributes:
        initial: one of the 21 initials, or "" (yi, wu and yu have none).
        final: the underlying final, ü as ü, never abbreviated: niu is n + iou, gui g + uei, lun l + uen,
            ju j + ü, yue "" + üe, zhi zh + i. The syllabic interjections are finals: ê m n ng hm hng.
        tone: 1..4, 5 for neutral, 0 where not known.
        erhua: whether the final is rhotacised (花儿 is one syllable, huār).
    """

    initial: str
    final: str
    tone: int
    erhua: bool = False

    def with_tone(self, tone: int) -> Syllable:
        """The same syllable in another tone."""
        return Syllable(self.initial, self.final, tone, self.erhua)

    def same_sound(self, other: Syllable) -> bool:
        """Whether the two agree in all but tone."""
        return (self.initial, self.final, self.erhua) == (other.initial, other.final, other.erhua)
