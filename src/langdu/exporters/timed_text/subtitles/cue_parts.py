"""What of a sentence stays together in a line: words, numbers, and the signs that belong to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from langdu.exporters.timed_units import OPENING_SIGNS, pinyin_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.exporters.timed_units import TimedUnit
    from langdu.model import Sentence, Token

#: Signs after which a reader pauses, and those that do not part what they join.
PAUSES = frozenset("。！？；，、：…—,;:!?.")
JOINING = frozenset(":./-–%’'°&+_@#~\\")


@dataclass(frozen=True, slots=True)
class CuePart:
    """What stays together.

    Attributes:
        text: as it is shown.
        start, end: where it is, in code points of the source.
        pauses: whether a pause follows it.
        pinyin_cells: how wide it is in pinyin, the space before it included.
    """

    text: str
    start: int
    end: int
    pauses: bool
    pinyin_cells: int


def cue_parts(sentence: Sentence, units: Sequence[TimedUnit]) -> Iterator[CuePart]:
    """Words, numbers and lone characters of a sentence, each with the signs that belong to it; `units` are its own."""
    held: list[Token] = []
    used = 0
    for token, following in zip(sentence.tokens, (*sentence.tokens[1:], None), strict=True):
        held.append(token)
        if following is None or not _joined(sentence, held, following):
            mine = used
            while used < len(units) and units[used].start < token.span.end:
                used += 1
            yield _part(held, cell_len(pinyin_line(units[mine:used])) + 1)
            held = []


def _part(tokens: Sequence[Token], pinyin_cells: int) -> CuePart:
    text = "".join(" " if token.kind == "space" else token.text for token in tokens)
    pauses = text.rstrip(" ”’」』）》】)]}\"'")[-1:] in PAUSES
    return CuePart(text, tokens[0].span.start, tokens[-1].span.end, pauses, pinyin_cells)


def _joined(sentence: Sentence, held: Sequence[Token], following: Token) -> bool:
    """Whether no line may end between what is held and the token that follows."""
    token = held[-1]
    inside = (*sentence.words, *(rewrite.span for rewrite in sentence.rewrites))
    if any(span.start <= token.span.start and following.span.end <= span.end for span in inside):
        return True
    if token.text in OPENING_SIGNS or following.text in OPENING_SIGNS:
        return token.text in OPENING_SIGNS
    if token.kind == "space" or following.kind in ("punct", "space"):
        return token.kind != "space"
    joined = next((before.kind for before in reversed(held) if before.text not in JOINING), "")
    return token.text in JOINING and {joined, following.kind} <= {"latin", "digit"}
