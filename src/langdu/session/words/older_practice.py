"""What older practice tells of words, taken over once: before, only syllables were kept of what was said.

Only drills are: a card names its word and its reading. What stood around the words of a practised sentence is not kept.
"""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from langdu.library.practice import EVER
from langdu.library.tone_counts import count
from langdu.model import NEUTRAL, is_hanzi
from langdu.model.history import DRILL
from langdu.pinyin import parse
from langdu.session.words.said_words import SaidWord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.library import Library, PracticeLog
    from langdu.model.history import AttemptSyllable

#: The preference that tells that it was done, for each learner.
DONE = "word_tones_of_older_practice"
_CARD = f"{DRILL}speak:tones:"


def take_over(library: Library, log: PracticeLog, learner: str = "") -> None:
    """Count the words of a learner's older drills, once, all or none.

    Raises:
        OutputFailed: the library cannot be used.
    """
    name = f"{DONE}:{learner}"
    if library.preference(name):
        return
    ((at,),) = library.rows("SELECT min(at) FROM word_tones WHERE learner = ?", (learner,))
    counted = None if at is None else datetime.fromisoformat(str(at))
    attempts = {one.number: one for one in log.attempts(learner) if one.origin.startswith(_CARD)}
    older = [one for one in attempts.values() if counted is None or one.at < counted]
    syllables = _by_attempt(log.syllables(learner, EVER))
    with library.transaction() as run:
        for one in older:
            count(run, _word(one.origin, syllables.get(one.number, ())), learner, one.at)
        run("INSERT OR REPLACE INTO preferences (name, value) VALUES (?, '1')", (name,))


def _by_attempt(said: Sequence[AttemptSyllable]) -> dict[int, Sequence[AttemptSyllable]]:
    return {number: list(own) for number, own in groupby(said, key=lambda one: one.attempt)}


def _word(origin: str, said: Sequence[AttemptSyllable]) -> Iterator[SaidWord]:
    """The word of a card, if something sure was told of it; see `said_words.outcome`."""
    text, _, pinyin = origin.removeprefix(_CARD).partition(":")
    verdicts = {one.verdict for one in said if not one.omitted and one.accepted != {NEUTRAL}}
    is_right = verdicts == {"green"} and not any(one.omitted for one in said)
    if text and all(map(is_hanzi, text)) and ("red" in verdicts or is_right):
        yield SaidWord(text, tuple(map(parse, pinyin.split())), is_right)
