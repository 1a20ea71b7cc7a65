"""The Baker voice's frames in the time that is asked for: pauses as asked, no syllable swallowed; and the marks.

The voice has its own sense of how long a pause is; its silences are lengthened or shortened to what is asked for. It
hurries over particles now and then, down to nothing; learners should hear them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.model import Mark, Say
from langdu.pinyin import numbered
from langdu.speech.engines.baker.model import HOP, SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Latin
    from langdu.signal.arrays import Flags, Mel
    from langdu.speech.engines.baker.phones import Phrase

#: Frames a second.
FRAMES = SAMPLE_RATE / HOP
#: Frames of silence kept before the first sound (the voice would take up to a quarter of a second), and after the last,
#: where they are part of the pause: the room's own silence, not that of a switch. Less where no pause is asked for.
LEAD_IN, LEAD_OUT, SHORT_OUT = 3, 14, 2
#: A frame whose loudest mel band is below this is silent, one of `SILENT` throughout more so: of 3,400 frames in
#: pauses 0.1 % were louder than -50 dBFS (none than -49), and 6 % of the silent ones are missed.
STILL, SILENT = 0.3, -1.0
#: Its own pauses are left alone within these limits of what is asked for.
SHORTEST_PAUSE_RATIO, LONGEST_PAUSE_RATIO = 0.9, 1.2
#: A syllable is heard a frame after the network begins it: the aligner that taught it durations counts a stop's silent
#: closure to the stop. After a pause that takes up to so many frames, and the frames themselves tell.
HEARD, CLOSURE = 1, 10
#: Frames in which the last sound dies away that the network broke off: 100 ms.
RELEASE = 8
#: The fewest frames of a syllable: one in 130 gets fewer, most of them 的 and 了, and is drawn out to so many.
SHORTEST_SYLLABLE_FRAMES = 5


@dataclass(frozen=True, slots=True)
class Paced:
    """Frames in the time that is asked for.

    Attributes:
        mel: the frames, 1 x frames x 80.
        ends: the frame after each symbol's last.
        sounds: that after its last sound: earlier where the symbol is a pause, which begins with the tail of the
            syllable before it.
    """

    mel: Mel
    ends: tuple[int, ...]
    sounds: tuple[int, ...]


def paced(mel: Mel, durations: Sequence[int], made: Phrase, stretch: float) -> Paced:
    """The frames with the silences that are asked for, from the first sound to the tail of the last.

    Args:
        mel: 1 x frames x 80.
        durations: how many frames each symbol takes.
        made: the symbols.
        stretch: how many times as long as normal everything lasts.
    """
    import numpy as np

    bounds = np.cumsum([0, *durations])
    last = len(durations) - 2  # the last pause, with the frames of `sil`: the tail of the last syllable may fill both
    bounds[last + 1] = bounds[-1]
    wanted = _audible(durations, made.owners, stretch)
    pieces: list[Mel] = []
    ends: list[int] = []
    sounds: list[int] = []
    for i in range(last + 1):
        piece = mel[:, bounds[i] : bounds[i + 1]]
        sound = wanted[i]
        if i == 0:
            piece = piece[:, max(0, sound - LEAD_IN) :]
        elif i == last:
            sound = _tail(piece)
            silence = min(LEAD_OUT, round(made.final * FRAMES * stretch))
            piece = _dying(piece[:, : sound + max(silence, SHORT_OUT)], sound)
        elif i in made.pauses:
            sound = _tail(piece)
            piece = _lasting(piece, sound, round(made.pauses[i] * FRAMES * stretch) - HEARD)
        elif sound > piece.shape[1]:
            piece = piece[:, np.arange(sound) * piece.shape[1] // sound]
        base = ends[-1] if ends else 0
        sounds.append(base + min(sound, piece.shape[1]))
        ends.append(base + piece.shape[1])
        pieces.append(piece)
    return Paced(np.concatenate(pieces, 1), tuple(ends), tuple(sounds))


def marks(made: Phrase, pace: Paced, at: int, hop: float) -> tuple[Mark, ...]:
    """A syllable lasts until the next begins, the joint's frames being its tail; before a pause to its tail's end.

    Args:
        made: the symbols.
        pace: their frames.
        at: the sample at which the first frame begins.
        hop: samples in a frame.
    """
    quiet = _quiet(pace.mel)
    starts: dict[int, int] = {}
    stops: dict[int, int] = {}
    last = 0
    for i, owner in enumerate(made.owners[:-1]):
        if owner is not None:
            last = owner
            begun = pace.ends[i - 1]
            after_pause = i == 1 or i - 1 in made.pauses
            starts.setdefault(owner, _heard(quiet, begun) if after_pause else begun + HEARD)
        stops[last] = pace.sounds[i]
    return tuple(
        Mark(unit.span, at + round(starts[i] * hop), at + round(stops[i] * hop), "engine", _label(unit))
        for i, unit in enumerate(made.sounding)
    )


def _label(unit: Say | Latin) -> str:
    return numbered(unit.syllable) if isinstance(unit, Say) else unit.text


def _audible(durations: Sequence[int], owners: Sequence[int | None], stretch: float) -> list[int]:
    """`durations` with those of swallowed syllables drawn out: the frames there are, each longer."""
    wanted = list(durations)
    fewest = max(2, round(SHORTEST_SYLLABLE_FRAMES * min(stretch, 1.0)))
    own: dict[int, list[int]] = {}
    for i, owner in enumerate(owners):
        if owner is not None and durations[i]:
            own.setdefault(owner, []).append(i)
    for places in own.values():
        short = fewest - sum(durations[i] for i in places)
        if short > 0:
            wanted[places[-1]] += short
    return wanted


def _heard(quiet: Flags, begun: int) -> int:
    """The first frame that can be heard of a syllable that begins after silence."""
    import numpy as np

    heard = np.flatnonzero(~quiet[begun : begun + CLOSURE])
    return begun + (int(heard[0]) if len(heard) else HEARD)


def _quiet(piece: Mel) -> Flags:
    """Which frames are silent."""
    silent: Flags = piece[0].max(1) < STILL
    return silent


def _tail(piece: Mel) -> int:
    """How many frames of a pause still sound: up to the first two that are silent."""
    quiet = _quiet(piece)
    for i in range(len(quiet)):
        if quiet[i : i + 2].all():
            return i
    return len(quiet)


def _dying(piece: Mel, sound: int) -> Mel:
    """The last frames, dying away where the network broke off while it still sounded."""
    import numpy as np

    if sound < piece.shape[1] or not sound:
        return piece
    steps = np.linspace(0, 1, RELEASE + 1, dtype=piece.dtype)[1:, None]
    return np.concatenate([piece, piece[:, -1:] * (1 - steps) + SILENT * steps], 1)


def _lasting(piece: Mel, sound: int, wanted: int) -> Mel:
    """A pause whose silence, from frame `sound` on, lasts about `wanted` frames.

    Silence is put in where it begins, and taken from its middle: at its end the next syllable announces itself.
    """
    import numpy as np

    there = piece.shape[1] - sound
    if there < SHORTEST_PAUSE_RATIO * wanted:
        more = wanted - there
        if sound < piece.shape[1]:
            still = np.repeat(piece[:, sound : sound + 1], more, 1)
        else:
            still = np.full((1, more, piece.shape[2]), SILENT, piece.dtype)
        return np.concatenate([piece[:, :sound], still, piece[:, sound:]], 1)
    if there > LONGEST_PAUSE_RATIO * wanted:
        silent = np.flatnonzero(_quiet(piece))
        spare = silent[silent > sound][: there - wanted]
        return np.delete(piece, spare, 1)
    return piece
