"""A worker process, seen from the parent: started, asked, watched, killed. Nothing it prints gets out."""

from __future__ import annotations

import logging
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from typing import TYPE_CHECKING

from langdu.errors import EngineFailed, LangduError
from langdu.speech.worker.protocol import (
    HEADER,
    MAX_LENGTH,
    Kind,
    ProtocolError,
    json_line,
    read_error,
    read_frame,
    read_ready,
    start_line,
)
from langdu.subprocesses import hidden

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from langdu.model import Voice
    from langdu.speech.worker.protocol import Frame

log = logging.getLogger("langdu.speech")
log.addHandler(logging.NullHandler())
#: Lines of what an engine printed last, kept for the log, and the bytes of a line.
KEPT_LINES, LINE = 20, 1000
#: Seconds for which the end of a killed worker's streams is waited for; a child of its own may keep them open.
PARTING = 0.25


class WorkerFailed(Exception):
    """The worker died, hung or answered nonsense; says which."""


def command(engine: str) -> list[str]:
    """The command line of a worker; `-P`, so that nothing in the current folder is taken for a library."""
    return [sys.executable, "-P", "-m", "langdu.speech.worker", engine]


class Worker:
    """A running worker of `voice`. All methods may be called from any thread."""

    def __init__(self, voice: Voice, folder: Path | None, *, live: bool = True) -> None:
        self._frames: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self._ready = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._ended = False
        self._request = 0
        self._received = 0
        self._voice = voice
        self._said: deque[str] = deque(maxlen=KEPT_LINES)
        self._writing = threading.Lock()
        self.failure: LangduError | None = None
        self.sample_rate = 0
        self.real_time_factor = 0.0
        self._process = subprocess.Popen(
            command(voice.engine),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=hidden(),
        )
        streams = ((self._listen, self._process.stdout), (self._overhear, self._process.stderr))
        self._threads = [threading.Thread(target=target, args=(stream,), daemon=True) for target, stream in streams]
        for thread in self._threads:
            thread.start()
        try:
            self._write(start_line(folder, voice.parameters, live=live))
        except WorkerFailed:
            log.debug("worker %d ended before it was told anything", self.pid)  # `wait_ready` says so

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs; its stream ends some moments before the process is seen to have ended."""
        return not self._ended and self._process.poll() is None

    def wait_ready(self, timeout: float) -> None:
        """Block until the engine has loaded.

        Raises:
            WorkerFailed: it died, or is not ready after `timeout` seconds.
            LangduError: the engine says why it cannot be started.
        """
        if not self._ready.wait(timeout):
            raise WorkerFailed(f"not ready after {timeout:.0f} seconds")
        if self.failure is not None:
            raise self.failure
        if not self.sample_rate:
            raise WorkerFailed("ended before it was ready")

    def wait_idle(self, timeout: float) -> bool:
        """Whether the last request is over, within `timeout` seconds."""
        return self._idle.wait(timeout)

    def ask(self, request: int, line: bytes) -> None:
        """Send a request that frames with the same number will answer.

        Raises:
            WorkerFailed: the process is dead.
        """
        self._request, self._received = request, 0
        self._idle.clear()
        self._write(line)

    def cancel(self, request: int) -> None:
        """Cancel `request` in the worker, and wake the thread that waits for it."""
        try:
            self._write(json_line({"op": "cancel", "id": request}))
        except WorkerFailed:
            log.debug("cancelled a dead worker")
        self._frames.put(None)

    def frame(self, timeout: float) -> Frame | None:
        """The next frame; None if there is news but no frame (a cancel, or the process's end).

        Raises:
            WorkerFailed: nothing came for `timeout` seconds.
        """
        try:
            return self._frames.get(timeout=timeout)
        except queue.Empty:
            raise WorkerFailed(f"nothing came for {timeout:.0f} seconds") from None

    def kill(self) -> None:
        """End the process, whatever it does, and leave nothing of it."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            try:
                self._process.stdin.close()
            except OSError:
                log.debug("closed the pipe of a dead worker")
        for thread in self._threads:
            thread.join(PARTING)

    def last_words(self) -> str:
        """What the engine printed last, for the log."""
        return "\n".join(self._said)

    def _write(self, line: bytes) -> None:
        stream = self._process.stdin
        try:
            with self._writing:
                if stream is not None:
                    stream.write(line)
                    stream.flush()
        except (OSError, ValueError) as error:
            raise WorkerFailed("the process is dead") from error

    def _listen(self, stream: BinaryIO) -> None:
        try:
            with stream:
                while (frame := read_frame(stream)) is not None:
                    self._take(frame)
        except (OSError, ValueError) as error:
            log.warning("worker %d: %s", self.pid, error)
            self._process.kill()
        self._ended = True
        self._ready.set()
        self._idle.set()
        self._frames.put(None)

    def _take(self, frame: Frame) -> None:
        self._received += HEADER.size + len(frame.payload)
        if self._received > MAX_LENGTH:
            raise ProtocolError("it sends more than any utterance has")
        if frame.kind is Kind.READY:
            self._take_ready(frame.payload)
        elif frame.kind is Kind.ERROR and frame.request == 0:
            self.failure = read_error(frame.payload)
            self._ready.set()
        else:
            if frame.kind is not Kind.CHUNK and frame.request == self._request:
                self._idle.set()
            self._frames.put(frame)

    def _take_ready(self, payload: bytes) -> None:
        try:
            ready = read_ready(payload)
            if ready.sample_rate != self._voice.sample_rate:
                told = f"the engine gives {ready.sample_rate} Hz, the voice's manifest says {self._voice.sample_rate}"
                raise EngineFailed(told, remedy="mend the manifest")
            self.sample_rate, self.real_time_factor = ready.sample_rate, ready.real_time_factor
        except EngineFailed as error:
            self.failure = error
        self._ready.set()

    def _overhear(self, stream: BinaryIO) -> None:
        with stream:
            while line := stream.readline(LINE):
                self._said.append(line.decode("utf-8", "replace").rstrip())


def prepare(engine: str, folder: Path, timeout: float) -> None:
    """Have `engine` prepare the files in `folder`, in a process of its own.

    Raises:
        LangduError: it could not.
    """
    done = subprocess.run(
        [*command(engine), "prepare", os.fspath(folder)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=timeout,
        check=False,
        creationflags=hidden(),
    )
    if done.returncode:
        log.warning("preparing with %s: %s", engine, done.stderr.decode("utf-8", "replace"))
        raise read_error(done.stdout) if done.stdout else EngineFailed("the files could not be prepared")
