"""Whether all hanzi of some sentences are in a file, in their order."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from langdu.session.verifying.content import hanzi_of
from langdu.session.verifying.report import Defect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.session.verifying.content import SpokenPassage

#: Hanzi after a sentence's place among which it is looked for, where it is not there.
NEAR_HANZI = 2000
#: Missing characters that are shown.
SHOWN = 12


def missing(file: str, wanted: Iterable[SpokenPassage], found: Iterable[SpokenPassage]) -> Iterator[Defect]:
    """The sentences of which something is missing in a file, or of which something is in it twice or elsewhere."""
    said = HanziAhead(found)
    for sentence, following in pairwise(chain(wanted, (None,))):
        if sentence is None:
            break
        hanzi = sentence.wanted
        if said.first(len(hanzi)) == hanzi:
            said.drop(len(hanzi))
            continue
        lost, length = _compared(hanzi, "" if following is None else following.wanted, said)
        said.drop(length)
        if lost:
            yield Defect(file, "mark", no_sound(lost), sentence.number, sentence.start)
        else:
            yield Defect(file, "order", f"other text before or in {hanzi[:SHOWN]}", sentence.number, sentence.start)
    if more := said.first(SHOWN):
        yield Defect(file, "order", f"more than the text has: {more}")


class HanziAhead:
    """The hanzi of passages, of which only as many are held as are looked at.

    Args:
        passages: those that sound, in order.
    """

    def __init__(self, passages: Iterable[SpokenPassage]) -> None:
        self._texts = (hanzi_of(passage.text) for passage in passages)
        self._held = ""

    def first(self, count: int) -> str:
        """The next so many; fewer at the end."""
        while len(self._held) < count and (text := next(self._texts, None)) is not None:
            self._held += text
        return self._held[:count]

    def drop(self, count: int) -> None:
        """Go on behind so many of those that were looked at."""
        self._held = self._held[count:]


def no_sound(lost: str) -> str:
    """What is said of characters without sound."""
    shown = lost[:SHOWN] + ("…" if len(lost) > SHOWN else "")
    return f"{len(lost)} character{'s have' if len(lost) > 1 else ' has'} no sound: {shown}"


def _compared(hanzi: str, following: str, ahead: HanziAhead) -> tuple[str, int]:
    """What of a sentence is missing in what comes next, and how many characters of that are its or before it."""
    near = ahead.first(NEAR_HANZI + len(hanzi))
    further = near.find(hanzi) if len(hanzi) > 1 else -1
    if further >= 0:
        return "", further + len(hanzi)
    said = ahead.first(2 * len(hanzi) + len(following))
    if following and (found := said.find(following)) >= 0:
        said = said[:found]
    blocks = SequenceMatcher(None, hanzi, said[: 2 * len(hanzi)], autojunk=False).get_matching_blocks()
    held = {index for block in blocks for index in range(block.a, block.a + block.size)}
    after = max((block.b + block.size for block in blocks if block.size), default=0)
    return "".join(char for index, char in enumerate(hanzi) if index not in held), after
