"""Whether all hanzi of some sentences are in a file, in their order."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from langdu.session.verifying.content import hanzi_of
from langdu.session.verifying.report import Defect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.session.verifying.content import SpokenPassage

#: Hanzi after a sentence's place among which it is looked for, where it is not there.
NEAR_HANZI = 2000
#: Missing characters that are shown.
SHOWN = 12


def missing(file: str, wanted: Sequence[SpokenPassage], found: Sequence[SpokenPassage]) -> Iterator[Defect]:
    """The sentences of which something is missing in a file, or of which something is in it twice or elsewhere."""
    said = "".join(hanzi_of(passage.text) for passage in found)
    at = 0
    texts = [sentence.wanted for sentence in wanted]
    for sentence, hanzi, following in zip(wanted, texts, (*texts, "")[1:], strict=True):
        if said.startswith(hanzi, at):
            at += len(hanzi)
            continue
        lost, at = _compared(hanzi, following, said, at)
        if lost:
            yield Defect(file, "mark", no_sound(lost), sentence.number, sentence.start)
        else:
            yield Defect(file, "order", f"other text before or in {hanzi[:SHOWN]}", sentence.number, sentence.start)
    if at < len(said):
        yield Defect(file, "order", f"more than the text has: {said[at : at + SHOWN]}")


def no_sound(lost: str) -> str:
    """What is said of characters without sound."""
    shown = lost[:SHOWN] + ("…" if len(lost) > SHOWN else "")
    return f"{len(lost)} character{'s have' if len(lost) > 1 else ' has'} no sound: {shown}"


def _compared(hanzi: str, following: str, said: str, at: int) -> tuple[str, int]:
    """What of a sentence is missing from `at` on, and where what follows it begins."""
    further = said.find(hanzi, at, at + NEAR_HANZI + len(hanzi)) if len(hanzi) > 1 else -1
    if further >= 0:
        return "", further + len(hanzi)
    end = min(len(said), at + 2 * len(hanzi))
    if following:
        found = said.find(following, at, end + len(following))
        end = found if found >= 0 else end
    blocks = SequenceMatcher(None, hanzi, said[at:end], autojunk=False).get_matching_blocks()
    held = {index for block in blocks for index in range(block.a, block.a + block.size)}
    after = max((block.b + block.size for block in blocks if block.size), default=0)
    return "".join(char for index, char in enumerate(hanzi) if index not in held), at + after
