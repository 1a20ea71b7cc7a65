"""Drills: a card is heard or said, answered at a key, and followed by the next until the time is up."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.screen import Screen

from langdu.errors import LangduError
from langdu.practice.targets import targets
from langdu.session.notice import Notice
from langdu.session.reading.controller import ReadingController, VoiceReady
from langdu.session.reading.events import Failed
from langdu.session.reading.options import ReadingOptions
from langdu.tui.threads import UiThread
from langdu.tui.widgets.bars import NoticeBar, TitleBar
from langdu.tui.widgets.practice.card import CardContent, CardView, hints
from langdu.tui.widgets.practice.meter import Hints, SessionBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from langdu.audio import PlaybackSettings
    from langdu.model import Report, Target, Voice
    from langdu.session.practice.drilling import Asked, Drilling
    from langdu.session.reading.aloud import Event
    from langdu.session.reading.voice.voice_provider import VoiceProvider

#: Seconds until a voice that was cut off is out of the room, and out of what a recorder keeps from before its start.
SILENCE = 0.6
log = logging.getLogger("langdu.tui")
#: How much slower "slowly" is: syllables part, and a tone keeps its shape.
SLOWLY = 0.6


class DrillRecorder(Protocol):
    """Records what the learner says, and judges it; `LiveScorer` is one. Called from threads of the screen's."""

    def prepare(self) -> None:
        """Open the microphone and load what judging takes.

        Raises:
            LangduError: there is no microphone.
        """

    def record(self, targets: Sequence[Target]) -> Report | None:
        """Record until the learner has ended or `stop` is called, and judge it; None where it was cancelled.

        Raises:
            LangduError: there is no microphone, or it went.
        """

    def stop(self) -> None:
        """End the recording that is under way; from any thread."""

    def close(self) -> None:
        """Let go of the microphone, and end a recording without a verdict."""


class DrillScreen(Screen[None]):
    """Drills what `drilling` asks.

    Args:
        drilling: the session.
        title: what is drilled, in a few words.
        provider: who is there to speak.
        voice: the voice's id, or auto.
        rate: its speed.
        playback: on which sound device, how loud and how late.
        recorder: who records and judges; None where nothing is said.
        notice: what to tell at the beginning.
        clock: seconds, for how long a card takes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *((str(number), f"choose({number - 1})", "Answer") for number in range(1, 5)),
        ("d", "choose(-1)", "I don't know"),
        ("space", "hear", "Hear"),
        ("s", "slowly", "Slowly"),
        ("c", "contrast", "What you chose"),
        ("r", "record", "Record"),
        ("enter,right", "next", "Next"),
        ("v", "voice", "Another voice"),
        ("escape,q", "leave", "Leave"),
    ]
    DEFAULT_CSS = """
    DrillScreen { background: $background; }
    """

    def __init__(
        self,
        drilling: Drilling,
        title: str,
        provider: VoiceProvider,
        *,
        voice: str,
        rate: float,
        playback: PlaybackSettings,
        recorder: DrillRecorder | None = None,
        notice: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.drilling, self._recorder, self._clock, self._rate = drilling, recorder, clock, rate
        self.home = UiThread(lambda: self.is_attached)
        self.controller = ReadingController(
            drilling, provider, ReadingOptions(voice, rate, playback), self._from_thread
        )
        self._parts = (TitleBar(title), SessionBar(), CardView(), NoticeBar(), Hints())
        self._provider, self._voices = provider, deque["Voice"]()
        self._shown: CardContent | None = None
        self._since, self._first = 0.0, notice

    def compose(self) -> ComposeResult:
        """From above to below."""
        yield from self._parts

    def on_mount(self) -> None:
        """The first card; the voice comes as soon as the screen stands."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.controller.start()
        if self._first:
            self.notice(self._first)
        if self._recorder is not None:
            threading.Thread(target=self._prepare, args=(self._recorder,), daemon=True).start()
        self.action_next()

    def _prepare(self, recorder: DrillRecorder) -> None:
        try:
            recorder.prepare()
        except LangduError as error:
            self.home.call(self.notice, str(error))

    def _from_thread(self, told: Event | VoiceReady) -> None:
        self.home.call(self._told, told)

    def _told(self, told: Event | VoiceReady) -> None:
        match told:
            case Notice(text):
                self.notice(text)
            case Failed(_, error):
                self.notice(str(error))
            case VoiceReady(voice, offers):
                self._voice_ready(voice, [other for other, _ in offers])

    def _voice_ready(self, voice: Voice, better: Sequence[Voice]) -> None:
        if self._voices:
            self.notice(f"you hear {voice.name}")
            if self._shown is not None:
                self._play(self._shown.asked, self._rate)
            return
        self._voices.extend([voice, *(human for human in self._provider.humans() if human != voice)])
        self._tell()
        if self.controller.is_silent:
            self.notice("there is no sound device: nothing can be heard; langdu doctor tells more")
        elif voice.is_stop_gap and better:
            install = f"langdu voices install {better[0].id}"
            self.notice(f"{voice.name} is hard to understand; for a natural voice: {install}")
        elif humans := self._provider.heard_first(voice):
            self.notice(f"words that {humans[0].name} has are heard from there, others from {voice.name}")
        elif not voice.says_words:
            self.notice(f"the tones of {voice.name} are less sure in single words than those of other voices")

    def notice(self, text: str) -> None:
        """Tell the learner something."""
        self.query_one(NoticeBar).tell(text)

    def _show(self, shown: CardContent) -> None:
        self._shown = shown
        self.query_one(CardView).show(shown)
        self._tell()

    def _tell(self) -> None:
        drilling = self.drilling
        self.query_one(SessionBar).tell(drilling.share, drilling.left, drilling.tally)
        self.query_one(Hints).tell(hints(self._shown, self._recorder is not None, len(self._voices) > 1))

    def action_next(self) -> None:
        """The next card, once this one is answered; a card that is to be said may be left out."""
        shown = self._shown
        if shown is not None and shown.phase != "done" and (shown.asked.question or shown.phase != "asked"):
            return
        asked = self.drilling.next()
        if asked is None:
            self._end()
            return
        self.controller.stop()
        self._since = self._clock()
        self._show(CardContent(asked))
        if asked.is_heard:
            self._play(asked, self._rate)

    def _end(self) -> None:
        self._shown = None
        self.controller.stop()
        tally = self.drilling.tally
        judged = tally.right + tally.wrong
        lines = [f"{tally.right} of {judged} right" if judged else "nothing is due, and nothing is new"]
        if tally.unsure:
            lines.append(f"{tally.unsure} not sure")
        lines.append("\nlangdu stats shows what it comes to; q leaves")
        self.query_one(CardView).tell("\n".join(lines))
        self._tell()

    def _play(self, asked: Asked, rate: float) -> None:
        self.controller.set_rate(rate)
        self.controller.play(asked.place)

    def action_hear(self) -> None:
        """Hear the word."""
        if self._shown is not None and self._shown.phase in ("asked", "done"):
            self._play(self._shown.asked, self._rate)

    def action_slowly(self) -> None:
        """Hear it slowly."""
        if self._shown is not None and self._shown.phase in ("asked", "done"):
            self._play(self._shown.asked, max(0.5, SLOWLY * self._rate))

    def action_contrast(self) -> None:
        """Hear what was chosen instead of what was right."""
        shown = self._shown
        if shown is None or shown.phase != "done" or shown.chosen is None or shown.right is not False:
            return
        other = self.drilling.instead(shown.asked, shown.chosen)
        if other is not None:
            self.controller.set_rate(self._rate)
            self.controller.play(other)

    def action_voice(self) -> None:
        """Hear another voice: a human's, and the one before again."""
        if len(self._voices) < 2:
            self.notice("there is no other voice; langdu voices install audio-cmn fetches a human's recordings")
            return
        self._voices.rotate(-1)
        threading.Thread(target=self._use, args=(self._voices[0],), daemon=True).start()

    def _use(self, voice: Voice) -> None:
        try:
            self.controller.use(voice)
        except LangduError as error:
            self.home.call(self.notice, str(error))

    def action_choose(self, number: int) -> None:
        """Answer the quiz; -1 for "I don't know"."""
        shown = self._shown
        question = None if shown is None else shown.asked.question
        if shown is None or question is None or shown.phase != "asked" or number >= len(question.choices):
            return
        chosen = None if number < 0 else number
        try:
            right = self.drilling.answer(shown.asked, chosen, self._clock() - self._since)
        except LangduError as error:
            self.notice(str(error))
            return
        self._show(replace(shown, phase="done", chosen=chosen, right=right))
        if not shown.asked.is_heard:
            self._play(shown.asked, self._rate)

    def action_record(self) -> None:
        """Record, or end the recording."""
        shown, recorder = self._shown, self._recorder
        if shown is None or shown.asked.question is not None:
            return
        if recorder is None:
            self.notice("there is no microphone here: listen, and go on with enter")
        elif shown.phase == "recording":
            self._show(replace(shown, phase="judging"))
            recorder.stop()
        elif shown.phase == "asked":
            wait = SILENCE if self.controller.state == "playing" else 0.0
            self.controller.stop()
            self._show(replace(shown, phase="recording"))
            threading.Thread(target=self._record, args=(shown.asked, recorder, wait), daemon=True).start()

    def _record(self, asked: Asked, recorder: DrillRecorder, wait: float) -> None:
        time.sleep(wait)
        try:
            report = recorder.record(targets(asked.sentence))
        except LangduError as error:
            self.home.call(self._not_recorded, asked, str(error))
            return
        except Exception as error:  # a thread's edge: it must be told, and must not end the drill
            log.exception("judging a card")
            told = f"it cannot be judged: {type(error).__name__}: {error}; langdu doctor tells what works here"
            self.home.call(self._not_recorded, asked, told)
            return
        self.home.call(self._recorded, asked, report)

    def _not_recorded(self, asked: Asked, trouble: str) -> None:
        self._show(CardContent(asked))
        self.notice(trouble)

    def _recorded(self, asked: Asked, report: Report | None) -> None:
        if report is None or report.refusal:
            told = "" if report is None else report.refusal
            self._show(CardContent(asked, told=told))
            return
        try:
            right = self.drilling.said(asked, report, self._clock() - self._since)
        except LangduError as error:
            self._not_recorded(asked, str(error))
            return
        self._show(CardContent(asked, "done", right=right, report=report))

    def action_leave(self) -> None:
        """Go; every answer is kept already."""
        self.app.exit(0)

    def on_unmount(self) -> None:
        """Fall silent."""
        if self._recorder is not None:
            self._recorder.close()
        self.controller.close()
