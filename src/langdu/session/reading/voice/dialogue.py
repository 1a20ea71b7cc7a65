"""Who speaks in a text: narration, and what people in it say, in turns.

Speech is what stands in quotation marks and is a sentence, or part of one: “好的，”他说. A word in quotes is none. In
the lines of a conversation it is what follows the name: 小王：好的. Whoever speaks next takes the next turn. In a
paragraph that is another than before when the speech has its own 说 or 问, before it with a colon or behind it.
Paragraphs of speech follow each other in turns, up to one without any.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import Document, Voice
    from langdu.speech import Speaker

#: What opens a quotation, and what closes it.
QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"'}
OPENS = re.compile(r"[“「『\"]")
#: With one of these before the closing mark, what is quoted is a sentence or part of one.
SAYS = tuple("。！？!?，,…—～~.")
#: What somebody's words are announced with.
COLONS = ("：", ":")
#: Characters before a quotation, and at its end, that are looked at: in a long paragraph not all that stands before.
ANNOUNCEMENT_CHARACTERS = 8
#: How one tells who said something.
TOLD = re.compile(r"[说說问問答喊叫嚷道讲講笑哭]")
#: The name at the beginning of a line of a conversation: 小王：, A:, 服务员（笑）：
NAMED = re.compile(r"\s*([^\s：:，。！？“”「」『』（）()\"]{1,8})(?:[（(][^）)]*[）)])?\s*[：:](?=\s*\S)")
#: Blocks that are looked back on at most for where a conversation begins.
BACK = 400


class Quotation(NamedTuple):
    """Something that is said: from which code point to which, and whose turn it is, from 1."""

    start: int
    end: int
    turn: int


class Dialogue:
    """What is said in `document`, and in whose turn."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int, tuple[Quotation, ...]] = {}

    def turn(self, offset: int) -> int:
        """Whose turn it is at a code point of the source: 0 for narration, else from 1 on."""
        said = self._speeches(self._document.blocks.at(offset))
        at = bisect_right(said, offset, key=lambda speech: speech.start) - 1
        return said[at].turn if at >= 0 and offset < said[at].end else 0

    def _speeches(self, block: int) -> tuple[Quotation, ...]:
        if block not in self._known:
            begin = block
            while begin > max(0, block - BACK) and self._speaks(begin - 1):
                begin -= 1
            self._read(begin, block)
        return self._known[block]

    def _read(self, begin: int, end: int) -> None:
        """Read the blocks from where a conversation begins up to `end`."""
        turn, names = 0, dict[str, int]()
        for block in range(begin, end + 1):
            start, text = self._text(block)
            if (named := self._named(block)) is not None:
                turn = names.setdefault(named[1], len(names) + 1)
                self._known[block] = (Quotation(start + named.end(), start + len(text), turn),)
                continue
            said = []
            for first, last, is_other in _quoted(text):
                turn += is_other or not turn
                said.append(Quotation(start + first, start + last, turn))
            self._known[block] = tuple(said)

    def _speaks(self, block: int) -> bool:
        return self._named(block) is not None or any(True for _ in _quoted(self._text(block)[1]))

    def _named(self, block: int) -> re.Match[str] | None:
        """The name that a line of a conversation begins with; the line before or the next has one too."""
        blocks = self._document.blocks
        near = (other for other in (block - 1, block + 1) if 0 <= other < len(blocks))
        found = NAMED.match(self._text(block)[1])
        return found if found and any(NAMED.match(self._text(other)[1]) for other in near) else None

    def _text(self, block: int) -> tuple[int, str]:
        span = self._document.blocks[block].span
        return span.start, self._document.source[span.start : span.end]


def _quoted(text: str) -> Iterator[tuple[int, int, bool]]:
    """What is said in a paragraph: from where to where, marks included, and whether by another than before in it."""
    last = None
    for start, end in _outer(text):
        announced = text[max(0, start - ANNOUNCEMENT_CHARACTERS) : start].rstrip().endswith(COLONS)
        if not (announced or text[max(start + 1, end - ANNOUNCEMENT_CHARACTERS) : end - 1].rstrip().endswith(SAYS)):
            continue
        following = OPENS.search(text, end)
        told = TOLD.search(text, end, following.start() if following else len(text))
        follows_at_once = last is not None and not text[last:start].strip()
        yield start, end, last is None or announced or follows_at_once or told is not None
        last = end


def _outer(text: str) -> Iterator[tuple[int, int]]:
    """The quotations of a paragraph, those within others left out; one that is not closed goes to its end."""
    at = 0
    while found := OPENS.search(text, at):
        at = _closing(text, found.start())
        yield found.start(), at


def _closing(text: str, start: int) -> int:
    """The place behind the mark that closes the quotation at `start`."""
    opens, depth = text[start], 0
    closes = QUOTES[opens]
    for at in range(start, len(text)):
        if text[at] == closes and at > start:
            depth -= 1
            if depth <= 0 or opens == closes:
                return at + 1
        elif text[at] == opens:
            depth += 1
    return len(text)


def together(document: Document, narrator: Speaker, others: Sequence[tuple[Voice, Path | None]]) -> Speaker:
    """The narrator, alone or with others for what people in the text say; `others` with the folders of their files.

    Raises:
        VoiceMissing: the voices have different sample rates.
    """
    if not others:
        return narrator
    from langdu.speech.worker.ensemble import Ensemble

    speakers = [type(narrator)(voice, folder, live=narrator.live) for voice, folder in others]
    return Ensemble([narrator, *speakers], Dialogue(document).turn)
