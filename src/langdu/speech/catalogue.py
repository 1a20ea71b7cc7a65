"""Which voices there are: the manifests that langdu brings, and the user's own beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.errors import VoiceMissing
from langdu.speech import manifest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langdu.model import Voice


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the manifests say.

    Attributes:
        voices: by id, the best first.
        manifests: where each was read from.
        problems: a line for each manifest that cannot be used.
    """

    voices: Mapping[str, Voice]
    manifests: Mapping[str, Path]
    problems: tuple[str, ...]


def packaged_dir() -> Path:
    """Where langdu's own manifests are: in the package, or in a checkout beside `src`."""
    package = Path(__file__).resolve().parents[1]
    packaged = package / "voices"
    return packaged if packaged.is_dir() else package.parents[1] / "voices"


def read_all(*folders: Path) -> Catalogue:
    """The voices of the manifests in `folders`; one in a later folder cannot hide one of an earlier."""
    found: dict[str, Voice] = {}
    homes: dict[str, Path] = {}
    problems: list[str] = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        try:
            voices = manifest.read(path)
            _require_new(voices, found, path)
        except VoiceMissing as error:
            problems.append(str(error))
            continue
        found |= {voice.id: voice for voice in voices}
        homes |= {voice.id: path for voice in voices}
    ranked = sorted(found.values(), key=lambda voice: (-voice.quality, voice.id))
    return Catalogue({voice.id: voice for voice in ranked}, homes, tuple(problems))


def _require_new(voices: Sequence[Voice], found: Mapping[str, Voice], path: Path) -> None:
    for voice in voices:
        if voice.id in found:
            what = f"there is a voice {voice.id!r} already"
            raise VoiceMissing(what, where=str(path), remedy="give this one another id")
