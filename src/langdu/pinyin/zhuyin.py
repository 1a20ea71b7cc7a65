"""Zhuyin (Bopomofo), as Taiwan's Ministry of Education writes it: tone marks after, the neutral dot before."""

from __future__ import annotations

from functools import cache

from langdu.model import NEUTRAL, Syllable

_INITIALS = dict(
    zip(
        ["b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s"],
        "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙ",
        strict=True,
    )
)
_FINALS = {
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ê": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ", "an": "ㄢ", "en": "ㄣ",
    "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ", "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iai": "ㄧㄞ",
    "iao": "ㄧㄠ",
    "iou": "ㄧㄡ", "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ", "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ",
    "uai": "ㄨㄞ", "uei": "ㄨㄟ",
    "uan": "ㄨㄢ", "uen": "ㄨㄣ", "uang": "ㄨㄤ", "ueng": "ㄨㄥ", "ong": "ㄨㄥ", "ü": "ㄩ",
    "üe": "ㄩㄝ", "üan": "ㄩㄢ", "ün": "ㄩㄣ", "iong": "ㄩㄥ", "m": "ㄇ", "n": "ㄋ", "ng": "ㄫ",
}  # fmt: skip
_APICAL = frozenset(("zh", "ch", "sh", "r", "z", "c", "s"))
_TONES = {2: "ˊ", 3: "ˇ", 4: "ˋ"}


@cache
def zhuyin(syllable: Syllable) -> str:
    """The syllable in Zhuyin: ㄌㄩˋ, ˙ㄇㄚ, ㄓ, ㄏㄨㄚㄦ."""
    apical = syllable.final == "i" and syllable.initial in _APICAL
    letters = _INITIALS.get(syllable.initial, "") + ("" if apical else _FINALS[syllable.final])
    letters += "ㄦ" if syllable.erhua else ""
    return f"˙{letters}" if syllable.tone == NEUTRAL else letters + _TONES.get(syllable.tone, "")
