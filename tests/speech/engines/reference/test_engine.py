"""A human to compare with: words first, then syllables in the tone that is spoken; what is missing is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.errors import InstallFailed, VoiceMissing
from langdu.model import Chunk, Note, Prosody, Say, Span, Utterance
from langdu.pinyin import parse
from langdu.signal.loudness import loudness
from langdu.signal.pcm import floats, pcm16
from langdu.speech.engines.common.loudness import TARGET
from langdu.speech.engines.common.stretch import stretched
from langdu.speech.engines.reference.engine import Reference
from langdu.speech.engines.reference.takes import LONGEST_TAKE_SECONDS, Unusable, take
from langdu.speech.references import RATE
from tests.signals.decoding.phone import record
from tests.speech.making import NORMAL
from tests.speech.tiny.reference import hum, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    folder = tmp_path_factory.mktemp("reference")
    write(folder)
    return Reference(folder, {})


def said(engine: Reference, text: str, pinyin: str, prosody: Prosody = NORMAL) -> list[Chunk]:
    syllables = [parse(one) for one in pinyin.split()]
    units = tuple(
        Say(Span(i, i + 1), s, char)
        for i, (s, char) in enumerate(zip(syllables, text.ljust(len(syllables)), strict=True))
    )
    return list(engine.speak(Utterance(Span(0, len(units)), units), prosody))


def notes(chunks: list[Chunk]) -> list[Note]:
    return [note for chunk in chunks for note in chunk.notes]


def pitch(pcm: bytes) -> float:
    """The strongest frequency, in Hz."""
    samples = floats(pcm)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * RATE / len(samples))


def test_a_word_is_said_whole_when_it_is_read_as_it_was_recorded(engine: Reference) -> None:
    whole = said(engine, "老师", "lao3 shi1")
    assert not notes(whole)
    assert {mark.origin for mark in whole[0].marks} == {"estimated"}
    otherwise = said(engine, "老师", "lao3 shi5")
    assert [note.fate for note in notes(otherwise)] == ["lost", "lost"]


def test_syllables_are_said_in_the_tone_that_is_spoken(engine: Reference) -> None:
    first, fourth = (said(engine, "妈", tone)[0].pcm for tone in ("ma1", "ma4"))
    assert pitch(fourth) - pitch(first) == pytest.approx(30, abs=3)
    assert {mark.origin for mark in said(engine, "妈", "ma1")[0].marks} == {"engine"}


def test_what_was_not_recorded_is_silent_and_told_and_never_another_tone(engine: Reference) -> None:
    chunks = said(engine, "金", "jin4")
    assert not any(chunks[0].pcm)
    assert [(note.fate, note.span) for note in notes(chunks)] == [("lost", Span(0, 1))]


@pytest.mark.parametrize(("pinyin", "told"), [("ba5", "fourth tone"), ("huar1", "without r")])
def test_what_is_nearly_there_is_said_and_told(engine: Reference, pinyin: str, told: str) -> None:
    chunks = said(engine, "字", pinyin)
    assert any(chunks[0].pcm)
    assert [note.fate for note in notes(chunks)] == ["approximated"]
    assert told in notes(chunks)[0].what


def test_a_third_tone_before_another_syllable_does_not_rise(engine: Reference) -> None:
    (alone,), (together,) = (said(engine, "好", "hao3"), said(engine, "好妈", "hao3 ma1"))
    first = together.marks[0]
    assert (first.end - first.start) / (len(alone.pcm) // 2) == pytest.approx(0.6, abs=0.1)


def test_slower_and_higher_are_so(engine: Reference) -> None:
    normal = said(engine, "妈", "ma1")[0].pcm
    slow = said(engine, "妈", "ma1", Prosody(0.5))[0].pcm
    high = said(engine, "妈", "ma1", Prosody(1.0, 4.0))[0].pcm
    assert len(slow) / len(normal) == pytest.approx(2, abs=0.15)
    assert pitch(slow) == pytest.approx(pitch(normal), rel=0.02)
    assert pitch(high) / pitch(normal) == pytest.approx(2 ** (4 / 12), rel=0.02)


@pytest.mark.parametrize("ratio", [0.5, 0.8, 1.3, 2.0])
def test_stretching_changes_the_length_and_nothing_else(ratio: float) -> None:
    sound = hum(220, 1.0, RATE)[RATE // 4 : -RATE // 4]
    longer = stretched(sound, ratio, RATE)
    assert len(longer) == pytest.approx(ratio * len(sound), rel=0.01)
    assert pitch(pcm16(longer)) == pytest.approx(220, abs=2)
    middle = slice(len(longer) // 4, -len(longer) // 4)
    assert np.abs(longer[middle]).max() == pytest.approx(0.3, abs=0.05)


@pytest.mark.parametrize("rate", [8000, 22050, 48000])
def test_recordings_are_made_alike(rate: int, tmp_path: Path) -> None:
    import soundfile

    both = np.stack([hum(rate=rate, level=0.02)] * 2, axis=1) + 0.1  # a microphone with an offset
    soundfile.write(tmp_path / "a.wav", both, rate)
    samples = take(tmp_path / "a.wav")
    assert len(samples) / RATE == pytest.approx(0.45, abs=0.05)
    assert loudness(samples, RATE) == pytest.approx(TARGET, abs=1)
    assert abs(samples.mean()) < 0.01


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: np.zeros(RATE), "silent"),
        (lambda: np.zeros(0), "silent"),
        (lambda: np.full(round((LONGEST_TAKE_SECONDS + 1) * RATE), 0.1), "longer"),
        (lambda: np.array([np.nan] * 100), "silent"),
    ],
)
def test_what_is_no_recording_says_why(make: object, told: str, tmp_path: Path) -> None:
    import soundfile

    soundfile.write(tmp_path / "a.wav", make().astype(np.float32), RATE, subtype="FLOAT")
    with pytest.raises(Unusable, match=told):
        take(tmp_path / "a.wav")


@pytest.mark.parametrize("data", [b"", b"not a sound", b"RIFF" + bytes(40), b"ID3" + bytes(200), b"fLaC" + bytes(99)])
def test_what_is_no_sound_says_so(data: bytes, tmp_path: Path) -> None:
    for ending in ("wav", "mp3", "flac", "ogg"):
        (tmp_path / f"a.{ending}").write_bytes(data)
        with pytest.raises(Unusable):
            take(tmp_path / f"a.{ending}")


def test_a_folder_that_was_tampered_with_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(VoiceMissing, match="cannot be read"):
        Reference(tmp_path, {})
    for index in ("[]", '{"recordings": {"ma1": "../../secret.flac"}, "spoken": {}}'):
        (tmp_path / "index.json").write_text(index)
        with pytest.raises(VoiceMissing, match="cannot be read"):
            Reference(tmp_path, {})


def test_a_collection_without_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "raw.json").write_text('{"ma1": "00000.wav"}')
    (tmp_path / "index.json").write_text("{}")
    (tmp_path / "00000.wav").write_bytes(b"noise")
    with pytest.raises(InstallFailed, match="none of the files"):
        Reference.prepare(tmp_path)


@pytest.mark.parametrize("ending", ["m4a", "amr"])
def test_recordings_of_phones_are_taken(ending: str, tmp_path: Path) -> None:
    path = record(tmp_path / f"a.{ending}", hum(), RATE)
    assert len(take(path)) / RATE == pytest.approx(0.45, abs=0.1)
