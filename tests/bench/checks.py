"""What the checks of a recording say of native speakers', as they are and with noise, and of what is no speech.

Every native recording that is refused, and every other sound that is not, is a miss; the goal is none.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from langdu.practice.recording.checks import check
from langdu.practice.recording.sound import RATE, Sound, load
from tests.bench import Figure
from tests.practice.sounds import OTHER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.practice.recording.checks import Checked

#: Recordings of each kind, taken at random.
MANY = 60
SNR = 10


def run(shared: Path) -> Iterator[Figure]:
    for name, sound in OTHER.items():
        said = check(sound())
        yield Figure(name, float(bool(said.refusal)), "refused", said.refusal or f"NOT REFUSED {said.warnings}")
    folder = shared / "data" / "practice"
    if not folder.is_dir():
        yield Figure("there are no recordings", 0, "", f"wanted in {folder}")
        return
    for kind in sorted(path for path in folder.iterdir() if path.is_dir()):
        paths = sorted(kind.glob("*.mp3"))
        chosen = random.Random(4).sample(paths, min(MANY, len(paths)))
        yield from _told(kind.name, [check(load(path)) for path in chosen])
        yield from _told(f"{kind.name}, white noise at {SNR} dB", [check(_noisy(load(path))) for path in chosen])


def _noisy(sound: Sound) -> Sound:
    level = np.sqrt(np.mean(np.square(sound.samples))) * 10 ** (-SNR / 20)
    noise = np.random.default_rng(0).normal(0, level, len(sound.samples) + RATE // 2)
    noise[RATE // 4 : RATE // 4 + len(sound.samples)] += sound.samples
    return Sound(noise.astype(np.float32), 0.0)


def _told(what: str, found: list[Checked]) -> Iterator[Figure]:
    refused = Counter(said.refusal.split(":")[0] for said in found if said.refusal)
    warned = Counter(text.split(":")[0] for said in found for text in said.warnings)
    yield Figure(f"{what}: refused", 100 * refused.total() / len(found), "%", f"of {len(found)}; {dict(refused)}")
    yield Figure(f"{what}: warned", 100 * warned.total() / len(found), "%", str(dict(warned)))
