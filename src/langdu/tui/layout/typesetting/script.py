"""Simplified characters shown for traditional ones and the other way round; places and readings stay.

OpenCC converts a sentence by its phrases, then each word of the sentence by itself, which says where phrases end; where
no phrase decides, the reading may (data/traditional_by_reading.tsv). What OpenCC would make longer or shorter stays as
it is written.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from langdu.hanzi import folded
from langdu.model import is_hanzi
from langdu.pinyin import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Sentence
    from langdu.tui.layout.typesetting.style import Script
    from langdu.tui.layout.unit import RubyUnit

#: OpenCC's names of the ways there and back: traditional characters as in Taiwan, where s2t would write 喫 and 麪.
TABLES = {"traditional": "s2tw", "simplified": "tw2s"}
_BACK = {"traditional": "tw2s", "simplified": "s2tw"}


@cache
def _converter(table: str) -> Any:
    from opencc import OpenCC  # 50 ms, and only who switches needs it

    return OpenCC(table)


def _converted(text: str, table: str) -> str:
    """`text` by a table of OpenCC; as it is where its length would change."""
    made = str(_converter(table).convert(text))
    if table == TABLES["simplified"]:
        made = folded(made)  # variants that OpenCC leaves: 甚么, 妳, 牠
    return made if len(made) == len(text) else text


def in_script(units: Sequence[RubyUnit], sentences: Sequence[Sentence], script: Script) -> list[RubyUnit]:
    """The units of one block with the characters of a script as their bases.

    Raises:
        ImportError: OpenCC is not installed.
    """
    text = "".join(sentence.text for sentence in sentences)
    if script == "written" or _is_in(script, text):
        return list(units)
    shown: dict[int, str] = {}
    for sentence in sentences:
        shown |= _characters(sentence, TABLES[script])
    return [_shown(unit, shown) for unit in units]


def text_in(sentence: Sentence, script: Script) -> str:
    """A sentence's text in the characters of a script.

    Raises:
        ImportError: OpenCC is not installed.
    """
    if script == "written" or _is_in(script, sentence.text):
        return sentence.text
    return "".join(_characters(sentence, TABLES[script]).values())


def _is_in(script: Script, text: str) -> bool:
    """Whether a text is in a script already: converted once more, some of its characters would become wrong."""
    there, back = (_converted(text, tables[script]) for tables in (TABLES, _BACK))
    return _differences(text, back) > _differences(text, there)


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _characters(sentence: Sentence, table: str) -> dict[int, str]:
    """What is shown for the character at each place."""
    signs = [(token.span.start + i, sign) for token in sentence.tokens for i, sign in enumerate(token.text)]
    places, text = [place for place, _ in signs], "".join(sign for _, sign in signs)
    shown = list(_converted(text, table))
    for word in sentence.words:
        first, last = bisect_left(places, word.start), bisect_left(places, word.end)
        shown[first:last] = _converted(text[first:last], table)
    return dict(zip(places, shown, strict=True)) | (
        _told_apart(sentence, shown, places) if table == TABLES["traditional"] else {}
    )


def _told_apart(sentence: Sentence, shown: Sequence[str], places: Sequence[int]) -> dict[int, str]:
    """The characters that stand alone and have another traditional form by their reading."""
    alone: dict[int, str] = {}
    for reading in sentence.readings:
        place, at = reading.span.start, bisect_left(places, reading.span.start)
        if len(reading.span) != 1 or at == len(places) or any(place in word for word in sentence.words):
            continue
        for written, form in _by_reading().get(numbered(reading.citation[0]), ()):
            if shown[at] == _converted(written, TABLES["traditional"]) and _is_written(sentence, place, written):
                alone[place] = form
    return alone


def _is_written(sentence: Sentence, place: int, written: str) -> bool:
    return any(token.span.start == place and token.text == written for token in sentence.tokens)


@cache
def _by_reading() -> dict[str, list[tuple[str, str]]]:
    """Characters and their traditional forms, by reading."""
    text = (files("langdu.tui") / "data" / "traditional_by_reading.tsv").read_text("utf-8")
    found: dict[str, list[tuple[str, str]]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            written, reading, form = line.split("\t")
            found.setdefault(reading, []).append((written, form))
    return found


def _shown(unit: RubyUnit, shown: dict[int, str]) -> RubyUnit:
    found = [shown[place] for place in range(unit.start, unit.end) if place in shown]
    if len(found) != len(unit.base) or not any(map(is_hanzi, unit.base)):
        return unit
    # A sign of another width would move all that is behind it.
    base = "".join(new if is_hanzi(new) and is_hanzi(old) else old for new, old in zip(found, unit.base, strict=True))
    return unit if base == unit.base else unit._replace(base=base)
