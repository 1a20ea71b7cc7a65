"""How much of Mandarin a voice can be made to say as shown."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from langdu.model import HintTally
from langdu.pinyin.readings import FIRST, LAST, readings
from langdu.speech.planning.homophones import homophone

if TYPE_CHECKING:
    from langdu.model import Syllable, Voice


def coverage(voice: Voice) -> HintTally | None:
    """What becomes of every toned syllable that a character has; None for a voice that is told how to say it."""
    if voice.hint != "text":
        return None
    fates = Counter(homophone(syllable).fate for syllable in syllables())
    return HintTally(fates["honoured"], fates["approximated"], fates["lost"])


@cache
def syllables() -> tuple[Syllable, ...]:
    """All toned syllables that any character of the basic block has."""
    return tuple(dict.fromkeys(s for point in range(FIRST, LAST + 1) for s in readings(chr(point))))
