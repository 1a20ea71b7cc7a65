"""StarDict's dictionaries: `.ifo`, `.idx` (or `.idx.gz`), `.dict` (or `.dict.dz`) and perhaps `.syn`.

https://github.com/huzheng001/stardict-3/blob/master/dict/doc/StarDictFileFormat. Read are texts (m, l), phonetics
(t, y) and markup (h, g, x, k, w); wordnets, resources, sounds and pictures are passed over.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from langdu.dictionary.formats.base import DictionaryFormat, PublishedDictionary
from langdu.dictionary.formats.files import DictionaryFiles, files_of
from langdu.dictionary.formats.markup import lines, lines_of_html
from langdu.dictionary.pinyin_fields import syllables_of
from langdu.dictionary.storage.lines import EntryLine
from langdu.model import one_line
from langdu.pinyin.run_on import LONGEST_SYLLABLE_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PLAIN, _MARKED, _PHONETIC = "ml", "hgxkw", "ty"
#: What pinyin has that English has not: a number behind a letter, a letter with a mark.
_TONE = re.compile(r"[a-zü:][1-5]|[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", re.IGNORECASE)
_HEAD = "StarDict's dict ifo file"


class StarDictFormat(DictionaryFormat):
    """StarDict's files: in a folder (or beside the .ifo), a zip or a tar."""

    def read(self, path: Path) -> PublishedDictionary:
        """See `DictionaryFormat`."""
        return read_stardict(files_of(path.parent if path.suffix == ".ifo" else path), wanted=path.stem)


def read_stardict(files: DictionaryFiles, wanted: str = "") -> PublishedDictionary:
    """The dictionary among files, the one called `wanted` if there are several; errors as `DictionaryFormat.read`."""
    found = files.named(".ifo")
    if not found:
        raise files.bad("it has no .ifo file", "name the folder or archive that has it")
    name = next((one for one in found if one.rpartition("/")[2] == f"{wanted}.ifo"), found[0])
    about = _about(files, name)
    stem = name.removesuffix(".ifo").removesuffix(".IFO")
    index, texts = _read(files, stem, ".idx", ".idx.gz"), _read(files, stem, ".dict", ".dict.dz")
    others = files.read(f"{stem}.syn") if f"{stem}.syn" in files.named(".syn") else b""
    title = about.get("bookname", "") or files.where
    entries = _entries(files, about, index, texts, others)
    told = about.get("wordcount", "")
    count = int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else 0
    return PublishedDictionary(title, entries, about.get("date", ""), about.get("author", ""), count)


def _about(files: DictionaryFiles, name: str) -> dict[str, str]:
    head, *rows = files.read(name).decode("utf-8-sig", "replace").splitlines() or [""]
    if head.strip() != _HEAD:
        raise files.bad(f"{name} is no .ifo file of StarDict", "choose another file")
    pairs = (row.partition("=") for row in rows)
    return {key.strip(): one_line(value) for key, _, value in pairs}


def _read(files: DictionaryFiles, stem: str, *endings: str) -> bytes:
    for ending in endings:
        if f"{stem}{ending}" in files.named(ending):
            return files.read(f"{stem}{ending}")
    raise files.bad(f"there is no {stem}{endings[0]} beside the .ifo", "name the folder or archive that has it")


def _entries(
    files: DictionaryFiles, about: dict[str, str], index: bytes, texts: bytes, others: bytes
) -> Iterator[EntryLine]:
    """The words of the index, then the other spellings that .syn has of them."""
    wide = about.get("idxoffsetbits") == "64"
    kinds = about.get("sametypesequence", "")
    try:
        places = list(_places(index, ">QI" if wide else ">II"))
        words = [(word, at) for at, (word, _) in enumerate(places)]
        words += [(word, number) for word, (number,) in _places(others, ">I")]
        for word, at in words:
            start, size = places[at][1]
            if start + size > len(texts):
                raise IndexError(start)
            yield _entry(word, texts[start : start + size], kinds)
    except (struct.error, IndexError, ValueError):
        raise files.bad("its index and its text do not belong together, or one is cut off", "fetch it again") from None


def _places(index: bytes, numbers: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each word with the numbers behind it."""
    at, width = 0, struct.calcsize(numbers)
    while at < len(index):
        end = index.index(b"\0", at)
        yield index[at:end].decode("utf-8", "replace"), struct.unpack_from(numbers, index, end + 1)
        at = end + 1 + width


def _entry(word: str, data: bytes, kinds: str) -> EntryLine:
    pinyin, senses = "", []
    for kind, raw in _fields(data, kinds):
        text = raw.decode("utf-8", "replace")
        if kind in _PHONETIC:
            pinyin = pinyin or one_line(text)
        elif kind in _PLAIN:
            senses += lines(text)
        elif kind in _MARKED:
            senses += lines_of_html(text)
    senses = [sense for sense in senses if sense != word]
    if not pinyin and senses and _is_reading(senses[0], word):
        pinyin = senses.pop(0).strip("[]() ")
    return EntryLine(word, word, pinyin, tuple(senses))


def _is_reading(line: str, word: str) -> bool:
    """Whether a line is the word's pinyin: as many syllables as characters, with tones."""
    if len(line) > (LONGEST_SYLLABLE_LETTERS + 2) * len(word) + 2 or not _TONE.search(line):
        return False
    found = syllables_of(line.strip("[]() "))
    return len(found) == len(word) and any(syllable.tone for syllable in found)


def _fields(data: bytes, kinds: str) -> Iterator[tuple[str, bytes]]:
    """The parts of an entry and their kinds; of the last of `kinds` neither its end nor its size is written."""
    at, number = 0, 0
    while at < len(data):
        is_last = number == len(kinds) - 1
        kind = kinds[number : number + 1] if kinds else chr(data[at])
        at += not kinds
        if not kind:
            return
        if is_last:
            end, after = len(data), len(data)
        elif kind.isupper():
            end = at + 4 + struct.unpack_from(">I", data, at)[0]
            at, after = at + 4, end
        else:
            end = data.find(b"\0", at)
            end = len(data) if end < 0 else end
            after = end + 1
        yield kind, data[at:end]
        at, number = after, number + 1
