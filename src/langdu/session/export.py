"""From a book to files: annotate, plan, speak, write, in order and with memory that does not grow."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from queue import SimpleQueue
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.exporters import exporter_for
from langdu.model import Prosody, Tally, TimedSentence
from langdu.session.dialogue import together
from langdu.speech import Speaker
from langdu.speech.fates import tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from langdu.exporters import Exporter
    from langdu.model import Document, Mark, Note, Sentence, Voice
    from langdu.session.book import Book


#: Seconds of silence before the first sound: players and headsets that wake up swallow what comes sooner, and a
#: recogniser mishears it (Whisper base: 2.7 % of everyday syllables without, 1.8 % with).
LEAD_IN = 0.3
#: Seconds that a character takes at most at speed 1, pauses included: to know beforehand what would be too long.
SLOWEST = 0.4


@dataclass(frozen=True, slots=True)
class Job:
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
class Report:
    """What came of it.

    Attributes:
        sentences: how many were written.
        seconds: how long they last.
        hints: what became of the text's hints.
        notes: what the voice could not say as asked, each once.
    """

    sentences: int
    seconds: float
    hints: Tally
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Spoken:
    index: int
    sentence: Sentence
    pcm: bytes
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]


def export(book: Book, job: Job, progress: Callable[[int, int], None] = lambda done, whole: None) -> Report:
    """Write the job's files; all of them whole, or none.

    Args:
        book: the text.
        job: what is wanted.
        progress: told the code points done and their whole number.

    Raises:
        OutputFailed: a file cannot be written.
        EngineFailed: a sentence could not be spoken, even in a fresh engine.
        BadInput: there is nothing to say.
    """
    exporters: list[Exporter] = []
    try:
        rate = job.voice.sample_rate
        expected = round(len(book.document.source) * SLOWEST / job.prosody.rate * rate) if job.last is None else 0
        for path in job.outputs:
            exporters.append(exporter_for(path)(path, job.voice, rate, book.title, expected))
        report = _write(book, job, exporters, progress)
        if not report.sentences:
            raise BadInput("there is nothing to say in these sentences", where=book.title, remedy="check --sentences")
        for exporter in exporters:
            exporter.close(round(report.seconds * job.voice.sample_rate))
    except BaseException:
        for exporter in exporters:
            exporter.abort()
        raise
    return report


def _write(book: Book, job: Job, exporters: Sequence[Exporter], progress: Callable[[int, int], None]) -> Report:
    samples, count, hints = round(LEAD_IN * job.voice.sample_rate), 0, Tally()
    for exporter in exporters:
        exporter.audio(bytes(2 * samples))
    notes: dict[str, None] = {}
    for spoken in _in_order(numbered_sentences(book, job.first, job.last), job, book.document):
        marks = tuple(replace(m, start=m.start + samples, end=m.end + samples) for m in spoken.marks)
        for exporter in exporters:
            exporter.audio(spoken.pcm)
            if marks:
                timed = TimedSentence(spoken.index, spoken.sentence, marks[0].start, marks[-1].end, marks)
                exporter.sentence(timed)
        samples += len(spoken.pcm) // 2
        count += bool(marks)
        hints += tally(spoken.sentence, spoken.notes)
        notes.update(dict.fromkeys(note.what for note in spoken.notes))
        progress(spoken.sentence.span.end, len(book.document.source))
    return Report(count, samples / job.voice.sample_rate, hints, tuple(notes))


def numbered_sentences(book: Book, first: int = 0, last: int | None = None) -> Iterator[tuple[int, Sentence]]:
    """The sentences from `first` to before `last`, with their numbers over the whole text."""
    index = 0
    for block in range(len(book.blocks)):
        if last is not None and index >= last:
            return
        for sentence in book.sentences(block):
            if index >= first and (last is None or index < last):
                yield index, sentence
            index += 1


def _in_order(sentences: Iterable[tuple[int, Sentence]], job: Job, document: Document) -> Iterator[_Spoken]:
    """Speak with several engines at once, a few sentences ahead, and hand over in order."""
    idle: SimpleQueue[Speaker] = SimpleQueue()
    narrators = [Speaker(job.voice, job.folder, live=False) for _ in range(job.workers)]
    speakers = [together(document, narrator, job.dialogue) for narrator in narrators]
    ahead: deque[Future[_Spoken]] = deque()

    def speak(index: int, sentence: Sentence) -> _Spoken:
        speaker = idle.get()
        try:
            return _spoken(index, sentence, speaker, job)
        finally:
            idle.put(speaker)

    pool = ThreadPoolExecutor(job.workers)
    try:
        for speaker in speakers:
            speaker.start()
            idle.put(speaker)
        for index, sentence in sentences:
            ahead.append(pool.submit(speak, index, sentence))
            if len(ahead) > 2 * job.workers:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for speaker in speakers:
            speaker.close()


def _spoken(index: int, sentence: Sentence, speaker: Speaker, job: Job) -> _Spoken:
    pcm = bytearray()
    marks: list[Mark] = []
    notes: list[Note] = []
    for utterance in speaker.plan(sentence):
        before = len(pcm) // 2
        notes += utterance.notes
        for chunk in speaker.speak(utterance, job.prosody):
            pcm += chunk.pcm
            marks += [replace(m, start=m.start + before, end=m.end + before) for m in chunk.marks]
            notes += chunk.notes
    return _Spoken(index, sentence, bytes(pcm), tuple(marks), tuple(notes))
