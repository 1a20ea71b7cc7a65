"""The HTML file that reads itself aloud: its sentences, when each piece of them sounds, and the sound inside."""

from __future__ import annotations

import base64
import io
import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.session.verifying.content import InnerSound, OutputContent, SpokenPassage, TimeSpans, hanzi_of
from langdu.session.verifying.report import Defect
from langdu.session.verifying.sound import SoundFacts, length_defects

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.session.verifying.report import Check

#: Elements without an end, and those whose text is not the page's.
VOID = frozenset({"br", "img", "hr", "wbr", "meta", "link", "input"})
BESIDE = frozenset({"rt", "rp", "script", "style", "nav", "header", "footer", "template", "button"})
#: Kinds of paragraphs that are not read aloud.
UNSPOKEN = frozenset({"aside", "transcript", "translation"})
_MP3 = "data:audio/mpeg;base64,"
_AUDIO = re.compile(rf'<audio [^<>]*data-ms="[1-9]\d*" src="{_MP3}([^"]*)"')


def read_page(path: Path) -> OutputContent:
    """What the page says.

    Raises:
        BadInput: it is none of langdu's.
    """
    reader = PageReader(path.name)
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:  # a piece of sound is a line
                reader.feed(line)
        reader.close()
    except ValueError as error:
        raise BadInput(_NONE, where=str(path), remedy=_REMEDY) from error
    if not reader.lengths:
        raise BadInput(_NONE, where=str(path), remedy=_REMEDY)
    return reader.content


_NONE, _REMEDY = "this is no page of langdu's with sound", "name a file of an export"


class PageReader(HTMLParser):
    """Reads the page.

    Args:
        file: its name.

    Attributes:
        lengths: of the pieces of sound, in seconds.
    """

    def __init__(self, file: str) -> None:
        super().__init__()
        self._passages, self._marks = list[SpokenPassage](), TimeSpans()
        self.lengths, self._sounds = list[float](), list[SoundFacts]()
        self._begins: dict[int, tuple[int, float]] = {}
        self._voice = ""
        self._file = file
        self._defects = list[Defect]()
        self._open: list[tuple[str, str]] = []
        self._bare = ""
        self._sentence: dict[str, str] | None = None
        self._depth = self._elements = 0
        self._said = self._whole = ""

    @property
    def content(self) -> OutputContent:
        """What was read."""
        content = OutputContent(self._passages, has_sentences=True, marks=self._marks, clips=self._marks)
        content.end = max((passage.end for passage in self._passages), default=0.0)
        content.duration, content.voice, content.defects = sum(self.lengths), self._voice, self._defects
        for piece, (first, begin) in sorted(self._begins.items()):
            content.sounds.append(InnerSound(self._sounds[piece], sum(self.lengths[:piece]), first, begin, str(piece)))
        return content

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See `HTMLParser`."""
        said = {name: value or "" for name, value in attrs}
        if tag == "audio":
            self._listen(said)
        if tag in VOID:
            return
        name = said.get("class", "")
        if tag == "span" and name == "s":
            self._end_bare()
            self._sentence, self._depth, self._elements = said, len(self._open), 0
            self._said = self._whole = ""
        elif self._sentence is not None and (tag == "ruby" or name == "c"):
            self._elements += 1
        self._open.append((tag, name if tag != "script" else said.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        """See `HTMLParser`."""
        while self._open and self._open.pop()[0] != tag:
            pass
        if self._sentence is not None and len(self._open) <= self._depth:
            self._end_sentence(self._sentence)
            self._sentence = None
        if tag in ("p", "main") or re.fullmatch("h[1-6]", tag):
            self._end_bare()

    def handle_data(self, data: str) -> None:
        """See `HTMLParser`."""
        tags = {tag for tag, _ in self._open}
        if self._open and self._open[-1] == ("script", "page"):
            self._voice = str(json.loads(data)["voice"])
        if "main" not in tags or tags & BESIDE:
            return
        if self._sentence is None:
            self._bare += "" if any(name in UNSPOKEN for _, name in self._open) else data
            return
        self._whole += data
        if any(tag == "ruby" or name == "c" for tag, name in self._open[self._depth :]):
            self._said += data

    def _end_bare(self) -> None:
        """What is read aloud and has no times."""
        bare, self._bare = self._bare, ""
        if hanzi_of(bare):
            at = self._passages[-1].end if self._passages else 0.0
            self._passages.append(SpokenPassage("", at, at, 0, bare))

    def _end_sentence(self, said: dict[str, str]) -> None:
        times, number = _numbers(said.get("data-t", "")), int(re.sub(r"\D", "", said.get("id", "")) or -1) + 1
        piece = int(said.get("data-a") or 0)
        base = sum(self.lengths[:piece])
        at = [base + time / 1000 for time in times] or [base]
        if len(times) != self._elements + 1 or piece >= len(self.lengths):
            self._tell("mark", f"{self._elements} characters and words have {max(0, len(times) - 1)} times", number, at)
        elif at[-1] > base + self.lengths[piece] + 0.001:
            self._tell("length", "it goes on behind the end of its sound", number, at)
        elif at != sorted(at) or (self._passages and at[0] < self._passages[-1].start):
            self._tell("order", "a time is before the one before it", number, at)
        else:
            self._begins.setdefault(piece, (number, at[0] - base))
        for start, end in pairwise(at):
            self._marks.add(start, end)
        self._passages.append(SpokenPassage(self._said, at[0], at[-1], number, self._whole))

    def _tell(self, check: Check, what: str, number: int, at: list[float]) -> None:
        self._defects.append(Defect(self._file, check, what, number, at[0]))

    def _listen(self, said: dict[str, str]) -> None:
        """A piece of sound."""
        source, length = said.get("src", ""), float(said.get("data-ms") or 0) / 1000
        if not source.startswith(_MP3) or not length:
            return
        sound = SoundFacts(io.BytesIO(base64.b64decode(source.removeprefix(_MP3))), ".mp3", self._file)
        self._defects += (defect.later(sum(self.lengths)) for defect in length_defects(self._file, sound, length))
        self.lengths.append(length)
        self._sounds.append(sound)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split()]


def sounds(path: Path, content: OutputContent) -> Iterator[bytes]:
    """The pieces of sound that `read_page` listened to, in order."""
    wanted = {inner.name for inner in content.sounds}
    with path.open(encoding="utf-8") as file:
        pieces = (found[1] for line in file for found in _AUDIO.finditer(line))
        for number, piece in enumerate(pieces):
            if str(number) in wanted:
                yield base64.b64decode(piece)
