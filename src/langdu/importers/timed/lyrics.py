"""Lyrics (.lrc): lines with times, [mm:ss.xx]; a line may have several, a word its own, <mm:ss.xx>, which is dropped.

Source: the format as players read it; [ti:] [ar:] [al:] name the song, [offset:ms] moves all times, later ones sooner.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.importers.base import Importer
from langdu.importers.encoding.decode import decode
from langdu.importers.timed.cues import cue_document
from langdu.importers.timed.source_cue import SourceCue

if TYPE_CHECKING:
    from langdu.importers.base import Source
    from langdu.model import Document

#: Seconds that the last line is shown, and any line at the most.
LAST_SECONDS, LONGEST_SECONDS = 5.0, 30.0
_TIME = re.compile(r"\[([0-9]{1,4}):([0-9]{1,2})(?:[.:]([0-9]{1,3}))?\]")
_LINE = re.compile(rf"[ \t\ufeff]*(?P<times>(?:{_TIME.pattern}[ \t]*){{1,50}})(?P<text>.*)")
_TAG = re.compile(r"[ \t\ufeff]*\[(?P<key>[A-Za-z#]{1,20})[ \t]*:(?P<value>[^\]]*)\][ \t]*")
_WORD = re.compile(r"<[0-9]{1,4}:[0-9]{1,2}(?:[.:][0-9]{1,3})?>")


class LyricsImporter(Importer):
    """A file of lyrics."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        tags: dict[str, str] = {}
        lines: list[tuple[float, str]] = []
        for line in decode(source.data, source.name, source.encoding).splitlines():
            tag, timed = _TAG.fullmatch(line), _LINE.match(line)
            if tag is not None:
                tags.setdefault(tag["key"].lower(), tag["value"].strip())
            elif timed is not None:
                text = _WORD.sub("", timed["text"]).strip()
                lines += [(_seconds(*time), text) for time in _TIME.findall(timed["times"])]
        return cue_document(source, _cues(lines, _offset(tags)), tags.get("ti", ""), _author(tags), escaped=False)


def _cues(lines: list[tuple[float, str]], offset: float) -> list[SourceCue]:
    """The lines, each ending where the next begins; those of one time are one in two languages, and become one."""
    together: dict[float, list[str]] = {}
    for start, text in lines:
        together.setdefault(start, []).append(text)
    starts = sorted(together)
    ends = [min(after, start + LONGEST_SECONDS) for start, after in pairwise(starts)]
    ends += [start + LAST_SECONDS for start in starts[-1:]]
    return [
        SourceCue(max(0.0, start - offset), max(0.0, end - offset), "\n".join(together[start]))
        for start, end in zip(starts, ends, strict=True)
    ]


def _seconds(minutes: str, seconds: str, part: str) -> float:
    return 60 * int(minutes) + int(seconds) + (int(part) / 10 ** len(part) if part else 0.0)


def _offset(tags: dict[str, str]) -> float:
    """In seconds; positive ones show lines sooner."""
    written = tags.get("offset", "")
    return int(written) / 1000 if re.fullmatch(r"[+-]?[0-9]{1,7}", written) else 0.0


def _author(tags: dict[str, str]) -> str:
    return tags.get("ar") or tags.get("au", "")
