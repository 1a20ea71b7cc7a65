"""Weights that never met a voice, and that voice's recordings with what is known of them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.bench import PASSAGE

if TYPE_CHECKING:
    from langdu.practice.alignment.aligner import Aligner
    from langdu.training.alignment.recorded.utterance import SpokenRecording

#: Where weights are kept from one run to the next; a first run trains them, some ten minutes each.
KEPT = Path(os.environ.get("LANGDU_BENCH_WEIGHTS", Path(tempfile.gettempdir()) / "langdu-bench-alignment"))
JOINED, SENTENCES = 120, 70


def weights(without: str, data: Path) -> Path | None:
    """Those that never met a voice; None where they are not kept and cannot be trained."""
    path = KEPT / f"without-{without}.npz"
    if not path.exists():
        if find_spec("torch") is None:
            return None
        KEPT.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "langdu.training.alignment", "--data", str(data), "--without", without]
        subprocess.run([*command, "--cache", str(KEPT), "-o", str(path)], check=True, stdout=sys.stderr)
    return path


def aligner(path: Path) -> Aligner:
    """With those weights."""
    from langdu.practice.alignment.aligner import Aligner
    from langdu.practice.alignment.network import stored

    return Aligner(stored(path))


def joined(data: Path, count: int = JOINED) -> tuple[list[SpokenRecording], list[SpokenRecording]]:
    """Syllables of speaker A in random order: back to back, and with gaps of up to 50 ms and pauses up to 350 ms."""
    from langdu.training.alignment import joints
    from langdu.training.alignment.labels import isolated
    from langdu.training.alignment.recorded.recordings import recordings

    singles = [isolated(said) for said in recordings(data, "a") if said.syllables[0].final not in ("m", "n", "ng")]
    random = np.random.default_rng(5)
    close, apart = [], []
    while min(len(close), len(apart)) < count:
        said = joints.joined(singles, random, cuts=0.0)
        gaps = [after.start - before.end for before, after in zip(said.times, said.times[1:], strict=False)]
        (apart if any(gap > 0.001 for gap in gaps) else close).append(said)
    return close[:count], apart[:count]


def as_marked(said: SpokenRecording) -> SpokenRecording:
    """What the natural voice says, a hiss beginning where its engine's mark stands, not where it is heard."""
    from langdu.training.alignment.recorded.baker import HISS, HISSING

    times = list(said.times)
    for i in range(1, len(times)):
        if said.syllables[i].initial in HISSING and times[i].start - times[i - 1].end < 0.001:
            times[i] = times[i]._replace(start=times[i].start + HISS)
    return said._replace(times=tuple(times))


def sentences(data: Path) -> list[SpokenRecording]:
    """What the natural voice says at several tempos: sentences of our own and of the data."""
    from langdu.training.alignment.lessons import random_of
    from langdu.training.alignment.recorded.baker import BakerSpeech
    from langdu.training.alignment.recorded.recordings import texts
    from langdu.training.alignment.recorded.speech import sentences as said

    others = texts(data)[:SENTENCES]
    lines = [line for line in PASSAGE.replace("。", "。\n").splitlines() if line.strip()]
    return list(said(BakerSpeech(), [(f"passage {i}", line) for i, line in enumerate(lines)] + others, random_of(7)))
