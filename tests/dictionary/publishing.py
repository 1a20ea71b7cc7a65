"""Dictionaries as others publish them, made for tests."""

from __future__ import annotations

import gzip
import io
import json
import struct
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

INDEX = {"title": "A dictionary", "revision": "2026-01-01", "format": 3, "author": "小王"}


def term(word: str, reading: str, *meanings: Any) -> list[Any]:
    """A row of format 3."""
    return [word, reading, "", "", 0, list(meanings), 1, ""]


def old_term(word: str, reading: str, *meanings: str) -> list[Any]:
    """A row of format 1."""
    return [word, reading, "", "", 0, *meanings]


def yomitan(path: Path, *banks: list[Any], index: Any = INDEX, more: dict[str, str] | None = None) -> Path:
    """A zip of Yomitan."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.json", json.dumps(index))
        for number, rows in enumerate(banks, 1):
            archive.writestr(f"term_bank_{number}.json", json.dumps(rows, ensure_ascii=False))
        for name, text in (more or {}).items():
            archive.writestr(name, text)
    return path


def stardict(
    kinds: str, words: dict[str, bytes], others: dict[str, int] | None = None, **about: str
) -> dict[str, bytes]:
    """The files of StarDict, each under its ending."""
    index, texts = bytearray(), bytearray()
    wide = about.get("idxoffsetbits") == "64"
    for word, data in words.items():
        index += word.encode() + b"\0" + struct.pack(">QI" if wide else ">II", len(texts), len(data))
        texts += data
    head = {"version": "2.4.2", "bookname": "Words", "wordcount": str(len(words)), "idxfilesize": str(len(index))}
    told = head | ({"sametypesequence": kinds} if kinds else {}) | about
    ifo = "StarDict's dict ifo file\n" + "".join(f"{key}={value}\n" for key, value in told.items())
    syn = b"".join(word.encode() + b"\0" + struct.pack(">I", number) for word, number in (others or {}).items())
    return {".ifo": ifo.encode(), ".idx": bytes(index), ".dict": bytes(texts)} | ({".syn": syn} if syn else {})


def in_folder(folder: Path, files: dict[str, bytes], *, packed: bool = False) -> Path:
    """StarDict's files in a folder; packed as its own tool does with `packed`."""
    folder.mkdir(parents=True, exist_ok=True)
    for ending, data in files.items():
        if packed and ending in (".idx", ".dict"):
            name = ".idx.gz" if ending == ".idx" else ".dict.dz"
            (folder / f"words{name}").write_bytes(gzip.compress(data, mtime=0))
        else:
            (folder / f"words{ending}").write_bytes(data)
    return folder


def in_tar(path: Path, files: dict[str, bytes]) -> Path:
    """StarDict's files in a folder of a tar."""
    kind = {".gz": "w:gz", ".bz2": "w:bz2", ".xz": "w:xz"}[path.suffix]
    with tarfile.open(path, kind) as archive:  # type: ignore[call-overload]
        for ending, data in files.items():
            info = tarfile.TarInfo(f"stardict-words/words{ending}")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def in_zip(path: Path, files: dict[str, bytes]) -> Path:
    """StarDict's files in a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for ending, data in files.items():
            archive.writestr(f"words{ending}", data)
    return path


def cedict(*rows: str, date: str = "2999-01-02", told: int | None = None) -> str:
    """The text of CC-CEDICT."""
    count = len(rows) if told is None else told
    head = ["# CC-CEDICT", f"#! entries={count}", "#! license=CC BY-SA 4.0", f"#! date={date}T06:42:16Z"]
    return "\n".join((*head, *rows)) + "\n"
