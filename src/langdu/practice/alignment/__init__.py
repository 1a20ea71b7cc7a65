"""Where each syllable of a known text is in a recording, and what became of the text: `align`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Alignment, Syllable
    from langdu.practice.alignment.features import Floats


def align(samples: Floats, syllables: Sequence[Syllable]) -> Alignment:
    """A text found in a recording; whatever the recording is, there is an answer.

    Args:
        samples: mono, 16 kHz, any level, as `practice.sound` prepares them.
        syllables: what should be said, as spoken; tones do not matter.
    """
    from langdu.practice.alignment.aligner import shipped

    return shipped().align(samples, syllables)
