"""The symbols of the published voices, with their numbers."""

from __future__ import annotations

#: The symbols of zh_CN-huayan-medium.onnx.json in the order of their ids.
HUAYAN = (
    "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœǀǁǂǃɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛ"
    'ʜʝʟʡʢʲˈˌːˑ˞βθχᵻⱱ0123456789\u0327\u0303\u032a\u032f\u0329ʰˤε↓#"↑'
)
#: Those of piper-tts's phonemize_chinese.py (which wants packages that nothing here needs), likewise; of the signs, the
#: last kind are one symbol.
PINYIN = (
    "_ ^ $ Ø b p m f d t n l g k h j q x zh ch sh r z c s y w a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in "
    "iang ing iong u ua uo uai ui uan un uang ueng v ve van vn er ue 1 2 3 4 5 。 ？ ！ —"
)
ALSO = {"。": ".", "？": "?", "！": "!", "—": "…、，,：:；; "}


def id_map(kind: str) -> dict[str, list[int]]:
    """The published voices' symbols and ids."""
    symbols = {s: [i] for i, s in enumerate(HUAYAN if kind == "espeak" else PINYIN.split())}
    if kind == "pinyin":
        symbols |= {other: symbols[sign] for sign, others in ALSO.items() for other in others}
    return symbols


PIPER = {kind: id_map(kind) for kind in ("pinyin", "espeak")}

#: The Mandarin part of the vocabulary in Kokoro-82M-v1.1-zh's config.json, with its numbers.
KOKORO = {
    **dict(zip(";:,.!?/", range(1, 8), strict=True)),
    **dict(zip('—…"()“” ', range(9, 17), strict=True)),
    **{"ㄓ": 23, "ㄅ": 30, "ㄆ": 32, "R": 34, "ㄇ": 37, "ㄈ": 38, "ㄉ": 40, "ㄊ": 49, "ㄋ": 73, "ㄌ": 74, "ㄍ": 79},
    **{"ㄎ": 84, "ㄦ": 85, "ㄏ": 88, "ㄐ": 89, "ㄑ": 91, "ㄒ": 93, "ㄔ": 94, "ㄕ": 95, "ㄗ": 96, "ㄘ": 97, "ㄙ": 98},
    **{"月": 99, "ㄚ": 100, "ㄛ": 104, "ㄝ": 105, "ㄞ": 106, "ㄟ": 107, "ㄠ": 108, "ㄡ": 109, "ㄢ": 117, "ㄣ": 121},
    **{"ㄤ": 122, "ㄥ": 124, "ㄖ": 126, "ㄧ": 127, "ㄨ": 134, "ㄩ": 137, "ㄜ": 140, "ㄭ": 141, "十": 144, "压": 145},
    **{"言": 146, "阳": 149, "要": 150, "阴": 151, "应": 152, "用": 153, "又": 154, "中": 155, "穵": 159, "外": 160},
    **{"万": 161, "王": 163, "为": 165, "文": 166, "瓮": 167, "我": 168, "3": 169, "5": 170, "1": 171, "2": 172},
    **{"4": 173, "元": 175, "云": 176},
}
