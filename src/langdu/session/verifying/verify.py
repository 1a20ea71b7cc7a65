"""Exported files against each other and against their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.exporters import ending_of, endings
from langdu.session.text.numbering import numbered_sentences
from langdu.session.verifying.content import OutputContent, SpokenPassage, hanzi_of
from langdu.session.verifying.coverage import missing
from langdu.session.verifying.cue_files import read_cues, shows_hanzi
from langdu.session.verifying.read_aloud_book import read_book
from langdu.session.verifying.report import Defect, VerifyReport
from langdu.session.verifying.sound import TOLERANCE_SECONDS, SoundFacts, sound_defects
from langdu.session.verifying.text_grid import read_text_grid
from langdu.session.verifying.timeline_json import read_timeline
from langdu.session.verifying.web_page import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.session.text.book import Book

AUDIO = (".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".m4b")
CUES = (".srt", ".vtt", ".ass", ".lrc", ".enhanced.lrc", ".labels.txt")
TIMELINE = ".json"
#: What holds text and time, the timeline first.
READABLE = (TIMELINE, ".textgrid", ".html", ".epub", *CUES)
#: The voice that keeps time and is not heard.
SILENCE = "silence"


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


def verify(groups: Sequence[Sequence[Path]], wanted: Sequence[SpokenPassage] | None = None) -> VerifyReport:
    """Check files.

    Args:
        groups: files of one export each, or of one part of it.
        wanted: the sentences of the text, which the groups together have; None to go by the files alone.

    Raises:
        BadInput: one is no export of langdu's, or there is nothing to compare a sound file with.
    """
    report, read = VerifyReport((), 0, 0, 0.0, ()), dict[str, list[tuple[str, OutputContent]]]()
    for paths in groups:
        contents = {path: _read(path, ending_of(path)) for path in paths if ending_of(path) in READABLE}
        report += _group(paths, contents, None if wanted is None else [])
        for path, content in contents.items():
            read.setdefault(ending_of(path), []).append((path.name, content))
    if wanted is None:
        return report
    defects = tuple(defect for parts in read.values() for defect in _against_text(parts, wanted))
    hanzi = sum(len(sentence.wanted) for sentence in wanted)
    return VerifyReport(report.files, len(wanted), hanzi, report.seconds, report.defects + defects)


def _against_text(parts: Sequence[tuple[str, OutputContent]], wanted: Sequence[SpokenPassage]) -> Iterator[Defect]:
    """What of a text is missing in the files of one format."""
    names = parts[0][0] if len(parts) == 1 else f"{parts[0][0]} … {parts[-1][0]}"
    if any(shows_hanzi(content) for _, content in parts):
        yield from missing(names, wanted, [passage for _, content in parts for passage in content.passages])
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


def _group(
    paths: Sequence[Path], contents: dict[Path, OutputContent], wanted: Sequence[SpokenPassage] | None
) -> VerifyReport:
    """Files of one stem; `wanted` is None to compare them with the best of them, empty where that is done elsewhere."""
    best = _best(contents)
    sentences = _own(best) if wanted is None else wanted
    defects, seconds = list[Defect](), 0.0
    for path in paths:
        if path in contents:
            content = contents[path]
            defects += content.defects
            seconds += content.audio_seconds
            if wanted is None:
                defects += _text_defects(path.name, content, sentences or _own(content))
            defects += _length(path.name, content, best)
        else:
            sound = _heard(path, best)
            seconds += sound.seconds
            defects += _sound(path.name, sound, best, contents)
    count = [passage for passage in sentences if passage.wanted]
    names = tuple(path.name for path in paths)
    return VerifyReport(names, len(count), sum(len(p.wanted) for p in count), seconds, tuple(defects))


def _best(contents: dict[Path, OutputContent]) -> OutputContent | None:
    """What tells most: the timeline, else a TextGrid, a page, a book, cues."""
    return min(contents.items(), key=lambda item: READABLE.index(ending_of(item[0])))[1] if contents else None


def _own(content: OutputContent | None) -> list[SpokenPassage]:
    return [] if content is None else [passage for passage in content.passages if passage.wanted]


def _text_defects(file: str, content: OutputContent, wanted: Sequence[SpokenPassage]) -> Iterator[Defect]:
    if shows_hanzi(content) or content.has_sentences:
        yield from missing(file, wanted, content.passages)


def _length(file: str, content: OutputContent, best: OutputContent | None) -> Iterator[Defect]:
    if best is None or best.duration is None or content is best:
        return
    end = max((passage.end for passage in content.passages), default=0.0)
    is_other = content.duration is not None and abs(content.duration - best.duration) > TOLERANCE_SECONDS
    if is_other or end > best.duration + TOLERANCE_SECONDS:
        length = end if content.duration is None else content.duration
        yield Defect(file, "length", f"it lasts {length:.2f} s and the timeline {best.duration:.2f} s")


def _heard(path: Path, best: OutputContent | None) -> SoundFacts:
    if best is None:
        remedy = "name its .json too, or keep it beside"
        raise BadInput("there is nothing to compare this sound with", where=str(path), remedy=remedy)
    try:
        return SoundFacts(path, ending_of(path), str(path))
    except OSError as error:
        raise BadInput(f"it cannot be read: {error.strerror or error}", where=str(path)) from error


def _sound(
    file: str, sound: SoundFacts, best: OutputContent | None, contents: dict[Path, OutputContent]
) -> Iterator[Defect]:
    known = [content for content in contents.values() if content.marks]
    marks = best.marks if best is not None and best.marks else known[0].marks if known else []
    last = max((p.end for content in contents.values() for p in content.passages), default=0.0)
    duration = None if best is None else best.duration
    is_silence = any(content.voice == SILENCE for content in contents.values())
    yield from sound_defects(file, sound, duration, marks, may_be_silent=is_silence)
    if duration is None and sound.seconds < last - TOLERANCE_SECONDS:
        yield Defect(file, "length", f"it lasts {sound.seconds:.2f} s and its cues {last:.2f} s", 0, sound.seconds)
