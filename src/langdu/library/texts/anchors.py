"""A place in a text, known by what stands around it, so that it is found again when the text was edited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Code points kept of either side.
AROUND_CHARACTERS = 32
#: Of these so many must be there, on one side or on both together. A correction at a wrong place does more harm than a
#: reader who is put some lines off.
ENOUGH_CHARACTERS, ENOUGH_WITH_TEXT_CHARACTERS = 8, 16
#: Code points that are looked for at once, on either side: first the longer piece, which has fewer places to compare.
PIECES = (12, 6)
#: Places that are compared; a refrain may stand a thousand times in a text.
MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place.

    Attributes:
        offset: its code point in the text as it was.
        before: up to `AROUND_CHARACTERS` code points before it, without blanks and line ends.
        after: the same from it on.
    """

    offset: int
    before: str
    after: str


def anchor_at(source: str, offset: int) -> Anchor:
    """The place at a code point of `source`."""
    before = _bare(source[max(0, offset - 3 * AROUND_CHARACTERS) : offset])[-AROUND_CHARACTERS:]
    return Anchor(offset, before, _bare(source[offset : offset + 3 * AROUND_CHARACTERS])[:AROUND_CHARACTERS])


def find(source: str, anchor: Anchor, text: str = "") -> int | None:
    """Where the place is in a text that has changed.

    Args:
        source: the text as it is now.
        anchor: the place as it was.
        text: what must stand there; "" for anything.

    Returns:
        Its code point; where several fit as well, the one nearest to where it was. None if nothing fits.
    """
    if _fits(source, anchor, anchor.offset, text):
        return anchor.offset
    found = dict.fromkeys(_candidates(source, anchor))
    fitting = [at for at in found if _follows(source, at, text)]
    scored = [(_agreement(source, anchor, at), -abs(at - anchor.offset), at) for at in fitting]
    best = max(scored, default=(0, 0, 0))
    enough = min(ENOUGH_WITH_TEXT_CHARACTERS if text else ENOUGH_CHARACTERS, len(anchor.before) + len(anchor.after))
    return best[2] if scored and best[0] >= enough else None


def _fits(source: str, anchor: Anchor, at: int, text: str) -> bool:
    """Whether nothing has changed there."""
    there = anchor_at(source, at)
    return (there.before, there.after) == (anchor.before, anchor.after) and _follows(source, at, text)


def _follows(source: str, at: int, text: str) -> bool:
    return not text or _bare(source[at : at + 3 * len(text)]).startswith(text)


def _candidates(source: str, anchor: Anchor) -> Iterator[int]:
    """Where what followed stands, or else what was before."""
    for size in PIECES:
        if len(anchor.after) >= size:
            yield from (start for start, _ in _occurrences(source, anchor.after[:size]))
        if len(anchor.before) >= size:
            yield from (_on(source, end) for _, end in _occurrences(source, anchor.before[-size:]))
    if len(anchor.after) < PIECES[-1] > len(anchor.before):  # a text of a few characters
        yield from (start for start, _ in _occurrences(source, anchor.after))


def _occurrences(source: str, piece: str) -> Iterator[tuple[int, int]]:
    """Where a piece stands, however it is broken into lines."""
    if not piece:
        return
    pattern = re.compile(r"\s*".join(map(re.escape, piece)))
    for number, match in enumerate(pattern.finditer(source)):
        if number >= MOST_PLACES:
            return
        yield match.start(), match.end()


def _on(source: str, at: int) -> int:
    """From the end of what was before to what follows: over blanks and line ends."""
    while at < len(source) and source[at].isspace():
        at += 1
    return at


def _agreement(source: str, anchor: Anchor, at: int) -> int:
    """How many code points next to the place are as they were."""
    there = anchor_at(source, at)
    return _shared(there.after, anchor.after) + _shared(there.before[::-1], anchor.before[::-1])


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _bare(text: str) -> str:
    return "".join(text.split())
