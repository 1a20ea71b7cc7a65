"""Tables of entries: what is written is found, and damage is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.dictionary.storage.lines import EntryLine, entry_line
from langdu.dictionary.storage.table import BLOCK_ENTRIES, DictionaryTable, table_packed
from langdu.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

BANK = EntryLine("银行", "銀行", "yin2 hang2", ("bank",), ("家", "个"), "")
ROW = EntryLine("行", "行", "hang2", ("row", "line"))
WALK = EntryLine("行", "行", "xing2", ("to walk",))
HANZI = st.text("一丁七万丈三上下不与", min_size=1, max_size=5)


def table(path: Path, *lines: EntryLine) -> DictionaryTable:
    path.write_bytes(table_packed(lines, "a dictionary", "2026-01-01", "CC0"))
    return DictionaryTable(path)


def test_words_are_found_in_both_scripts(tmp_path: Path) -> None:
    made = table(tmp_path / "a.bin", BANK, ROW, WALK)
    assert made.find("银行") == made.find("銀行") == (BANK,)
    assert made.find("行") == (ROW, WALK)
    assert made.find("走") == made.find("") == ()
    assert made.has("銀行")
    assert not made.has("银")
    assert (made.title, made.edition, made.licence, made.entries) == ("a dictionary", "2026-01-01", "CC0", 3)


def test_the_simplified_word_comes_before_the_traditional_one_of_the_same_form(tmp_path: Path) -> None:
    odd = EntryLine("几", "幾", "ji3", ("several",))
    other = EntryLine("茶几", "几", "ji1", ("small table",))
    assert table(tmp_path / "a.bin", other, odd, EntryLine("几", "几", "ji1", ("table",))).find("几")[-1] == other


@given(st.lists(HANZI, max_size=BLOCK_ENTRIES + 40))
def test_every_entry_is_found(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    lines = [EntryLine(word, word[::-1], f"yi{number}", (str(number),)) for number, word in enumerate(words)]
    made = table(tmp_path_factory.mktemp("table") / "a.bin", *lines)
    for line in lines:
        assert line in made.find(line.word)
        assert line in made.find(line.traditional)


def test_an_entry_without_senses_stays_one() -> None:
    assert entry_line(EntryLine("行", "行", "", ()).written()) == EntryLine("行", "行", "", ())


@pytest.mark.parametrize("kept", [0, 1, 60, 200, -1])
def test_a_truncated_file_is_refused(tmp_path: Path, kept: int) -> None:
    raw = table_packed([BANK, ROW], "a dictionary", "")
    path = tmp_path / "a.bin"
    path.write_bytes(raw[:kept])
    with pytest.raises(BadInput, match="damaged"):
        DictionaryTable(path)


def test_a_damaged_block_is_told_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    raw = bytearray(table_packed([BANK, ROW], "a dictionary", ""))
    at = raw.index(b"\x78\xda")  # how a zlib stream begins
    raw[at + 4] ^= 0xFF
    path.write_bytes(raw)
    made = DictionaryTable(path)
    with pytest.raises(BadInput, match="damaged"):
        made.find("银行")


@pytest.mark.parametrize(
    "head",
    [
        b"{}\n",
        b'{"format": 1, "arrays": []}\n',
        b'{"format": 1, "about": 5, "arrays": []}\n',
        b"[]\n",
        b"no table\n",
        b'{"format": 1, "about": {}, "arrays": [["a", "u9", 1]]}\n',
    ],
)
def test_another_file_is_refused(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(head)
    with pytest.raises(BadInput, match="damaged"):
        DictionaryTable(path)
