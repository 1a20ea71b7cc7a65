"""From a book to files: annotate, plan, speak, write, in order and with memory that does not grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.model import ExportInfo, HintTally
from langdu.session.export.options import ExportOptions, ExportReport
from langdu.session.export.ordered import in_order
from langdu.session.export.outputs import Outputs
from langdu.session.export.pool import speaking
from langdu.session.reading.voice.dialogue import together
from langdu.session.text.numbering import numbered_sentences
from langdu.session.text.pipeline import sections_of
from langdu.speech import Speaker
from langdu.speech.planning.hint_outcomes import tally
from langdu.speech.rendering.jobs import job_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor

    from langdu.model import Document, Speech
    from langdu.session.text.book import Book
    from langdu.session.text.numbering import NumberedSentence
    from langdu.speech.rendering.disk_cache import SpeechCache
    from langdu.speech.rendering.jobs import SpeechJob

#: Seconds that a character takes at most at speed 1, pauses included: to know beforehand what would be too long.
SLOWEST_SECONDS = 0.4


def export(
    book: Book,
    options: ExportOptions,
    progress: Callable[[int, int], None] = lambda done, whole: None,
    *,
    cache: SpeechCache | None = None,
    executor: Executor | None = None,
) -> ExportReport:
    """Write the files; all of them whole, or none; of parts, those before the one that failed are whole.

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
    outputs = Outputs(options, _info(book.document, options), book.contents)
    try:
        with speaking(executor, options) as pool:
            spoken = in_order(_jobs(book, options), pool, 2 * options.workers, cache)
            count, hints, notes = _write(book, spoken, outputs, progress)
        if not count:
            raise BadInput("there is nothing to say in these sentences", where=book.title, remedy="check --sentences")
        outputs.close()
    except BaseException:
        outputs.abort()
        raise
    return ExportReport(count, outputs.samples / options.voice.sample_rate, hints, notes, tuple(outputs.files))


def _info(document: Document, options: ExportOptions) -> ExportInfo:
    """What exporters are told beforehand."""
    rate = options.voice.sample_rate
    whole = options.last is None and options.split is None
    return ExportInfo(
        options.voice,
        rate,
        document.title,
        document.author,
        document.language,
        sections_of(document),
        round(len(document.source) * SLOWEST_SECONDS / options.prosody.rate * rate) if whole else 0,
        source=options.source,
        style=options.style,
    )


def _jobs(book: Book, options: ExportOptions) -> Iterator[tuple[NumberedSentence, SpeechJob | None]]:
    """The sentences with their numbers, and what is to be said of each."""
    planner = together(book.document, Speaker(options.voice, options.folder, live=False), options.dialogue)
    for numbered in numbered_sentences(book, options.first, options.last):
        yield numbered, job_of(numbered.sentence, planner, options.prosody)


def _write(
    book: Book,
    spoken: Iterator[tuple[NumberedSentence, Speech | None]],
    outputs: Outputs,
    progress: Callable[[int, int], None],
) -> tuple[int, HintTally, tuple[str, ...]]:
    """Hand everything over; how many sentences were said, what became of hints, and what else is to be told."""
    count, hints, notes = 0, HintTally(), dict[str, None]()
    for numbered, speech in spoken:
        outputs.add(numbered, speech)
        if speech is not None:
            count += bool(speech.marks)
            hints += tally(numbered.sentence, speech.notes)
            notes.update(dict.fromkeys(note.what for note in speech.notes))
        progress(numbered.sentence.span.end, len(book.document.source))
    return count, hints, tuple(notes)


__all__ = ["ExportOptions", "ExportReport", "export"]
