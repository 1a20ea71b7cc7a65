"""Making a table of a dictionary as others publish it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from langdu.dictionary.entry_order import best_first
from langdu.dictionary.formats import cedict
from langdu.dictionary.pinyin_fields import syllables_of
from langdu.dictionary.storage.table import table_packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Syllable


def cedict_table(lines: Sequence[str]) -> bytes:
    """The table of CC-CEDICT's text."""
    entries = best_first(cedict.entries(lines), _usual_reading)
    return table_packed(entries, cedict.TITLE, cedict.edition(lines), cedict.LICENCE)


def _usual_reading(word: str) -> tuple[Syllable, ...]:
    """A word's commonest reading, by pypinyin's phrases; empty where they have it not."""
    phrase = _phrases().get(word)
    return () if phrase is None else syllables_of(" ".join(choices[0] for choices in phrase))


@cache
def _phrases() -> dict[str, list[list[str]]]:
    phrases: dict[str, list[list[str]]] = import_module("pypinyin.phrases_dict").phrases_dict
    return phrases
