"""A recording as a speaker: what it cuts out, and when each syllable is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from langdu.model import Chunk, CueTime, Mark, Prosody, Sentence, Utterance
from langdu.speech.planning.utterances import rest_of
from langdu.speech.read_along.audio_file import AudioFile
from langdu.speech.read_along.cue_timeline import CueSentence, CueTimeline, interlude
from langdu.speech.read_along.speaker import FADE_SECONDS, RecordingSpeaker
from tests.speech.making import sentence
from tests.speech.read_along.files import RATE, time_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Four syllables with a comma, which takes a quarter of a second of reading, as long as 1.25 syllables.
TEXT, PINYIN = "你好，世界。", "ni2 hao3 shi4 jie4"
FADE = round(FADE_SECONDS * RATE)


@pytest.fixture
def speaker(tmp_path: Path) -> Iterator[RecordingSpeaker]:
    made = RecordingSpeaker(AudioFile(write(tmp_path / "talk.wav", 9)))
    yield made
    made.close()


def cue(first: float, end: float, *others: tuple[float, float], alone: bool = False) -> CueSentence:
    cues = CueTimeline([CueTime(first, end), *(CueTime(*other) for other in others)], 9)
    return cues.timed(sentence(TEXT, PINYIN), 0, is_alone=alone)


def said(speaker: RecordingSpeaker, asked: Sentence, rate: float = 1.0) -> tuple[bytes, list[Mark]]:
    (utterance,) = speaker.plan(asked)
    return spoken(speaker, utterance, rate)


def spoken(speaker: RecordingSpeaker, utterance: Utterance, rate: float = 1.0) -> tuple[bytes, list[Mark]]:
    chunks: list[Chunk] = list(speaker.speak(utterance, Prosody(rate)))
    return b"".join(chunk.pcm for chunk in chunks), [mark for chunk in chunks for mark in chunk.marks]


def test_the_syllables_share_the_cues_time_and_the_pause_has_its_own(speaker: RecordingSpeaker) -> None:
    pcm, marks = said(speaker, cue(2.0, 4.1))
    assert len(pcm) == 2 * round(2.1 * RATE)
    each = 2.1 * RATE / 5.25
    edges = [(0, each), (each, 2 * each), (3.25 * each, 4.25 * each), (4.25 * each, 5.25 * each)]
    assert [(mark.start, mark.end) for mark in marks] == [(round(a), round(b)) for a, b in edges]
    assert [mark.label for mark in marks] == ["ni2", "hao3", "shi4", "jie4"]
    assert {mark.origin for mark in marks} == {"estimated"}


def test_the_sound_is_the_recordings_to_the_sample(speaker: RecordingSpeaker) -> None:
    pcm, _ = said(speaker, cue(2.0, 4.1))
    assert time_of(pcm) == pytest.approx(2.0, abs=0.002)
    assert time_of(pcm, 8000) == pytest.approx(3.0, abs=0.002)
    assert time_of(pcm, -1) == pytest.approx(4.1, abs=0.002)


def test_pieces_in_a_row_are_the_recording_without_a_seam(speaker: RecordingSpeaker) -> None:
    parts = [cue(2.0, 4.1003), interlude(6, 4.1003, 5.7007), interlude(6, 5.7007, 7.0)]
    pcm = b"".join(said(speaker, part)[0] for part in parts)
    samples = np.frombuffer(pcm, "<i2").astype(int)
    assert len(samples) == 5 * RATE
    assert np.abs(np.diff(samples)).max() <= 1


def test_alone_it_is_faded_at_both_ends_and_nowhere_else(speaker: RecordingSpeaker) -> None:
    pcm, _ = said(speaker, cue(2.0, 4.1, alone=True))
    samples = np.frombuffer(pcm, "<i2")
    assert samples[0] == samples[-1] == 0
    assert time_of(pcm, FADE) == pytest.approx(2.0, abs=0.01)
    assert time_of(pcm, len(samples) - FADE - 1) == pytest.approx(4.1, abs=0.01)


@pytest.mark.parametrize("rate", [0.5, 0.7, 2.0])
def test_slower_and_faster_the_length_and_the_marks_change_alike(speaker: RecordingSpeaker, rate: float) -> None:
    pcm, marks = said(speaker, cue(2.0, 4.1), rate)
    assert len(pcm) // 2 == round(2.1 * RATE / rate)
    _, plain = said(speaker, cue(2.0, 4.1))
    for mark, at_one in zip(marks, plain, strict=True):
        assert mark.start == pytest.approx(at_one.start / rate, abs=1)
    assert marks[-1].end == len(pcm) // 2


def test_from_a_syllable_on_it_begins_at_that_syllables_time(speaker: RecordingSpeaker) -> None:
    utterances = speaker.plan(cue(2.0, 4.1))
    (rest,) = rest_of(utterances, 2)
    pcm, marks = spoken(speaker, rest)
    assert [mark.label for mark in marks] == ["shi4", "jie4"]
    assert marks[0].start == 0
    assert time_of(pcm) == pytest.approx(2.0 + 3.25 * 0.4, abs=0.002)
    assert time_of(pcm, -1) == pytest.approx(4.1, abs=0.002)


def test_where_the_next_cue_begins_the_rest_is_left_to_it(speaker: RecordingSpeaker) -> None:
    pcm, marks = said(speaker, cue(2.0, 4.1, (3.0, 5.0)))
    assert len(pcm) == 2 * RATE
    assert [(mark.start, mark.end) for mark in marks[:2]] == [(0, 3200), (3200, 6400)]
    assert {mark.end for mark in marks[2:]} == {RATE}
    assert len(marks) == 4  # each syllable has one, so that they can be counted
    (rest,) = rest_of(speaker.plan(cue(2.0, 4.1, (3.0, 5.0))), 3)
    assert spoken(speaker, rest)[0] == b""


def test_a_cue_without_words_and_what_lies_between_are_sound_without_characters(speaker: RecordingSpeaker) -> None:
    music = CueTimeline([CueTime(1, 3)], 9).timed(sentence("♪", ""), 0, is_alone=False)
    for part in (music, interlude(4, 1.0, 3.0)):
        pcm, (mark,) = said(speaker, part)
        assert len(pcm) == 2 * 2 * RATE
        assert len(mark.span) == 0


def test_beyond_the_end_there_is_nothing(speaker: RecordingSpeaker) -> None:
    pcm, marks = said(speaker, cue(20, 21))
    assert pcm == b""
    assert {mark.end for mark in marks} == {0}


def test_a_sentence_without_a_time_is_not_said(speaker: RecordingSpeaker) -> None:
    assert speaker.plan(sentence(TEXT, PINYIN)) == ()


def test_it_falls_silent_when_it_is_cancelled_and_speaks_again_when_asked(speaker: RecordingSpeaker) -> None:
    (utterance,) = speaker.plan(cue(0, 8))
    chunks = speaker.speak(utterance, Prosody())
    first = next(chunks)
    speaker.cancel()
    assert sum(len(chunk.pcm) for chunk in chunks) == 0
    assert len(first.pcm) < 2 * RATE
    assert len(spoken(speaker, utterance)[0]) == 2 * 8 * RATE


def test_the_voice_has_the_files_name_and_says_that_syllables_are_estimated(tmp_path: Path) -> None:
    voice = RecordingSpeaker(AudioFile(write(tmp_path / "a lesson with a long\x1b[31mname.wav", 1))).voice
    assert voice.name == "a lesson with a long [31mname.wav (syllables estimated)"
    assert voice.id == "a lesson with a…"
    assert not voice.is_stop_gap
