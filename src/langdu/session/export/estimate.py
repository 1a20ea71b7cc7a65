"""How long an export will be, how large, and how soon it can be done: from the text's characters and a trial."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from langdu.exporters import ending_of
from langdu.model import HANZI, SPOKEN_KINDS
from langdu.session.text.finding.navigation import spoken_seconds
from langdu.session.text.numbering import numbered_sentences
from langdu.speech.rendering.jobs import Speakers, job_of, said
from langdu.speech.worker.speaker import Speaker

if TYPE_CHECKING:
    from langdu.session.export.options import ExportOptions
    from langdu.session.text.book import Book

#: Sentences that are said to measure the voice, after one that wakes it.
TRIAL_SENTENCES = 6
#: Bytes a second of formats that hold sound, at their own bit rate; of PCM by the sample rate.
BYTES_A_SECOND = {
    ".mp3": 6000, ".ogg": 5200, ".opus": 4000, ".m4a": 8000, ".m4b": 8000, ".epub": 6000, ".html": 8000,
    ".apkg": 7600, ".tsv": 7600,
}  # fmt: skip
PCM_SHARE = {".wav": 1.0, ".flac": 0.5}
#: Bytes for a hanzi, of formats of text with times.
BYTES_A_HANZI = 60


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an export would be.

    Attributes:
        hanzi: that are said.
        seconds: that they last.
        size_bytes: of all files together.
        work_seconds: that it takes, at the measured speed of the voice.
    """

    hanzi: int
    seconds: float
    size_bytes: int
    work_seconds: float


def estimate(book: Book, options: ExportOptions) -> Estimate:
    """What an export would be, without doing it; a few sentences are said to measure the voice.

    Raises:
        VoiceMissing, EngineFailed: the voice does not speak.
    """
    hanzi = _hanzi(book, options)
    speed, pace = _trial(book, options)
    seconds = hanzi * pace if pace else spoken_seconds(hanzi, options.prosody.rate)
    rate = options.voice.sample_rate
    size = sum(_size(ending_of(path), seconds, rate, hanzi, options.style.bit_rate_kbps) for path in options.outputs)
    return Estimate(hanzi, seconds, round(size), seconds * speed / options.workers)


def _hanzi(book: Book, options: ExportOptions) -> int:
    blocks = book.document.blocks
    if not options.first and options.last is None:
        return sum(
            len(HANZI.findall(book.document.source[block.span.start : block.span.end]))
            for block in blocks
            if block.kind in SPOKEN_KINDS
        )
    chosen = numbered_sentences(book, options.first, options.last)
    return sum(len(HANZI.findall(numbered.sentence.text)) for numbered in chosen)


def _trial(book: Book, options: ExportOptions) -> tuple[float, float]:
    """Seconds of work for a second of speech, and seconds of speech for a hanzi; 0 and 0 where nothing is said."""
    planner = Speaker(options.voice, options.folder, live=False)
    sentences = (numbered.sentence for numbered in numbered_sentences(book, options.first, options.last))
    jobs = ((s, job) for s in sentences if (job := job_of(s, planner, options.prosody)) is not None)
    spent = seconds = 0.0
    hanzi, speakers = 0, Speakers()
    try:
        for number, (sentence, job) in enumerate(islice(jobs, TRIAL_SENTENCES + 1)):
            began = time.perf_counter()
            speech = said([(part.utterance, speakers.get(part.voice, part.folder)) for part in job.parts], job.prosody)
            if number:  # the first one wakes the engine
                spent += time.perf_counter() - began
                seconds += len(speech.pcm) / 2 / speech.sample_rate
                hanzi += len(HANZI.findall(sentence.text))
    finally:
        speakers.close()
    return (spent / seconds if seconds else 0.0), (seconds / hanzi if hanzi else 0.0)


def _size(ending: str, seconds: float, sample_rate: int, hanzi: int, bit_rate_kbps: int) -> float:
    if ending in PCM_SHARE:
        return PCM_SHARE[ending] * 2 * sample_rate * seconds
    if ending in BYTES_A_SECOND:
        return (bit_rate_kbps * 125 if bit_rate_kbps else BYTES_A_SECOND[ending]) * seconds
    return BYTES_A_HANZI * hanzi
