"""The International Phonetic Alphabet, after Lee and Zee, "Standard Chinese (Beijing)", JIPA 33 (2003)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.model import Syllable

_INITIALS = {
    "b": "p", "p": "pʰ", "m": "m", "f": "f", "d": "t", "t": "tʰ", "n": "n", "l": "l", "g": "k", "k": "kʰ", "h": "x",
    "j": "tɕ", "q": "tɕʰ", "x": "ɕ", "zh": "ʈʂ", "ch": "ʈʂʰ", "sh": "ʂ", "r": "ɻ", "z": "ts", "c": "tsʰ", "s": "s",
}  # fmt: skip
_FINALS = {
    "a": "a", "o": "o", "e": "ɤ", "ê": "ɛ", "ai": "ai", "ei": "ei", "ao": "ɑu", "ou": "ou", "an": "an", "en": "ən",
    "ang": "ɑŋ", "eng": "əŋ", "er": "ɚ", "i": "i", "ia": "ja", "io": "jo", "ie": "je", "iai": "jai", "iao": "jɑu",
    "iou": "jou", "ian": "jɛn", "in": "in", "iang": "jɑŋ", "ing": "iŋ", "u": "u", "ua": "wa", "uo": "wo", "uai": "wai",
    "uei": "wei", "uan": "wan", "uen": "wən", "uang": "wɑŋ", "ueng": "wəŋ", "ong": "ʊŋ", "ü": "y", "üe": "ɥe",
    "üan": "ɥɛn", "ün": "yn", "iong": "jʊŋ", "m": "m̩", "n": "n̩", "ng": "ŋ̍",
}  # fmt: skip
_TONES = {1: "˥", 2: "˧˥", 3: "˨˩˦", 4: "˥˩"}


@cache
def ipa(syllable: Syllable) -> str:
    """The syllable in IPA with tone letters; a neutral or unknown tone has none."""
    final = _FINALS[syllable.final]
    if syllable.final == "i" and syllable.initial in ("z", "c", "s"):
        final = "ɹ̩"
    elif syllable.final == "i" and syllable.initial in ("zh", "ch", "sh", "r"):
        final = "ɻ̩"
    return _INITIALS.get(syllable.initial, "") + final + ("ɻ" if syllable.erhua else "") + _TONES.get(syllable.tone, "")
