"""Which voice speaks, what the status says of it, and the offer of a better one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from langdu.model import STOP_GAP
from langdu.tui.installing import Installation
from langdu.tui.widgets.offer import OfferBar

if TYPE_CHECKING:
    from langdu.model import Voice
    from langdu.tui.screens.reader import ReaderScreen
    from langdu.tui.sound import VoiceReady


class Voicing:
    """The reader screen's dealings with voices; `offer` is whether a better one is offered unasked."""

    def __init__(self, screen: ReaderScreen, *, offer: bool) -> None:
        self._screen, self._offer = screen, offer
        self._voice: Voice | None = None
        self._better: Voice | None = None
        self._installation: Installation | None = None

    @property
    def _bar(self) -> OfferBar:
        return self._screen.query_one(OfferBar)

    def ready(self, told: VoiceReady) -> None:
        """A voice speaks from now on."""
        self._voice, self._better = told.voice, told.offer
        is_poor = 0 < told.voice.quality <= STOP_GAP
        if is_poor and told.offer is not None and self._offer and self._screen.preferences.may_offer:
            self._offer = False
            self._bar.ask(told.offer)

    def names(self) -> tuple[str, str]:
        """Who speaks, in full and in short; a stop-gap says that it is one, and how to have better."""
        voice = self._voice
        if voice is None:
            return "the voice is coming", "…"
        if not 0 < voice.quality <= STOP_GAP:
            return voice.name, voice.id
        if self._better is None:
            return f"{voice.id} (stop-gap)", f"{voice.id} (stop-gap)"
        return f"{voice.id} (stop-gap; i installs the natural voice)", f"{voice.id} (stop-gap: i)"

    def install(self) -> None:
        """Show what would be installed, and under what licence; install it when that is shown already."""
        if self._installation is not None:
            return
        if self._better is None:
            self._screen.notice("there is no better voice to install")
        elif self._bar.state != "asking":
            self._bar.ask(self._better)
        else:
            self._bar.progress(0, self._better.download_size)
            home = self._screen.home
            self._installation = Installation(
                self._screen.sound,
                self._better,
                partial(home.call, self._bar.progress),
                partial(home.call, self._over),
            )

    def _over(self, trouble: str | None) -> None:
        self._installation = None
        self._bar.hide()
        if trouble is None:
            name = self._voice.name if self._voice else "the voice"
            self._screen.notice(f"installed: {name} reads from now on")
        else:
            self._screen.notice(f"{trouble}; i tries again" if trouble else "nothing was installed; i tries again")

    def later(self) -> bool:
        """Ask again next time; whether anything was asked."""
        asking = self._bar.state == "asking"
        if asking:
            self._bar.hide()
        return asking

    def never(self) -> None:
        """Do not ask again; the status goes on telling that there is a better voice."""
        if self._bar.state == "asking":
            self._bar.hide()
            self._screen.preferences.keep("offer", "never")

    def escape(self) -> None:
        """Later, or stop installing."""
        if self._installation is not None:
            self._installation.cancel()
        self.later()

    def close(self) -> None:
        """Stop installing."""
        if self._installation is not None:
            self._installation.cancel()
