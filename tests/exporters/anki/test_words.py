"""Words with notes of their own, as Anki imports them."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.exporters.anki.cards import RATE, TEXT, Anki, anki, write
from tests.exporters.timed_text.writing import SYLLABLE

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["anki"]
BANK = {"银行": ("bank", "a <b>house</b> [sound:x.mp3] of money")}
OTHER = "他在银行等人。\n"
SAVED = datetime(2026, 3, 1, 12, tzinfo=UTC)


def word(anki: Anki, hanzi: str = "银行") -> Any:
    (found,) = [note for note in anki.notes() if note["Hanzi"] == hanzi]
    return found


def sound(anki: Anki, field: str) -> str:
    name = field.removeprefix("[sound:").removesuffix("]")
    return os.path.join(anki.collection.media.dir(), name)  # noqa: PTH118


def test_a_word_has_a_card_with_its_meaning_and_its_own_sound(tmp_path: Path, anki: Anki) -> None:
    import soundfile

    spoken = write(tmp_path / "out.apkg", meanings=BANK)
    anki.import_package(tmp_path / "out.apkg")
    assert len(anki.notes()) == len(spoken) + 1
    note = word(anki)
    assert note["Pinyin"] == "yín háng"
    assert note["Ruby"] == '<ruby class="tone2">银<rt>yín</rt></ruby><ruby class="tone2">行<rt>háng</rt></ruby>'
    assert note["Meaning"] == "bank; a &lt;b&gt;house&lt;/b&gt; &#91;sound:x.mp3] of money"
    assert (note["Traditional"], note["Bopomofo"]) == ("銀行", "ㄧㄣˊ ㄏㄤˊ")
    assert (note["Sentence"], note["Source"]) == ("清早，小王走到银行门口。", "集市 · 小王 · 第一章")
    assert sorted(note.tags) == ["langdu", "langdu::word"]
    (card,) = note.cards()
    assert (card.template()["name"], anki.collection.decks.name(card.did)) == ("Word", "langdu words")
    assert "银行" in card.question()
    assert "清早" not in card.question()
    assert "bank; a" in card.answer()
    (sentence,) = [note for note in anki.notes() if "清早" in note["Sentence"] and not note["Hanzi"]]
    assert note["SentenceSound"] == sentence["SentenceSound"]
    assert {anki.collection.decks.name(card.did) for card in sentence.cards()} == {"集市"}
    spoken_word = soundfile.info(sound(anki, note["Sound"]))
    assert spoken_word.duration == pytest.approx(2 * SYLLABLE / RATE + 0.35, abs=0.1)
    assert not anki.collection.media.check().missing
    assert not anki.collection._backend.get_empty_cards().notes


def test_a_word_of_two_texts_is_one_note_that_the_later_export_updates(tmp_path: Path, anki: Anki) -> None:
    write(tmp_path / "one.apkg", meanings=BANK, words_changed=SAVED)
    write(tmp_path / "two.apkg", OTHER, meanings=BANK, title="另一本", words_changed=SAVED + timedelta(seconds=1))
    anki.import_package(tmp_path / "one.apkg")
    anki.import_package(tmp_path / "two.apkg")
    assert (word(anki)["Sentence"], word(anki)["Source"]) == ("他在银行等人。", "另一本 · 小王 · 第一章")
    anki.import_package(tmp_path / "one.apkg")
    assert word(anki)["Sentence"] == "他在银行等人。"
    write(tmp_path / "one.apkg", meanings=BANK, words_changed=SAVED + timedelta(seconds=2))
    anki.import_package(tmp_path / "one.apkg")
    assert word(anki)["Sentence"] == "清早，小王走到银行门口。"


def test_what_the_user_corrected_in_a_word_stays(tmp_path: Path, anki: Anki) -> None:
    write(tmp_path / "one.apkg", meanings=BANK, words_changed=SAVED)
    anki.import_package(tmp_path / "one.apkg")
    edited = word(anki)
    edited["Meaning"] = "mine"
    anki.collection.update_note(edited)
    anki.collection.sched.set_due_date([edited.cards()[0].id], "7")
    due = word(anki).cards()[0].due
    write(tmp_path / "one.apkg", meanings={"银行": ("another",)}, words_changed=SAVED + timedelta(days=1))
    write(tmp_path / "two.apkg", OTHER, meanings={"银行": ("another",)}, words_changed=SAVED + timedelta(days=2))
    for package in ("one.apkg", "two.apkg"):
        anki.import_package(tmp_path / package)
        assert word(anki)["Meaning"] == "mine"
        assert word(anki).cards()[0].due == due


def test_two_readings_are_two_notes(tmp_path: Path, anki: Anki) -> None:
    long = {"长": ("long",)}
    write(tmp_path / "one.apkg", "这条路很长。\n", meanings=long)
    write(tmp_path / "two.apkg", "树在长(zhǎng)。\n", meanings=long)
    for package in ("one.apkg", "two.apkg"):
        anki.import_package(tmp_path / package)
    assert {note["Pinyin"] for note in anki.notes() if note["Hanzi"]} == {"cháng", "zhǎng"}


def test_a_table_has_the_same_notes_as_a_package(tmp_path: Path, anki: Anki) -> None:
    write(tmp_path / "out.apkg", meanings=BANK)
    anki.import_package(tmp_path / "out.apkg")
    packed = [(note.guid, note.fields, sorted(note.tags)) for note in anki.notes()]
    decks = [anki.collection.decks.name(card.did) for note in anki.notes() for card in note.cards()]
    anki.collection.remove_notes([note.id for note in anki.notes()])
    write(tmp_path / "out.tsv", meanings=BANK)
    for mp3 in (tmp_path / "out.media").iterdir():
        shutil.copy(mp3, anki.collection.media.dir())
    anki.import_table(tmp_path / "out.tsv")
    assert [(note.guid, note.fields, sorted(note.tags)) for note in anki.notes()] == packed
    assert [anki.collection.decks.name(card.did) for note in anki.notes() for card in note.cards()] == decks


def test_words_may_come_without_their_sentences(tmp_path: Path, anki: Anki) -> None:
    write(tmp_path / "out.apkg", meanings=BANK, words="alone")
    anki.import_package(tmp_path / "out.apkg")
    assert [note["Hanzi"] for note in anki.notes()] == ["银行"]
    assert "集市" not in [deck.name for deck in anki.collection.decks.all_names_and_ids()]
    assert not anki.collection.media.check().missing
    assert not anki.collection.media.check().unused


def test_the_same_words_are_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "one.apkg", TEXT, meanings=BANK, words_changed=SAVED)
    write(tmp_path / "two.apkg", TEXT, meanings=BANK, words_changed=SAVED)
    assert (tmp_path / "one.apkg").read_bytes() == (tmp_path / "two.apkg").read_bytes()
