"""Calibrating: words and phrases one after another, until the pitch range of a voice is known."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import Static

from langdu.errors import LangduError
from langdu.model import Range
from langdu.pinyin import marked
from langdu.session.practice.calibration import WHISPERED, CalibrationItem, items
from langdu.tui.screens.over import OverScreen
from langdu.tui.threads import UiThread
from langdu.tui.widgets.practice.level import LevelMeter

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from langdu.audio.recording.recorder import Recorder
    from langdu.practice.pitch import Pitch

log = logging.getLogger("langdu.tui")
#: Seconds between two looks at the meter.
POLL_SECONDS = 0.04
TITLE = "Calibrating: say each as it comes, in your usual voice"
KEYS = "space begins, and again stops an item by hand · right skips one · esc gives up"


class CalibrateScreen(OverScreen[Range | None]):
    """Goes with the range that was measured, or None.

    Args:
        recorder: on which microphone.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "give_up", "Give up"),
        ("space,enter,r", "go", "Begin, stop"),
        ("right,n", "skip", "Skip"),
    ]
    DEFAULT_CSS = """
    CalibrateScreen { align: center middle; background: $background 60%; }
    CalibrateScreen Vertical { width: 76; max-width: 100%; height: auto; padding: 1 3; background: $surface; }
    CalibrateScreen #item { height: auto; content-align: center middle; text-align: center; color: $foreground; }
    """

    def __init__(self, recorder: Recorder) -> None:
        super().__init__()
        self._recorder = recorder
        self._items: tuple[CalibrationItem, ...] = items()
        self._at = 0
        self._pitches: list[Pitch] = []
        self._said = ""
        self._stop = threading.Event()
        self._is_going = self._skipped = self._over = False
        self.home = UiThread(lambda: self.is_attached)
        self._item, self._meter = Static(id="item"), LevelMeter()

    def compose(self) -> ComposeResult:
        """The page."""
        with Vertical():
            yield self._item
            yield self._meter

    def on_mount(self) -> None:
        """Show what is to be done."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._show())
        self._show()
        self.set_interval(POLL_SECONDS, self._look)

    def _look(self) -> None:
        state = f"{self._at + 1} of {len(self._items)}" if self._is_going else "space begins"
        self._meter.tell(self._recorder.level, self._recorder.peak, state)

    def _show(self) -> None:
        colours = self.app.theme_variables
        item = self._items[min(self._at, len(self._items) - 1)]
        text = Text(justify="center").append(f"{TITLE}\n\n", colours["aside"])
        text.append(" ".join(map(marked, item.syllables)) + "\n", colours["ruby"])
        text.append(item.text + "\n\n", "bold")
        text.append(f"{self._said}\n" if self._said else "\n", colours["warning"])
        self._item.update(text.append(KEYS, colours["aside"]))

    # Keys

    def action_go(self) -> None:
        """Begin; end an item by hand."""
        if self._is_going:
            self._stop.set()
        else:
            self._is_going, self._said = True, ""
            self._next()

    def action_skip(self) -> None:
        """The next item."""
        if self._is_going:
            self._skipped = True
            self._stop.set()

    def action_give_up(self) -> None:
        """Leave the range as it was."""
        self._over = True
        self._stop.set()
        self.dismiss(None)

    # An item at a time

    def _next(self) -> None:
        self._show()
        self._stop.clear()
        self._skipped = False
        threading.Thread(target=self._listen, args=(self._items[self._at],), daemon=True).start()

    def _listen(self, item: CalibrationItem) -> None:
        from langdu.session.practice.calibration import pitch_of
        from langdu.session.practice.recording import record

        try:
            recording = record(self._recorder, self._stop, syllables=len(item.text))
            pitch = pitch_of(recording.pcm)
        except LangduError as error:
            self.home.call(self._halt, str(error))
        except Exception as error:  # a thread's edge: it must be told, and must not end the screen
            log.exception("calibrating")
            self.home.call(self._halt, f"{type(error).__name__}: {error}")
        else:
            lost = recording.note if self._recorder.is_lost else ""
            self.home.call(self._halt, lost) if lost else self.home.call(self._heard, pitch)

    def _halt(self, why: str) -> None:
        self._is_going, self._said = False, f"{why}; space tries again"
        self._show()

    def _heard(self, pitch: Pitch) -> None:
        from langdu.session.practice.calibration import has_voice, measured

        if self._over:
            return
        if not self._skipped and not has_voice(pitch):
            self._said = WHISPERED
            self._next()
            return
        if not self._skipped:
            self._pitches.append(pitch)
        self._said, self._at = "", self._at + 1
        if self._at < len(self._items):
            self._next()
            return
        range_, why = measured(self._pitches)
        if range_ is not None:
            self.dismiss(range_)
            return
        self._at, self._pitches = 0, []
        self._halt(why)

    def on_unmount(self) -> None:
        """Stop listening."""
        self._over = True
        self._stop.set()
