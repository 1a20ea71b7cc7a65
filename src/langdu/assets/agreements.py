"""What the user has agreed to: licences, each once, and voices that send the text to another machine."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from langdu import files
from langdu.locks import alone

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Asset


log = logging.getLogger("langdu.assets")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One thing agreed to.

    Attributes:
        voice: the id of the voice that was being installed.
        licence: SHA-256 of the licence's text: a changed text asks again, the same text of another voice does not.
        online: whether the user agreed that this voice sends the text away; that holds for this voice only.
        day: when, as in 2026-03-01.
    """

    voice: str
    licence: str
    online: bool
    day: str


class Agreements:
    """Those in the file at `path`. A file that cannot be read holds none: the user is asked again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = path.with_name(f".lock-{path.name}")  # with a full stop, as no voice's has

    def find(self, asset: Asset) -> Agreement | None:
        """What allows `asset` to be installed without asking again."""
        text = _sum(asset)
        for agreement in self._read():
            if agreement.licence == text and (not asset.online or (agreement.online and agreement.voice == asset.id)):
                return agreement
        return None

    def add(self, asset: Asset) -> None:
        """Remember that the user agreed to its licence, and if it goes online to that.

        Raises:
            OSError, OutputFailed: it cannot be written.
        """
        if self.find(asset) is None:
            made = Agreement(asset.id, _sum(asset), asset.online, date.today().isoformat())
            with alone(self._lock):
                self._write([*self._read(), made])

    def withdraw(self, asset: Asset) -> bool:
        """Take back that `asset` may send the text away; whether it was allowed to.

        Raises:
            OSError, OutputFailed: it cannot be written.
        """
        if not any(agreement.online and agreement.voice == asset.id for agreement in self._read()):
            return False
        with alone(self._lock):
            self._write([kept for kept in self._read() if not (kept.online and kept.voice == asset.id)])
        return True

    def _read(self) -> list[Agreement]:
        try:
            return [Agreement(**entry) for entry in json.loads(self._path.read_text("utf-8"))]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError) as error:
            log.warning("%s: %s", self._path, error)
            return []

    def _write(self, agreements: list[Agreement]) -> None:
        text = json.dumps([asdict(agreement) for agreement in agreements], ensure_ascii=False, indent=1)
        files.write(self._path, text)


def _sum(asset: Asset) -> str:
    return hashlib.sha256(asset.licence.encode()).hexdigest()
