"""From a recording and what it should say to a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import BadInput, UsageError
from langdu.practice.pitch import range_of, track
from langdu.practice.recording.sound import load
from langdu.practice.targets import from_pinyin, targets
from langdu.session.text.numbering import numbered_sentences
from langdu.session.text.opening.open import book_from_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from langdu.library import Library
    from langdu.model import GlossPolicy, Range, Report, Target

#: The longest text that is judged at once, in syllables: two minutes of speech.
MOST_SYLLABLES = 400


def targets_of_text(
    text: str, policy: GlossPolicy = "weigh", library: Library | None = None, where: str = "--text"
) -> tuple[Target, ...]:
    """What is to be said of a text, all its sentences one after another.

    Args:
        text: in hanzi.
        policy: how far to trust glosses.
        library: where the user's corrections are; None for none.
        where: where the text is from, for messages.

    Raises:
        UsageError: there is nothing to say in it, or too much.
    """
    book = book_from_text(text, "the text", policy=policy, library=library)
    found = tuple(target for _, _, sentence in numbered_sentences(book) for target in targets(sentence))
    return _bounded(found, where, "give it some hanzi")


def targets_of_pinyin(text: str) -> tuple[Target, ...]:
    """The same for numbered or marked pinyin.

    Raises:
        UsageError: it is not, there is none, or too much.
    """
    return _bounded(from_pinyin(text), "--pinyin", 'write it as in "ni3 hao3"')


def _bounded(found: tuple[Target, ...], where: str, remedy: str) -> tuple[Target, ...]:
    if not found:
        raise UsageError("there is nothing to say in it", where=where, remedy=remedy)
    if len(found) > MOST_SYLLABLES:
        told = f"{len(found)} syllables are too many to be judged at once"
        raise UsageError(told, where=where, remedy="take a sentence or a paragraph at a time")
    return found


def judged(recording: Path, said: Sequence[Target], range_: Range | None) -> Report:
    """What is told of a recording in a file.

    Raises:
        BadInput: the file cannot be read.
    """
    from langdu.practice.judge import judge

    return judge(load(recording), said, range_)


def range_from(recordings: Sequence[Path]) -> Range:
    """A voice's range from recordings of it, of about a minute in all and in all four tones.

    Raises:
        BadInput: one cannot be read, or there is hardly any voice in them.
    """
    found = range_of([track(load(path).samples) for path in recordings])
    if found is None:
        where = ", ".join(path.name for path in recordings[:3])
        raise BadInput("there is hardly any voice in it", where=where, remedy="say it aloud, in all four tones")
    return found
