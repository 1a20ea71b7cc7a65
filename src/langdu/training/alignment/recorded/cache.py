"""Recordings kept in a file, as the natural voice takes minutes to say what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from langdu.pinyin import numbered, parse
from langdu.practice.tones.features import SyllableTimes
from langdu.training.alignment.recorded.utterance import SpokenRecording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path


def cached(path: Path, make: Callable[[], Iterable[SpokenRecording]]) -> list[SpokenRecording]:
    """What a file keeps; made, and kept, if there is none."""
    if not path.exists():
        _write(path, list(make()))
    return list(_read(path))


def _write(path: Path, data: list[SpokenRecording]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part.npz")
    np.savez(
        part,
        names=np.array([said.name for said in data]),
        voices=np.array([said.voice for said in data]),
        syllables=np.array([" ".join(map(numbered, said.syllables)) for said in data]),
        times=np.array([time for said in data for time in said.times], np.float32),
        lengths=np.array([len(said.samples) for said in data]),
        samples=np.concatenate([(said.samples * 32767).clip(-32768, 32767).astype(np.int16) for said in data]),
    )
    part.replace(path)


def _read(path: Path) -> Iterator[SpokenRecording]:
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    times = iter(arrays["times"])
    ends = np.cumsum(arrays["lengths"])
    for name, voice, text, end, length in zip(
        arrays["names"], arrays["voices"], arrays["syllables"], ends, arrays["lengths"], strict=True
    ):
        syllables = tuple(map(parse, str(text).split()))
        samples = arrays["samples"][end - length : end].astype(np.float32) / 32767
        timed = tuple(SyllableTimes(*map(float, next(times))) for _ in syllables)
        yield SpokenRecording(str(name), str(voice), samples, syllables, timed)
