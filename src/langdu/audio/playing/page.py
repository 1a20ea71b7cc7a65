"""The web page that shows the reader, as a sound device: it pulls over the connection that the screen goes over.

The page asks for some samples whenever it has less than a quarter of a second left (`serve/assets/page.js`), and tells
how long after it has asked they will be heard. A page that is closed or cannot play asks for nothing, as a device that
is gone.
"""

from __future__ import annotations

import base64
import threading
from typing import TYPE_CHECKING

from langdu.audio.playing.port import PERIOD, Output
from langdu.errors import NoAudioDevice

if TYPE_CHECKING:
    from collections.abc import Callable


class Page:
    """The page that this process is shown in, if it is.

    Attributes:
        link: what sends to it; None where there is no page.
    """

    link: Callable[[dict[str, object]], None] | None = None
    _outputs: dict[int, PageOutput] = {}  # noqa: RUF012  # of the process, as the link is
    _lock = threading.Lock()

    @classmethod
    def add(cls, output: PageOutput) -> int:
        """Give a device its number."""
        with cls._lock:
            number = max(cls._outputs, default=0) + 1
            cls._outputs[number] = output
            return number

    @classmethod
    def remove(cls, number: int) -> None:
        """Forget a device."""
        with cls._lock:
            cls._outputs.pop(number, None)

    @classmethod
    def pulled(cls, number: int, count: int, behind_seconds: float) -> None:
        """The page asks a device for samples.

        Args:
            number: the device's.
            count: how many samples.
            behind_seconds: from now until the first of them is heard.
        """
        with cls._lock:
            output = cls._outputs.get(number)
        if output is not None:
            output.answer(count, behind_seconds)


#: Samples that a page may ask for at once: a second of the quickest rate.
MOST_SAMPLES = 48_000
#: Seconds that a page may be late; what it says beyond that is not believed.
MOST_BEHIND_SECONDS = 2.0


class PageOutput(Output):
    """The page as an open device; for the arguments see `MiniaudioOutput`; the last three mean nothing here."""

    def __init__(
        self,
        pull: Callable[[int], bytes],
        sample_rate: int,
        name: str = "",
        period: int = PERIOD,
        backend: str | None = None,
    ) -> None:
        if Page.link is None:
            raise NoAudioDevice("there is no page", remedy="langdu serve opens one")
        self._pull, self._link = pull, Page.link
        self._number = Page.add(self)
        self._link({"type": "sound_open", "device": self._number, "rate": sample_rate})

    def answer(self, count: int, behind_seconds: float) -> None:
        """Send the page what it asks for."""
        self.behind_seconds = min(max(0.0, behind_seconds), MOST_BEHIND_SECONDS)
        block = self._pull(min(max(0, count), MOST_SAMPLES))
        sound = base64.b64encode(block).decode("ascii")
        self._link({"type": "sound", "device": self._number, "sound": sound})

    def close(self) -> None:
        """Let go of the page."""
        Page.remove(self._number)
        self._link({"type": "sound_close", "device": self._number})
