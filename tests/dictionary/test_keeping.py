"""Dictionaries that the user adds, removes and updates."""

from __future__ import annotations

import gzip
import zipfile
from typing import TYPE_CHECKING

import pytest

from langdu.config import data_dir
from langdu.dictionary import Dictionaries, keeping, making, shelf
from langdu.dictionary.storage.lines import EntryLine
from langdu.dictionary.storage.table import table_packed
from langdu.errors import BadInput, LangduError, UsageError
from tests.dictionary.publishing import INDEX, cedict, in_folder, in_zip, stardict, term, yomitan

if TYPE_CHECKING:
    from pathlib import Path

BANK = term("银行", "yínháng", "where money sleeps")


def kept_files() -> list[str]:
    folder = data_dir() / "dictionaries"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_what_is_added_is_found(tmp_path: Path) -> None:
    kept = keeping.add(yomitan(tmp_path / "a.zip", [BANK]))
    assert (kept.name, kept.title, kept.entries, kept.replaced) == ("a-dictionary", "A dictionary", 1, False)
    entries = Dictionaries.installed().entries("銀行")
    assert [entry.dictionary for entry in entries] == ["CC-CEDICT", "A dictionary"]
    assert (entries[1].pinyin, entries[1].senses) == ("yin2 hang2", ("where money sleeps",))


def test_stardict_is_added_from_a_folder(tmp_path: Path) -> None:
    keeping.add(in_folder(tmp_path / "words", stardict("m", {"銀行": b"bank"})))
    entry = Dictionaries.installed().entries("银行")[-1]
    assert (entry.word, entry.traditional, entry.dictionary) == ("银行", "銀行", "Words")


def test_the_same_title_replaces_and_keeps_its_place(tmp_path: Path) -> None:
    first = yomitan(tmp_path / "a.zip", [BANK])
    keeping.add(first)
    keeping.add(yomitan(tmp_path / "b.zip", [BANK], index=INDEX | {"title": "Other"}))
    kept = keeping.add(yomitan(tmp_path / "c.zip", [term("银行", "", "new")]))
    assert kept.replaced
    found = Dictionaries.installed()
    assert list(found.tables) == ["cc-cedict", "a-dictionary", "other"]
    assert found.entries("银行")[1:][-1].senses == ("new",) or found.entries("银行")[1].senses == ("new",)


@pytest.mark.parametrize("title", ["../../evil", "/etc/passwd", "CON", "cc-cedict", "..", "\x1b[2J", "字典", "a" * 500])
def test_a_title_never_leaves_the_folder(tmp_path: Path, title: str) -> None:
    kept = keeping.add(yomitan(tmp_path / "a.zip", [BANK], index=INDEX | {"title": title}))
    assert kept_files() == [f"{kept.name}.bin"]
    assert "\x1b" not in kept.title
    assert len(Dictionaries.installed().tables) == 2
    keeping.remove(kept.name)
    assert kept_files() == []


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    rows = [BANK, term("行" * 10_000, "", "x"), term("bank", "", "x"), term("行", "", ""), term("走", "", "x" * 9000)]
    kept = keeping.add(yomitan(tmp_path / "a.zip", rows))
    assert kept.entries == 2
    assert len(kept.notes) == 4
    assert any("longer than 64 characters" in note for note in kept.notes)
    (entry,) = (one for one in Dictionaries.installed().entries("走") if one.dictionary == "A dictionary")
    assert len(entry.senses[0]) == making.LONGEST_SENSE_CHARACTERS


def test_control_characters_are_cleaned(tmp_path: Path) -> None:
    keeping.add(yomitan(tmp_path / "a.zip", [term("银\x1b行", "yín\x07", "a\x1b[31m\tb", "\u202eevil")]))
    for text in Dictionaries.installed().tables["a-dictionary"].all():
        assert not set(text) & set("\x1b\x07\u202e")
        assert len(text.split("\t")) == 7


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([term("bank", "", "银行"), term("shore", "", "岸")], "only 0 of its 2 words"),
        ([term("食べる", "たべる", "to eat"), term("銀行", "ぎんこう", "bank")], "Japanese"),
        ([term("行", "", "")], "no entries"),
        ([], "no entries"),
    ],
)
def test_what_is_no_dictionary_of_chinese_is_refused(tmp_path: Path, rows: list[object], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        keeping.add(yomitan(tmp_path / "a.zip", rows))
    assert kept_files() == []


def test_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "MOST_ENTRIES", 2)
    with pytest.raises(BadInput, match="more than 2 entries"):
        keeping.add(yomitan(tmp_path / "a.zip", [BANK] * 3))


@pytest.mark.parametrize("name", ["missing.zip", "words.ifo", "a.u8"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput):
        keeping.add(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "data"), [("a.zip", b""), ("a.zip", b"PK\3\4"), ("a.tar.gz", b"x"), ("a.u8", b"\xff\xfe"), ("a.gz", b"x")]
)
def test_a_file_that_is_damaged(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadInput) as caught:
        keeping.add(path)
    assert caught.value.remedy
    assert kept_files() == []


def test_a_file_of_no_known_format(tmp_path: Path) -> None:
    path = tmp_path / "a.mdx"
    path.write_bytes(b"x")
    with pytest.raises(UsageError, match="no format"):
        keeping.add(path)


def test_a_damaged_one_can_be_removed(tmp_path: Path) -> None:
    keeping.add(yomitan(tmp_path / "a.zip", [BANK]))
    (data_dir() / "dictionaries" / "a-dictionary.bin").write_bytes(b"x")
    assert keeping.remove("a-dictionary") == "a-dictionary"
    assert kept_files() == []


@pytest.mark.parametrize("name", ["nothing", "../library", ""])
def test_what_is_not_there_cannot_be_removed(name: str) -> None:
    with pytest.raises(UsageError, match="no such dictionary"):
        keeping.remove(name)


ROWS = ("銀行 银行 [yin2 hang2] /bank, as of 2999/", "行 行 [hang2] /row/", "行 行 [xing2] /to walk/")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """CC-CEDICT as langdu brings it, three entries of 2023."""
    lines = [
        EntryLine("银行", "銀行", "yin2 hang2", ("bank",)),
        EntryLine("行", "行", "xing2", ("x",)),
        EntryLine("走", "走", "zou3", ("y",)),
    ]
    path = tmp_path / "own.bin"
    path.write_bytes(table_packed(lines, "CC-CEDICT", "2023-11-07"))
    monkeypatch.setattr(shelf, "own_path", lambda: path)


def written(path: Path, text: str) -> Path:
    """A text as it is, or packed as the ending says."""
    raw = text.encode()
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("cedict_ts.u8", raw)
    else:
        path.write_bytes(gzip.compress(raw, mtime=0) if path.suffix == ".gz" else raw)
    return path


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("ending", ["u8", "txt", "txt.gz", "zip"])
def test_a_newer_edition_is_used(tmp_path: Path, ending: str) -> None:
    kept = keeping.update(written(tmp_path / f"cedict.{ending}", cedict(*ROWS)))
    assert (kept.edition, kept.entries, kept.replaced) == ("2999-01-02", 3, True)
    assert Dictionaries.installed().entries("银行")[0].senses == ("bank, as of 2999",)
    keeping.remove("cc-cedict")
    assert Dictionaries.installed().entries("银行")[0].senses == ("bank",)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (cedict(*ROWS, date="2020-01-01"), "the one in use of 2023-11-07"),
        (cedict(*ROWS, told=30), "cut off"),
        (cedict(*ROWS[:2]), "not whole"),
        ("\n".join(ROWS), "no date"),
        ("# CC-CEDICT\n", "no line of it is an entry"),
        ("", "no line of it is an entry"),
        ("<html>sign in</html>", "no line of it is an entry"),
    ],
)
def test_a_bad_edition_is_refused_and_the_old_one_stays(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        keeping.update(written(tmp_path / "cedict.u8", text))
    assert Dictionaries.installed().entries("银行")[0].senses == ("bank",)
    assert kept_files() == []


@pytest.mark.usefixtures("small")
def test_a_truncated_gz_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "cedict.txt.gz", cedict(*ROWS))
    path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(BadInput, match="damaged or cut off"):
        keeping.update(path)


@pytest.mark.usefixtures("small")
def test_the_same_edition_again_changes_nothing(tmp_path: Path) -> None:
    kept = keeping.update(written(tmp_path / "cedict.u8", cedict(*ROWS, date="2023-11-07")))
    assert not kept.replaced
    assert kept_files() == []


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").write_text("no folder")
    monkeypatch.setenv("LANGDU_DATA_DIR", str(tmp_path / "data"))
    with pytest.raises(LangduError) as caught:
        keeping.add(yomitan(tmp_path / "a.zip", [BANK]))
    assert caught.value.remedy


def test_zips_of_stardict_are_told_apart(tmp_path: Path) -> None:
    kept = keeping.add(in_zip(tmp_path / "a.zip", stardict("m", {"银行": b"bank"})))
    assert kept.title == "Words"


def test_the_dictionary_that_came_with_langdu_stays() -> None:
    with pytest.raises(UsageError, match="came with langdu"):
        keeping.remove("CC-CEDICT")
