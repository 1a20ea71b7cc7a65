"""Bytes to text: UTF-8, UTF-16, GB18030 and Big5, told apart by what Chinese text is made of.

General detectors need a kilobyte to be right about Chinese; these four candidates need a sentence: the text in
the right one is full of the commonest characters, in a wrong one it has almost none.
"""

from __future__ import annotations

import codecs
import re

from langdu.errors import BadInput, UsageError

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
#: The commonest characters and signs of running text, in both scripts: every fourth character of it.
COMMON = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發"
    "后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開"
    "，。、；：？！“”「」（）《》\u3000"
)
#: Texts with fewer common characters than this are not in that encoding; running prose has 25 to 40 %.
ENOUGH = 0.04
SAMPLE = 65536
#: Undecodable, control and private characters; a text in a wrong encoding has many.
_BROKEN = re.compile("[\ufffd\x00-\x08\x0e-\x1f\ue000-\uf8ff]")


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
    try:
        codec = codecs.lookup(encoding)
        "".encode(codec.name)
    except LookupError:
        known = ", ".join(ENCODINGS)
        raise UsageError(f"there is no encoding {encoding!r}", where=name, remedy=f"use one of {known}") from None
    bom = next((bom for bom, of_bom in BOMS if data.startswith(bom) and of_bom.startswith(codec.name)), b"")
    wide = codec.name == "utf-16" and not bom and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return _strict(data[len(bom) :], name, _wide(data) if wide else codec.name)


def _wide(data: bytes) -> str:
    """The byte order of UTF-16 that does not say."""
    return max(("utf-16-le", "utf-16-be"), key=lambda codec: _commonness(data[: SAMPLE & ~1], codec))


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
    return text


def _other(data: bytes, failure: BadInput) -> str:
    sample = data[:SAMPLE]
    scores = {codec: _commonness(sample, codec) for codec in CANDIDATES}
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] < ENOUGH:
        # A few broken bytes in UTF-8 are better shown as such than refused.
        if _commonness(sample, "utf-8") >= ENOUGH:
            return data.decode("utf-8", "replace")
        failure.what = "this is no text in UTF-8, UTF-16, GB18030 or Big5"
        raise failure
    return data.decode(best, "replace")


def _commonness(sample: bytes, codec: str) -> float:
    """The share of common characters, less ten times that of undecodable, control and private ones."""
    text = sample.decode(codec, "replace")
    common = sum(map(text.count, COMMON))
    broken = sum(1 for _ in _BROKEN.finditer(text))
    return (common - 10 * max(0, broken - 2)) / max(1, len(text))
