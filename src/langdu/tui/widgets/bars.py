"""The lines around the text: the title above it, notices, the status and the keys below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget

from langdu.library.texts.ages import duration
from langdu.model import HintTally, one_line
from langdu.tui.keys import HINTS
from langdu.tui.layout.width import stable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.timer import Timer

#: Seconds that a notice stays.
NOTICE_STAYS = 9.0


class TitleBar(Widget):
    """What is being read."""

    DEFAULT_CSS = """
    TitleBar { height: 1; color: $aside; background: $background; }
    """

    def __init__(self, title: str) -> None:
        super().__init__(id="title")
        self._title = stable(one_line(title))
        self._chapter = ""

    def tell(self, chapter: str) -> None:
        """Show the chapter, too; "" for none."""
        chapter = stable(one_line(chapter))
        if chapter != self._chapter:
            self._chapter = chapter
            self.refresh()

    def render(self) -> Text:
        """The program's name, the text's and the chapter's."""
        text = Text("朗读", no_wrap=True, overflow="ellipsis")
        text.append("  ").append(self._title)
        return text.append(f" · {self._chapter}") if self._chapter not in ("", self._title) else text


class KeyHints(Widget):
    """The keys one needs most, as many as there is room for."""

    DEFAULT_CSS = """
    KeyHints { height: 1; color: $aside; background: $surface; }
    """

    def __init__(self, hints: Sequence[tuple[str, str]] = HINTS) -> None:
        super().__init__()
        self._hints = hints

    def render(self) -> Text:
        """The line."""
        text = Text(no_wrap=True)
        for key, word in self._hints:
            piece = f"{key} {word}"
            if text.cell_len + cell_len(piece) + 3 > self.size.width:
                continue
            text.append("   " if text else "")
            text.append(key, style=self.app.theme_variables["ruby"]).append(f" {word}")
        return text


class NoticeBar(Widget):
    """Tells the reader something, and goes by itself."""

    DEFAULT_CSS = """
    NoticeBar { height: auto; max-height: 4; color: $warning; background: $panel; display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="notice")
        self._text = ""
        self._timer: Timer | None = None

    def tell(self, text: str) -> None:
        """Show a notice, instead of an older one."""
        self._text = stable(one_line(text))
        self.display = True
        self.refresh(layout=True)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(NOTICE_STAYS, self.dismiss)

    @property
    def text(self) -> str:
        """What it tells; "" when it does not show."""
        return self._text if self.display else ""

    def dismiss(self) -> None:
        """Go."""
        self.display = False

    def render(self) -> Text:
        """The notice."""
        return Text(self._text)


#: No hints yet.
NONE = HintTally()


@dataclass(frozen=True, slots=True)
class Status:
    """What the status line tells.

    Attributes:
        state: playing, paused or stopped.
        voice: who speaks, in full.
        short: the same in a few letters.
        rate: the speed.
        practice: what is repeated and how, how loud and how late; "" where all is as usual.
        stops: how long the sleep timer has left, and whether reading stops at a chapter's end; "" for neither.
        number: which sentence, from 1, and of how many.
        seconds: that are left.
        is_silent: no sound device.
        hints: what became of the text's hints that were said so far.
        follows: whether the text scrolls with the voice.
    """

    state: str = "stopped"
    voice: str = ""
    short: str = ""
    rate: float = 1.0
    practice: str = ""
    stops: str = ""
    number: tuple[int, int] = (0, 0)
    seconds: float = 0.0
    is_silent: bool = False
    hints: HintTally = NONE
    follows: bool = True


SIGNS = {"playing": "▶", "paused": "‖", "stopped": "■"}


class StatusLine(Widget):
    """Voice, speed, sentence, time left."""

    DEFAULT_CSS = """
    StatusLine { height: 1; color: $foreground; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__(id="status")
        self.status = Status()

    def tell(self, status: Status) -> None:
        """Show something else, if it is something else."""
        if status != self.status:
            self.status = status
            self.refresh()

    def render(self) -> Text:
        """The line, with what there is room for."""
        return line(self.status, self.size.width, self.app.theme_variables["spoken"])


def line(status: Status, width: int, accent: str) -> Text:
    """The status in `width` cells: where it is narrow the voice's short name, then less; how far one is goes last."""
    for pieces, gap in _variants(status):
        text = Text(no_wrap=True, overflow="ellipsis").append(f"{SIGNS[status.state]} ", style=accent)
        text.append(gap.join(piece for piece in pieces if piece))
        if text.cell_len <= width:
            break
    else:
        return text
    return _with_flag(text, status, width)


def _variants(status: Status) -> Iterator[tuple[tuple[str, ...], str]]:
    """The pieces of the line and the blanks between them, shorter and shorter."""
    number, total = status.number
    rate, sentences, left = f"{status.rate:.1f}×", f"{number:,}/{total:,}", duration(status.seconds)
    yield (status.voice, rate, status.practice, status.stops, sentences, left), "   "
    for gap in ("  ", " "):
        yield (status.short, rate, status.practice, status.stops, sentences, left), gap
    yield (rate, status.practice, status.stops, sentences, left), " "
    yield (rate, status.stops, sentences, left), " "
    yield (status.stops, sentences, left), " "
    yield (sentences, left), " "
    yield (sentences,), " "


def _with_flag(text: Text, status: Status, width: int) -> Text:
    """Something to know on the right, if it fits."""
    flags = [
        "no sound device: silent" if status.is_silent else "",
        "" if status.follows else "f follows the voice",
        _missed(status.hints),
    ]
    for flag in (" · ".join(filter(None, flags)), *flags):
        if flag and text.cell_len + len(flag) + 2 <= width:
            text.append(" " * (width - text.cell_len - len(flag)))
            return text.append(flag, style="italic")
    return text


def _missed(hints: HintTally) -> str:
    """How many hints the voice did not follow exactly; nothing if it did."""
    missed = hints.approximated + hints.lost
    return f"{missed} of {hints.honoured + missed} hints inexact" if missed else ""
