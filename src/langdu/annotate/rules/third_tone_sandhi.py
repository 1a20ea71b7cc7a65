"""Third tones before third tones: which of a row are spoken as second.

Chen, "Tone Sandhi" (2000), ch. 9, words before phrases. Readers of sentences (BZNSYP) change 99 of 100 pairs inside a
word and 90 between two, unless the next word's own first syllable has changed: then 1 to 10. It stops at punctuation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def third(tones: Sequence[int], words: Sequence[tuple[int, int]]) -> list[int]:
    """The places that change: inside words first, then between them from the end.

    纸老虎: 老 changes before 虎, and 纸, no longer before a third tone, need not. A row of one-syllable words changes
    but for the last.

    Args:
        tones: of each character, 0 for signs.
        words: those of two and more characters, as ranges.
    """
    pairs = [i for i in range(len(tones) - 1) if tones[i] == 3 == tones[i + 1]]
    if not pairs:
        return []
    word_of = {i: word for word in words for i in range(*word)}
    changed = {i for i in pairs if i in word_of and word_of[i] == word_of.get(i + 1)}
    for i in reversed(pairs):
        if i + 1 not in changed or (i not in word_of and i + 1 not in word_of):
            changed.add(i)
    return sorted(changed)
