"""Cues in two languages: of the lines of one cue, or of two cues of the same times, those that translate the others.

The whole file decides: BBC on a line of its own is text where nearly all other cues are only Chinese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.importers.bilingual.language import is_chinese, is_foreign, is_telling
from langdu.importers.timed.source_cue import SourceCue, without_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Cues in two languages that a file has at least, and the share of its Chinese cues that are.
LEAST_CUES, LEAST_SHARE = 2, 0.75


def with_translations(cues: Sequence[SourceCue]) -> Sequence[SourceCue]:
    """The cues, in order of their times, each with its translation, if the file is one of two languages."""
    together = [_parted(cue) for cue in _together(cues)]
    chinese = [cue for cue in together if is_chinese(without_tags(cue.text))]
    both = [cue for cue in together if cue.translation]
    if len(both) < max(LEAST_CUES, LEAST_SHARE * len(chinese)):
        return cues
    texts = [without_tags(cue.text) for cue in both]
    translations = [without_tags(cue.translation) for cue in both]
    return together if is_telling(texts, translations) else cues


def _together(cues: Iterable[SourceCue]) -> Iterator[SourceCue]:
    """Two cues of the same times, of which one is Chinese and the other is not, as one."""
    last: SourceCue | None = None
    for cue in cues:
        if last is not None and _is_other(last, cue):
            yield last._replace(text=f"{last.text}\n{cue.text}")
            last = None
            continue
        if last is not None:
            yield last
        last = cue
    if last is not None:
        yield last


def _is_other(one: SourceCue, other: SourceCue) -> bool:
    if (one.start, one.end) != (other.start, other.end):
        return False
    texts = without_tags(one.text), without_tags(other.text)
    return sorted(map(is_chinese, texts)) == [False, True] and any(map(is_foreign, texts))


def _parted(cue: SourceCue) -> SourceCue:
    """The cue, its lines in another language as its translation, if it has lines of both."""
    text, foreign = list[str](), list[str]()
    for line in cue.text.split("\n"):
        (foreign if is_foreign(without_tags(line)) else text).append(line)
    if not foreign or not is_chinese(without_tags("\n".join(text))):
        return cue
    return cue._replace(text="\n".join(text), translation="\n".join(foreign))
