"""English words in Kokoro's symbols, out of eSpeak's IPA, as the network's makers have them."""

from __future__ import annotations

from functools import cache

from langdu.errors import VoiceMissing
from langdu.speech.data import rows
from langdu.speech.engines.common import english
from langdu.speech.engines.kokoro.symbols import vocabulary
from langdu.speech.planning.latin import plain_letters


@cache
def symbols(word: str) -> str:
    """The symbols of a Latin word; nothing where it has one that the network does not know, or eSpeak is not there."""
    try:
        said = english.ipa(plain_letters(word))
    except VoiceMissing:
        return ""
    for heard, symbol in _table():
        said = said.replace(heard, symbol)
    known = "".join(said.split())
    return known if set(known) <= set(vocabulary()) else ""


@cache
def _table() -> tuple[tuple[str, str], ...]:
    return tuple((heard, symbol) for heard, symbol in rows("kokoro_english.tsv"))
