"""The legal syllables of Mandarin and their spelling.

Orthography after the Scheme for the Chinese Phonetic Alphabet (GB/T 16159 and ISO 7098): i, u and ü alone in a
syllable are written yi, wu, yu; iou, uei and uen lose their middle vowel after an initial; ü loses its dots
after j, q, x and y.
"""

from __future__ import annotations

from functools import cache

INITIALS = ("b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s")

#: What each initial combines with; the sounds of the Xiandai Hanyu Cidian with its interjections and dialect words.
FINALS: dict[str, str] = {
    "": "a o e ê ai ei ao ou an en ang eng er i ia io ie iai iao iou ian in iang ing u ua uo uai uei uan uen uang ueng "
    "ü üe üan ün iong m n ng",
    "b": "a o ai ei ao an en ang eng ong i ie iao ian in iang ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iou ian in ing u",
    "f": "a o ei ou an en ang eng u iao",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iou ian in ing iang u uo uei uan uen",
    "t": "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo uei uan uen",
    "n": "a e ai ei ao ou an en ang eng ong i ia ie iao iou ian in iang ing u uo uan uen ü üe",
    "l": "a o e ai ei ao ou an en ang eng ong i ia ie iao iou ian in iang ing u uo uan uen ü üe üan ün",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai uei uan uen uang",
    "k": "a e ai ei ao ou an en ang eng ong u ua uo uai uei uan uen uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai uei uan uen uang m ng",
    "j": "i ia ie iao iou ian in iang ing iong ü üe üan ün",
    "q": "i ia ie iao iou ian in iang ing iong ü üe üan ün",
    "x": "i ia ie iao iou ian in iang ing iong ü üe üan ün",
    "zh": "i a e ai ei ao ou an en ang eng ong u ua uo uai uei uan uen uang",
    "ch": "i a e ai ao ou an en ang eng ong u ua uo uai uei uan uen uang",
    "sh": "i a e ai ei ao ou an en ang eng u ua uo uai uei uan uen uang",
    "r": "i e ao ou an en ang eng ong u ua uo uei uan uen",
    "z": "i a e ai ei ao ou an en ang eng ong u uo uei uan uen",
    "c": "i a e ai ei ao ou an en ang eng ong u uo uei uan uen",
    "s": "i a e ai ei ao ou an en ang eng ong u uo uei uan uen",
}
_ALONE = {"i": "yi", "in": "yin", "ing": "ying", "iou": "you", "u": "wu", "ueng": "weng", "uei": "wei", "uen": "wen"}
_SHORT = {"iou": "iu", "uei": "ui", "uen": "un"}


def spell(initial: str, final: str) -> str:
    """The letters of a syllable, ü as ü: ("l", "ü") is lü, ("j", "üe") jue, ("", "iou") you."""
    if not initial:
        return _spell_alone(final)
    if final.startswith("ü") and initial in ("j", "q", "x"):
        return initial + "u" + final[1:]
    return initial + _SHORT.get(final, final)


def _spell_alone(final: str) -> str:
    if final in _ALONE:
        return _ALONE[final]
    if final.startswith("ü"):
        return "yu" + final[1:]
    if final.startswith("i"):
        return "y" + final[1:]
    return "w" + final[1:] if final.startswith("u") else final


@cache
def spellings() -> dict[str, tuple[str, str]]:
    """Every legal spelling, ü as v, and what it stands for."""
    table = {
        spell(initial, final).replace("ü", "v"): (initial, final)
        for initial, finals in FINALS.items()
        for final in finals.split()
    }
    # Written without dots by many, and not otherwise spellings of anything; jv and lve by keyboards.
    table |= {f"{i}v{rest}": (i, f"ü{rest}") for i in "jqx" for rest in ("", "e", "an", "n")}
    table |= {"nue": ("n", "üe"), "lue": ("l", "üe"), "yv": ("", "ü"), "yve": ("", "üe"), "yvan": ("", "üan")}
    return table | {"yvn": ("", "ün"), "eh": ("", "ê")}
