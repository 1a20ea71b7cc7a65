"""Engines that misbehave, for workers that tests start; named as `tests.speech.fakes:Class`."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.errors import VoiceMissing
from langdu.model import Chunk, Prosody, Utterance
from langdu.speech.engines.silence import Silence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Noisy(Silence):
    """Prints wherever it can."""

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        print("a library talks")
        os.write(1, b"LD and lower down it does so too\n")
        os.write(2, b"on both\n")
        yield from super().speak(utterance, prosody)


class Sick(Silence):
    """Fails in the middle of a sentence, as `how` says: once if there is a file `once` to leave a mark in."""

    def __init__(self, folder: Path | None, parameters: Mapping[str, str | int | float | bool]) -> None:
        super().__init__(folder, parameters)
        self.how = str(parameters["how"])
        self.once = Path(str(parameters["once"])) if "once" in parameters else None

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        for i, chunk in enumerate(super().speak(utterance, prosody)):
            if i == 1 and not (self.once and self.once.exists()):
                if self.once:
                    self.once.touch()
                self.fail()
            yield chunk

    def fail(self) -> None:
        if self.how == "crash":
            os.kill(os.getpid(), signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        elif self.how == "hang":
            threading.Event().wait()
        elif self.how == "raise":
            raise ZeroDivisionError("the engine's own mistake")


class Endless(Silence):
    """Speaks for ever, in short chunks."""

    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        if len(utterance.units) > 1:
            yield from super().speak(utterance, prosody)
            return
        while True:
            yield Chunk(bytes(320), self.sample_rate)


class Unable(Silence):
    """Cannot be started."""

    def __init__(self, folder: Path | None, parameters: Mapping[str, str | int | float | bool]) -> None:
        raise VoiceMissing("the moon is missing", where="voice test", remedy="wait for it")
