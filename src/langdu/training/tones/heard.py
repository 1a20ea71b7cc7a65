"""What was heard of each voice, kept between trainings, since listening takes longer than fitting."""

from __future__ import annotations

from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from langdu.pinyin import numbered, parse
from langdu.practice.pitch import Pitch
from langdu.practice.tones.features import SyllableTimes
from langdu.training.tones.examples import ToneExample, recorded, spoken
from langdu.training.tones.textbook import described

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: The voices, and where their recordings lie; the natural voice makes its own, and the textbook is drawn.
VOICES = ("a", "c", "h", "baker", "textbook")
FOLDERS = {"a": "speaker-a-syllables", "c": "speaker-c-words", "h": "sentences-h"}
#: How many sentences and rows of syllables the natural voice says; how many of each tone are drawn.
SENTENCES, ROWS, DRAWN = 2000, 3000, 600


def heard(voice: str, data: Path, kept: Path | None = None) -> list[ToneExample]:
    """All examples of a voice; listened to once, if there is a folder to keep them in."""
    if voice == "textbook":
        return list(described(DRAWN))
    file = kept / f"{voice}.npz" if kept else None
    if file is not None and file.exists():
        with np.load(file, allow_pickle=False) as arrays:
            return list(_unpacked(dict(arrays)))
    found = list(recorded(data / FOLDERS[voice]) if voice in FOLDERS else spoken(SENTENCES, ROWS))
    if file is not None and found:
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(file, **_packed(found))
    return found


def _packed(examples: Sequence[ToneExample]) -> dict[str, Any]:
    """All examples in a few arrays: frames and syllables one after another, and how many each has."""
    pitches = [e.pitch for e in examples]
    fields = ("semitones", "voiced", "confidence", "energy")
    masks = [sum(1 << tone for tone in tones) for e in examples for tones in e.right]
    return {
        **{field: np.concatenate([getattr(pitch, field) for pitch in pitches]) for field in fields},
        "frames": np.array([len(pitch) for pitch in pitches]),
        "syllables": np.array([len(e.said) for e in examples]),
        "times": np.array(list(chain.from_iterable(e.times for e in examples))),
        "said": np.array([numbered(syllable) for e in examples for syllable in e.said]),
        "right": np.array(masks),
        "names": np.array([e.name for e in examples]),
        "voices": np.array([e.voice for e in examples]),
    }


def _unpacked(arrays: dict[str, Any]) -> Iterator[ToneExample]:
    frames, syllables = (list(pairwise(accumulate(arrays[k].tolist(), initial=0))) for k in ("frames", "syllables"))
    for i, ((a, b), (first, end)) in enumerate(zip(frames, syllables, strict=True)):
        fields = ("semitones", "voiced", "confidence", "energy")
        right = (frozenset(t for t in range(1, 6) if mask >> t & 1) for mask in arrays["right"][first:end].tolist())
        yield ToneExample(
            str(arrays["voices"][i]),
            str(arrays["names"][i]),
            Pitch(*(arrays[field][a:b] for field in fields)),
            tuple(SyllableTimes(*row) for row in arrays["times"][first:end].tolist()),
            tuple(map(parse, arrays["said"][first:end].tolist())),
            tuple(right),
        )
