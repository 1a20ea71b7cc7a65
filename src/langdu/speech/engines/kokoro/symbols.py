"""The symbols that Kokoro's network knows."""

from __future__ import annotations

from functools import cache

from langdu.speech.data import rows

#: Stands between words.
WORD = " "
#: Signs as the front end of the network's makers writes them.
SIGNS = dict(zip("，、：；。？！", ",,:;.?!", strict=True))


@cache
def vocabulary() -> dict[str, int]:
    """The network's symbols and their numbers."""
    return {symbol: int(number) for symbol, number in rows("kokoro_symbols.tsv")}
