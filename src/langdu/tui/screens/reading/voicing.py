"""Which voice speaks, what the status says of it, and the offer of a better one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from langdu.session.reading.voice.installing import Installation
from langdu.tui.widgets.offer import INSTALLING, OfferBar

if TYPE_CHECKING:
    from langdu.model import Voice
    from langdu.session.reading.controller import VoiceReady
    from langdu.session.reading.voice.voice_provider import VoiceCandidate
    from langdu.tui.screens.reading.reader import ReaderScreen


class Voicing:
    """The reader screen's dealings with voices; `offer` is whether a better one is offered unasked."""

    def __init__(self, screen: ReaderScreen, *, offer: bool) -> None:
        self._screen, self._offer = screen, offer
        self._voice: Voice | None = None
        self._offers: tuple[tuple[Voice, str], ...] = ()
        self._installation: Installation | None = None

    @property
    def _bar(self) -> OfferBar:
        return self._screen.query_one(OfferBar)

    def ready(self, told: VoiceReady) -> None:
        """A voice speaks from now on."""
        self._voice, self._offers = told.voice, told.offers[: len(INSTALLING)]
        if told.voice.is_stop_gap and self._offers and self._offer and self._screen.preferences.may_offer:
            self._offer = False
            self._bar.ask(self._offers)

    def names(self) -> tuple[str, str]:
        """Who speaks, in full and in short; a stop-gap says that it is one, and how to have better."""
        voice = self._voice
        if voice is None:
            return "the voice is coming", "…"
        if not voice.is_stop_gap:
            return voice.name, voice.id
        if not self._offers:
            return f"{voice.id} (stop-gap)", f"{voice.id} (stop-gap)"
        return f"{voice.id} (stop-gap; i installs a natural voice)", f"{voice.id} (stop-gap: i)"

    def install(self, number: int) -> None:
        """Show what would be installed, and under what licence; install one of it when that is shown already."""
        if self._installation is not None or self._is_without_choice():
            return
        if not self._offers:
            self._screen.notice("there is no better voice to install; v shows all voices")
        elif self._bar.state != "asking":
            self._bar.ask(self._offers)
        elif number < len(self._offers):
            self.fetch(self._offers[number][0])

    def fetch(self, voice: Voice) -> None:
        """Install a voice whose licence was shown, and read on with it."""
        if self._installation is not None:
            self._screen.notice("a voice is being installed; esc cancels that")
            return
        home = self._screen.home
        self._bar.progress(voice, 0, voice.download_size)
        self._installation = Installation(
            self._screen.controller,
            voice,
            partial(home.call, self._bar.progress, voice),
            partial(home.call, self._over),
        )

    def choose(self) -> None:
        """Show all voices, to hear and choose one."""
        if self._is_without_choice():
            return
        from langdu.tui.screens.voices import VoicesScreen

        controller, voice = self._screen.controller, self._voice
        self._screen.app.push_screen(VoicesScreen(controller, voice.id if voice else ""), self._chosen)

    def _is_without_choice(self) -> bool:
        """Whether there are no voices to choose from here; says so."""
        told = self._screen.controller.only_voice
        if told:
            self._screen.notice(told)
        return bool(told)

    def _chosen(self, chosen: VoiceCandidate | None) -> None:
        if chosen is None or (self._voice is not None and chosen.voice.id == self._voice.id):
            return
        if chosen.installed:
            self._screen.notice(f"{chosen.voice.name} is coming")
            self._screen.controller.change(chosen.voice)
        else:
            self.fetch(chosen.voice)

    def _over(self, trouble: str | None) -> None:
        self._installation = None
        self._bar.hide()
        if trouble is None:
            name = self._voice.name if self._voice else "the voice"
            self._screen.notice(f"installed: {name} reads from now on")
        else:
            again = "v shows all voices"
            self._screen.notice(f"{trouble}; {again}" if trouble else f"nothing was installed; {again}")

    def later(self) -> bool:
        """Ask again next time; whether anything was asked."""
        asking = self._bar.state == "asking"
        if asking:
            self._bar.hide()
        return asking

    def never(self) -> bool:
        """Do not ask again; the status goes on telling that there is a better voice. Whether anything was asked."""
        asking = self._bar.state == "asking"
        if asking:
            self._bar.hide()
            self._screen.preferences.keep("offer", "never")
        return asking

    def escape(self) -> None:
        """Later, or stop installing."""
        if self._installation is not None:
            self._installation.cancel()
        self.later()

    def close(self) -> None:
        """Stop installing."""
        if self._installation is not None:
            self._installation.cancel()
