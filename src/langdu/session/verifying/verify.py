"""Exported files against each other and against their text."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.exporters import ending_of, endings
from langdu.session.text.numbering import numbered_sentences
from langdu.session.verifying.content import OutputContent, SpokenPassage, hanzi_of
from langdu.session.verifying.coverage import missing
from langdu.session.verifying.formats.cue_files import read_cues, shows_hanzi
from langdu.session.verifying.formats.read_aloud_book import read_book
from langdu.session.verifying.formats.text_grid import read_text_grid
from langdu.session.verifying.formats.timeline_json import read_timeline
from langdu.session.verifying.formats.web_page import read_page
from langdu.session.verifying.group import CUES, READABLE, TIMELINE, check_group
from langdu.session.verifying.report import Defect, VerifyReport

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.session.text.book import Book
    from langdu.session.verifying.listening import Ears

AUDIO = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".m4b")


def spoken_passages(book: Book) -> list[SpokenPassage]:
    """The sentences of a text of which something is to be said."""
    found = []
    for number, _, sentence in numbered_sentences(book):
        if sentence.is_spoken and hanzi_of(sentence.text):
            found.append(SpokenPassage("", 0.0, 0.0, number + 1, sentence.text))
    return found


def has_times(path: Path) -> bool:
    """Whether a file is of a format that can be verified.

    Raises:
        BadInput: it is of none that langdu writes.
    """
    ending = ending_of(path)
    if not ending or ending not in endings():
        raise BadInput("this is no export of langdu's", where=str(path), remedy="name files that langdu export wrote")
    return ending in (*READABLE, *AUDIO)


def verify(
    groups: Sequence[Sequence[Path]], wanted: Sequence[SpokenPassage] | None = None, ears: Ears | None = None
) -> VerifyReport:
    """Check files.

    Args:
        groups: files of one export each, or of one part of it.
        wanted: the sentences of the text, which the groups together have; None to go by the files alone.
        ears: who listens to what is said; None for nobody.

    Raises:
        BadInput: one is no export of langdu's, or there is nothing to compare a sound file with.
        EngineFailed: the recogniser cannot tell.
    """
    report, read = VerifyReport((), 0, 0, 0.0, ()), dict[str, list[tuple[str, OutputContent]]]()
    for paths in groups:
        contents = {path: _read(path, ending_of(path)) for path in paths if ending_of(path) in READABLE}
        report += check_group(paths, contents, ears, goes_by_files=wanted is None)
        if wanted is not None:
            for path, content in contents.items():
                read.setdefault(ending_of(path), []).append((path.name, content))
    if wanted is None:
        return report
    defects = tuple(defect for parts in read.values() for defect in _against_text(parts, wanted))
    hanzi = sum(len(sentence.wanted) for sentence in wanted)
    return replace(report, sentences=len(wanted), hanzi=hanzi, defects=report.defects + defects)


def _against_text(parts: Sequence[tuple[str, OutputContent]], wanted: Sequence[SpokenPassage]) -> Iterator[Defect]:
    """What of a text is missing in the files of one format."""
    names = parts[0][0] if len(parts) == 1 else f"{parts[0][0]} … {parts[-1][0]}"
    if any(shows_hanzi(content) for _, content in parts):
        yield from missing(names, wanted, chain.from_iterable(content.passages for _, content in parts))
    elif all(content.has_sentences for _, content in parts):
        yield Defect(names, "text", "nothing of the text is in it")


def _read(path: Path, ending: str) -> OutputContent:
    """What a file says.

    Raises:
        BadInput: it cannot be read, or is no export of langdu's.
    """
    try:
        if ending == TIMELINE:
            return read_timeline(path)
        if ending in CUES:
            return read_cues(path, ending)
        return {".textgrid": read_text_grid, ".html": read_page, ".epub": read_book}[ending](path)
    except OSError as error:
        raise BadInput(f"it cannot be read: {error.strerror or error}", where=str(path)) from error
