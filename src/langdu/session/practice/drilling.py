"""A drill session: its cards chosen from the history, asked one by one, and every answer kept at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from random import SystemRandom
from typing import TYPE_CHECKING

from langdu.errors import BadInput, UsageError
from langdu.library.practice import utc_now
from langdu.model import Correction, Place, is_hanzi
from langdu.model.history import DRILL, SKILLS, Answer
from langdu.practice import drills
from langdu.practice.drills import daily, schedule
from langdu.practice.drills.items import pattern
from langdu.practice.drills.meanings import MeaningItem
from langdu.practice.drills.newest import newest_first
from langdu.practice.drills.numbers import numbers
from langdu.practice.drills.weak import training, weak
from langdu.practice.drills.words import from_text
from langdu.practice.report import statistics
from langdu.session.text import pipeline
from langdu.session.words.said_words import SaidWord, outcome, said_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from random import Random

    from langdu.library import PracticeLog
    from langdu.model import Report, Sentence, Syllable
    from langdu.model.history import Skill
    from langdu.practice.drills import Card, DrillItem, Question
    from langdu.session.text.book import Book

#: The most words of a book that are drilled: those from the reader's place on.
WORDS = 60
#: What is older says little of what goes wrong now.
RECENT = timedelta(days=60)
#: Seconds that a card counts at most: who takes longer has left.
LONGEST_ANSWER_SECONDS = 60.0
NO_WORDS_REMEDY = "save words while you read, give them a status, or practise saying them"
#: The drills in which words of a text or of the learner's are said.
OWN_WORDS = frozenset({"book", "words"})


@dataclass(frozen=True, slots=True)
class Course:
    """What is to be drilled.

    Attributes:
        kind: one of `drills.KINDS`; empty for a bit of everything.
        minutes: how long.
        skills: listening, speaking, or both.
        learner: who.
    """

    kind: str = ""
    minutes: float = 10.0
    skills: tuple[Skill, ...] = SKILLS
    learner: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A card, ready to be asked.

    Attributes:
        card: which.
        sentence: the word, read as it is to be said.
        place: where `Drilling` has it as a script.
        question: what is asked of hearing or reading it; None where it is to be said.
    """

    card: Card
    sentence: Sentence
    place: Place
    question: Question | None

    @property
    def is_heard(self) -> bool:
        """Whether it is asked by its sound."""
        return self.card.skill == "listen"


@dataclass(frozen=True, slots=True)
class DrillTally:
    """How a session went so far."""

    right: int = 0
    wrong: int = 0
    unsure: int = 0


class Drilling:
    """A session. It is a script too (see `session.events`), whose places are the cards that were asked.

    Args:
        log: the history; every answer goes there before `answer` and `said` return.
        course: what is drilled.
        book: the text whose words may come up.
        words: the learner's own, the newest first; see `session.words.cards.drill_items`.
        now: the clock.
        random: chooses; a test gives its own.
        fuzz: whether the schedule spreads days by chance.

    Raises:
        UsageError: there is nothing in the drill: no book, no words of the learner's, or no evidence of anything weak.
        BadInput: the book has no words of two characters.
    """

    def __init__(
        self,
        log: PracticeLog,
        course: Course,
        book: Book | None = None,
        *,
        words: Sequence[DrillItem] = (),
        now: Callable[[], datetime] = utc_now,
        random: Random | None = None,
        fuzz: bool = True,
    ) -> None:
        self._log, self._course, self._now, self._fuzz = log, course, now, fuzz
        self._random, self._own = random or SystemRandom(), words
        self._states = log.cards(course.learner)
        self._sentences: list[Sentence] = []
        self.tally = DrillTally()
        budget = course.minutes * 60
        supply = self._supply(book)
        own = newest_first(supply, now(), budget) if course.kind == "words" else None
        self._queue = daily.Queue(daily.chosen(supply, now(), budget, self._random) if own is None else own, budget)

    @property
    def left(self) -> float:
        """Seconds that are left of the session."""
        return self._queue.left

    @property
    def share(self) -> float:
        """How much of the session's time is over, 0..1."""
        return 1 - self._queue.left / self._queue.budget if self._queue.budget else 1.0

    def next(self) -> Asked | None:
        """What to ask next; None when the session is over."""
        card = self._queue.next(self._now())
        if card is None:
            return None
        sentence = read(card.item.word.text, card.item.word.citation)
        card = _as_said(card, sentence)
        asked = None if card.skill == "speak" else drills.question(card.item, self._random)
        return Asked(card, sentence, self._added(sentence), asked)

    def answer(self, asked: Asked, choice: int | None, seconds: float) -> bool:
        """The learner chose an answer of the quiz, or none (None: "I don't know"); whether it is right.

        Raises:
            OutputFailed: it could not be kept.
        """
        question = asked.question
        if question is None:
            raise ValueError(f"{asked.card.id} asks nothing")
        chosen = "" if choice is None else question.choices[choice].label
        right = choice == question.right
        self._done(asked, question.choices[question.right].label, chosen, right, seconds)
        return right

    def said(self, asked: Asked, report: Report | None, seconds: float) -> bool | None:
        """The learner said a card; whether it is right, None where that is not sure.

        Raises:
            OutputFailed: it could not be kept.
        """
        heard = ""
        if report is not None:
            words = _judged_words(asked, report)
            self._log.keep(report, self._course.learner, origin=DRILL + asked.card.id, words=words)
            heard = pattern(judged.tone for judged in report.syllables)
        right = schedule.outcome(report)
        self._done(asked, pattern(asked.card.item.word.tones), heard, right, seconds)
        return right

    def _done(self, asked: Asked, truth: str, given: str, right: bool | None, seconds: float) -> None:
        card, now, seconds = asked.card, self._now(), min(seconds, LONGEST_ANSWER_SECONDS)
        state = schedule.review(card.id, self._states.get(card.id), right, now, fuzz=self._fuzz)
        kind, group = card.item.kind, card.item.group
        answer = Answer(now, card.id, card.skill, kind, group, truth, given, right, seconds)
        self._log.review(answer, state, self._course.learner)
        if state is not None:
            self._states[card.id] = state
        self._queue.done(card, state, seconds, now)
        so_far = self.tally
        counts = (so_far.right + (right is True), so_far.wrong + (right is False), so_far.unsure + (right is None))
        self.tally = DrillTally(*counts)

    def instead(self, asked: Asked, choice: int) -> Place | None:
        """Where the script has what was chosen instead, to be heard beside the truth; None where there is none."""
        question, word = asked.question, asked.card.item.word
        if question is None or choice == question.right:
            return None
        label = question.choices[choice].label
        if question.asked == "number":
            return self._added(read(label))
        if isinstance(asked.card.item, MeaningItem):
            return self._other(asked.card.item, label)
        if question.asked == "tones":
            return self._added(_in_tones(asked.sentence, label))
        others = [rival for rival in asked.card.item.rivals if drills.labelled(rival) == label]
        return self._added(read(others[0].text, others[0].citation)) if others and word not in others else None

    def _other(self, item: MeaningItem, label: str) -> Place | None:
        """Where the script has the word of a meaning card that was chosen instead."""
        chosen = next((one.word for one in item.others if item.label_of(one) == label), None)
        return None if chosen is None else self._added(read(chosen.text, chosen.citation))

    def _added(self, sentence: Sentence) -> Place:
        self._sentences.append(sentence)
        return Place(len(self._sentences) - 1, 0)

    def sentence(self, place: Place) -> Sentence:
        """The word of the card that was asked at `place`."""
        return self._sentences[place.block]

    def after(self, place: Place) -> None:
        """A word is said alone."""

    def _supply(self, book: Book | None) -> daily.Supply:
        learner = self._course.learner
        since = self._now() - RECENT
        answers = self._log.answers(learner, since)
        amiss = weak(self._log.syllables(learner, since), answers)
        cards = drills.cards(self._items(book), self._course.skills)
        if self._course.kind == "weak":
            cards = training(amiss, cards)
            if not cards:
                remedy = "practise or drill a while first; langdu stats shows what there is"
                raise UsageError("nothing is known to be weak yet", where="weak", remedy=remedy)
        spent = {
            skill: statistics.seconds_each([one for one in answers if one.skill == skill], usual)
            for skill, usual in daily.USUAL.items()
        }
        return daily.Supply(cards, self._states, amiss, spent)

    def _items(self, book: Book | None) -> list[DrillItem]:
        kind = self._course.kind
        kinds = drills.KINDS if kind in ("", "weak") else (kind,)
        found = [item for one in kinds for item in drills.items(one)]
        if "numbers" in kinds:
            found += [_number(part, text) for part, text in numbers(self._random, 1)]
        if book is not None and "book" in kinds:
            found += _words(book)
        elif kind == "book":
            raise UsageError("no text was named", where="book", remedy="say --book TITLE, or --book FILE")
        if kind == "words" and not self._own:
            raise UsageError("there are no words of yours", where="words", remedy=NO_WORDS_REMEDY)
        return [*(self._own if "words" in kinds else ()), *found]


def read(text: str, citation: tuple[Syllable, ...] = ()) -> Sentence:
    """A word or number as it is to be said: with the readings given, or those of the dictionary."""
    settled = len(citation) == len(text) and all(map(is_hanzi, text))
    corrections = (Correction(text, citation),) if settled else ()
    return pipeline.annotated(pipeline.from_text(text, text), 0, corrections, "weigh")[0]


def _judged_words(asked: Asked, report: Report) -> tuple[SaidWord, ...]:
    """What a recording says of words: of the card's, where that is a word of the learner's, however it is cut."""
    item = asked.card.item
    if item.kind not in OWN_WORDS:
        return said_words(asked.sentence, report)
    right = outcome(report.syllables)
    return () if right is None else (SaidWord(item.word.text, item.word.citation, right),)


def _as_said(card: Card, sentence: Sentence) -> Card:
    """The card with its word as it will be said: that, and nothing else, is what an answer is measured against."""
    spoken = tuple(syllable for reading in sentence.readings for syllable in reading.spoken)
    return replace(card, item=replace(card.item, word=replace(card.item.word, spoken=spoken)))


def _in_tones(sentence: Sentence, label: str) -> Sentence:
    """The same word in other tones, `2-4`, a syllable each."""
    tones = iter(map(int, label.split("-")))
    changed = []
    for reading in sentence.readings:
        said = tuple(syllable.with_tone(next(tones)) for syllable in reading.spoken)
        changed.append(replace(reading, citation=said, spoken=said))
    return replace(sentence, readings=tuple(changed))


def _number(part: str, text: str) -> DrillItem:
    readings = read(text).readings
    citation = tuple(syllable for reading in readings for syllable in reading.citation)
    spoken = tuple(syllable for reading in readings for syllable in reading.spoken)
    return drills.DrillItem("numbers", part, drills.DrillWord(text, citation, spoken))


def _words(book: Book) -> list[DrillItem]:
    found = from_text(_sentences(book), WORDS)
    if not found:
        raise BadInput("there is no word of two characters in it", where=book.title, remedy="name another text")
    return found


def _sentences(book: Book) -> Iterator[Sentence]:
    """From the reader's place to the end, then from the beginning."""
    start = book.place().block if len(book.blocks) else 0
    for block in (*range(start, len(book.blocks)), *range(start)):
        yield from book.sentences(block)
