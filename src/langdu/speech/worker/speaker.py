"""A speaker: a voice, its worker process, and what to do when that fails.

A hang or a crash costs one sentence at most: it is asked for once more in a fresh worker and then reported.
Cancelling is asked for politely first, since a worker notices between two chunks and stays warm (the natural
voice takes a second to load); one that does not notice within `GRACE` seconds is killed.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

from langdu.errors import EngineFailed, LangduError
from langdu.model import Chunk
from langdu.speech.planning.utterances import plan
from langdu.speech.worker.checks import Check
from langdu.speech.worker.process import Worker, WorkerFailed, log
from langdu.speech.worker.protocol import Kind, ProtocolError, read_chunk, read_error, speak_line

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from langdu.model import Prosody, Sentence, Utterance, Voice

#: Seconds that a cancelled worker has to fall silent. A chunk of the natural voice takes some 0.1 s.
GRACE = 0.4
#: Seconds that an engine may take to load; a cold disk and a slow machine included.
LOADING = 60.0


class Speaker:
    """Speaks with `voice`, whose files are in `folder`.

    Args:
        voice: whom to speak as.
        folder: where its files are; None if it needs none.
        timeout: seconds without a sign of life after which a worker has hung.
        live: whether somebody listens: sound then comes as early as it can, else as cheaply.
    """

    def __init__(self, voice: Voice, folder: Path | None, *, timeout: float = 10.0, live: bool = True) -> None:
        self.voice, self.folder, self.timeout, self.live = voice, folder, timeout, live
        self._worker: Worker | None = None
        self._lock = threading.RLock()
        self._speaking = threading.Lock()
        self._request = 0
        self._cancelled = 0
        self._closed = False

    @property
    def sample_rate(self) -> int:
        """Of all that it says, in Hz."""
        return self.voice.sample_rate

    @property
    def real_time_factor(self) -> float:
        """The seconds that the voice needs here for a second of speech, about; 0 until it has loaded, or if unknown."""
        with self._lock:
            return self._worker.real_time_factor if self._worker else 0.0

    @property
    def pid(self) -> int | None:
        """The worker's process id, while there is one."""
        with self._lock:
            return self._worker.pid if self._worker else None

    def who(self, utterance: Utterance) -> Speaker:
        """Who says an utterance that `plan` gave: it alone, but where several speak as one."""
        return self

    def start(self) -> None:
        """Start the worker and let it warm up; does not wait for it."""
        with self._lock:
            if self._worker is not None and not self._worker.is_alive:
                self._drop()
            if self._worker is None and not self._closed:
                self._worker = Worker(self.voice, self.folder, live=self.live)

    def check(self) -> str | None:
        """Whether the engine starts here: None, or why not, in one line. Blocks until that is known."""
        try:
            self._ready()
        except WorkerFailed as error:
            return f"the engine {self.voice.engine} {error}"
        except LangduError as error:
            return str(error)
        return None

    def plan(self, sentence: Sentence) -> tuple[Utterance, ...]:
        """What it is asked to say for an annotated sentence, in order."""
        return plan(sentence, self.voice)

    def speak(self, utterance: Utterance, prosody: Prosody) -> Generator[Chunk, None, None]:
        """Say `utterance`; chunks as they come. Ends early and quietly when cancelled.

        Raises:
            VoiceMissing: the engine lacks what it needs.
            EngineFailed: it failed twice.
        """
        with self._speaking:
            with self._lock:
                self._request += 1
                request = self._request
            try:
                yield from self._persist(request, utterance, prosody)
            finally:
                with self._lock:
                    if self._cancelled < request and self._worker and not self._worker.wait_idle(0):
                        self.cancel()  # the caller went away in the middle

    def cancel(self) -> None:
        """Stop what is being said, from any thread."""
        with self._lock:
            self._cancelled = self._request
            if self._worker is not None:
                self._worker.cancel(self._request)

    def close(self) -> None:
        """End the worker; the speaker is of no use afterwards."""
        with self._lock:
            self._closed = True
            self._cancelled = self._request
            self._drop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _persist(self, request: int, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        """Try twice; the second time leave out what was delivered the first."""
        audio, marks, notes = 0, 0, 0
        for last in (False, True):
            try:
                for chunk in _skip(self._attempt(request, utterance, prosody), audio, marks, notes):
                    audio, marks, notes = audio + len(chunk.pcm), marks + len(chunk.marks), notes + len(chunk.notes)
                    yield chunk
            except (WorkerFailed, ProtocolError, EngineFailed) as error:
                if self._is_over(request):
                    return
                self._failed(error, last=last)
            else:
                return

    def _failed(self, error: Exception, *, last: bool) -> None:
        with self._lock:
            words = self._worker.last_words() if self._worker else ""
            self._drop()
            self.start()
        log.warning("voice %s: %s\n%s", self.voice.id, error, words)
        if last:
            told = error if isinstance(error, LangduError) else LangduError(f"the engine failed twice: {error}")
            remedy = told.remedy or "choose another voice, or see langdu doctor"
            raise EngineFailed(told.what, where=f"voice {self.voice.id}", remedy=remedy) from error

    def _attempt(self, request: int, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        worker = self._ready()
        with self._lock:
            if self._is_over(request):
                return
            worker.ask(request, speak_line(request, utterance, prosody))
        check = Check(utterance, self.sample_rate)
        while not self._is_over(request):
            frame = worker.frame(self.timeout)
            if frame is None:
                if not worker.is_alive and not self._is_over(request):
                    raise WorkerFailed("the process died")
            elif frame.request != request:
                continue
            elif frame.kind is Kind.CHUNK:
                yield check.chunk(read_chunk(frame.payload))
            elif frame.kind is Kind.ERROR:
                raise read_error(frame.payload)
            else:
                check.end()
                return

    def _ready(self) -> Worker:
        """A worker that has loaded and is not busy with a cancelled request."""
        with self._lock:
            busy = self._worker
        stuck = busy is not None and not busy.wait_idle(GRACE)
        with self._lock:
            if stuck:
                self._drop()
            self.start()
            worker = self._worker
        if worker is None:
            raise EngineFailed("the voice was closed", where=f"voice {self.voice.id}")
        worker.wait_ready(LOADING)
        return worker

    def _drop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def _is_over(self, request: int) -> bool:
        return self._cancelled >= request


def _skip(chunks: Iterator[Chunk], audio: int, marks: int, notes: int) -> Iterator[Chunk]:
    """`chunks` without their first `audio` bytes, `marks` marks and `notes` notes."""
    for chunk in chunks:
        rest = Chunk(chunk.pcm[audio:], chunk.sample_rate, chunk.marks[marks:], chunk.notes[notes:])
        audio, marks, notes = (
            max(0, left - len(of)) for left, of in ((audio, chunk.pcm), (marks, chunk.marks), (notes, chunk.notes))
        )
        if rest.pcm or rest.marks or rest.notes:
            yield rest
