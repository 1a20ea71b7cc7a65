"""Listing voices imports every engine's module, and none of what they need to speak."""

from __future__ import annotations

import subprocess
import sys

from langdu.plugins import BUILT_IN

HEAVY = (
    "numpy",
    "onnxruntime",
    "onnx",
    "piper",
    "sherpa_onnx",
    "edge_tts",
    "aiohttp",
    "soundfile",
    "asyncio",
    "ai_edge_litert",
)


def test_asking_what_an_engine_lacks_imports_nothing_heavy() -> None:
    code = (
        "import sys; from langdu.speech.registry import engine_class; "
        f"[engine_class(name).missing() for name in {tuple(BUILT_IN['engines'])}]; "
        f"print(*(name for name in {HEAVY} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
