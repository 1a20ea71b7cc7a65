"""A sentence cut into subtitles: two lines at most, cut at clauses, never inside a word or a number.

Lines of 16 to 20 hanzi are what Chinese subtitles have (Netflix's style guide for Simplified Chinese: 16; broadcasters
up to 20); Latin letters count half.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langdu.model import Sentence, TimedSentence, Token

T = TypeVar("T")
#: Cells of a line that is full, and of the longest; a hanzi has two.
FULL_LINE_CELLS, LONGEST_LINE_CELLS = 36, 40
#: Lines of a cue.
LINES = 2
#: What a break costs where nothing asks for one, and each further cue.
UNASKED, CUE = 0.6, 0.3
#: Signs after which a reader pauses; those that belong to what follows; those that do not part what they join.
PAUSES = frozenset("。！？；，、：…—,;:!?.")
OPENING = frozenset("“‘「『（《【〈([{")
JOINING = frozenset(":./-–%’'°&+_@#~\\")


@dataclass(frozen=True, slots=True)
class CuePart:
    """What stays together.

    Attributes:
        text: as it is shown.
        start, end: where it is, in code points of the source.
        pauses: whether a pause follows it.
    """

    text: str
    start: int
    end: int
    pauses: bool


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A subtitle.

    Attributes:
        lines: one or two.
        start, end: in samples of the stream.
    """

    lines: tuple[str, ...]
    start: int
    end: int


def cues(timed: TimedSentence) -> list[Subtitle]:
    """The subtitles of a sentence: all of its text, in order, each from its first sound to its last."""
    pieces = list(_pieces(timed.sentence))
    groups = [group for group in _in_cues(_in_lines(pieces)) if any(map(_text, group))]
    found, at = [], timed.start
    whole = max(1, sum(_width(line) for group in groups for line in group))
    for group, share in zip(groups, accumulate(sum(map(_width, group)) for group in groups), strict=True):
        first, last = group[0][0].start, group[-1][-1].end
        marks = [mark for mark in timed.marks if first <= mark.span.start < last]
        start = marks[0].start if marks else at
        # What is not spoken has no marks: it takes its share of the sentence's time.
        end = marks[-1].end if marks else round(timed.start + (timed.end - timed.start) * share / whole)
        start, at = max(at, start), max(at, start, end)
        found.append(Subtitle(tuple(filter(None, map(_text, group))), start, at))
    return found


def _pieces(sentence: Sentence) -> Iterator[CuePart]:
    """Words, numbers and lone characters, each with the signs that belong to it."""
    held: list[Token] = []
    for token, following in zip(sentence.tokens, (*sentence.tokens[1:], None), strict=True):
        held.append(token)
        if following is None or not _joined(sentence, held, following):
            yield _piece(held)
            held = []


def _piece(tokens: Sequence[Token]) -> CuePart:
    text = "".join(" " if token.kind == "space" else token.text for token in tokens)
    pauses = text.rstrip(" ”’」』）》】)]}\"'")[-1:] in PAUSES
    return CuePart(text, tokens[0].span.start, tokens[-1].span.end, pauses)


def _joined(sentence: Sentence, held: Sequence[Token], following: Token) -> bool:
    """Whether no line may end between what is held and the token that follows."""
    token = held[-1]
    inside = (*sentence.words, *(rewrite.span for rewrite in sentence.rewrites))
    if any(span.start <= token.span.start and following.span.end <= span.end for span in inside):
        return True
    if token.text in OPENING or following.text in OPENING:
        return token.text in OPENING
    if token.kind == "space" or following.kind in ("punct", "space"):
        return token.kind != "space"
    joined = next((before.kind for before in reversed(held) if before.text not in JOINING), "")
    return token.text in JOINING and {joined, following.kind} <= {"latin", "digit"}


def _in_lines(pieces: Sequence[CuePart]) -> list[list[CuePart]]:
    def cost(line: Sequence[CuePart]) -> float:
        width = _width(line)
        if width > LONGEST_LINE_CELLS and len(line) > 1:
            return 1000.0 + width
        return (abs(FULL_LINE_CELLS - width) / FULL_LINE_CELLS) ** 2 + UNASKED * (not line[-1].pauses)

    return _divided(pieces, cost)


def _in_cues(lines: Sequence[list[CuePart]]) -> list[list[list[CuePart]]]:
    def cost(cue: Sequence[list[CuePart]]) -> float:
        return (1000.0 if len(cue) > LINES else CUE) + UNASKED * (not cue[-1][-1].pauses)

    return _divided(lines, cost)


def _divided(items: Sequence[T], cost: Callable[[Sequence[T]], float]) -> list[list[T]]:
    """The cheapest way to divide a row; parts of more than `LONGEST_LINE_CELLS` items cost too much to be looked at."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(items) + 1):
        starts = range(max(0, end - LONGEST_LINE_CELLS), end)
        best.append(min((best[start][0] + cost(items[start:end]), start) for start in starts))
    parts, end = list[list[T]](), len(items)
    while end:
        start = best[end][1]
        parts.append(list(items[start:end]))
        end = start
    return parts[::-1]


def _width(line: Sequence[CuePart]) -> int:
    return cell_len(_text(line))


def _text(line: Sequence[CuePart]) -> str:
    return "".join(piece.text for piece in line).strip()
