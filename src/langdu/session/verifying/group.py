"""The files of one export against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.exporters import ending_of
from langdu.session.verifying.coverage import missing
from langdu.session.verifying.formats.cue_files import shows_hanzi
from langdu.session.verifying.inner_sound import inner_defects
from langdu.session.verifying.listening.streams import stream
from langdu.session.verifying.report import Defect, VerifyReport
from langdu.session.verifying.sound import TOLERANCE_SECONDS, SoundFacts, sound_defects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from langdu.session.verifying.content import OutputContent, SpokenPassage
    from langdu.session.verifying.listening import Ears

CUES = (".srt", ".vtt", ".ass", ".lrc", ".enhanced.lrc", ".labels.txt")
TIMELINE = ".json"
#: What holds text and time, the timeline first.
READABLE = (TIMELINE, ".textgrid", ".html", ".epub", *CUES)


def check_group(
    paths: Sequence[Path], contents: Mapping[Path, OutputContent], ears: Ears | None = None, *, goes_by_files: bool
) -> VerifyReport:
    """Check files of one stem.

    Args:
        paths: all of them.
        contents: what those with text and time say.
        ears: who listens to what is said, if anybody.
        goes_by_files: whether they are compared with the best of them; else that is done elsewhere.

    Raises:
        BadInput: there is nothing to compare a sound file with.
        EngineFailed: the recogniser cannot tell.
    """
    best = _best(contents)
    defects, seconds = list[Defect](), 0.0
    for path in paths:
        if path in contents:
            content = contents[path]
            defects += content.defects
            seconds += sum(inner.sound.seconds for inner in content.sounds)
            if goes_by_files and best is not None:
                defects += _text_defects(path.name, content, best)
            defects += _length(path.name, content, best)
            defects += _inner_sound(path.name, content, best)
        else:
            sound = _heard(path, best)
            seconds += sound.seconds
            defects += _sound(path.name, sound, best, contents)
    sentences, hanzi = _count(best) if goes_by_files and best is not None else (0, 0)
    timelines = [content for path, content in contents.items() if ending_of(path) == TIMELINE]
    report = VerifyReport(tuple(path.name for path in paths), sentences, hanzi, seconds, tuple(defects))
    for content in timelines:
        report += VerifyReport((), 0, 0, 0.0, (), content.hints, content.missed_hints)
    if ears is not None:
        for path in paths:
            report += _listened(path, contents.get(path), best, ears)
    return report


def _listened(path: Path, content: OutputContent | None, best: OutputContent | None, ears: Ears) -> VerifyReport:
    """What of a file's sound was heard otherwise; where it has none, nothing."""
    passages = best if content is None else content
    if passages is None or (content is not None and not content.sounds):
        return VerifyReport((), 0, 0, 0.0, ())
    hearing, defects = ears.listen(path.name, passages, stream(path, content))
    return VerifyReport((), 0, 0, 0.0, tuple(defects), hearing=hearing)


def _best(contents: Mapping[Path, OutputContent]) -> OutputContent | None:
    """What tells most: the timeline, else a TextGrid, a page, a book, cues."""
    return min(contents.items(), key=lambda item: READABLE.index(ending_of(item[0])))[1] if contents else None


@dataclass(frozen=True, slots=True)
class WantedPassages:
    """The passages of a file that have hanzi, which all files of its export should have."""

    content: OutputContent

    def __iter__(self) -> Iterator[SpokenPassage]:
        return (passage for passage in self.content.passages if passage.wanted)


def _count(best: OutputContent) -> tuple[int, int]:
    """How many sentences and hanzi there are."""
    sentences = hanzi = 0
    for passage in WantedPassages(best):
        sentences += 1
        hanzi += len(passage.wanted)
    return sentences, hanzi


def _text_defects(file: str, content: OutputContent, best: OutputContent) -> Iterator[Defect]:
    if shows_hanzi(content) or content.has_sentences:
        has_wanted = any(True for _ in WantedPassages(best))
        yield from missing(file, WantedPassages(best if has_wanted else content), content.passages)


def _length(file: str, content: OutputContent, best: OutputContent | None) -> Iterator[Defect]:
    if best is None or best.duration is None or content is best:
        return
    is_other = content.duration is not None and abs(content.duration - best.duration) > TOLERANCE_SECONDS
    if is_other or content.end > best.duration + TOLERANCE_SECONDS:
        length = content.end if content.duration is None else content.duration
        yield Defect(file, "length", f"it lasts {length:.2f} s and the timeline {best.duration:.2f} s")


def _inner_sound(file: str, content: OutputContent, best: OutputContent | None) -> Iterator[Defect]:
    """What is wrong with the sound inside a file; a timeline's or TextGrid's marks tell more than the file's own."""
    is_silence = content.is_silence or (best is not None and best.is_silence)
    knows_more = best is not None and best is not content and best.has_sentences and not best.clips
    yield from inner_defects(file, content, best if knows_more else None, may_be_silent=is_silence)


def _heard(path: Path, best: OutputContent | None) -> SoundFacts:
    if best is None:
        remedy = "name its .json too, or keep it beside"
        raise BadInput("there is nothing to compare this sound with", where=str(path), remedy=remedy)
    try:
        return SoundFacts(path, ending_of(path), str(path))
    except OSError as error:
        raise BadInput(f"it cannot be read: {error.strerror or error}", where=str(path)) from error


def _sound(
    file: str, sound: SoundFacts, best: OutputContent | None, contents: Mapping[Path, OutputContent]
) -> Iterator[Defect]:
    known = (content.marks for content in (best, *contents.values()) if content is not None)
    marks: Iterable[tuple[float, float]] = next((marks for marks in known if any(True for _ in marks)), ())
    last = max((content.end for content in contents.values()), default=0.0)
    duration = None if best is None else best.duration
    is_silence = any(content.is_silence for content in contents.values())
    yield from sound_defects(file, sound, duration, marks, may_be_silent=is_silence)
    if duration is None and sound.seconds < last - TOLERANCE_SECONDS:
        yield Defect(file, "length", f"it lasts {sound.seconds:.2f} s and its cues {last:.2f} s", 0, sound.seconds)
