"""Which words a learner said with the right tones, and which not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from langdu.model import NEUTRAL
from langdu.session.words.sentence_words import sentence_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Judged, Report, Sentence, Syllable


class SaidWord(NamedTuple):
    """A word that was judged, as `WordToneLog.keep` takes it.

    Attributes:
        word: in simplified characters.
        syllables: its reading in the citation form.
        is_right: whether its tones were right.
    """

    word: str
    syllables: tuple[Syllable, ...]
    is_right: bool


def said_words(sentence: Sentence, report: Report) -> tuple[SaidWord, ...]:
    """The words of a sentence of whose tones something sure can be told, in order.

    Args:
        sentence: what was to be said.
        report: what was told of saying it; its targets are the sentence's.
    """
    return tuple(_said(sentence, report))


def _said(sentence: Sentence, report: Report) -> Iterator[SaidWord]:
    for word in sentence_words(sentence):
        right = outcome([judged for judged in report.syllables if judged.target.span.start in word.span])
        if right is not None:
            yield SaidWord(word.word, word.citation, right)


def outcome(syllables: Sequence[Judged]) -> bool | None:
    """Whether the tones of a word were right.

    Wrong where one was surely wrong. Right where all were surely right; a neutral one, which is never wrong, says
    nothing. None in between: not sure, or not said whole. What was left out is no tone that was missed.
    """
    said = [judged for judged in syllables if judged.place.heard != "omitted"]
    verdicts = {judged.verdict for judged in said if judged.target.accepted != {NEUTRAL}}
    if "red" in verdicts:
        return False
    return True if verdicts == {"green"} and len(said) == len(syllables) else None
