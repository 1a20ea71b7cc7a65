"""How well a known text is found in the speech of a voice that training never met.

Each voice is measured with weights of its own, trained without it; a first run trains them, some ten minutes each, where
torch is at hand, and keeps them in the folder LANGDU_BENCH_WEIGHTS (`_heldout`). The natural voice's times are known
from its network (with a median error of some 8 ms of their own; a hiss is heard 38 ms before its mark), those of joined
syllables to the sample. Of words, a vowel's beginning is compared with where voicing sets in again after a voiceless
initial.

All are women's voices, one of them synthetic; men and children are these voices, moved in pitch and formants. A figure
stands beside its goal and the prototype's; brackets hold 95 % confidence intervals (bootstrap over recordings).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tests.bench import Figure, best_of
from tests.bench._heldout import aligner, as_marked, joined, sentences, weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from langdu.model import Alignment
    from langdu.practice.alignment.aligner import Aligner
    from langdu.training.alignment.recorded.utterance import SpokenRecording

#: Recordings of a row of robustness, and of each kind of straying.
FEW, STRAYED = 40, 80
GOAL = "goal 10, prototype 11 to 15"
WITHIN = "goal 95 %, prototype 70 to 94"


def run(shared: Path) -> Iterator[Figure]:
    data = shared / "data" / "practice"
    if not data.is_dir():
        yield Figure(f"the measuring data are not at {data}", 0, "")
        return
    found = {voice: weights(voice, data) for voice in ("a", "c", "h", "baker")}
    for voice, path in found.items():
        if path is None:
            yield Figure(f"weights without {voice}: torch is not here to train them", 0, "")
    if found["a"]:
        yield from _speaker_a(data, aligner(found["a"]))
    if found["baker"]:
        yield from _natural(data, aligner(found["baker"]))
    if found["c"]:
        yield from _words(data, aligner(found["c"]))
    if found["h"]:
        yield from _sentences(data, aligner(found["h"]))
    yield from _speed(data)


def _speaker_a(data: Path, finds: Aligner) -> Iterator[Figure]:
    close, apart = joined(data)
    yield from _placed("speaker A, joined without gaps", finds, close)
    yield from _placed("speaker A, joined with gaps", finds, apart)
    yield from _robust("speaker A, joined", finds, [*close[: FEW // 2], *apart[: FEW // 2]])
    yield from _texts("speaker A, joined", finds, [*close, *apart])
    yield from _strays("speaker A, joined", finds, apart, close)


def _natural(data: Path, finds: Aligner) -> Iterator[Figure]:
    said = sentences(data)
    yield from _placed("natural voice, sentences", finds, said, (0, 1, 2))
    yield from _placed("natural voice, by its engine's own marks", finds, [as_marked(one) for one in said], (0,))
    yield from _robust("natural voice", finds, said[:FEW])
    yield from _texts("natural voice", finds, said)


def _words(data: Path, finds: Aligner) -> Iterator[Figure]:
    from langdu.training.alignment.recorded.recordings import recordings
    from tests.bench._voicing import resumptions

    said = [one for one in recordings(data, "c") if len(one.syllables) > 1]
    off = [found - known for one in said[::2] for found, known in resumptions(one, finds)]
    yield from _distances("speaker C, words, vowels after voiceless initials", [np.array([x]) for x in off])
    yield from _texts("speaker C, words", finds, said[: 2 * STRAYED])


def _sentences(data: Path, finds: Aligner) -> Iterator[Figure]:
    from langdu.training.alignment.recorded.recordings import recordings

    said = [one for one in recordings(data, "h") if not one.name.endswith("_slow")]
    yield from _texts("sentences-h", finds, said[: 2 * STRAYED])


def _placed(
    what: str, finds: Aligner, data: Sequence[SpokenRecording], parts: Sequence[int] = (0, 2)
) -> Iterator[Figure]:
    """Of each part that is known: starts (0), vowels (1), ends (2)."""
    found = [(one, finds.align(one.samples, one.syllables)) for one in data]
    for part in parts:
        off = [_off(one, alignment, part) for one, alignment in found]
        yield from _distances(f"{what}, {('starts', 'vowels', 'ends')[part]}", off)
    sure = [p.confidence for _, alignment in found for p in alignment.places]
    right = np.concatenate([np.abs(_off(one, alignment, 0)) <= 0.05 for one, alignment in found])
    told = [p.heard for _, alignment in found for p in alignment.places]
    share = 100 * np.mean([heard == "said" for heard in told])
    beside = f"{100 * np.mean([heard == 'omitted' for heard in told]):.1f} % omitted, the rest unsure"
    yield Figure(f"{what}, told as said", float(share), "%", beside)
    yield Figure(
        f"{what}, mean confidence", 100 * float(np.mean(sure)), "%", f"within 50 ms {100 * right.mean():.1f} %"
    )


def _off(one: SpokenRecording, alignment: Alignment, part: int) -> Any:
    """By how many seconds each start (0), vowel (1) or end (2) is off."""
    times = [(p.start, p.vowel, p.end)[part] for p in alignment.places]
    return np.array(times) - np.array([time[part] for time in one.times])


def _distances(what: str, off: Sequence[Any]) -> Iterator[Figure]:
    size = sum(map(len, off))
    middle, low, high = _interval(off, lambda x: 1000 * float(np.median(np.abs(x))))
    yield Figure(f"{what}, median", middle, "ms", f"[{low:.1f}, {high:.1f}], {size} syllables; {GOAL}")
    share, low, high = _interval(off, lambda x: 100 * float(np.mean(np.abs(x) <= 0.05)))
    yield Figure(f"{what}, within 50 ms", share, "%", f"[{low:.1f}, {high:.1f}]; {WITHIN}")


def _interval(parts: Sequence[Any], measure: Callable[[Any], float]) -> tuple[float, float, float]:
    """A figure, and what 95 in 100 drawings of as many recordings give."""
    random = np.random.default_rng(0)
    draws = [
        measure(np.concatenate([parts[i] for i in random.integers(0, len(parts), len(parts))])) for _ in range(300)
    ]
    low, high = np.quantile(draws, [0.025, 0.975])
    return measure(np.concatenate(list(parts))), float(low), float(high)


def _robust(what: str, finds: Aligner, data: Sequence[SpokenRecording]) -> Iterator[Figure]:
    from tests.bench import _alteration as alter

    others = [one.samples for one in data]
    rows: dict[str, Any] = {"as it is": lambda x, _: x}
    for kind in ("white", "babble", "hum"):
        for below in (20, 10):
            rows[f"{kind} noise {below} dB below"] = alter.with_noise(kind, below, others)
    rows |= {"DC offset": alter.offset, "MP3": alter.through_mp3}
    rows |= {f"recorded at {rate // 1000} kHz": alter.through_rate(rate) for rate in (8000, 48000)}
    for name, change in rows.items():
        yield _row(f"{what}, {name}", finds, data, change, 1.0)
    for times in (0.7, 1.4):
        yield _row(f"{what}, tempo x {times}", finds, data, lambda x, _, t=times: alter.with_tempo(x, t), times)
    for semitones in (-8, 5):
        yield _row(
            f"{what}, {semitones:+} semitones", finds, data, lambda x, _, s=semitones: alter.with_pitch(x, s), 1.0
        )


def _row(what: str, finds: Aligner, data: Sequence[SpokenRecording], change: Any, tempo: float) -> Figure:
    random = np.random.default_rng(0)
    off, fits = [], []
    for one in data:
        found = finds.align(change(one.samples, random), one.syllables)
        times = [time.start / tempo for time in one.times]
        off.append(np.array([p.start for p in found.places]) - np.array(times))
        fits.append(found.fit >= 0.5)
    share, low, high = _interval(off, lambda x: 100 * float(np.mean(np.abs(x) <= 0.05)))
    median = 1000 * float(np.median(np.abs(np.concatenate(off))))
    beside = f"[{low:.1f}, {high:.1f}], median {median:.1f} ms, {100 * np.mean(fits):.0f} % of {len(fits)} accepted"
    return Figure(f"{what}, within 50 ms", share, "%", beside)


class Told(NamedTuple):
    """What two groups of recordings or syllables got: those that are right, and those that are not."""

    right: list[float]
    wrong: list[float]

    def figure(self, what: str, goal: str) -> Figure:
        """The chance that one that is right gets more than one that is not."""
        draws = np.random.default_rng(0)
        right, wrong = np.array(self.right), np.array(self.wrong)
        many = [_auc(draws.choice(right, len(right)), draws.choice(wrong, len(wrong))) for _ in range(300)]
        low, high = np.quantile(many, [0.025, 0.975])
        return Figure(
            what, _auc(right, wrong), "AUC", f"[{low:.4f}, {high:.4f}], {len(right)} and {len(wrong)}; {goal}"
        )


def _auc(right: Any, wrong: Any) -> float:
    below = np.searchsorted(np.sort(wrong), right) + np.searchsorted(np.sort(wrong), right, "right")
    return float(below.sum() / 2 / len(right) / len(wrong))


def _texts(what: str, finds: Aligner, data: Sequence[SpokenRecording]) -> Iterator[Figure]:
    """A syllable that is in the text and not in the recording; another's text; no speech."""
    from langdu.training.alignment.recorded.cases import other_syllable, other_text
    from langdu.training.alignment.recorded.noises import noise

    random = np.random.default_rng(3)
    left_out, texts, noises = Told([], []), Told([], []), []
    told = {"omitted": 0, "unsure": 0, "said": 0}
    for one in data:
        whole = finds.align(one.samples, one.syllables)
        left_out.right.extend(p.confidence for p in whole.places)
        place = int(random.integers(len(one.syllables) + 1))
        stranger = other_syllable(one.syllables, data, random)
        more = finds.align(one.samples, (*one.syllables[:place], stranger, *one.syllables[place:])).places[place]
        left_out.wrong.append(more.confidence)
        told[more.heard] += 1
        texts.right.append(whole.fit)
        texts.wrong.append(finds.align(one.samples, other_text(one, data, random)).fit)
        noises.append(finds.align(noise(len(one.samples), random), one.syllables).fit < 0.5)
    yield left_out.figure(f"{what}, a syllable left out", "goal 0.98, prototype 0.96")
    beside = f"unsure {100 * told['unsure'] / len(data):.1f} %, said {100 * told['said'] / len(data):.1f} %"
    yield Figure(f"{what}, a syllable left out, told so", 100 * told["omitted"] / len(data), "%", beside)
    yield texts.figure(f"{what}, another text", "goal 1.0")
    right, wrong = (100 * np.mean(np.array(fits) >= 0.5) for fits in texts)
    yield Figure(f"{what}, right text accepted", float(right), "%", f"another text accepted {wrong:.1f} %")
    yield Figure(f"{what}, no speech refused", 100 * float(np.mean(noises)), "%", f"of {len(noises)}")


def _strays(
    what: str, finds: Aligner, apart: Sequence[SpokenRecording], close: Sequence[SpokenRecording]
) -> Iterator[Figure]:
    from tests.bench._strays import KINDS

    random = np.random.default_rng(4)
    native = [finds.align(one.samples, one.syllables) for one in (*apart, *close)]
    syllables = sum(len(found.places) for found in native)
    for kind, make in KINDS.items():
        found = []
        for one in apart[:STRAYED]:
            samples, before = make(one, apart, random)
            extras = finds.align(samples, one.syllables).extras
            found.append(any(extra.kind == kind and extra.before == before for extra in extras))
        false = 100 * sum(extra.kind == kind for one in native for extra in one.extras) / syllables
        beside = f"of {len(found)}; {false:.2f} false ones in 100 syllables"
        yield Figure(f"{what}, {kind} found", 100 * float(np.mean(found)), "%", beside)


def _speed(data: Path) -> Iterator[Figure]:
    from langdu.practice.alignment import align
    from langdu.practice.alignment.network import SHIPPED
    from langdu.training.alignment.recorded.recordings import recordings

    yield Figure("weights", SHIPPED.stat().st_size / 1000, "kB", "limit 1,000")
    one = next(r for r in recordings(data, "h") if 3.8 < len(r.samples) / 16_000 < 4.2)
    seconds = len(one.samples) / 16_000
    took = best_of(10, lambda: align(one.samples, one.syllables))
    yield Figure(f"{seconds:.1f} s of speech, {len(one.syllables)} syllables", 1000 * took, "ms", "budget 60")
    long, text = np.resize(one.samples, 120 * 16_000), (one.syllables * 40)[:200]
    yield Figure("2 minutes, 200 syllables", best_of(1, lambda: align(long, text)), "s", "a few seconds")
