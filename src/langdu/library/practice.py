"""Practice that is remembered: pitch ranges, attempts, the quiz's answers and the cards' schedule.

Nothing here identifies anyone. A learner is a name that was chosen on the command line, mostly none at all.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from langdu.library.tone_counts import count
from langdu.model import NEUTRAL, Range, is_hanzi
from langdu.model.history import Answer, Attempt, AttemptSyllable, CardState
from langdu.pinyin import numbered, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from langdu.library.store import Library
    from langdu.model import Judged, Report, Syllable

#: Before anything that can have happened.
EVER = datetime(1, 1, 1, tzinfo=UTC)


def utc_now() -> datetime:
    """The present time, in UTC."""
    return datetime.now(UTC)


class PracticeLog:
    """What `library` remembers of practice. Every change is kept whole before its method returns.

    Args:
        library: where it is kept; whoever opened it closes it.
        now: the clock, an aware time.

    All methods raise OutputFailed where the library cannot be used.
    """

    def __init__(self, library: Library, now: Callable[[], datetime] = utc_now) -> None:
        self._library, self._now = library, now

    def range(self, learner: str = "") -> Range | None:
        """The learner's pitch range as last calibrated; None if it never was."""
        rows = self._library.rows("SELECT median, spread FROM calibrations WHERE learner = ?", (learner,))
        return Range(*(float(str(value)) for value in rows[0])) if rows else None

    def calibrate(self, range_: Range, learner: str = "") -> None:
        """Keep a pitch range, instead of an older one."""
        self._library.write(
            "INSERT OR REPLACE INTO calibrations (learner, median, spread, at) VALUES (?, ?, ?, ?)",
            (learner, range_.median, range_.spread, _text(self._now())),
        )

    def keep(
        self,
        report: Report,
        learner: str = "",
        recording: str = "",
        origin: str = "",
        words: Iterable[tuple[str, tuple[Syllable, ...], bool]] = (),
    ) -> int:
        """Keep an attempt, its judged syllables and what it says of words.

        Args:
            report: what was told of it. One that refuses to judge says nothing of the learner and is not kept.
            learner: whose it is.
            recording: the file that the sound is kept in, if it is.
            origin: where it was asked; see `Attempt`.
            words: each word of which something sure can be told, its reading in the citation form, and whether its
                tones were right.

        Returns:
            The attempt's number; 0 if nothing was kept.
        """
        if report.refusal or not report.syllables:
            return 0
        # As `langdu.practice.report.facts` counts: what was left out has no tone, and a neutral one is never wrong.
        said = [judged for judged in report.syllables if judged.place.heard != "omitted"]
        verdicts = [judged.verdict for judged in said if judged.target.accepted != {NEUTRAL}]
        asked = key("".join(judged.target.text for judged in report.syllables))
        counts = (verdicts.count("green"), verdicts.count("red"), verdicts.count("amber"))
        now = self._now()
        with self._library.transaction() as run:
            row = (learner, _text(now), asked, origin, recording, report.seconds, *counts)
            number = run(
                "INSERT INTO attempts (learner, at, text, origin, recording, seconds, green, red, unsure, "
                "experimental) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, report.experimental),
            ).lastrowid
            for values in _syllables(report.syllables):
                run("INSERT INTO syllables VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *values))
            count(run, words, learner, now)
        return number or 0

    def attempts(self, learner: str = "", since: datetime = EVER) -> tuple[Attempt, ...]:
        """The attempts since a moment, the oldest first."""
        rows: list[tuple[Any, ...]] = self._library.rows(
            "SELECT id, at, text, origin, recording, seconds, green, red, unsure, experimental FROM attempts "
            "WHERE learner = ? AND at >= ? ORDER BY id",
            (learner, _text(since)),
        )
        return tuple(map(_attempt, rows))

    def history(self, text: str, learner: str = "") -> tuple[float, ...]:
        """How attempts at a text went: of each the share right of those judged, 0..1, the oldest first.

        Attempts of which nothing was judged are left out. Punctuation and spaces in `text` do not matter.
        """
        rows: list[tuple[Any, ...]] = self._library.rows(
            "SELECT green, red FROM attempts WHERE learner = ? AND text = ? AND green + red > 0 ORDER BY id",
            (learner, key(text)),
        )
        return tuple(green / (green + red) for green, red in rows)

    def syllables(self, learner: str = "", since: datetime = EVER) -> tuple[AttemptSyllable, ...]:
        """Every judged syllable of the attempts since a moment, the oldest first."""
        rows: list[tuple[Any, ...]] = self._library.rows(
            "SELECT attempt, at, number, syllables.text, citation, spoken, accepted, heard, verdict, confidence, "
            "before, after, omitted, phrase_end FROM syllables JOIN attempts ON attempts.id = attempt "
            "WHERE learner = ? AND at >= ? ORDER BY attempt, number",
            (learner, _text(since)),
        )
        return tuple(map(_said, rows))

    def review(self, answer: Answer, state: CardState | None, learner: str = "") -> None:
        """Keep an answer and, in the same breath, when its card comes again; None leaves the card as it is."""
        values = (answer.card, answer.skill, answer.kind, answer.group, answer.asked, answer.answered)
        with self._library.transaction() as run:
            run(
                "INSERT INTO answers (learner, at, card, skill, kind, part, asked, answered, correct, seconds) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (learner, _text(answer.at), *values, answer.right, answer.seconds),
            )
            if state is not None:
                run(
                    "INSERT OR REPLACE INTO cards (learner, card, due, memory) VALUES (?, ?, ?, ?)",
                    (learner, state.card, _text(state.due), state.memory),
                )

    def cards(self, learner: str = "") -> dict[str, CardState]:
        """What is scheduled, by the card's id, what is due first in front."""
        rows: list[tuple[Any, ...]] = self._library.rows(
            "SELECT card, due, memory FROM cards WHERE learner = ? ORDER BY due, card", (learner,)
        )
        return {card: CardState(card, _moment(due), memory) for card, due, memory in rows}

    def answers(self, learner: str = "", since: datetime = EVER) -> tuple[Answer, ...]:
        """The quiz's answers since a moment, the oldest first."""
        rows: list[tuple[Any, ...]] = self._library.rows(
            "SELECT at, card, skill, kind, part, asked, answered, correct, seconds FROM answers "
            "WHERE learner = ? AND at >= ? ORDER BY id",
            (learner, _text(since)),
        )
        return tuple(map(_answer, rows))

    def learners(self) -> tuple[str, ...]:
        """Everyone of whom anything is remembered."""
        rows = self._library.rows(
            "SELECT learner FROM calibrations UNION SELECT learner FROM attempts UNION SELECT learner FROM answers "
            "ORDER BY learner"
        )
        return tuple(str(row[0]) for row in rows)


def key(text: str) -> str:
    """What makes two texts the same for practice: their hanzi and digits."""
    return "".join(char for char in text if is_hanzi(char) or char.isdigit())


def _syllables(judged: Sequence[Judged]) -> Iterable[tuple[object, ...]]:
    tones = [0, *(one.target.spoken.tone for one in judged), 0]
    for number, one in enumerate(judged):
        target, is_omitted = one.target, one.place.heard == "omitted"
        yield (
            number, target.text, numbered(target.citation), numbered(target.spoken),
            "".join(map(str, sorted(target.accepted))), 0 if is_omitted else one.tone, one.verdict, one.confidence,
            tones[number], tones[number + 2], is_omitted, target.last,
        )  # fmt: skip


def _attempt(row: tuple[Any, ...]) -> Attempt:
    number, at, text, origin, recording, seconds, green, red, unsure, experimental = row
    counts = (green, red, unsure)
    return Attempt(number, _moment(at), text, origin, recording, seconds, *counts, experimental=bool(experimental))


def _answer(row: tuple[Any, ...]) -> Answer:
    at, card, skill, kind, part, asked, answered, correct, seconds = row
    right = None if correct is None else bool(correct)
    return Answer(_moment(at), card, skill, kind, part, asked, answered, right, seconds)


def _said(row: tuple[Any, ...]) -> AttemptSyllable:
    attempt, at, number, text, citation, spoken, accepted, heard, verdict, confidence, before, after = row[:12]
    return AttemptSyllable(
        attempt, _moment(at), number, text, parse(citation), parse(spoken), frozenset(map(int, accepted)), heard,
        verdict, confidence, before, after, bool(row[12]), bool(row[13]),
    )  # fmt: skip


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
