"""What every engine must do; a new engine's name goes into `ENGINES`."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from langdu.model import Pause, Prosody, Span, Utterance
from langdu.speech import Speaker, VoiceStore
from tests.speech.making import NORMAL, utterance, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINES = ("silence", "espeak", "baker", "system")
SENTENCE = "jin1 tian1 xia4 yu3 ， wo3 men5 zai4 jia1 kan4 shu1 。"
ODD = "xiong2 jiong3 qiong2 lüe4 nü3 zhi1 zi5 er2 huar1 wanr2 shir4 ê1 m2 ng4 hng5 yo1 biang2 cei4 ， @AI @world @x 。"


@pytest.fixture
def speaker(request: pytest.FixtureRequest) -> Iterator[Speaker]:
    name = request.param
    if name == "baker":
        request.getfixturevalue("baker")
    store = VoiceStore()
    voice = store.get(name)
    if problem := store.works(voice):
        pytest.skip(problem)
    with Speaker(voice, store.folder(voice)) as found:
        yield found


every_engine = pytest.mark.parametrize("speaker", ENGINES, indirect=True)


@every_engine
@pytest.mark.parametrize("text", [SENTENCE, ODD])
def test_every_unit_has_one_mark_in_order_within_the_audio(speaker: Speaker, text: str) -> None:
    asked = utterance(text)
    pcm, marks, _ = whole(speaker.speak(asked, NORMAL))
    assert [mark.span for mark in marks] == [u.span for u in asked.units if not isinstance(u, Pause)]
    edges = [edge for mark in marks for edge in (mark.start, mark.end)]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= len(pcm) // 2
    assert all(mark.start < mark.end for mark in marks)


@every_engine
def test_marks_come_no_later_than_their_sound(speaker: Speaker) -> None:
    heard = 0
    for chunk in speaker.speak(utterance(SENTENCE), NORMAL):
        assert all(mark.start >= heard for mark in chunk.marks)
        assert chunk.sample_rate == speaker.sample_rate
        heard += len(chunk.pcm) // 2


@every_engine
def test_the_same_twice(speaker: Speaker) -> None:
    first = whole(speaker.speak(utterance(SENTENCE), NORMAL))
    whole(speaker.speak(utterance("hao3 。"), NORMAL))
    assert whole(speaker.speak(utterance(SENTENCE), NORMAL)) == first


@every_engine
def test_speed_changes_the_length(speaker: Speaker) -> None:
    slow, normal, fast = (len(whole(speaker.speak(utterance(SENTENCE), Prosody(rate)))[0]) for rate in (0.5, 1.0, 2.0))
    assert 1.6 < slow / normal < 2.4
    assert 1.6 < normal / fast < 2.7


@every_engine
def test_the_pause_at_the_end_is_as_long_as_asked(speaker: Speaker) -> None:
    pcm, marks, _ = whole(speaker.speak(utterance(SENTENCE), NORMAL))
    assert abs((len(pcm) // 2 - marks[-1].end) / speaker.sample_rate - 0.5) < 0.06


@every_engine
@pytest.mark.parametrize("units", [(), (Pause(Span(0, 1), 0.5, "。"),)])
def test_nothing_to_say_is_no_error(speaker: Speaker, units: tuple[Pause, ...]) -> None:
    pcm, marks, _ = whole(speaker.speak(Utterance(Span(0, len(units)), units), NORMAL))
    assert not marks
    assert not any(pcm)


@every_engine
def test_a_cancelled_sentence_ends_and_the_next_is_whole(speaker: Speaker) -> None:
    expected = whole(speaker.speak(utterance(SENTENCE), NORMAL))
    chunks = speaker.speak(utterance(SENTENCE), NORMAL)
    next(chunks)
    speaker.cancel()
    assert list(chunks) == []
    assert whole(speaker.speak(utterance(SENTENCE), NORMAL)) == expected


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
@pytest.mark.parametrize("speaker", ["silence", "espeak", "baker"], indirect=True)
def test_killed_in_the_middle_nothing_is_lost(speaker: Speaker) -> None:
    expected = whole(speaker.speak(utterance(SENTENCE), NORMAL))
    chunks = speaker.speak(utterance(SENTENCE), NORMAL)
    first = next(chunks)
    assert speaker.pid
    os.kill(speaker.pid, signal.SIGKILL)
    pcm, marks, _ = whole([first, *chunks])
    assert (pcm, marks) == expected[:2]


@pytest.mark.parametrize("speaker", ["espeak", "baker"], indirect=True)
def test_sound_is_neither_clipped_nor_faint(speaker: Speaker) -> None:
    samples = memoryview(whole(speaker.speak(utterance(SENTENCE), NORMAL))[0]).cast("h")
    assert 6000 < max(map(abs, samples)) < 32000


@pytest.mark.parametrize("speaker", ["baker"], indirect=True)
def test_what_the_voice_never_learned_is_told(speaker: Speaker) -> None:
    _, _, notes = whole(speaker.speak(utterance("biang2 cei4 hng5 hao3 ， lü4 。"), NORMAL))
    assert [note.what.split(":")[0] for note in notes] == ["biang2", "cei4", "hng5"]


@pytest.mark.parametrize("speaker", ["system"], indirect=True)
def test_the_marks_of_the_systems_voice_are_known_to_be_guesses(speaker: Speaker) -> None:
    _, marks, _ = whole(speaker.speak(utterance(SENTENCE), NORMAL))
    assert {mark.origin for mark in marks} == {"estimated"}
