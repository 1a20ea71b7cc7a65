"""Which voices say the same the same way later, and what of their engines that depends on."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model import Voice

#: By the engine: the packages that compute its sound. Of the engines of other packages nothing is known.
PACKAGES: dict[str, tuple[str, ...]] = {
    "baker": ("ai-edge-litert", "numpy"),
    "espeak": ("espeakng-loader", "numpy"),
    "kokoro": ("onnxruntime", "numpy"),
    "piper": ("piper-tts", "onnxruntime", "numpy"),
    "sherpa": ("sherpa-onnx", "numpy"),
    "silence": (),
    "reference": ("soxr", "numpy"),
}


def is_reproducible(voice: Voice) -> bool:
    """Whether a voice gives the same sound later: not where a system or a service has its own say."""
    return not voice.online and (bool(voice.files) or voice.engine in PACKAGES)


def engine_versions(voice: Voice) -> list[str]:
    """The versions that a voice's sound depends on."""
    return [f"{package} {_version(package)}" for package in PACKAGES.get(voice.engine, ())]


@cache
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
