"""Reading without a screen: a sentence is printed when it begins to sound."""

from __future__ import annotations

from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from langdu.cli.options import chosen, note, require_hanzi, tell_remarks
from langdu.errors import LangduError
from langdu.session.notice import Notice
from langdu.session.reading.controller import ReadingController, VoiceReady
from langdu.session.reading.events import Ended, Event, Failed, Paused, Started
from langdu.session.reading.recording_provider import provider_for
from langdu.session.reading.stops.chapter_stops import chapter_starts
from langdu.session.reading.stops.stopping import NO_CHAPTERS, why
from langdu.session.text.translations import translation_of
from langdu.session.words.pinyin_line import whole_line
from langdu.speech import VoiceStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import Place, Sentence, Voice
    from langdu.session import Book
    from langdu.session.reading.options import ReadingOptions
    from langdu.session.reading.voice.voice_provider import VoiceProvider

#: Seconds between two looks at whether ctrl-c was pressed: Windows does not interrupt who waits.
POLL_SECONDS = 0.2


def _written(sentence: Sentence) -> str:
    return sentence.text


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed of a sentence: its characters, and the line below; "" for none."""

    text: Callable[[Sentence], str] = _written
    pinyin: Callable[[Sentence], str] = whole_line


class _Lines:
    """Prints what happens. Events come from another thread; they are printed in the one that waits for the end."""

    def __init__(self, book: Book, printed: Printed, *, keeps_place: bool) -> None:
        self._book, self._printed, self._keeps_place = book, printed, keeps_place
        self._events: SimpleQueue[Event | VoiceReady] = SimpleQueue()
        self.status = 0

    def __call__(self, event: Event | VoiceReady) -> None:
        self._events.put(event)

    def until_over(self) -> None:
        """Print until all is read, or reading stops of itself.

        Raises:
            OSError: the output cannot be written.
        """
        while not isinstance(event := self._next(), Ended | Paused):
            self._tell(event)
        if isinstance(event, Ended):
            self._keep(self._book.first())  # the next time from the beginning
            return
        self._keep(event.place)
        note(why(event) + ("; the next time it goes on from here" if self._keeps_place else ""))

    def _next(self) -> Event | VoiceReady:
        while True:
            try:
                return self._events.get(timeout=POLL_SECONDS)
            except Empty:
                continue

    def _tell(self, event: Event | VoiceReady) -> None:
        match event:
            case Started(place, 0):  # a later turn stands there already
                sentence = self._book.sentence(place)
                below = translation_of(self._book, place.block, sentence)
                lines = (self._printed.text(sentence).strip(), self._printed.pinyin(sentence), below)
                print(*filter(None, lines), "", sep="\n", flush=True)
                self._keep(place)
            case Failed(_, error):
                self.status = error.status
                note(f"langdu: {error}")
            case Notice(text):
                note(text)
            case _:
                pass

    def _keep(self, place: Place) -> None:
        if not self._keeps_place:
            return
        try:
            self._book.remember(place)
        except LangduError as error:
            self._keeps_place = False
            note(f"the place is not kept: {error}")


def read_plainly(
    book: Book,
    options: ReadingOptions,
    *,
    resumes: bool = False,
    printed: Printed = Printed(),
) -> int:
    """Read a book in plain lines to its end, or to where reading is to stop.

    Args:
        book: what to read.
        options: how.
        resumes: whether to begin at the kept place, and keep it; else from the first sentence.
        printed: what is printed of each sentence.

    Returns:
        The exit status.
    """
    require_hanzi(book)
    tell_remarks(book)
    provider = provider_for(book.document, options)
    voice = _voice(provider, options)
    lines = _Lines(book, printed, keeps_place=resumes)
    controller = ReadingController(book, provider, options, lines)
    try:
        if options.stops_at_chapter:
            _stop_at_chapter(book, controller)
        controller.play(_begin(book) if resumes else book.first())
        controller.use(voice)
        lines.until_over()
    finally:
        controller.close()
    return lines.status


def _voice(provider: VoiceProvider, options: ReadingOptions) -> Voice:
    if options.recording is None:
        return chosen(VoiceStore(), options.voice)[0]
    if told := provider.passed_over():
        note(told)
    return provider.choose(options.voice)


def _stop_at_chapter(book: Book, controller: ReadingController) -> None:
    chapters = chapter_starts(book)
    controller.stop_before(chapters)
    if not chapters:
        note(NO_CHAPTERS)


def _begin(book: Book) -> Place:
    """The kept place; says so where that is not the beginning."""
    first, place = book.first(), book.place()
    if (place.block, place.sentence) <= (first.block, first.sentence):
        return first
    note(f"going on at sentence {book.number(place) + 1} of {book.total()}; --from-start begins anew")
    return place
