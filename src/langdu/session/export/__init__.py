"""From a book to files: annotate, plan, speak, write, in order and with memory that does not grow."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.exporters import exporter_for
from langdu.model import ExportInfo, HintTally
from langdu.session.export.cover import cover_of
from langdu.session.export.options import ExportOptions, ExportReport
from langdu.session.export.ordered import in_order
from langdu.session.export.outputs import Outputs, aborting
from langdu.session.export.pauses import Pauses, with_pauses
from langdu.session.export.pool import speaking
from langdu.session.export.progress import ExportProgress, silently
from langdu.session.reading.voice.dialogue import together
from langdu.session.text.numbering import numbered_sentences
from langdu.session.text.pipeline import sections_of
from langdu.session.text.translations import translation_of
from langdu.speech import Speaker
from langdu.speech.planning.hint_outcomes import tally
from langdu.speech.rendering.jobs import job_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor

    from langdu.model import Document
    from langdu.session.export.ordered import Done
    from langdu.session.export.pauses import Ending
    from langdu.session.export.put_files import PutFiles
    from langdu.session.text.book import Book
    from langdu.session.text.numbering import NumberedSentence
    from langdu.session.words.cards.exported import ExportedWords
    from langdu.speech.rendering.disk_cache import SpeechCache
    from langdu.speech.rendering.jobs import SpeechJob

    Jobs = Iterator[tuple[NumberedSentence, SpeechJob | None]]

#: Seconds that a character takes at most at speed 1, pauses included: to know beforehand what would be too long.
SLOWEST_SECONDS = 0.4
#: Sentences that are begun for each that can be said at once, so that nobody waits for the next.
AHEAD = 2


def export(
    book: Book,
    options: ExportOptions,
    progress: Callable[[ExportProgress], None] = silently,
    *,
    cache: SpeechCache | None = None,
    executor: Executor | None = None,
    words: ExportedWords | None = None,
    put: PutFiles | None = None,
) -> ExportReport:
    """Write the files; all of them whole, or none; of parts, those before the one that failed are whole.

    Args:
        book: the text.
        options: what is wanted.
        progress: told after each sentence.
        cache: what was said already, and where what is said now is kept; None for neither.
        executor: who does the jobs, `workers` at once; without, threads of which each has an engine.
        words: those that have notes of their own, where a file has a place for them.
        put: the files that the same command put before it was stopped, and now puts; None to keep no account of them.

    Raises:
        OutputFailed: a file cannot be written.
        UsageError: the file of a part is there already, and is not to be written over.
        EngineFailed: a sentence could not be spoken, even in a fresh engine.
        BadInput: there is nothing to say.
    """
    run = run_of(book.document, options)
    if cache is not None:
        cache.begin(run)
    info = _info(book.document, options, words)
    outputs = Outputs(options, info, book.contents, words, put) if options.shard is None else None
    # What is half written goes before the engines end: a process that is told to end has not long.
    with aborting(outputs), speaking(executor, options) as pool, aborting(outputs):
        report = _write(book, in_order(_jobs(book, options), pool, AHEAD * options.workers, cache), outputs, progress)
        if outputs is not None:
            if not outputs.has_content:
                raise BadInput(
                    "there is nothing to say in these sentences", where=book.title, remedy="check --sentences"
                )
            outputs.close()
    if outputs is None:
        return report
    if cache is not None:
        cache.end(run)
    notes = tuple(dict.fromkeys((*report.notes, *outputs.notes)))
    seconds, files = outputs.samples / options.voice.sample_rate, tuple(outputs.files)
    return replace(report, seconds=seconds, files=files, notes=notes, lacks=outputs.check.lacks)


def run_of(document: Document, options: ExportOptions) -> str:
    """What an export is known by, when it is begun once more after it was stopped: its text, how, and its files."""
    text = hashlib.sha256(document.source.encode("utf-8", "surrogatepass")).hexdigest()
    how = replace(options, workers=1, folder=None, dialogue=(), overwrites=False, shard=None)
    return f"{text} {how!r} {[voice.id for voice, _ in options.dialogue]}"


def _info(document: Document, options: ExportOptions, words: ExportedWords | None) -> ExportInfo:
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
        cover=cover_of(options.source),
        source=options.source,
        style=options.style,
        words="none" if words is None else words.notes,
        words_changed=None if words is None else words.changed,
    )


def _jobs(book: Book, options: ExportOptions) -> Jobs:
    """The sentences with their numbers, and what is to be said of each; of a shard only those that are its."""
    speaks = options.shard is not None or any(exporter_for(path).needs_speech for path in options.outputs)
    planner = together(book.document, Speaker(options.voice, options.folder, live=False), options.dialogue)
    chapters = frozenset(entry.start for entry in book.contents)
    sentences = numbered_sentences(book, options.first, options.last)
    part, parts = options.shard or (1, 1)
    for numbered, following in pairwise(chain(sentences, (None,))):
        if numbered is None or numbered.number % parts != part - 1:
            continue
        job = job_of(numbered.sentence, planner, options.prosody) if speaks else None
        if job is not None and options.pauses != Pauses():
            job = with_pauses(job, options.pauses, _ending(numbered, following, chapters))
        yield numbered, job


def _ending(numbered: NumberedSentence, following: NumberedSentence | None, chapters: frozenset[int]) -> Ending:
    if following is None or following.sentence.span.start in chapters:
        return "chapter"
    return "paragraph" if following.block != numbered.block else "sentence"


def _write(
    book: Book,
    spoken: Iterator[Done[NumberedSentence]],
    outputs: Outputs | None,
    progress: Callable[[ExportProgress], None],
) -> ExportReport:
    """Hand everything over."""
    count, kept, seconds, hints, notes = 0, 0, 0.0, HintTally(), dict[str, None]()
    for numbered, speech, is_new in spoken:
        if outputs is not None:
            outputs.add(numbered, speech, translation_of(book, numbered.block, numbered.sentence))
            count += numbered.sentence.is_spoken and not outputs.speaks
        if speech is not None:
            count += bool(speech.marks)
            kept += bool(speech.marks) and not is_new
            seconds += len(speech.pcm) / 2 / speech.sample_rate
            hints += tally(numbered.sentence, speech.notes)
            notes.update(dict.fromkeys(note.what for note in speech.notes))
        sentence = numbered.sentence
        progress(ExportProgress(sentence.span.end, len(book.document.source), count, kept, seconds, sentence.text))
    return ExportReport(count, seconds, hints, tuple(notes), kept=kept)


__all__ = ["ExportOptions", "ExportProgress", "ExportReport", "export"]
