"""What engines share that say a stretch in one go, asked of one that hums."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from langdu.errors import EngineFailed
from langdu.model import Note, Prosody
from langdu.signal.loudness import loudness
from langdu.speech.engines.common.clause_engine import ClauseEngine, ClauseSound, trimmed
from langdu.speech.engines.common.loudness import TARGET
from tests.speech.making import NORMAL, utterance, whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from langdu.model import Latin, Say
    from langdu.speech.engine import Parameters

RATE = 16000
#: Seconds of a syllable, and of the silence before and after a stretch.
SYLLABLE, SILENCE = 0.2, 0.35


class Hum(ClauseEngine):
    """A tone for every syllable, between long silences; louder for those in the fourth tone."""

    sample_rate = RATE

    def __init__(self, folder: Path | None = None, parameters: Parameters | None = None) -> None:
        self.asked: list[tuple[int, str, float]] = []
        self.calibrate()

    def sound(self, units: Sequence[Say | Latin], sign: str, rate: float) -> ClauseSound:
        self.asked.append((len(units), sign, rate))
        silent, each = round(SILENCE * RATE), round(SYLLABLE / rate * RATE)
        tones = [(0.2 if getattr(u, "syllable", None) and u.syllable.tone == 4 else 0.05) for u in units]  # type: ignore[union-attr]
        time = np.arange(each * len(units)) / RATE
        hum = np.repeat(tones, each) * np.sin(2 * np.pi * 300 * time)
        samples = np.concatenate([np.zeros(silent), hum, np.zeros(silent)]).astype(np.float32)
        edges = [silent + each * i for i in range(len(units) + 1)]
        return ClauseSound(samples, edges, ["engine"] * len(units), (Note(units[0].span, "approximated", "hummed"),))


def samples_of(pcm: bytes) -> Any:
    return np.frombuffer(pcm, "<i2") / 32768


@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0])
def test_pauses_are_as_long_as_asked_and_the_voices_own_silence_is_gone(rate: float) -> None:
    pcm, marks, _ = whole(Hum().speak(utterance("ni3 hao3 ， zai4 jia1 。"), Prosody(rate)))
    gap = (marks[2].start - marks[1].end) / RATE
    assert gap == pytest.approx(0.25 / rate, abs=0.02)
    assert (len(pcm) // 2 - marks[-1].end) / RATE == pytest.approx(0.5 / rate, abs=0.02)
    assert marks[0].start < 0.02 * RATE


def test_each_stretch_is_a_chunk_and_hears_its_sign() -> None:
    engine = Hum()
    engine.asked.clear()
    chunks = list(engine.speak(utterance("ni3 hao3 ？ zai4 。"), NORMAL))
    assert len(chunks) == 2
    assert engine.asked == [(2, "？", 1.0), (1, "。", 1.0)]
    assert [note.what for chunk in chunks for note in chunk.notes] == ["hummed", "hummed"]


def test_pitch_moves_and_the_length_stays() -> None:
    plain, _, _ = whole(Hum().speak(utterance("ma1 ma1 ma1 ma1"), NORMAL))
    high, marks, _ = whole(Hum().speak(utterance("ma1 ma1 ma1 ma1"), Prosody(1.0, 12.0)))
    assert abs(len(high) - len(plain)) < 0.05 * len(plain)
    assert marks[-1].end <= len(high) // 2
    peaks = [int(np.abs(np.fft.rfft(s)).argmax()) / len(s) for s in map(samples_of, (plain, high))]
    assert peaks[1] / peaks[0] == pytest.approx(2.0, rel=0.02)


def test_one_gain_for_all_so_that_a_soft_clause_stays_soft() -> None:
    engine = Hum()
    soft, loud = (samples_of(whole(engine.speak(utterance(t), NORMAL))[0]) for t in ("ma1 " * 8, "ma4 " * 8))
    assert 10 < loudness(loud, RATE) - loudness(soft, RATE) < 14
    said = samples_of(whole(engine.speak(utterance("qing1 chen2 mian4 shang5 le5 yi4 ceng2 wu4"), NORMAL))[0])
    assert abs(loudness(said, RATE) - TARGET) < 2


def test_spelled_letters_are_syllables_and_other_words_english() -> None:
    engine = Hum()
    engine.asked.clear()
    _, marks, _ = whole(engine.speak(utterance("wo3 @AI hao3 @world hao3 。"), NORMAL))
    assert engine.asked == [(3, "", 1.0), (1, "。", 1.0)]
    assert [mark.label for mark in marks] == ["wo3", "AI", "hao3", "world", "hao3"]
    assert marks[3].end - marks[3].start > 0.1 * RATE


def test_a_voice_without_sound_is_an_error() -> None:
    engine = Hum()
    engine.sound = lambda units, sign, rate: ClauseSound(np.zeros(0, np.float32), [0, 0], ["engine"])  # type: ignore[method-assign]
    with pytest.raises(EngineFailed, match="no sound"):
        list(engine.speak(utterance("ni3"), NORMAL))


@pytest.mark.parametrize("edges", [[0, 0, 0, 0], [90, 10, 50, 2], [-5, 200, 300, 400]])
def test_edges_in_disorder_still_give_every_unit_its_place(edges: list[int]) -> None:
    kept, found = trimmed(np.full(100, 0.5, np.float32), edges, RATE)
    assert all(a < b for a, b in pairwise(found))
    assert found[0] >= 0
    assert found[-1] == len(kept)


def test_more_units_than_samples_are_given_silence() -> None:
    kept, found = trimmed(np.full(2, 0.5, np.float32), [0, 1, 1, 2, 2], RATE)
    assert len(kept) == 4
    assert found == [0, 1, 2, 3, 4]
