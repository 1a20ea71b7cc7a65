"""Lexicons as sherpa-onnx's voices have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.pinyin import plain, readings

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


#: How the published lexicons write finals: aishell3 as below; Matcha and MeloTTS as the letters do.
AISHELL = {"ü": "v", "üe": "ve", "üan": "van", "ün": "vn"}


def symbols(syllable: Syllable, kind: str) -> list[str]:
    """The symbols of a syllable as the published voices have them.

    `vits` is vits-icefall-zh-aishell3: `^ a1 #0`, `zh iii1 #0`; `matcha` is matcha-icefall-zh-baker: `zhi1`, and `de`
    in the neutral tone; `melo` is vits-melo-tts-zh_en: `AA a 1 1`, `zh ir 1 1`.
    """
    initial, final, tone = syllable.initial, syllable.final, str(syllable.tone)
    apical = final == "i" and ((initial in ("zh", "ch", "sh", "r")) + 2 * (initial in ("z", "c", "s")))
    if kind == "vits":
        final = {0: AISHELL.get(final, final), 1: "iii", 2: "ii"}[apical]
        return [initial or "^", f"{final}{tone}", "#0"]
    if kind == "matcha":
        return [plain(syllable) + (tone if tone != "5" else "")]
    return [initial or "AA", {0: final, 1: "ir", 2: "i0"}[apical], tone, tone]


def tokens(kind: str) -> list[str]:
    """The symbols that the published voice was taught: but for MeloTTS every tone of every sound; with those of Matcha dei and dia."""
    own = dict.fromkeys(symbol for syllable in entries().values() for symbol in _sounds(symbols(syllable, kind), kind))
    if kind == "vits":
        finals = dict.fromkeys(symbol[:-1] for symbol in own if symbol[-1].isdigit() and symbol != "#0")
        starts = [symbol for symbol in own if not symbol[-1].isdigit()]
        return ["sil", "eos", "sp", "#0", "#1", "#2", "#3", *starts, *(f"{f}{t}" for f in finals for t in "12345")]
    if kind == "melo":
        return ["_", *",.!?", *own, "ə"]
    bare = sorted({symbol.rstrip("1234") for symbol in own} | {"dei", "dia"})
    return [" ", "_", *",.!?:\"'", *(f"{sound}{tone}" for sound in bare for tone in ("", *"1234"))]


def _sounds(line: list[str], kind: str) -> list[str]:
    return line[: len(line) // 2] if kind == "melo" else line
