"""Lines of pinyin above or below their hanzi: one, a poem's, or every other line of a page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from langdu.gloss.inline.base import is_name
from langdu.gloss.inline.runs import RUN
from langdu.gloss.matching.letters import letters_of
from langdu.gloss.matching.passage import items_of
from langdu.gloss.matching.verdict import judge
from langdu.gloss.transcripts.rows import in_lines
from langdu.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.gloss.matching.lines import Lines
    from langdu.gloss.matching.verdict import MatchVerdict
    from langdu.model import Hint

#: A line of so many characters, each read in full, is no accident even without tones; with a capital it may be a
#: name or title that is there in both scripts.
SURE_CHARACTERS, SURE_NAME_CHARACTERS = 4, 6
#: How many characters of a passage, its glosses counted, one letter of the transcript can stand for; and how many
#: letters of a paragraph are looked at.
CHARACTERS_A_LETTER, MOST_LETTERS = 14, 200_000


_Side = Literal["above", "below"]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Lines of pinyin, the side that their hanzi are on, and what they say of them."""

    first: int
    last: int
    side: _Side
    verdict: MatchVerdict
    is_sure: bool


def find(source: str, lines: Lines, pinyin: dict[int, Span]) -> Iterator[tuple[Span, tuple[Hint, ...]]]:
    """Each line that is a transcript, and what it says.

    Args:
        source: the text.
        lines: its lines.
        pinyin: those that may be pinyin, by number: letters, figures and signs alone.
    """
    groups = [list(_pairs(source, lines, pinyin, first, last)) for first, last in _groups(lines, pinyin)]
    sides = Counter(pair.side for pairs in groups if len({p.side for p in pairs}) == 1 for pair in pairs[:1])
    usual = "below" if sides["below"] > sides["above"] else "above"
    chosen = [min(pairs, key=lambda pair: pair.side != usual) for pairs in groups if pairs]
    are_usual = len(chosen) >= RUN or any(pair.is_sure for pair in chosen)
    # Short lines without tones are pinyin where the page is full of them, or has others that are.
    chosen = [pair for pair in chosen if pair.is_sure or are_usual]
    for pair, hints in zip(chosen, in_lines([pair.verdict.hints for pair in chosen]), strict=True):
        yield lines.line(pair.first), hints
        yield from ((lines.line(index), ()) for index in range(pair.first + 1, pair.last + 1))


def _groups(lines: Lines, pinyin: dict[int, Span]) -> Iterator[tuple[int, int]]:
    """The first and last of lines that follow each other."""
    first: int | None = None
    for index in pinyin:
        first = index if first is None else first
        if index + 1 not in pinyin or not lines.is_joined(index):
            yield first, index
            first = None


def _pairs(source: str, lines: Lines, pinyin: dict[int, Span], first: int, last: int) -> Iterator[_Pair]:
    """What a group of lines, or the one of them that touches hanzi, says of the hanzi above or below it."""
    reach = CHARACTERS_A_LETTER * min(lines.ends[last] - lines.starts[first], MOST_LETTERS)

    def is_text(index: int) -> bool:
        return index not in pinyin

    after = lines.paragraph(last + 1, 1, reach, is_text)
    before = lines.paragraph(first - 1, -1, reach, is_text)
    whole, lowest, highest = (first, last), (last, last), (first, first)
    yield from _first(source, lines, "above", [(whole, after[:1]), (whole, after), (lowest, after[:1])])
    yield from _first(source, lines, "below", [(whole, before[-1:]), (whole, before), (highest, before[-1:])])


def _first(source: str, lines: Lines, side: _Side, tries: list[tuple[tuple[int, int], list[int]]]) -> Iterator[_Pair]:
    """The first of the tries that succeeds."""
    tried: list[tuple[tuple[int, int], list[int]]] = []
    for group, passage in tries:
        if passage and (group, passage) not in tried:
            tried.append((group, passage))
            pair = _pair(source, lines, side, group, Span(lines.starts[passage[0]], lines.ends[passage[-1]]))
            if pair is not None:
                yield pair
                return


def _pair(source: str, lines: Lines, side: _Side, group: tuple[int, int], passage: Span) -> _Pair | None:
    start, end = lines.starts[group[0]], lines.ends[group[1]]
    if end - start > MOST_LETTERS:
        return None
    items = items_of(
        source, Span(passage.start, min(passage.end, passage.start + CHARACTERS_A_LETTER * (end - start + 1)))
    )
    if not items:
        return None
    verdict = judge(source, items, letters_of(source, start, end))
    if not (verdict.is_transcript or verdict.is_whole):
        return None
    if not all(verdict.covers(lines.line(index)) for index in range(group[0], group[1] + 1)):
        return None
    sure = SURE_NAME_CHARACTERS if is_name(source[start:end], source[passage.start : passage.end]) else SURE_CHARACTERS
    is_sure = verdict.is_transcript or verdict.is_toned or (verdict.agreeing >= sure)
    return _Pair(group[0], group[1], side, verdict, is_sure)
