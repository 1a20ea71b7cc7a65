"""A media overlay: which element of a page is highlighted while which part of its audio plays (EPUB 3.3, section 9).

Clips follow one another without gaps, so that a reader plays the pauses between sentences too: each lasts until the
next begins, the last one to the end of the audio.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.exporters.book.markup import clock, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body>
<seq id="text" epub:textref="{text}">
"""
_PAR = (
    '<par id="par{number}"><text src="{text}#{id}"/><audio src="{audio}" clipBegin="{begin}" clipEnd="{end}"/></par>\n'
)
_TAIL = "</seq>\n</body>\n</smil>\n"


@dataclass(frozen=True, slots=True)
class OverlayClip:
    """An element, and when it is read: in milliseconds of a file of sound."""

    element_id: str
    audio: str
    begin: int
    end: int


class MediaOverlay:
    """The clips of one page, in order; its audio may be in several files, one after the other.

    Args:
        sample_rate: in Hz.

    Attributes:
        clips: those of the files that are whole.
    """

    def __init__(self, sample_rate: int) -> None:
        self._rate = sample_rate
        self._begun: list[tuple[str, int]] = []
        self.clips: list[OverlayClip] = []

    def add(self, element_id: str, start: int) -> None:
        """An element begins to be read at a sample of the file.

        No clip may be of zero length: one that begins with the one before begins a millisecond later.
        """
        begin = round(start * 1000 / self._rate)
        self._begun.append((element_id, max(begin, self._begun[-1][1] + 1) if self._begun else begin))

    def close(self, audio: str, samples: int) -> None:
        """A file is whole; it has this address, relative to the overlay's own, and is so long."""
        if self._begun:
            end = max(samples * 1000 // self._rate, self._begun[-1][1] + 1)
            for (element_id, begin), (_, following) in pairwise([*self._begun, ("", end)]):
                self.clips.append(OverlayClip(element_id, audio, begin, following))
        self._begun.clear()

    @property
    def milliseconds(self) -> int:
        """How long all clips are together."""
        return sum(clip.end - clip.begin for clip in self.clips)

    def smil(self, text: str) -> str:
        """The file; `text` is the page's address relative to it."""
        return "".join(self._pieces(escaped(text)))

    def _pieces(self, text: str) -> Iterator[str]:
        yield _HEAD.format(text=text)
        for number, clip in enumerate(self.clips, 1):
            times = {"begin": clock(clip.begin), "end": clock(clip.end)}
            yield _PAR.format(number=number, text=text, id=escaped(clip.element_id), audio=escaped(clip.audio), **times)
        yield _TAIL
