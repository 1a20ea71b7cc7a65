"""Practising: a sentence, how it should sound, how it did, and what to try."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Static

from langdu.errors import LangduError
from langdu.session.notice import Notice
from langdu.session.practice.events import Opened, Played, PracticeEvent, Recorded, Rendered, Told
from langdu.tui.practice.keys import BINDINGS, CLOSING, GROUPS, HINTS
from langdu.tui.screens.over import GoesOnce
from langdu.tui.threads import UiThread
from langdu.tui.widgets.bars import KeyHints, NoticeBar, TitleBar
from langdu.tui.widgets.practice.level import LevelMeter
from langdu.tui.widgets.practice.spoken import SpokenView
from langdu.tui.widgets.practice.verdicts import words, worst

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize
    from textual.theme import Theme

    from langdu.model import Place, Range, Report
    from langdu.session.practice.controller import PracticeController
    from langdu.session.practice.recording import Recording
    from langdu.session.practice.rendering import Rendering
    from langdu.tui.preferences import Preferences

#: Seconds between two looks at the meter and at what is heard.
POLL_SECONDS = 0.04
#: Rows that what is told takes, with the lines around it; and the height from which the title has one.
BELOW, ROOM_FOR_TITLE = 8, 18
NOTHING_RECORDED = "nothing is recorded yet: r records"
READY = "r records"
UNTIL_KEY, UNTIL_SILENCE = "recording: r or enter stops", "recording: speak; it stops when you do"


class PractiseScreen(GoesOnce[None]):
    """Practises the sentences of a book.

    Args:
        controller: who says, plays, records and judges; started and closed by the screen.
        place: the sentence to begin with.
        preferences: whether tones stand as they are spoken.
        calibrate: whether to calibrate first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*BINDINGS]
    DEFAULT_CSS = """
    PractiseScreen { background: $background; }
    PractiseScreen VerticalScroll { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; background: $background; }
    PractiseScreen #told { height: auto; max-height: 9; padding: 0 2; background: $surface; color: $foreground; }
    """

    def __init__(
        self, controller: PracticeController, place: Place | None, preferences: Preferences, *, calibrate: bool = False
    ) -> None:
        super().__init__()
        self.controller, self.place, self._calibrate = controller, place, calibrate
        self._opened: Opened | None = None
        self._rendering: Rendering | None = None
        self._recording: Recording | None = None
        self._report: Report | None = None
        self._history: tuple[float, ...] = ()
        self._is_judging = False
        self.home = UiThread(lambda: self.is_attached)
        self.view, self._told, self._meter = SpokenView(spoken=preferences.spoken), Static(id="told"), LevelMeter()
        self._scroll = VerticalScroll(self.view, can_focus=False)

    def compose(self) -> ComposeResult:
        """From above to below."""
        yield TitleBar(self.controller.book.title)
        yield self._scroll
        yield NoticeBar()
        yield self._told
        yield self._meter
        yield KeyHints(HINTS)

    def on_mount(self) -> None:
        """Show the sentence's text at once; all that is heavy waits until that has been painted."""
        self.app.theme_changed_signal.subscribe(self, self._follow_theme)
        if self.place is not None:
            self._sketch(self.place)
        self.call_after_refresh(lambda: self.set_timer(0.01, self._after_first_paint))

    def _sketch(self, place: Place) -> None:
        sentences = self.controller.book.sketch(place.block)
        if place.sentence < len(sentences):
            sentence = sentences[place.sentence]
            self.view.open(sentence, self.controller.practising.targets(sentence))

    def _after_first_paint(self) -> None:
        self.controller.start(lambda event: self.home.call(self._take, event))
        if self.place is None:
            self.notice("there is nothing in this text to say")
        else:
            self.controller.open(self.place)
        self.set_interval(POLL_SECONDS, self._look)
        if self._calibrate:
            self.action_calibrate()

    def on_resize(self, event: Resize) -> None:
        """On a small screen the sentence comes first."""
        self.query_one(TitleBar).display = event.size.height >= ROOM_FOR_TITLE
        self.view.fit(event.size.height - BELOW)

    # From other threads

    def _take(self, event: PracticeEvent) -> None:
        match event:
            case Opened():
                self._open(event)
            case Rendered(sentence, rendering):
                if self._opened is not None and sentence == self._opened.sentence:
                    self._rendering = rendering
                    self.view.render_target(rendering)
            case Recorded(recording):
                self._recorded(recording)
            case Told():
                self._tell(event)
            case Notice(text):
                self.notice(text)
            case Played():
                self.view.speak(None)
        self._look()

    def _open(self, opened: Opened) -> None:
        if self._opened is None or opened.sentence != self._opened.sentence:
            self._recording = self._report = None
        self._opened, self._rendering, self._history = opened, None, opened.history
        self.place = opened.place
        self.view.open(opened.sentence, opened.targets)
        self._say()

    def _recorded(self, recording: Recording | None) -> None:
        if recording is not None:
            self._recording, self._is_judging = recording, True
            self._say()

    def _tell(self, told: Told) -> None:
        self._is_judging = False
        self._report, self._history = told.report, told.history
        self.view.tell(told.report)
        self.view.move(worst(told.report))
        if told.notice:
            self.notice(told.notice)
        self._say()

    # What is told

    def notice(self, text: str) -> None:
        """Tell the learner something."""
        self.query_one(NoticeBar).tell(text)

    def _say(self) -> None:
        """Bring the lines below the sentence up to date, and the cursor into view."""
        doing = "listening to it again…" if self._is_judging else "Hear it, then say it."
        self._told.update(words(self._report, self._history, self.view.cursor, doing, self.app.theme_variables))
        row, height = self.view.row_of_cursor()
        if row < self._scroll.scroll_y or row + height > self._scroll.scroll_y + self._scroll.size.height:
            self._scroll.scroll_to(y=row, animate=False)

    def _look(self) -> None:
        """The meter, and the syllable that sounds."""
        recorder = self.controller.recorder
        self._meter.tell(recorder.level, recorder.peak, self._state())
        heard = self.controller.heard()
        self.view.speak(None if heard is None else self._sounding(*heard))

    def _state(self) -> str:
        if self.controller.is_recording:
            return UNTIL_SILENCE if self.controller.by_voice else UNTIL_KEY
        if self._is_judging:
            return "judging…"
        return READY if self.controller.recorder.is_open else "no microphone"

    def _sounding(self, what: str, seconds: float) -> int | None:
        """The syllable at a second of the target or of the recording."""
        if what == "target" and self._rendering is not None:
            at = seconds * self._rendering.sample_rate
            places = enumerate(self._rendering.places)
            return next((i for i, place in places if place is not None and place[0] <= at < place[1]), None)
        if what == "mine" and self._report is not None:
            found = enumerate(judged.place for judged in self._report.syllables)
            return next((i for i, place in found if place.start <= seconds < place.end), None)
        return None

    # Keys

    def action_hear(self) -> None:
        """The sentence as the voice says it."""
        if self._may_play() and self._opened is not None:
            self.controller.hear(self._opened.sentence)

    def action_slowly(self) -> None:
        """The same, slowly."""
        if self._may_play() and self._opened is not None:
            self.controller.hear(self._opened.sentence, slow=True)

    def action_syllable(self) -> None:
        """The syllable at the cursor."""
        if self._may_play() and self._opened is not None:
            self.controller.hear(self._opened.sentence, syllable=self.view.cursor)

    def action_mine(self) -> None:
        """The learner's recording."""
        if self._may_play() and self._recording is not None:
            self.controller.hear_mine(self._recording)
        elif self._recording is None:
            self.notice(NOTHING_RECORDED)

    def action_both(self) -> None:
        """The voice, then the learner."""
        if self._may_play() and self._recording is not None and self._opened is not None:
            self.controller.hear_both(self._opened.sentence, self._recording)
        elif self._recording is None:
            self.notice(NOTHING_RECORDED)

    def _may_play(self) -> bool:
        """Nothing is played into a recording."""
        return not self.controller.is_recording

    def action_record(self) -> None:
        """Record; stop."""
        if self.controller.is_recording:
            self.controller.stop()
        elif self._opened is not None and not self._is_judging:
            self.controller.record(self._opened.sentence, self._opened.targets, self.controller.book.title)
        self._look()

    def action_stop(self) -> None:
        """Stop recording."""
        self.controller.stop()

    def action_cursor(self, step: int) -> None:
        """Another syllable."""
        self.view.move(self.view.cursor + step)
        self._say()

    def action_step(self, step: int) -> None:
        """Another sentence."""
        if self.place is not None and not self.controller.is_recording and not self._is_judging:
            self.controller.open(self.place, step)

    def action_by_voice(self) -> None:
        """Whether falling silent ends a recording."""
        self.controller.by_voice = not self.controller.by_voice
        self.notice(
            "a recording ends when you fall silent" if self.controller.by_voice else "r or enter ends a recording"
        )

    def action_keep(self) -> None:
        """Keep the recording as a file."""
        if self._recording is None:
            self.notice(NOTHING_RECORDED)
        else:
            self.controller.keep(self._recording, "".join(target.text for target in self.view.targets))

    def action_calibrate(self) -> None:
        """Measure the learner's pitch range."""
        from langdu.tui.screens.practice.calibrate import CalibrateScreen

        if not self.controller.is_recording:
            self.controller.silence()
            self.app.push_screen(CalibrateScreen(self.controller.recorder), self._calibrated)

    def _calibrated(self, range_: Range | None) -> None:
        if range_ is None:
            return
        try:
            self.controller.practising.calibrate(range_)
            self.notice(f"your pitch: about {range_.median:.0f} Hz; verdicts are measured against it from now on")
        except LangduError as error:
            self.notice(f"your pitch range holds for now, but could not be kept: {error}")

    async def action_theme(self) -> None:
        """Dark, light, high contrast."""
        await self.run_action("app.next_theme")

    def _follow_theme(self, _: Theme) -> None:
        self.view.refresh()
        self._say()

    def action_help(self) -> None:
        """All keys."""
        from langdu.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(GROUPS, CLOSING))

    def action_leave(self) -> None:
        """Back to where one came from; out of the program where this is all of it. The place is kept."""
        if self._opened is not None:
            with suppress(LangduError):  # a place is no reason to stay
                self.controller.book.remember(self._opened.place)
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit(0)

    def on_unmount(self) -> None:
        """Fall silent, and let go of the microphone."""
        self.controller.close()
