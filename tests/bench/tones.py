"""Tones, each voice judged by a network that never heard it; goals beside.

    python -m tests.bench tones

The first run listens for ten minutes, and keeps what it heard in a folder under the system's temporary one. Native
syllables are judged against what they say ("red" is a false alarm), and against each of the other three tones in turn
(a planted wrong tone, "green" is a miss). Ranges come from 40 recordings of the voice that hold all tones. The network
that finds the syllables has heard these voices; its own benchmark is `alignment`. All voices are women's, and one is
synthetic: no man, no child and no learner was recorded.
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.model import Range, Target
from langdu.practice.pitch import range_of
from langdu.practice.recording.listening import listened
from langdu.practice.recording.sound import RATE, load, prepared
from langdu.practice.targets import from_pinyin
from langdu.practice.tones.measure import measure
from langdu.practice.tones.network import ToneNetwork
from langdu.practice.tones.verdict import RUNNING, WORDS, Thresholds, verdict
from langdu.training.tones.examples import ToneExample, heard_again
from langdu.training.tones.heard import FOLDERS, VOICES, heard
from langdu.training.tones.rows import fitted
from tests.bench import Figure
from tests.bench._disguises import DISGUISES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMES = {"a": "isolated syllables", "c": "words", "h": "sentences"}
KEPT = Path(tempfile.gettempdir()) / "langdu-heard"
#: Recordings that a voice is calibrated with; those that are judged in each disguise.
CALIBRATED, DISGUISED = 40, 120


class Judged(NamedTuple):
    """A syllable: the probabilities of its tones, and those that are right."""

    probabilities: np.ndarray
    right: frozenset[int]


def run(shared: Path) -> Iterator[Figure]:
    data = shared / "data" / "practice"
    if not data.is_dir():
        yield Figure(f"the practice data are not at {data}", 0, "")
        return
    groups = {voice: heard(voice, data, KEPT) for voice in VOICES}
    for voice, name in NAMES.items():
        asked = RUNNING if voice == "h" else WORDS
        network = ToneNetwork(fitted({other: groups[other] for other in VOICES if other != voice}, asked.name))
        range_ = _calibrated(groups[voice])
        for told, known in (("", range_), (", not calibrated", None)):
            yield from _figures(f"{name}{told}", judged(network, groups[voice], known), asked)
        yield from _disguised(name, network, groups[voice], range_, data / FOLDERS[voice], asked)


def _calibrated(examples: Sequence[ToneExample]) -> Range | None:
    lot = np.random.default_rng(1)
    chosen = lot.choice(len(examples), min(CALIBRATED, len(examples)), replace=False)
    return range_of([examples[i].pitch for i in chosen])


def judged(network: ToneNetwork, examples: Sequence[ToneExample], range_: Range | None) -> list[Judged]:
    """The syllables that have a tone, and one that is known."""
    found = []
    for e in examples:
        rows = network.probabilities(e.pitch, e.times, measure(e.pitch, range_), e.told)
        found += [Judged(p, right) for p, right in zip(rows, e.right, strict=True) if right and 5 not in right]
    return found


def _figures(name: str, found: Sequence[Judged], asked: Thresholds) -> Iterator[Figure]:
    right = [int(j.probabilities[:4].argmax()) + 1 in j.right for j in found]
    native = [_verdict(j.probabilities, j.right, asked) for j in found]
    planted = [
        _verdict(j.probabilities, frozenset((tone,)), asked)
        for j in found
        for tone in range(1, 5)
        if len(j.right) == 1 and tone not in j.right
    ]
    goals = {"isolated syllables": ("goal 98.5", "", "", ""), "words": ("", "goal 1", "goal 2", "goal 85")}
    goal = goals.get(name, ("", "goal 2", "goal 3", "goal 60") if name == "sentences" else ("",) * 4)
    yield _share(f"{name}: tone heard right", right, goal[0])
    yield _share(f"{name}: native, shown red", [v == "red" for v in native], goal[1])
    yield _share(f"{name}: planted, shown green", [v == "green" for v in planted], goal[2])
    yield _share(f"{name}: native, judged", [v != "amber" for v in native], goal[3])
    yield _share(f"{name}: planted, shown red", [v == "red" for v in planted], "")


def _verdict(probabilities: np.ndarray, right: frozenset[int], asked: Thresholds) -> str:
    return verdict(_asking(right), tuple(map(float, probabilities)), asked)[0]


def _asking(right: frozenset[int]) -> Target:
    (target,) = from_pinyin(f"ma{min(right)}")
    return Target(target.span, "", target.citation, target.spoken, right)


def _share(what: str, values: Sequence[bool], goal: str) -> Figure:
    """A percentage with its 95 % confidence interval (Wilson's)."""
    n, p, z = len(values), float(np.mean(values)), 1.96
    middle, half = (
        (p + z * z / (2 * n)) / (1 + z * z / n),
        z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)),
    )
    return Figure(what, 100 * p, "%", f"{100 * (middle - half):.1f} to {100 * (middle + half):.1f}, n = {n}  {goal}")


def _disguised(
    name: str,
    network: ToneNetwork,
    examples: Sequence[ToneExample],
    range_: Range | None,
    folder: Path,
    asked: Thresholds,
) -> Iterator[Figure]:
    """The same in noise, by men and children, fast and slow."""
    some = [examples[i] for i in np.random.default_rng(2).permutation(len(examples))[:DISGUISED]]
    sounds = [load(folder / f"{e.name}.mp3").samples for e in some]
    for disguise in DISGUISES:
        worn = [prepared(*disguise.worn(s, RATE)) for s in sounds]
        again = [heard_again(e, sound) for e, sound in zip(some, worn, strict=True)]
        moved = range_ and Range(range_.median * 2 ** (disguise.semitones / 12), range_.spread)
        found, native = [], []
        for e, sound in zip(again, worn, strict=True):
            heard_ = judged(network, [e], moved)
            manner = asked._replace(red=math.inf) if listened(sound).others else asked
            native += [_verdict(j.probabilities, j.right, manner) for j in heard_]
            found += heard_
        right = [int(j.probabilities[:4].argmax()) + 1 in j.right for j in found]
        red, known = (100 * sum(v == c for v in native) / len(native) for c in ("red", "amber"))
        figure = _share(f"{name}, {disguise.name}: heard right", right, "")
        yield Figure(figure.what, figure.measured, "%", f"{figure.beside} red {red:.1f} %, judged {100 - known:.0f} %")
