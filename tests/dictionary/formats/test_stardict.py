"""StarDict's dictionaries, as they lie in a folder, a zip or a tar."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from langdu.dictionary.formats.packed import PackedFormat
from langdu.dictionary.formats.stardict import StarDictFormat
from langdu.dictionary.storage.lines import EntryLine
from langdu.errors import BadInput
from tests.dictionary.publishing import in_folder, in_tar, in_zip, stardict

if TYPE_CHECKING:
    from pathlib import Path

BANK = EntryLine("银行", "银行", "", ("bank", "where money is"))
PLAIN = stardict("m", {"银行": b"bank\nwhere money is"})


def read(path: Path) -> list[EntryLine]:
    return list(PackedFormat().read(path).entries)


def test_a_folder_and_the_ifo_in_it(tmp_path: Path) -> None:
    folder = in_folder(tmp_path / "words", PLAIN)
    assert read(folder) == [BANK]
    published = StarDictFormat().read(folder / "words.ifo")
    assert published.title == "Words"
    assert list(published.entries) == [BANK]


def test_packed_files(tmp_path: Path) -> None:
    assert read(in_folder(tmp_path / "words", PLAIN, packed=True)) == [BANK]


@pytest.mark.parametrize("ending", ["tar.gz", "tar.bz2", "tar.xz"])
def test_a_tar(tmp_path: Path, ending: str) -> None:
    assert read(in_tar(tmp_path / f"words.{ending}", PLAIN)) == [BANK]


def test_a_zip(tmp_path: Path) -> None:
    assert read(in_zip(tmp_path / "words.zip", PLAIN)) == [BANK]


def test_wide_places(tmp_path: Path) -> None:
    files = stardict("m", {"银行": b"bank", "行": b"row"}, idxoffsetbits="64")
    assert [line.senses for line in read(in_zip(tmp_path / "a.zip", files))] == [("bank",), ("row",)]


def test_other_spellings(tmp_path: Path) -> None:
    found = read(in_zip(tmp_path / "a.zip", stardict("m", {"银行": b"bank"}, {"銀行": 0})))
    assert [(line.word, line.senses) for line in found] == [("银行", ("bank",)), ("銀行", ("bank",))]


@pytest.mark.parametrize(
    ("kinds", "data", "pinyin", "senses"),
    [
        ("tm", "yín háng\0bank".encode(), "yín háng", ("bank",)),
        (
            "h",
            b"<b>bank</b><ol><li>one<li>two &amp; three</ol><script>x()</script>",
            "",
            ("bank", "one", "two & three"),
        ),
        ("x", b"<k>\xe9\x93\xb6\xe8\xa1\x8c</k>\n<def>bank</def>", "", ("bank",)),
        ("g", b"<b>bank</b>", "", ("bank",)),
        ("m", b"[yin2 hang2]\nbank", "yin2 hang2", ("bank",)),
        ("", b"mbank\0thang\0", "hang", ("bank",)),
        ("Wm", struct.pack(">I", 3) + b"RIFbank", "", ("bank",)),
        ("mm", b"bank", "", ("bank",)),
    ],
)
def test_kinds_of_text(tmp_path: Path, kinds: str, data: bytes, pinyin: str, senses: tuple[str, ...]) -> None:
    (line,) = read(in_zip(tmp_path / "a.zip", stardict(kinds, {"银行": data})))
    assert (line.pinyin, line.senses) == (pinyin, senses)


@pytest.mark.parametrize("ending", [".idx", ".dict"])
def test_a_truncated_file_is_told(tmp_path: Path, ending: str) -> None:
    files = stardict("m", {"银行": b"bank", "行": b"row of things"})
    with pytest.raises(BadInput, match="cut off"):
        read(in_zip(tmp_path / "a.zip", files | {ending: files[ending][:-3]}))


@pytest.mark.parametrize("missing", [".idx", ".dict", ".ifo"])
def test_a_missing_file_is_told(tmp_path: Path, missing: str) -> None:
    files = {ending: data for ending, data in PLAIN.items() if ending != missing}
    with pytest.raises(BadInput, match="there is no"):
        read(in_zip(tmp_path / "a.zip", files))


def test_another_ifo_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="file of StarDict"):
        read(in_zip(tmp_path / "a.zip", PLAIN | {".ifo": b"[Desktop]\n"}))
