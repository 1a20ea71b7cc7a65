"""Files of dictionaries that were changed at random: each is read, or refused with a message."""

from __future__ import annotations

import random
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from langdu.dictionary import Dictionaries, making
from langdu.dictionary.formats.cedict import CedictFormat
from langdu.dictionary.formats.packed import PackedFormat
from langdu.dictionary.storage.lines import EntryLine
from langdu.dictionary.storage.table import DictionaryTable, table_packed
from langdu.errors import LangduError
from tests.dictionary.publishing import cedict, in_zip, stardict, term, yomitan

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = {"type": "structured-content", "content": [{"tag": "ul", "content": [{"tag": "li", "content": "x"}]}]}
TIMES = 150


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, taken out or put in."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5))):
        at = chance.randrange(len(changed) or 1)
        match chance.randrange(3):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + chance.randrange(1, 9)]
            case _:
                changed[at:at] = chance.randbytes(3)
    return bytes(changed)


def test_tables(tmp_path: Path) -> None:
    chance, path = random.Random(1), tmp_path / "a.bin"
    whole = table_packed([EntryLine("银行", "銀行", "yin2 hang2", ("bank",))] * 40, "t", "1")
    for _ in range(TIMES):
        path.write_bytes(mutated(whole, chance))
        with suppress(LangduError):
            own = Dictionaries({"t": DictionaryTable(path)})
            own.facts("银行")
            own.around("去银行了", 2)
            list(own.texts())


@pytest.mark.parametrize("kind", ["yomitan", "members", "stardict", "cedict"])
def test_formats(tmp_path: Path, kind: str) -> None:
    chance, path = random.Random(2), tmp_path / ("a.u8" if kind == "cedict" else "a.zip")
    whole = yomitan(tmp_path / "whole.zip", [term("银行", "yín háng", "bank", CONTENT)])
    text = cedict("銀行 银行 [yin2 hang2] /bank/CL:家[jia1]/").encode()
    files = stardict("th", {"银行": "yín háng\0bank <b>x</b>".encode(), "行": b"xing\0row"}, {"銀行": 0})
    for _ in range(TIMES):
        if kind == "stardict":
            ending = chance.choice(list(files))
            in_zip(path, files | {ending: mutated(files[ending], chance)})
        elif kind == "members":
            with zipfile.ZipFile(whole) as good, zipfile.ZipFile(path, "w") as bad:
                for name in good.namelist():
                    bad.writestr(name, mutated(good.read(name), chance))
        else:
            path.write_bytes(mutated(text if kind == "cedict" else whole.read_bytes(), chance))
        with suppress(LangduError):
            making.table_of((CedictFormat if kind == "cedict" else PackedFormat)().read(path), 1)
