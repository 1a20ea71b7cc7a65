"""Where the reader is, and what the keys for reading do: the text, the voice and the highlight kept together.

Nothing of it knows how the text is shown: a screen, a browser or a test is a `TextView`.

    resting ──toggle, repeat, play_from──▶ reading ──toggle──▶ paused ──toggle──▶ reading
       ▲                                      │                  │ step, go: the next toggle reads from there
       └──────────── the text ends ───────────┘

Beside that the text follows the voice until the reader scrolls by hand (`unfollow`), and again from the next jump or
`follow` on. Whether the voice plays is the controller's state; it is not kept a second time here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from langdu.config import RATE_LIMITS
from langdu.model import HANZI, Place, Span
from langdu.session.reading.position_watch import PositionWatch
from langdu.session.text.finding.navigation import SYLLABLES_A_SECOND

if TYPE_CHECKING:
    from collections.abc import Callable

    from langdu.model import Sentence
    from langdu.session import Book
    from langdu.session.reading.aloud import Now
    from langdu.session.reading.controller import ReadingController

RATE_STEP = 0.1
#: Code points that are counted one by one for it; of a longer rest an estimate is enough.
COUNTED = 4000


class TextView(Protocol):
    """What shows the text. Called in the thread that the navigator is used in."""

    def point(self, sentence: Span | None, spoken: Span | None, cursor: int | None) -> None:
        """Make a sentence, what is at the speaker in it, and the cursor's character stand out."""

    def keep_in_view(self, offset: int) -> None:
        """Have a code point where the reader sees it."""

    def first_offset(self) -> int:
        """The first code point that the reader sees."""

    def syllables_a_sentence(self) -> float:
        """How many syllables a sentence has, by those shown so far."""


class Navigator:
    """Moves through `book`, on the screen and in the ear.

    Args:
        book: what is read.
        view: where it is shown.
        controller: who reads it.
        changed: called when something that the status line tells is different.

    Attributes:
        place: the sentence that is read, or would be when reading begins; None in a text without any.
        cursor: the code point that a correction would be about.
        follows: whether the text scrolls with the voice.
        pins_cursor: whether text and cursor stay where they are though the voice moves on.
        cursor_moved: called when the user has put the cursor elsewhere.
    """

    def __init__(self, book: Book, view: TextView, controller: ReadingController, changed: Callable[[], None]) -> None:
        self._book, self._view, self._controller, self._changed = book, view, controller, changed
        self._watch = PositionWatch(controller, self._heard)
        self._sentence: Span | None = None
        self._spoken: Span | None = None
        self._sentences: tuple[int, tuple[Sentence, ...]] = (-1, ())
        self._moved = True
        self._picked: int | None = None
        self._held: Place | None = None
        self.follows, self.pins_cursor = True, False
        self.cursor: int | None = None
        self.cursor_moved: Callable[[], None] = lambda: None
        self.place: Place | None = self._first()

    def _first(self) -> Place | None:
        place = self._book.place()
        return place if self.sentence(place) is not None else self._book.after(place)

    def sentence(self, place: Place) -> Sentence | None:
        """The sentence at a place, as far read as it is; None if there is none."""
        if self._sentences[0] != place.block:
            found: tuple[Sentence, ...] = ()
            if place.block < len(self._book.blocks):
                found = self._book.annotated(place.block) or self._book.sketch(place.block)
            self._sentences = (place.block, found)
        sentences = self._sentences[1]
        return sentences[place.sentence] if place.sentence < len(sentences) else None

    def refresh_sentences(self) -> None:
        """Sentences were read in full."""
        self._sentences = (-1, ())

    # What the keys do

    def toggle(self) -> None:
        """Play or pause."""
        state = self._controller.state
        if state == "playing":
            self._controller.pause()
        elif state == "paused" and not self._moved:
            self._controller.resume()
        else:
            self._play(self.place)
        self._follow()
        self.wake()

    def step(self, sentences: int) -> None:
        """Go to the next sentence or to the one before, and read it if one is being read."""
        if self.place is None:
            return
        place = self._book.after(self.place) if sentences > 0 else self._book.before(self.place)
        if place is not None:
            self.go(place)

    def go(self, place: Place, at: Span | None = None) -> None:
        """Go to a sentence (or to some characters in it), and read it if one is being read."""
        self.place, self.follows, self._picked, self._held = place, True, None, None
        if self._controller.state == "playing":
            self._play(place, at)
        else:
            self._moved = True
            self.make_ready()
        self._point(place, at)
        self.cursor_moved()

    def hold(self, place: Place) -> None:
        """Reading has stopped of itself, and goes on with the sentence at a place: that is what to come back to."""
        self.wake()  # first: what was heard last may not have been seen yet
        self._held = place

    def make_ready(self) -> None:
        """Have the sentence where we are ready to be heard, while none is."""
        if self.place is not None and self._controller.state != "playing":
            self._controller.make_ready(self.place)

    def repeat(self) -> None:
        """Read the sentence once more."""
        self.follows, self._picked = True, None
        self._play(self.place)

    def play_from(self, offset: int) -> None:
        """Read from a character on."""
        place = self._book.at(offset)
        sentence = self.sentence(place)
        if sentence is None or not sentence.is_spoken:
            return
        self.place, self.follows = place, True
        span = Span(offset, offset + 1)
        self._play(place, span)
        self._point(place, span)

    def move_cursor(self, offset: int) -> None:
        """Put the cursor on a character without reading."""
        self.cursor = self._picked = offset
        self._show()
        self._view.keep_in_view(offset)
        self.cursor_moved()

    def visit(self, offset: int) -> None:
        """Put the cursor on a character somewhere else in the text, and leave the voice where it is."""
        self.unfollow()
        self.move_cursor(offset)

    def speed(self, steps: int) -> None:
        """Read faster or slower, at the same pitch."""
        low, high = RATE_LIMITS
        self._controller.set_rate(round(min(high, max(low, self._controller.rate + steps * RATE_STEP)), 1))
        self.wake()

    def follow(self) -> None:
        """Let the text scroll with the voice again, and the cursor go with it."""
        self._picked = None
        self._follow()

    def _follow(self) -> None:
        self.follows = True
        target = self._spoken or self._span(self.place)
        if target is not None:
            self._view.keep_in_view(target.start)
        self._changed()

    def unfollow(self) -> None:
        """The reader scrolls by hand; the text stays where it is put."""
        if self.follows:
            self.follows, self._held = False, None
            self._changed()

    def again(self) -> None:
        """A reading has changed: have what is being said said anew."""
        now = self._controller.now()
        self.refresh_sentences()
        if self._controller.state == "playing" and now is not None and now.place is not None:
            self._play(now.place, now.span)

    def _play(self, place: Place | None, at: Span | None = None) -> None:
        if place is not None:
            self._controller.play(place, at)
            self._moved, self._held = False, None
            self.wake()

    def wake(self) -> None:
        """Look at the audio clock now: something has changed."""
        self._watch.wake()
        self._changed()

    def close(self) -> None:
        """Stop looking."""
        self._watch.rest()

    # What is shown

    def _span(self, place: Place | None) -> Span | None:
        sentence = None if place is None else self.sentence(place)
        return None if sentence is None else sentence.span

    def _point(self, place: Place, at: Span | None = None) -> None:
        """Show where we are, before there is any sound."""
        span = self._span(place)
        if span is None:
            return
        self.cursor = span.start if at is None else at.start
        self._sentence, self._spoken = span, None
        self._show()
        self._view.keep_in_view(self.cursor)
        self._changed()

    def show_place(self) -> None:
        """Show where we are, when the text has come on the screen."""
        if self.place is not None:
            self._point(self.place)

    def _heard(self, now: Now) -> None:
        if now.place is None:
            self._spoken = None
            self._show()
            self._changed()
            return
        if now.place != self.place:
            self.place, self._held = now.place, None
            self._changed()
        if now.span is not None and not self.pins_cursor and not self._is_near_picked(now.place):
            self.cursor, self._picked = now.span.start, None
        self._sentence, self._spoken = self._span(now.place), now.span
        self._show()
        if self.follows and not self.pins_cursor and now.span is not None:
            self._view.keep_in_view(now.span.start)

    def _show(self) -> None:
        self._view.point(self._sentence, self._spoken, self.cursor)

    def _is_near_picked(self, place: Place) -> bool:
        """Whether the voice is still in the sentence where the reader picked a character, or in the next one."""
        if self._picked is None:
            return False
        before = self._book.before(place)
        return self._book.at(self._picked) in (place, before)

    # What is told and kept

    def number(self) -> tuple[int, int]:
        """Which sentence of how many, from 1."""
        if self.place is None:
            return 0, 0
        number = self._book.number(self.place) + 1
        return number, max(number, self._book.total())

    def seconds_left(self) -> float:
        """An estimate of how long the rest takes at this speed."""
        if self.place is None:
            return 0.0
        seconds = self._controller.seconds_left(self.place)
        if seconds is None:
            seconds = self._syllables_left(self.place) / SYLLABLES_A_SECOND
        return seconds * self._controller.shadowing.stretch / self._controller.rate

    def _syllables_left(self, place: Place) -> float:
        source = self._book.document.source
        sentence = self._spoken or self._span(place) or self._book.blocks[place.block].span
        rest = len(source) - sentence.start
        if rest <= COUNTED:
            return sum(1 for _ in HANZI.finditer(source, sentence.start))
        number, total = self.number()
        # Where sentences were only guessed and those seen are very long, the characters that are left say more.
        return min(rest, (total - number + 1) * self._view.syllables_a_sentence())

    def where(self) -> Place | None:
        """What to come back to: what comes behind a stop, the sentence that is read, or what the reader scrolled to."""
        if self._held is not None:
            return self._held
        return self.place if self.follows else self._book.at(self._view.first_offset())
