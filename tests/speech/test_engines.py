"""What every engine must do; a new engine's name goes into `ENGINES`."""

from __future__ import annotations

import os
import signal
import threading
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from langdu.model import Pause, Prosody, Span, Utterance
from langdu.speech import Speaker, VoiceStore
from tests.bench.growth import resident
from tests.speech.making import NORMAL, utterance, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Mark

ENGINES = ("silence", "espeak", "baker", "system")
SENTENCE = "jin1 tian1 xia4 yu3 ， wo3 men5 zai4 jia1 kan4 shu1 。"
SANDHI = "yi2 ge4 bu2 shi4 ， ni2 hao3 ， yi4 bai2 hao3 ji3 le5 。"
ODD = "xiong2 jiong3 qiong2 lüe4 nü3 zhi1 zi5 er2 huar1 wanr2 shir4 ê1 m2 ng4 hng5 yo1 biang2 cei4 ， @AI @world @x 。"


@pytest.fixture(scope="module")
def installed(voices_home: Path) -> Iterator[None]:
    """The voices that were installed before the tests, for as long as a speaker lives."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANGDU_DATA_DIR", str(voices_home))
        yield


@pytest.fixture(scope="module")
def speaker(request: pytest.FixtureRequest, installed: None) -> Iterator[Speaker]:
    """One worker for all that ask it to speak: a sentence leaves nothing behind for the next."""
    store = VoiceStore()
    voice = store.get(request.param)
    if request.param == "baker" and not store.installed(voice):
        pytest.skip("the natural voice is not installed: langdu voices install baker")
    if problem := store.works(voice):
        pytest.skip(problem)
    with Speaker(voice, store.folder(voice)) as found:
        yield found


LONG = " ".join(["qing1 chen2 hu2 mian4 shang4 qi3 le5 yi4 ceng2 bo2 wu4 ，"] * 11) + " hao3 。"


def assert_complete(text: str, pcm: bytes, marks: tuple[Mark, ...]) -> None:
    """As many marks as syllables and words, of theirs, in order, and within the sound."""
    assert [mark.span for mark in marks] == [u.span for u in utterance(text).units if not isinstance(u, Pause)]
    edges = [edge for mark in marks for edge in (mark.start, mark.end)]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= len(pcm) // 2
    assert all(mark.start < mark.end for mark in marks)


every_engine = pytest.mark.parametrize("speaker", ENGINES, indirect=True)


@every_engine
def test_it_gets_ready_with_the_sample_rate_of_its_manifest(speaker: Speaker) -> None:
    assert speaker.check() is None


@every_engine
@pytest.mark.parametrize("text", [SENTENCE, SANDHI, ODD, LONG], ids=["sentence", "sandhi", "odd", "long"])
def test_every_unit_has_one_mark_in_order_within_the_audio(speaker: Speaker, text: str) -> None:
    pcm, marks, _ = whole(speaker.speak(utterance(text), NORMAL))
    assert_complete(text, pcm, marks)


@every_engine
@pytest.mark.parametrize("prosody", [Prosody(0.5), Prosody(2.0), Prosody(1.0, 4.0), Prosody(1.5, -4.0)], ids=str)
def test_so_it_has_at_every_speed_and_pitch(speaker: Speaker, prosody: Prosody) -> None:
    pcm, marks, _ = whole(speaker.speak(utterance(SENTENCE), prosody))
    assert_complete(SENTENCE, pcm, marks)


@every_engine
def test_another_pitch_takes_as_long(speaker: Speaker) -> None:
    normal, high = (len(whole(speaker.speak(utterance(SENTENCE), Prosody(1.0, pitch)))[0]) for pitch in (0.0, 4.0))
    assert 0.8 < high / normal < 1.25


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
def test_the_same_in_a_fresh_worker(speaker: Speaker) -> None:
    whole(speaker.speak(utterance("hao3 。"), NORMAL))
    later = whole(speaker.speak(utterance(SENTENCE), NORMAL))
    with Speaker(speaker.voice, speaker.folder) as fresh:
        assert whole(fresh.speak(utterance(SENTENCE), NORMAL)) == later


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
@pytest.mark.parametrize("heard", [0, 1, 2, 3])
def test_killed_at_any_chunk_nothing_is_lost(speaker: Speaker, heard: int) -> None:
    expected = whole(speaker.speak(utterance(SENTENCE), NORMAL))
    chunks = speaker.speak(utterance(SENTENCE), NORMAL)
    first = list(islice(chunks, heard))
    assert speaker.pid
    os.kill(speaker.pid, signal.SIGKILL)
    assert whole([*first, *chunks]) == expected


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
@pytest.mark.parametrize("speaker", ["silence", "espeak"], indirect=True)
@pytest.mark.parametrize("moment", range(6))
def test_killed_while_it_is_asked_nothing_is_lost(speaker: Speaker, moment: int) -> None:
    expected = whole(speaker.speak(utterance(LONG), NORMAL))
    pid = speaker.pid
    assert pid
    killer = threading.Thread(target=_kill_after_a_while, args=(pid, moment))
    chunks = speaker.speak(utterance(LONG), NORMAL)
    killer.start()
    assert whole(chunks) == expected
    killer.join()


def _kill_after_a_while(pid: int, moment: int) -> None:
    """At a moment that nobody chose: after so many thousand turns of this thread, beside what the others do."""
    for _ in range(3000 * moment):
        pass
    os.kill(pid, signal.SIGKILL)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells a process's memory by a file")
@pytest.mark.parametrize("speaker", ["silence", "espeak"], indirect=True)
def test_a_thousand_sentences_leave_it_no_greater(speaker: Speaker) -> None:
    asked = [utterance(f"{syllable} 。") for syllable in ("ni3", "hao3", "huar1", "@AI")]
    memory = {}
    for i in range(1, 1001):
        assert whole(speaker.speak(asked[i % 4], Prosody(2.0)))[1]
        if i in (100, 1000):
            memory[i] = resident(speaker)
    assert memory[1000] < memory[100] + 3


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
