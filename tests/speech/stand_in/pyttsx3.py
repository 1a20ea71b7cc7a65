"""In the place of pyttsx3, for processes that tests start: the voices are those of the file LANGDU_TEST_VOICES.

The file is JSON: [[id, name, languages, gender]…]. What is "said" is a tone whose length goes with the text and the rate.
"""

from __future__ import annotations

import json
import math
import os
import struct
import sys
import wave
from pathlib import Path
from types import SimpleNamespace
from typing import Any

RATE = 16000


class Engine:
    """As much of pyttsx3's as langdu uses."""

    def __init__(self) -> None:
        told = json.loads(Path(os.environ["LANGDU_TEST_VOICES"]).read_text("utf-8"))
        if told == "broken":
            raise RuntimeError("the speech service does not answer")
        keys = ("id", "name", "languages", "gender")
        self._voices = [SimpleNamespace(**dict(zip(keys, row, strict=True))) for row in told]
        self._set: dict[str, Any] = {"rate": 200, "voice": ""}
        self._jobs: list[tuple[str, str]] = []

    def getProperty(self, name: str) -> Any:
        print("as the real one does, this prints")
        return self._voices if name == "voices" else self._set[name]

    def setProperty(self, name: str, value: Any) -> None:
        self._set[name] = value

    def save_to_file(self, text: str, path: str) -> None:
        self._jobs.append((text, path))

    def runAndWait(self) -> None:
        print("voice", self._set["voice"], file=sys.stderr)
        for text, path in self._jobs:
            count = round(len(text) * 0.2 * RATE * 200 / self._set["rate"])
            pitch = 200 + sum(self._set["voice"].encode()) % 100
            samples = (round(9000 * math.sin(2 * math.pi * pitch * i / RATE)) for i in range(count))
            with wave.open(path, "wb") as out:
                out.setparams((1, 2, RATE, 0, "NONE", ""))
                out.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))


def init() -> Engine:
    return Engine()
