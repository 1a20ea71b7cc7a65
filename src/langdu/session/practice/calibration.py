"""What a learner says once, so that tones are measured against the pitch of that voice and no other.

Twenty-five words and phrases, a minute and a half. Each tone comes sixteen times as spoken, equally often at each place
of a word and of a phrase (the phrases are two Latin squares of the four tones), since the median of ten random
syllables can be off by two semitones. data/calibration.tsv has them, one a line.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from langdu.model import Pause, Say, Span, Utterance
from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Range, Syllable
    from langdu.practice.pitch import Pitch

#: Hz between which people speak, and semitones that their pitch spreads over such a list; outside of it the
#: microphone or the room was heard, or a whisper.
MEDIAN, SPREAD = (65.0, 450.0), (1.2, 9.0)
#: Seconds of silence after a phrase that a voice says.
REST = 0.3
#: Seconds of voice under which an item was not said aloud.
VOICE = 0.08
WHISPERED = "there was no voice in it: say it aloud, without whispering"
UNLIKELY = "that is no speaking pitch: calibrate again, alone, in a quiet place and close to the microphone"


class CalibrationItem(NamedTuple):
    """A word or phrase and its syllables, one a character."""

    text: str
    syllables: tuple[Syllable, ...]

    def utterance(self) -> Utterance:
        """The same for a voice."""
        units = [Say(Span(i, i + 1), *pair) for i, pair in enumerate(zip(self.syllables, self.text, strict=True))]
        end = len(self.text)
        return Utterance(Span(0, end), (*units, Pause(Span(end, end), REST, "。")))


@cache
def items() -> tuple[CalibrationItem, ...]:
    """What is said, in this order."""
    table = (files("langdu.session") / "data" / "calibration.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in table)
    return tuple(CalibrationItem(text, tuple(map(parse, pinyin.split()))) for text, pinyin in rows)


def phrases() -> tuple[CalibrationItem, ...]:
    """The longest items, which have each tone eight times: enough for a voice that never tires."""
    return tuple(item for item in items() if len(item.text) == 4)


def pitch_of(pcm: bytes) -> Pitch:
    """The pitch of a recording: mono, signed 16 bit, 16 kHz."""
    from langdu.practice.pitch import track
    from langdu.session.practice.heard_sound import sound_of

    return track(sound_of(pcm).samples)


def has_voice(pitch: Pitch) -> bool:
    """Whether an item was said aloud."""
    from langdu.practice.pitch import STEP

    return float(pitch.voiced.sum()) * STEP >= VOICE


def measured(pitches: Sequence[Pitch]) -> tuple[Range | None, str]:
    """The range of the voice that said all this, or None and what to do about it."""
    from langdu.practice.pitch import range_of

    found = range_of(pitches)
    if found is None:
        return None, WHISPERED
    if not (MEDIAN[0] <= found.median <= MEDIAN[1] and SPREAD[0] <= found.spread <= SPREAD[1]):
        return None, UNLIKELY
    return found, ""
