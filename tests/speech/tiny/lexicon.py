"""Lexicons as sherpa-onnx's voices have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.pinyin import readings

if TYPE_CHECKING:
    from langdu.model import Syllable


def entries() -> dict[str, Syllable]:
    """A character for every toned syllable that one of the basic block is read as at first, and some with doubts."""
    found: dict[Syllable, str] = {}
    for point in range(0x4E00, 0xA000):
        if read := readings(chr(point)):
            known = found.get(read[0])
            if known is None or (len(read) == 1 and len(readings(known)) > 1):
                found[read[0]] = chr(point)
    return {char: syllable for syllable, char in found.items()}


def symbols(syllable: Syllable, kind: str) -> list[str]:
    """The symbols of a syllable: b a1, or for MeloTTS b a 1 1; zero initials are AA, as there."""
    if kind != "melo":
        return [*([syllable.initial] if syllable.initial else []), f"{syllable.final}{syllable.tone}"]
    return [syllable.initial or "AA", syllable.final, str(syllable.tone), str(syllable.tone)]
