"""Notes and packages of Anki; Anki itself writes the packages, and reads the notes."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from langdu.errors import BadInput
from langdu.library.words.exchange.anki import package
from langdu.library.words.exchange.anki.fields import plain_text, word_field, words_in
from langdu.library.words.exchange.anki.notes import AnkiNotes
from langdu.library.words.exchange.base import WordToExport
from langdu.library.words.exchange.checking import checked
from langdu.model import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Of each note the word, its card's interval in days, and the card's type.
CARDS = [
    ("银行", 40, 2), ("月亮", 10, 2), ("水桶", 3, 2), ("石头", 0, 1), ("花园", 0, 3), ("新词", 0, 0),
    ("<b>長城</b> [sound:a.mp3]", 21, 2), ("山 / 河", 30, 2),
]  # fmt: skip
STATUSES = {"银行": KNOWN, "月亮": 4, "水桶": 3, "石头": 1, "花园": 2, "长城": KNOWN, "山": KNOWN, "河": KNOWN}


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    pytest.importorskip("anki", reason="Anki's package is not installed: pip install 'langdu[test]'")
    from anki.collection import Collection

    with closing(Collection(str(tmp_path / "collection.anki2"))) as opened:
        yield opened


def fill(collection: Any) -> int:
    kind, deck = collection.models.by_name("Basic"), collection.decks.id("中文")
    for number, (word, days, card_type) in enumerate(CARDS):
        note = collection.new_note(kind)
        note["Front"], note["Back"] = f"meaning {number}", word
        collection.add_note(note, deck)
        (card,) = note.cards()
        card.ivl, card.type, card.queue, card.due = days, card_type, min(card_type, 2), 1
        collection.update_card(card)
    return int(deck)


def exported(collection: Any, path: Path, *, legacy: bool) -> Path:
    from anki.collection import DeckIdLimit, ExportAnkiPackageOptions

    options = ExportAnkiPackageOptions(with_scheduling=True, legacy=legacy)
    collection.export_anki_package(out_path=str(path), options=options, limit=DeckIdLimit(fill(collection)))
    return path


def test_cards_tell_how_well_a_word_is_known(collection: Any, tmp_path: Path) -> None:
    path = exported(collection, tmp_path / "deck.apkg", legacy=True)
    assert checked(package.read(path), KNOWN, "deck").statuses == STATUSES


def test_a_whole_collection_too(collection: Any, tmp_path: Path) -> None:
    fill(collection)
    path = tmp_path / "all.colpkg"
    collection.export_collection_package(out_path=str(path), include_media=False, legacy=True)
    assert checked(package.read(path), KNOWN, "all").statuses == STATUSES


def test_the_newest_form_is_told_and_how_to_get_the_other(collection: Any, tmp_path: Path) -> None:
    path = exported(collection, tmp_path / "deck.apkg", legacy=False)
    with pytest.raises(BadInput, match="Support older Anki versions"):
        list(package.read(path))


def test_notes_as_text_are_words_and_the_name_of_the_deck_is_none(collection: Any, tmp_path: Path) -> None:
    from anki.collection import DeckIdLimit

    path = tmp_path / "notes.txt"
    collection.export_note_csv(
        out_path=str(path), limit=DeckIdLimit(fill(collection)),
        with_html=True, with_tags=True, with_deck=True, with_notetype=True, with_guid=True,
    )  # fmt: skip
    text = path.read_text("utf-8")
    assert AnkiNotes().fits(text)
    assert set(checked(AnkiNotes().read(text, "notes"), 1, "notes").statuses) == {*STATUSES, "新词"}


def test_anki_takes_the_notes_that_langdu_writes(collection: Any, tmp_path: Path) -> None:
    from anki.collection import ImportCsvRequest

    path = tmp_path / "notes.txt"
    words = [WordToExport("银行", KNOWN, None, "yín háng", '"the" bank; shore', "他在银行。")]
    path.write_text(AnkiNotes().write(words, ""), "utf-8")
    metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
    log = collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
    assert len(log.new) == 1
    note = collection.get_note(collection.find_notes("")[0])
    assert note.tags == ["langdu::status::99"]
    assert note.fields[:2] == ["银行", "yín háng"]


def packed(path: Path, member: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(member, content)
    return path


@pytest.mark.parametrize("member", ["collection.anki2", "other"])
def test_a_damaged_package_is_told(tmp_path: Path, member: str) -> None:
    with pytest.raises(BadInput, match=r"deck\.apkg"):
        list(package.read(packed(tmp_path / "deck.apkg", member, b"SQLite format 3\0 and no more")))
    (tmp_path / "deck.apkg").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(BadInput, match="export it from Anki again"):
        list(package.read(tmp_path / "deck.apkg"))


def test_a_collection_that_would_fill_the_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_BYTES", 1000)
    with pytest.raises(BadInput, match="larger"):
        list(package.read(packed(tmp_path / "deck.apkg", "collection.anki2", bytes(5000))))


def test_a_deck_without_words_or_cards_is_told(tmp_path: Path) -> None:
    path = tmp_path / "collection"
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE notes (id, mid, flds)")
        made.execute("CREATE TABLE cards (nid, type, ivl)")
    with pytest.raises(BadInput, match="no cards"):
        list(package.read(packed(tmp_path / "deck.apkg", "collection.anki2", path.read_bytes())))
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("INSERT INTO notes VALUES (1, 1, 'gato' || char(31) || '这是一个很长的句子,不是一个词。')")
        made.execute("INSERT INTO cards VALUES (1, 2, 30)")
    with pytest.raises(BadInput, match="no field"):
        list(package.read(packed(tmp_path / "deck.apkg", "collection.anki2", path.read_bytes())))


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("<div>银行</div>", ["银行"]),
        ("银行[yín háng]", ["银行"]),
        ("银行 (a bank)", ["银行"]),
        ("银行（銀行）", ["银行"]),
        ("{{c1::银行::bank}}", ["银行"]),
        ("山<br>河&nbsp;海", ["山", "河", "海"]),
        ("bank", []),
    ],
)
def test_the_words_of_a_field(field: str, words: list[str]) -> None:
    assert words_in(field) == words
    assert "<" not in plain_text(field)


def test_the_field_with_the_words_is_found_by_looking() -> None:
    notes = [["1", "bank", "银行", "他在银行工作。"], ["2", "moon", "月亮", "月亮出来了。"], ["3", "x", "", ""]]
    assert word_field(notes) == 2
    assert word_field([["bank"], ["moon"]]) is None
    assert word_field([]) is None
