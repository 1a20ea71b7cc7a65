"""CC-CEDICT's text, https://cc-cedict.org/wiki/format:syntax, a word a line.

`傳統 传统 [chuan2 tong3] /sense/sense/`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.dictionary.formats.base import DictionaryFormat, PublishedDictionary
from langdu.dictionary.formats.files import DictionaryFiles, files_of
from langdu.dictionary.storage.lines import EntryLine
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

TITLE, LICENCE = "CC-CEDICT", "CC BY-SA 4.0"
_LINE = re.compile(r"(?P<traditional>\S+) (?P<simplified>\S+) \[+(?P<pinyin>[^\[\]]*)\]+ /(?P<senses>.*)/\s*")
_ENTRIES = re.compile(r"#! entries=(\d{1,9})\s*")
#: The share of the entries told in the head that must be there: a line or two may be written oddly.
WHOLE = 0.999
_DATE = re.compile(r"#! date=(\d{4}-\d\d-\d\d)")
#: A word as others refer to it, 銀行|银行[yin2 hang2]: its simplified form is after the bar.
REFERENCE = r"(?:(?P<traditional>[^\s|\[\]/,;()]+)\|)?(?P<word>[^\s|\[\]/,;()]+)(?:\[[^\]]*\])?"
_CLASSIFIER = re.compile(REFERENCE)
#: A sense that says no more than of which word this is another form.
_VARIANT = re.compile(
    r"(?:\([^)]*\) ?)?(?:(?:old|archaic|ancient|classical|Japanese|Taiwan|popular|erroneous|incorrect|obscure|graphic|"
    r"trad\.|less common|common erroneous|nonstandard simplified|unofficial|euphemistic|erhua) )?"
    rf"(?:variant of|same as|see|also written) {REFERENCE}"
)


class CedictFormat(DictionaryFormat):
    """CC-CEDICT's text, and others written like it: .u8, .txt, .gz."""

    def read(self, path: Path) -> PublishedDictionary:
        """See `DictionaryFormat`."""
        return read_cedict(files_of(path))


def read_cedict(files: DictionaryFiles) -> PublishedDictionary:
    """The dictionary in the first of the files that may have one; errors as in `DictionaryFormat.read`."""
    lines = text_lines(files)
    head = next((line for line in lines if line.startswith("# ")), "").removeprefix("# ")
    return PublishedDictionary(
        one_line(head) or files.where, entries(lines), edition(lines), _licence(lines), len(lines)
    )


def text_lines(files: DictionaryFiles) -> list[str]:
    """The lines of the text.

    Raises:
        BadInput: it is not in UTF-8, no line of it is an entry, or it has fewer entries than its head tells.
    """
    name = next(iter(files.named(".u8", ".txt", ".gz")), "")
    if not name:
        raise files.bad("there is no .u8 or .txt file in it", "choose another file")
    try:
        lines = files.read(name).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise files.bad("it is not in UTF-8", "fetch it again") from None
    found = sum(_LINE.fullmatch(line) is not None for line in lines if not line.startswith("#"))
    told = next((int(match[1]) for line in lines if (match := _ENTRIES.match(line))), found)
    if not found:
        raise files.bad("no line of it is an entry of CC-CEDICT", "choose another file")
    if found < told * WHOLE:
        raise files.bad(f"it has {found:,} of the {told:,} entries that it tells: it is cut off", "fetch it again")
    return lines


def _licence(lines: Iterable[str]) -> str:
    return next((one_line(line[11:]) for line in lines if line.startswith("#! license=")), "")


def edition(lines: Iterable[str]) -> str:
    """The date that the head of the file gives; empty if it gives none."""
    return next((match[1] for line in lines if (match := _DATE.match(line))), "")


def entries(lines: Iterable[str]) -> Iterator[EntryLine]:
    """The entries; lines that are none are left out."""
    for line in lines:
        match = None if line.startswith("#") else _LINE.fullmatch(line)
        if match:
            yield _entry(match)


def _entry(match: re.Match[str]) -> EntryLine:
    classifiers: list[str] = []
    senses: list[str] = []
    for sense in filter(None, map(one_line, match["senses"].split("/"))):
        if sense.startswith("CL:"):
            classifiers += (found["word"] for found in _CLASSIFIER.finditer(sense, len("CL:")))
        else:
            senses.append(sense.replace("(CL:", "(counted with "))  # of this sense alone
    pinyin = one_line(match["pinyin"]).replace("u:", "ü").replace("U:", "Ü")
    word, traditional = one_line(match["simplified"]), one_line(match["traditional"])
    return EntryLine(word, traditional, pinyin, tuple(senses), tuple(dict.fromkeys(classifiers)), _variant_of(senses))


def _variant_of(senses: list[str]) -> str:
    match = _VARIANT.match(senses[0]) if senses else None
    return f"{match['traditional'] or match['word']}|{match['word']}" if match else ""
