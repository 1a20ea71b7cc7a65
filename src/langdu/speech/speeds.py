"""How quick the installed voices are on this machine, as they told when they were last tried."""

from __future__ import annotations

import json
import math
import time
from functools import cache
from typing import TYPE_CHECKING

from langdu import files
from langdu.errors import LangduError
from langdu.speech.worker.process import log

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Voice

#: Rows of the matrices that are multiplied to see how quick the machine is, and how often.
ROWS, TIMES = 384, 5
#: The real-time factor from which on a voice is too slow to read along: it would fall behind when anything else runs.
TOO_SLOW = 0.8
#: That from which on sentences are better said ahead: an everyday one takes more than half a second.
SLOW = 0.15


def estimate(voice: Voice) -> float:
    """The seconds that a voice that is not installed would need here for a second of speech, about; 0 if unknown.

    Its effort is what it was measured to need on a machine that did 100 billion multiplications a second like this.
    """
    return voice.effort / _multiplications() if voice.effort else 0.0


@cache
def _multiplications() -> float:
    """How many billion a second are done here, in a product of matrices; takes some milliseconds."""
    import numpy as np

    matrix = np.full((ROWS, ROWS), 0.5, np.float32)
    quickest = math.inf
    for _ in range(TIMES):
        begun = time.perf_counter()
        matrix @ matrix
        quickest = min(quickest, time.perf_counter() - begun)
    return ROWS**3 / 1e9 / max(quickest, 1e-6)


def told(factor: float, *, estimated: bool = False) -> str:
    """A real-time factor as people say it: how many times as fast as speech."""
    if not factor:
        return "speed not known"
    about = "about " if estimated else ""
    times = 1 / factor
    number = f"{times:.0f}" if times >= 2 else f"{times:.1f}"
    return f"{about}{number} times as fast as speech"


class Speeds:
    """Those in the file at `path`; a file that cannot be read or written is as good as none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, voice: Voice) -> float:
        """The seconds that a voice needs for a second of speech; 0 if that is not known."""
        return self._read().get(voice.home, 0.0)

    def keep(self, voice: Voice, factor: float) -> None:
        """Remember how quick a voice and its family are; 0 forgets it."""
        before = self._read()
        kept = {home: known for home, known in (before | {voice.home: round(factor, 3)}).items() if known}
        try:
            if kept:
                files.write(self._path, json.dumps(kept, indent=1))
            elif before:
                self._path.unlink()
        except (OSError, LangduError) as error:
            log.warning("%s: %s", self._path, error)

    def _read(self) -> dict[str, float]:
        try:
            found = json.loads(self._path.read_text("utf-8"))
            return {str(home): float(factor) for home, factor in found.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError) as error:
            log.warning("%s: %s", self._path, error)
            return {}
