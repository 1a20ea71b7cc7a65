"""The sound inside books and pages: whether it is heard where there should be speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.session.verifying.sound import sound_defects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.session.verifying.content import InnerSound, OutputContent
    from langdu.session.verifying.report import Defect

Times = tuple[float, float]


def inner_defects(
    file: str, content: OutputContent, timeline: OutputContent | None, *, may_be_silent: bool
) -> Iterator[Defect]:
    """What is wrong with it.

    Args:
        file: its name.
        content: what it says.
        timeline: the times of the same sentences and of their syllables; None to go by the file's own.
        may_be_silent: whether its voice only keeps time.
    """
    for inner, marks in _with_marks(content, timeline):
        for defect in sound_defects(file, inner.sound, None, marks, may_be_silent=may_be_silent):
            yield defect.later(inner.base)


def _with_marks(content: OutputContent, timeline: OutputContent | None) -> Iterator[tuple[InnerSound, list[Times]]]:
    """Each piece of sound, and when it should be heard, in its own seconds."""
    firsts = {inner.first for inner in content.sounds}
    sentences = () if timeline is None else timeline.passages
    starts = {sentence.number: sentence.start for sentence in sentences if sentence.number in firsts}
    if timeline is None or starts.keys() < firsts:  # a TextGrid has no numbers
        yield from _divided(content.sounds, [inner.base for inner in content.sounds], content.clips)
    else:
        bases = [starts[inner.first] - inner.begin for inner in content.sounds]
        yield from _divided(content.sounds, bases, timeline.marks)


def _divided(
    sounds: Sequence[InnerSound], bases: Sequence[float], marks: Iterable[Times]
) -> Iterator[tuple[InnerSound, list[Times]]]:
    """The marks of each of some sounds, which follow one another and begin at these seconds of the marks' own time."""
    ahead = iter(marks)
    mark = next(ahead, None)
    for inner, base in zip(sounds, bases, strict=True):
        own = list[Times]()
        while mark is not None and mark[0] < base + inner.sound.seconds:
            if mark[0] >= base:
                own.append((mark[0] - base, mark[1] - base))
            mark = next(ahead, None)
        yield inner, own
