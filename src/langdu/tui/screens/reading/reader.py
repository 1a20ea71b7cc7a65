"""The reader: the text, the bars around it, and what every key does."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from langdu.errors import LangduError
from langdu.session.reading.controller import ReadingController, VoiceReady
from langdu.session.reading.navigator import Navigator
from langdu.session.reading.stops.chapter_stops import chapter_starts
from langdu.session.reading.stops.stopping import Stopping, why
from langdu.session.reading.tuning import Tuning
from langdu.tui.keys import BINDINGS
from langdu.tui.layout.painter import ROOM_FOR_HINTS, ROOM_FOR_TITLE
from langdu.tui.screens.reading.appearance import Appearance
from langdu.tui.screens.reading.bookmarking import NOTE, Bookmarking
from langdu.tui.screens.reading.correcting import Correcting
from langdu.tui.screens.reading.finding import Finding
from langdu.tui.screens.reading.page.copying import Copying
from langdu.tui.screens.reading.page.keys import PageKeys
from langdu.tui.screens.reading.voicing import Voicing
from langdu.tui.screens.words.word_actions import WordActions
from langdu.tui.threads import UiThread
from langdu.tui.widgets.bars import KeyHints, NoticeBar, Status, StatusLine, TitleBar
from langdu.tui.widgets.offer import OfferBar
from langdu.tui.widgets.prompt import PromptBar
from langdu.tui.widgets.text.ruby import RubyView
from langdu.tui.words.keys import WordKeys
from langdu.tui.words.looks import WordLooks
from langdu.tui.words.marking import WordMarking

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize
    from textual.geometry import Size

    from langdu.library import Library
    from langdu.model import Place
    from langdu.session import Book
    from langdu.session.reading.aloud import Event
    from langdu.session.reading.options import ReadingOptions
    from langdu.session.reading.voice.voice_provider import VoiceProvider
    from langdu.session.words.vocabulary import Vocabulary
    from langdu.tui.preferences import Preferences

#: Seconds between two times that the place is kept.
KEEP = 10.0
#: New objects before the collector looks for rings among them, and how often it looks further.
COLLECT = (5_000, 10, 10)


class ReaderScreen(PageKeys, WordKeys, WordActions, Screen[None]):
    """Reads `book`.

    Args:
        book: what is read.
        library: where practice is kept.
        provider: who is there to speak.
        options: how it is read.
        preferences: how it was set last.
        vocabulary: the words that the learner knows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*BINDINGS]

    def __init__(
        self,
        book: Book,
        library: Library,
        provider: VoiceProvider,
        options: ReadingOptions,
        preferences: Preferences,
        vocabulary: Vocabulary,
    ) -> None:
        super().__init__()
        self.book, self.library, self.preferences = book, library, preferences
        self.vocabulary = vocabulary
        self._options, self.home = options, UiThread(lambda: self.is_attached)
        self.appearance = Appearance(self)
        self._kept: Place | None = None
        self._is_keeping = True
        self.controller = ReadingController(book, provider, options, self._from_thread)
        looks = WordLooks(vocabulary, preferences.pinyin_for, preferences.statuses)
        self.view = RubyView(book, self.appearance.inks(preferences.theme), looks, preferences.style)
        self.view.turns_pages = preferences.choice("movement") == "page"
        self.view.page.spoken = preferences.spoken
        self.navigator = Navigator(book, self.view, self.controller, self.tell_status)
        self.tuning = Tuning(self.controller, lambda: self.navigator.place, self.notice)
        self.stopping = Stopping(self.controller, self.notice, (options.sleep_s or 0) / 60)
        self.voicing = Voicing(self, offer=options.offers)
        self.finding, self.bookmarking, self.copying = Finding(self), Bookmarking(self), Copying(self)
        self.correcting, self.marking = Correcting(self), WordMarking(self)
        self._bars = (TitleBar(book.title), NoticeBar(), OfferBar(), StatusLine(), KeyHints())

    def compose(self) -> ComposeResult:
        """From above to below."""
        self.fit(self.app.size)  # now, so that the first frame need not be drawn twice
        title, notice, offer, status, hints = self._bars
        yield from (title, self.view, notice, offer, PromptBar(), status, hints)

    def on_mount(self) -> None:
        """Show the place; all that is heavy waits until that has been painted."""
        self.view.focus()
        self.app.theme_changed_signal.subscribe(self, self.appearance.follow_theme)
        self.bookmarking.show()
        start = self.book.place()
        if self.navigator.place is not None:
            self.view.move_to(self.book.blocks[start.block].span.start)
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        if (painted := getattr(self.app, "painted", None)) is not None:
            painted.set()
        self.navigator.show_place()
        self.set_timer(0.01, self._after_first_paint)

    def _after_first_paint(self) -> None:
        # What start-up made stays: the collector need not look through it again, which would hold the highlight up.
        gc.collect()
        gc.freeze()
        gc.set_threshold(*COLLECT)
        self.controller.start()
        self.book.count(lambda: self._from_thread(self.tell_status))
        threading.Thread(target=self._look_at_glosses, daemon=True).start()
        threading.Thread(target=self.finding.look_at_contents, daemon=True).start()
        self.set_interval(KEEP, self._keep_place)
        self.set_interval(1.0, self.tell_status)
        if self.preferences.choice("sentence_pause"):
            self.action_sentence_pause()
        if self._options.stops_at_chapter:
            self.action_stop_at_chapter()
        if self._options.plays:
            self.navigator.toggle()

    def on_resize(self, event: Resize) -> None:
        """On a small screen the text comes first."""
        self.fit(event.size)
        self.fit_card(event.size)

    def refit(self) -> None:
        """The text's margins have changed, and the bars stand where the text does."""
        self.fit(self.size)

    def fit(self, size: Size) -> None:
        """Let go of bars where there is no room, and put the others over the text."""
        self._bars[0].display = size.height >= ROOM_FOR_TITLE
        self._bars[-1].display = size.height >= ROOM_FOR_HINTS
        side = self.view.page_style.side(size.width - 1 - self.card_columns(size))
        for bar in self._bars:
            bar.styles.padding = (1 if isinstance(bar, OfferBar) else 0, side, 0, side)

    # From other threads

    def _from_thread(self, told: Event | VoiceReady | Callable[[], None]) -> None:
        self.home.call(self._take, told)

    def _take(self, told: Event | VoiceReady | Callable[[], None]) -> None:
        from langdu.session.notice import Notice
        from langdu.session.reading.aloud import Ended, Failed, Paused, Started

        match told:
            case Started():
                self.navigator.wake()
            case Failed(_, error):
                self.notice(str(error))
            case Notice(text):
                self.notice(text)
            case Ended():
                self.navigator.wake()
            case Paused():
                self.navigator.hold(told.place)
                if told.why != "sentence":  # the status line says it; a notice each time would be a nuisance
                    self.notice(f"{why(told)}: space reads on")
                self._keep_place()
            case VoiceReady():
                self.voicing.ready(told)
                self.navigator.make_ready()
                self.navigator.wake()
            case _:
                told()

    # What is told

    def notice(self, text: str) -> None:
        """Tell the reader something."""
        self.query_one(NoticeBar).tell(text)

    def tell_status(self) -> None:
        """Bring the status line up to date."""
        if not self.is_attached:
            return
        name, short = self.voicing.names()
        status = Status(
            state=self.controller.state,
            voice=name,
            short=short,
            rate=self.controller.rate,
            practice=self.tuning.told(),
            stops=self.stopping.told(),
            number=self.navigator.number(),
            seconds=self.navigator.seconds_left(),
            is_silent=self.controller.is_silent,
            hints=self.controller.hints,
            follows=self.navigator.follows,
        )
        self.query_one(StatusLine).tell(status)
        self.finding.tell_chapter()

    def on_hand_scrolled_moved_by_hand(self) -> None:
        """Leave the text where it is put."""
        self.navigator.unfollow()

    def on_ruby_view_refined(self, event: RubyView.Refined) -> None:
        """Some blocks could not be annotated; what shows is their characters' commonest readings."""
        self.navigator.refresh_sentences()
        self.renew_card(event.failed)
        if event.failed:
            self.notice("some readings here are only each character's commonest; langdu doctor tells what is missing")

    # Keys

    def action_play(self) -> None:
        """Play or pause."""
        if self.navigator.place is None:
            self.notice("there is nothing in this text to read aloud")
        self.navigator.toggle()

    def action_step(self, sentences: int) -> None:
        """The next sentence, or the one before."""
        self.navigator.step(sentences)

    def action_repeat(self) -> None:
        """The sentence once more."""
        self.navigator.repeat()

    def action_speed(self, steps: int) -> None:
        """Faster or slower."""
        self.navigator.speed(steps)

    def action_tune(self, what: str, steps: int) -> None:
        """Loudness, the headset's lateness, and how sentences are practised."""
        keys = {"volume": self.tuning.volume, "latency": self.tuning.latency, "repeat": self.tuning.repeat}
        (keys | {"gap": self.tuning.gap, "speeds": self.tuning.speeds})[what](steps)
        self.navigator.wake()

    def action_sleep(self) -> None:
        """The sleep timer on a longer time, or off."""
        self.stopping.sleep()
        self.navigator.wake()

    def action_stop_at_chapter(self) -> None:
        """Stop at the end of each chapter, or read on."""
        if self.stopping.at_chapters:
            self.stopping.read_on()
            self.navigator.wake()
        else:
            threading.Thread(target=self._look_for_chapters, daemon=True).start()

    def _look_for_chapters(self) -> None:
        self.home.call(self._stop_at_chapters, chapter_starts(self.book))

    def _stop_at_chapters(self, chapters: tuple[Place, ...]) -> None:
        self.stopping.stop_at_chapters(chapters)
        self.navigator.wake()

    def action_follow(self) -> None:
        """Follow the voice again."""
        self.navigator.follow()

    def action_cursor(self, step: int) -> None:
        """Move the cursor by a character."""
        target = self.view.neighbour(self.navigator.cursor, step)
        if target is not None:
            self.view.words.pick(target)
            self.navigator.move_cursor(target)

    def _look_at_glosses(self) -> None:
        for told in filter(None, (self.book.of_glosses(), "; ".join(self.book.news()))):
            self.home.call(self.notice, told)

    def action_conflict(self) -> None:
        """To the next character whose gloss was overruled or whose reading is unsure."""
        self.correcting.next_conflict()

    def action_correct(self) -> None:
        """Explain the reading under the cursor, and take another."""
        self.correcting.ask()

    def action_ruby(self) -> None:
        """Pinyin above, below, alone, off."""
        self.appearance.next_ruby()

    def action_spoken(self) -> None:
        """Tones as in a dictionary, or as they are spoken."""
        self.appearance.next_form()

    def action_tones(self) -> None:
        """The next palette."""
        self.appearance.next_palette()

    async def action_theme(self) -> None:
        """Dark, light, high contrast."""
        await self.run_action("app.next_theme")

    def action_practise(self) -> None:
        """Say the sentence oneself."""
        from langdu.tui.screens.reading.practising import practise

        practise(self)

    def action_install(self, number: int) -> None:
        """Show what is offered; install it, when it is shown."""
        self.voicing.install(number)

    def action_voices(self) -> None:
        """All voices."""
        self.voicing.choose()

    def action_loop(self) -> None:
        """Not now, where a voice is offered; else the ends of a loop."""
        if not self.voicing.later():
            self.tuning.loop()
            self.tell_status()

    def action_next(self) -> None:
        """Where a voice is offered, do not ask again; else the next match."""
        if not self.voicing.never():
            self.finding.step(1)

    def action_before(self) -> None:
        """The match before."""
        self.finding.step(-1)

    def action_ask(self, asked: str) -> None:
        """Ask what to search for, or where to go."""
        self.finding.ask(asked)

    def on_prompt_bar_told(self, event: PromptBar.Told) -> None:
        """Search, go, or keep a note."""
        if event.asked == NOTE:
            self.bookmarking.told(event.text)
        else:
            self.finding.told(event.asked, event.text)

    def action_contents(self) -> None:
        """All chapters."""
        self.finding.show_contents()

    def action_back(self, step: int) -> None:
        """Where a jump came from, or on again."""
        self.finding.back(step)

    def action_note(self) -> None:
        """The footnotes of this sentence."""
        self.finding.show_notes()

    def action_bookmark(self) -> None:
        """A bookmark at this sentence, or none."""
        self.bookmarking.toggle()

    def action_bookmark_note(self) -> None:
        """Write a note on this sentence, or edit it."""
        self.bookmarking.ask()

    def action_bookmarks(self) -> None:
        """All bookmarks."""
        self.bookmarking.list()

    def action_escape(self) -> None:
        """Close what is open: a notice, a search, the offer, an installation."""
        self.query_one(NoticeBar).dismiss()
        self.finding.end_search()
        self.voicing.escape()

    def action_settings(self) -> None:
        """All settings."""
        from langdu.tui.settings.of_reader import show_settings

        show_settings(self)

    def action_help(self) -> None:
        """All keys."""
        from langdu.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_quit(self) -> None:
        """Keep the place and go."""
        self._keep_place()
        self.app.exit(0)

    def _keep_place(self) -> None:
        place = self.navigator.where()
        if place is None or place == self._kept:
            return
        try:
            self.book.remember(place)
            self._kept, self._is_keeping = place, True
        except LangduError as error:
            if self._is_keeping:  # said once, until it can be kept again
                self.notice(f"the place could not be kept: {error}")
            self._is_keeping = False

    def on_unmount(self) -> None:
        """Fall silent."""
        self.navigator.close()
        self.end_looking_up()
        self.voicing.close()
        self.controller.close()
