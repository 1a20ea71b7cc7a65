"""Subtitles: SubRip (.srt), WebVTT (.vtt) and SubStation Alpha (.ass, .ssa), by pysubs2.

Each cue is a block with its times. Tags of style, of who speaks and of karaoke are dropped, and so are comments and
drawings; ruby of WebVTT becomes hints. The lines of a cue become one; those that translate the others one of their own.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, ClassVar

from langdu.errors import BadInput
from langdu.importers.base import Importer
from langdu.importers.encoding.decode import decode
from langdu.importers.timed.cues import cue_document
from langdu.importers.timed.source_cue import SourceCue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pysubs2 import SSAFile

    from langdu.importers.base import Source
    from langdu.model import Document

#: What a file of one format is often called by the ending of another; pysubs2 finds out.
_VTT = re.compile(r"\ufeff?\s*WEBVTT")
#: When a word inside a cue of WebVTT sounds; pysubs2 takes a line with two of them for the times of a cue.
_STAMP = re.compile(r"<(?:[0-9]+:)?[0-9]{2}:[0-9]{2}\.[0-9]{3}>")
_NOTE = re.compile(r"(?m)^(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n[^\n]+)*\n(?=\n|\Z)")
#: What begins a drawing in ASS; pysubs2's own test takes a time that grows with the square of a damaged line.
_DRAWING = re.compile(r"\{[^{}]{0,300}\\p[1-9]")


class SubtitleImporter(Importer):
    """A file of subtitles."""

    #: pysubs2's name of the format.
    form: ClassVar[str]

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        text = decode(source.data, source.name, source.encoding).replace("\0", "").replace("\r\n", "\n")
        is_vtt = _VTT.match(text) is not None
        file = self._parsed(
            _STAMP.sub("", _NOTE.sub("", text)) if is_vtt else text, "vtt" if is_vtt else self.form, source
        )
        title = file.info.get("Title", "")
        if title.lower() in ("default aegisub file", "<untitled>"):
            title = ""
        return cue_document(source, list(_cues(file)), title, escaped=self.form != "ass")

    def _parsed(self, text: str, form: str, source: Source) -> SSAFile:
        """The file.

        Raises:
            BadInput: it is no file of subtitles.
        """
        import pysubs2

        options = {} if form == "ass" else {"keep_html_tags": True}
        try:
            with warnings.catch_warnings(action="ignore"):  # a margin that is no number concerns nobody here
                return pysubs2.SSAFile.from_string(text, form, **options)
        except Exception as error:  # a library's edge: it raises what its regular expressions and numbers do
            what = f"the subtitles cannot be read: {error or type(error).__name__}"
            raise BadInput(what, where=source.name, remedy="check the file, or name it .txt") from error


class SrtImporter(SubtitleImporter):
    """SubRip."""

    form = "srt"


class VttImporter(SubtitleImporter):
    """WebVTT."""

    form = "vtt"


class AssImporter(SubtitleImporter):
    """SubStation Alpha, both versions."""

    form = "ass"


def _cues(file: SSAFile) -> Iterator[SourceCue]:
    for event in file:
        if not event.is_comment and not _DRAWING.search(event.text):
            text = event.text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ")
            yield SourceCue(event.start / 1000, event.end / 1000, text)
