"""From a book to files: annotate, plan, speak, write, in order and with memory that does not grow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.exporters import exporter_for
from langdu.model import ExportInfo, HintTally, Prosody, TimedSentence
from langdu.session.export.ordered import in_order
from langdu.session.export.pool import speaking
from langdu.session.reading.voice.dialogue import together
from langdu.session.text.numbering import numbered_sentences
from langdu.session.text.pipeline import sections_of
from langdu.speech import Speaker
from langdu.speech.planning.hint_outcomes import tally
from langdu.speech.rendering.jobs import job_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from langdu.exporters import Exporter
    from langdu.model import Document, Sentence, Speech, Voice
    from langdu.session.text.book import Book
    from langdu.speech.rendering.disk_cache import SpeechCache
    from langdu.speech.rendering.jobs import SpeechJob

#: Seconds of silence before the first sound: players and headsets that wake up swallow what comes sooner, and a
#: recogniser mishears it (Whisper base: 2.7 % of everyday syllables without, 1.8 % with).
LEAD_IN = 0.3
#: Seconds that a character takes at most at speed 1, pauses included: to know beforehand what would be too long.
SLOWEST = 0.4


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to keep, how, and where.

    Attributes:
        voice: who speaks.
        folder: where the voice's files are.
        outputs: the files, each written by its ending's exporter.
        prosody: rate and pitch.
        first: the first sentence kept, counted from 0 over the whole text.
        last: the sentence after the last; None for all.
        workers: how many engines work at once.
        dialogue: voices and their folders for what people in the text say; none: all in one voice.
    """

    voice: Voice
    folder: Path | None
    outputs: tuple[Path, ...]
    prosody: Prosody = field(default_factory=Prosody)
    first: int = 0
    last: int | None = None
    workers: int = 1
    dialogue: tuple[tuple[Voice, Path | None], ...] = ()


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What came of it.

    Attributes:
        sentences: how many were written.
        seconds: how long they last.
        hints: what became of the text's hints.
        notes: what the voice could not say as asked, each once.
    """

    sentences: int
    seconds: float
    hints: HintTally
    notes: tuple[str, ...]


def export(
    book: Book,
    options: ExportOptions,
    progress: Callable[[int, int], None] = lambda done, whole: None,
    *,
    cache: SpeechCache | None = None,
    executor: Executor | None = None,
) -> ExportReport:
    """Write the files; all of them whole, or none.

    Args:
        book: the text.
        options: what is wanted.
        progress: told the code points done and their whole number.
        cache: what was said already, and where what is said now is kept; None for neither.
        executor: who does the jobs, `workers` at once; without, threads of which each has an engine.

    Raises:
        OutputFailed: a file cannot be written.
        EngineFailed: a sentence could not be spoken, even in a fresh engine.
        BadInput: there is nothing to say.
    """
    exporters: list[Exporter] = []
    try:
        info = _info(book.document, options)
        for path in options.outputs:
            exporters.append(exporter_for(path)(path, info))
        with speaking(executor, options) as pool:
            spoken = in_order(_jobs(book, options), pool, 2 * options.workers, cache)
            report = _write(book, spoken, exporters, info.sample_rate, progress)
        if not report.sentences:
            raise BadInput("there is nothing to say in these sentences", where=book.title, remedy="check --sentences")
        for exporter in exporters:
            exporter.close(round(report.seconds * info.sample_rate))
    except BaseException:
        for exporter in exporters:
            exporter.abort()
        raise
    return report


def _info(document: Document, options: ExportOptions) -> ExportInfo:
    """What exporters are told beforehand."""
    rate = options.voice.sample_rate
    expected = round(len(document.source) * SLOWEST / options.prosody.rate * rate) if options.last is None else 0
    sections = sections_of(document)
    return ExportInfo(options.voice, rate, document.title, document.author, document.language, sections, expected)


def _jobs(book: Book, options: ExportOptions) -> Iterator[tuple[tuple[int, Sentence], SpeechJob | None]]:
    """The sentences with their numbers, and what is to be said of each."""
    planner = together(book.document, Speaker(options.voice, options.folder, live=False), options.dialogue)
    for index, sentence in numbered_sentences(book, options.first, options.last):
        yield (index, sentence), job_of(sentence, planner, options.prosody)


def _write(
    book: Book,
    spoken: Iterator[tuple[tuple[int, Sentence], Speech | None]],
    exporters: Sequence[Exporter],
    rate: int,
    progress: Callable[[int, int], None],
) -> ExportReport:
    samples, count, hints = round(LEAD_IN * rate), 0, HintTally()
    notes: dict[str, None] = {}
    for exporter in exporters:
        exporter.audio(bytes(2 * samples))
    for (index, sentence), speech in spoken:
        if speech is not None:
            marks = tuple(mark.delayed(samples) for mark in speech.marks)
            for exporter in exporters:
                exporter.audio(speech.pcm)
                if marks:
                    exporter.sentence(TimedSentence(index, sentence, marks[0].start, marks[-1].end, marks))
            samples += len(speech.pcm) // 2
            count += bool(marks)
            hints += tally(sentence, speech.notes)
            notes.update(dict.fromkeys(note.what for note in speech.notes))
        progress(sentence.span.end, len(book.document.source))
    return ExportReport(count, samples / rate, hints, tuple(notes))


__all__ = ["ExportOptions", "ExportReport", "export"]
