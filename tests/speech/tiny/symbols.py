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
