"""How quick the installed voices are on this machine, as they told when they were last tried."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from langdu import files
from langdu.errors import LangduError
from langdu.speech.process import log

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Voice

#: The real-time factor from which on a voice is too slow to read along: it would fall behind when anything else runs.
TOO_SLOW = 0.8
#: That from which on sentences are better said ahead: an everyday one takes more than half a second.
SLOW = 0.15


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
