"""CC-CEDICT's text, https://cc-cedict.org/wiki/format:syntax, a word a line.

`傳統 传统 [chuan2 tong3] /sense/sense/`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.dictionary.storage.lines import EntryLine
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TITLE, LICENCE = "CC-CEDICT", "CC BY-SA 4.0"
_LINE = re.compile(r"(?P<traditional>\S+) (?P<simplified>\S+) \[(?P<pinyin>[^\]]*)\]+ /(?P<senses>.*)/\s*")
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
            senses.append(sense)
    pinyin = one_line(match["pinyin"]).replace("u:", "ü").replace("U:", "Ü")
    word, traditional = one_line(match["simplified"]), one_line(match["traditional"])
    return EntryLine(word, traditional, pinyin, tuple(senses), tuple(dict.fromkeys(classifiers)), _variant_of(senses))


def _variant_of(senses: list[str]) -> str:
    match = _VARIANT.match(senses[0]) if senses else None
    return f"{match['traditional'] or match['word']}|{match['word']}" if match else ""
