"""An engine in a process of its own: `python -m langdu.speech.worker ENGINE [prepare FOLDER]`.

Speaks the protocol of PROTOCOL.md. With `prepare` it makes a voice's fetched files ready and ends; an error is
then one JSON line on standard output.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import traceback
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from langdu.errors import EngineFailed, LangduError
from langdu.speech.registry import engine_class
from langdu.speech.worker.protocol import (
    Frame,
    Kind,
    Ready,
    check_version,
    chunk_payload,
    error_payload,
    read_speak,
    ready_payload,
    write_frame,
)

if TYPE_CHECKING:
    from typing import BinaryIO

    from langdu.speech.engine import Engine


class Requests:
    """What the parent asks for, read by a thread so that a cancel is seen while the engine speaks."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._cancelled = 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        try:
            for line in self._stream:
                self._take(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            sys.stderr.write(f"nonsense from langdu: {error}\n")
            sys.stderr.flush()
            os._exit(2)
        os._exit(0)  # the parent is gone; the engine may be deep in a library and would not notice

    def _take(self, message: dict[str, Any]) -> None:
        if message["op"] == "cancel":
            self._cancelled = max(self._cancelled, message["id"])
        elif message["op"] in ("start", "speak"):
            self._waiting.put(message)

    def next(self) -> dict[str, Any]:
        """The next request; blocks until there is one."""
        return self._waiting.get()

    def is_cancelled(self, request: int) -> bool:
        """Whether the request was cancelled."""
        return request <= self._cancelled


def main(arguments: list[str]) -> int:
    """Serve until the parent closes our standard input; the exit status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    answers = _private(1, 2)
    if arguments[1:2] == ["prepare"]:
        return _prepare(arguments[0], Path(arguments[2]), answers)
    nowhere = os.open(os.devnull, os.O_RDONLY)
    requests = Requests(_private(0, nowhere))
    try:
        engine = _start(arguments[0], requests.next())
    except Exception as error:  # the worker's edge: whatever a plug-in raises is told to the parent
        write_frame(answers, Frame(Kind.ERROR, 0, error_payload(_told(error))))
        return 1
    ready = Ready(engine.sample_rate, round(engine.real_time_factor, 3))
    write_frame(answers, Frame(Kind.READY, 0, ready_payload(ready)))
    while True:
        _serve(engine, requests, answers)


def _private(fd: int, replacement: int) -> BinaryIO:
    """A stream on what `fd` was; `fd` itself, which libraries know, becomes `replacement`."""
    stream = os.fdopen(os.dup(fd), "rb" if fd == 0 else "wb")
    os.dup2(replacement, fd)
    return stream


def _start(name: str, message: dict[str, Any]) -> Engine:
    check_version(message.get("protocol"))
    folder = message["folder"]
    engine = engine_class(name)(Path(folder) if folder is not None else None, message["parameters"])
    engine.live = message.get("live", True)
    return engine


def _serve(engine: Engine, requests: Requests, answers: BinaryIO) -> None:
    message = requests.next()
    request = message["id"]
    try:
        for chunk in engine.speak(*read_speak(message)):
            if requests.is_cancelled(request):
                break
            write_frame(answers, Frame(Kind.CHUNK, request, chunk_payload(chunk)))
    except Exception as error:  # the worker's edge
        write_frame(answers, Frame(Kind.ERROR, request, error_payload(_told(error))))
    else:
        write_frame(answers, Frame(Kind.END, request, b""))


def _told(error: Exception) -> LangduError:
    traceback.print_exception(error)  # to fd 2, which the parent logs
    if isinstance(error, LangduError):
        return error
    return EngineFailed(f"the engine failed: {type(error).__name__}: {error}")


def _prepare(name: str, folder: Path, answers: BinaryIO) -> int:
    try:
        engine_class(name).prepare(folder)
    except Exception as error:  # the worker's edge
        answers.write(error_payload(_told(error)))
        answers.flush()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
