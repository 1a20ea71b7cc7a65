"""Bytes to text: UTF-8, UTF-16, GB18030 and Big5, told apart by what Chinese text is made of.

General detectors need a kilobyte to be right about Chinese; these four candidates need a word: in the right one it is
made of common characters, in a wrong one of rare ones. See `likelihood`.
"""

from __future__ import annotations

import codecs
import re

from langdu.errors import BadInput, UsageError
from langdu.importers.encoding.likelihood import DOUBTFUL, average, cost, is_chinese

ENCODINGS = ("utf-8", "utf-16", "gb18030", "big5")
#: Tried in this order where the bytes are not UTF-8.
CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Beginnings of files that people mistake for texts, and what they are.
MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive, as Word's .docx and .epub are"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"ID3", "an mp3 recording"),
    (b"RIFF", "a recording or a film"),
    (b"OggS", "an ogg recording"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
)
SAMPLE = 65536
#: Bytes of a text that may be UTF-8 by chance.
CHANCE_UTF8_BYTES = 200
#: What the web calls an encoding, and the one that holds all that is written under that name (WHATWG, Encoding).
LABELS = {
    **dict.fromkeys(
        ("gb2312", "gbk", "gb_2312-80", "gb18030", "hz", "cp936", "936", "chinese", "euc-cn", "x-gbk"), "gb18030"
    ),
    **dict.fromkeys(("big5", "big5hkscs", "big5-hkscs", "cp950", "950", "big5-tw", "csbig5", "x-x-big5"), "big5"),
    **dict.fromkeys(("latin1", "latin-1", "iso-8859-1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("utf8", "utf-8", "utf-8-sig", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "euckr", "ks_c_5601-1987"), "cp949"),
}
#: Big5 as Hong Kong writes it, and as Windows does: each has characters that the other has not.
BIG5 = ("big5hkscs", "cp950")
#: Kana and Hangul; how many there must be of them, and what share of a text.
OWN, FEW, KANA, HANGUL = re.compile("[\u3041-\u30ff\uac00-\ud7a3]"), 4, 0.3, 0.8
#: Texts of the neighbours, which would be read as rare Chinese.
NEIGHBOURS = {"cp932": "Japanese in Shift-JIS", "euc_jp": "Japanese in EUC-JP", "cp949": "Korean in EUC-KR"}


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text in `data`.

    Args:
        data: the file's bytes.
        name: the file's, for messages.
        encoding: the user's word for it; None to find out.

    Raises:
        UsageError: there is no such encoding.
        BadInput: the bytes are empty, not a text, or not of that encoding.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise BadInput("the file is empty", where=name, remedy="choose another file")
    if encoding is not None:
        return _named(data, name, encoding)
    _refuse_binaries(data, name)
    for bom, of_bom in BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], name, of_bom)
    return _found(data, name)


def _refuse_binaries(data: bytes, name: str) -> None:
    kind = next((kind for magic, kind in MAGIC if data.startswith(magic)), None)
    if kind is not None and (b"\x00" in data[:SAMPLE] or kind in ("a PDF", "a rich text document")):
        raise BadInput(f"this is {kind}, not a text", where=name, remedy="save it as plain text first")


def _named(data: bytes, name: str, encoding: str) -> str:
    label = LABELS.get(encoding.strip().lower().replace("_", "-"), LABELS.get(encoding.strip().lower(), encoding))
    try:
        codec = codecs.lookup(label)
        "".encode(codec.name)
    except LookupError:
        known = ", ".join(ENCODINGS)
        raise UsageError(f"there is no encoding {encoding!r}", where=name, remedy=f"use one of {known}") from None
    if label == "big5":
        return _strict_big5(data, name)
    bom = next((bom for bom, of_bom in BOMS if data.startswith(bom) and of_bom.startswith(codec.name)), b"")
    wide = codec.name == "utf-16" and not bom and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return _strict(data[len(bom) :], name, _wide(data) if wide else codec.name)


def _strict_big5(data: bytes, name: str) -> str:
    """By that of the two that has all of it; by both where each has something of its own."""
    for codec in BIG5:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return _strict(data, name, "langdu-big5")


def _other_big5(error: UnicodeError) -> tuple[str, int]:
    """What Hong Kong's Big5 has not, by that of Windows."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 2].decode("cp950"), error.start + 2


codecs.register_error("langdu-big5", _other_big5)


def _wide(data: bytes) -> str:
    """The byte order of UTF-16 that does not say."""
    return min(("utf-16-le", "utf-16-be"), key=lambda codec: cost(data[: SAMPLE & ~1].decode(codec, "replace")))


def _strict(data: bytes, name: str, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.end == len(data):
            return data.decode(codec, "replace")  # cut off in the middle of a character
        line = data.count(b"\n", 0, error.start) + 1
        remedy = f"name its encoding with --encoding ({', '.join(ENCODINGS)})"
        where = f"{name}, line {line}, byte {error.start}"
        raise BadInput(f"these bytes are not {codec}", where=where, remedy=remedy) from None


def _found(data: bytes, name: str) -> str:
    try:
        text = _strict(data, name, "utf-8")
    except BadInput as not_utf8:
        return _other(data, not_utf8)
    if text.count("\x00") > len(text) // 100 + 3:
        # UTF-16 of Latin text is UTF-8 with every other byte NUL; anything else with many NULs is no text.
        return _other(data, BadInput("this is no text", where=name, remedy="choose a text file"))
    return _not_by_chance(data, text)


def _not_by_chance(data: bytes, text: str) -> str:
    """A text in UTF-8, unless that it can be is chance: 学校 in GBK is ѧУ in UTF-8, two letters that nobody writes so.

    Only characters of two bytes can be meant, and none of these is Chinese.
    """
    if len(data) > CHANCE_UTF8_BYTES or text.isascii() or max(text) > "\u07ff":
        return text
    for codec in CANDIDATES[:2]:
        other = data.decode(codec, "replace")
        if is_chinese(other) and average(other) <= DOUBTFUL:
            return other
    return text


def _other(data: bytes, failure: BadInput) -> str:
    sample = data[: SAMPLE & ~1]
    texts = {codec: _cut(sample, codec, whole=len(sample) == len(data)) for codec in CANDIDATES}
    best = min(texts, key=lambda codec: cost(texts[codec]))
    neighbour = _neighbour(sample) if average(texts[best]) > DOUBTFUL else ""
    if neighbour or not is_chinese(texts[best]):
        # A few broken bytes in UTF-8 are better shown as such than refused.
        utf8 = _cut(sample, "utf-8", whole=len(sample) == len(data))
        kept = utf8.replace("\ufffd", "")
        if (len(utf8) - len(kept)) * 20 < len(utf8) and not kept.isascii() and is_chinese(kept):
            return data.decode("utf-8", "replace")
        failure.what = neighbour or "this is no text in UTF-8, UTF-16, GB18030 or Big5"
        raise failure
    return data.decode(best, "replace")


def _cut(sample: bytes, codec: str, *, whole: bool) -> str:
    """The text of a sample; that it may end in the middle of a character says nothing against it."""
    text = sample.decode(codec, "replace")
    return text if whole else text.rstrip("\ufffd")


def _neighbour(sample: bytes) -> str:
    """What bytes are that would be mostly kana or Hangul; "" if they are neither."""
    for codec, what in NEIGHBOURS.items():
        text = sample.decode(codec, "replace")
        others = [char for char in text if not char.isascii()]
        own = len(OWN.findall(text))
        if own >= FEW and own > len(others) * (KANA if codec != "cp949" else HANGUL) and "\ufffd" not in text:
            return f"this looks like {what}, not Chinese"
    return ""
