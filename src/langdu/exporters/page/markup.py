"""A sentence as HTML with ruby, and when each piece of it sounds."""

from __future__ import annotations

from html import escape
from math import ceil
from typing import TYPE_CHECKING

from langdu.exporters.page.ruby import by_word
from langdu.model import RubyPiece
from langdu.pinyin import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from langdu.model import Mark, Sentence


#: Signs before which no line may begin, and after which none may end.
CLOSING = frozenset("，。！？；：、）》」』】”’…—,.!?;:)]}>%")
OPENING = frozenset("（《「『【“‘([{<")
#: The widths of pinyin over several syllables, in em: what a letter takes, and the widest that a style is there for.
LETTER_EM, WIDEST_EM = 0.25, 12


def sentence_markup(
    sentence: Sentence, marks: Sequence[Mark] = (), base: Callable[[RubyPiece], str | None] | None = None
) -> tuple[str, list[RubyPiece]]:
    """The sentence as HTML, all of its text escaped.

    Args:
        sentence: as it was read.
        marks: when it sounds.
        base: markup that stands in the place of a piece's text, None for its text.

    Returns:
        The markup, and the pieces that are elements of their own in it, `ruby` or `.c`: those that sound or have
        pinyin, in order.
    """
    heard = {mark.span.start for mark in marks}
    written, elements = "", list[RubyPiece]()
    for group in _with_signs(by_word(sentence)):
        mine = [piece for piece in group if piece.syllables or _is_heard(piece, heard)]
        inside = "".join(_cluster(cluster, mine, base) for cluster in clusters(group))
        written += f'<span class="w">{inside}</span>' if len(mine) > 1 else inside
        elements += mine
    return written, elements


def _is_heard(piece: RubyPiece, heard: set[int]) -> bool:
    return any(offset in heard for offset in range(piece.span.start, piece.span.end))


def _with_signs(words: Iterable[tuple[RubyPiece, ...]]) -> Iterator[list[RubyPiece]]:
    """Words with the signs that belong to them."""
    group: list[RubyPiece] = []
    for word in words:
        if group and not (group[-1].text in OPENING or word[0].text in CLOSING):
            yield group
            group = []
        group.extend(word)
    if group:
        yield group


def clusters(pieces: Iterable[RubyPiece]) -> Iterator[list[RubyPiece]]:
    """What no line end may part: browsers part boxes from the signs behind them otherwise."""
    cluster: list[RubyPiece] = []
    for piece in pieces:
        if cluster and not (cluster[-1].text in OPENING or piece.text in CLOSING):
            yield cluster
            cluster = []
        cluster.append(piece)
    if cluster:
        yield cluster


def _cluster(
    cluster: Sequence[RubyPiece], elements: Sequence[RubyPiece], base: Callable[[RubyPiece], str | None] | None
) -> str:
    written = "".join(
        piece_markup(piece, base(piece) if base and piece.syllables else None, is_element=piece in elements)
        for piece in cluster
    )
    return f'<span class="k">{written}</span>' if len(cluster) > 1 else written


def piece_markup(piece: RubyPiece, base: str | None = None, *, is_element: bool = False) -> str:
    """A piece: with its pinyin over it, as an element to be highlighted, or as it is; `base` in its text's place."""
    text = escape(piece.text) if base is None else base
    if not piece.syllables:
        return f'<span class="c">{text}</span>' if is_element else text
    if len(piece.syllables) > 1:
        above = " ".join(f'<i class="t{s.tone}">{escape(marked(s))}</i>' for s in piece.syllables)
    else:
        above = escape(marked(piece.syllables[0]))
    classes = _classes(piece) + (" h" if base is not None else "")
    return f'<ruby class="{classes}">{text}<rt>{above}</rt></ruby>'


def _classes(piece: RubyPiece) -> str:
    """The tone of its one syllable, and the width of what is wider than a hanzi."""
    if len(piece.syllables) > 1:
        letters = len(" ".join(map(marked, piece.syllables)))
        return f"m{min(max(2, ceil(letters * LETTER_EM)), WIDEST_EM)}"
    return f"t{piece.syllables[0].tone}" + (" e" if len(piece.text) > 1 else "")


def starts(pieces: Sequence[RubyPiece], marks: Sequence[Mark], end: int) -> list[int]:
    """The sample at which each piece begins to sound; for one that does not, where the next one does.

    Args:
        pieces: in order.
        marks: of the sentence.
        end: where the sentence ends.
    """
    first: dict[int, int] = {}
    for mark in marks:
        for offset in range(mark.span.start, mark.span.end):
            first.setdefault(offset, mark.start)
    found: list[int] = []
    following = end
    for piece in reversed(pieces):
        heard = [first[offset] for offset in range(piece.span.start, piece.span.end) if offset in first]
        following = min([*heard, following]) if heard else following
        found.append(following)
    return found[::-1]
