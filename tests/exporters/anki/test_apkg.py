"""Packages as Anki imports them, once and once more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from langdu.exporters.anki.note_type import FIELDS
from tests.exporters.anki.cards import RATE, TEXT, Anki, anki, write

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["anki"]
ALWAYS, NEVER = 1, 2


def counts(log: Any) -> tuple[int, int]:
    """Of notes: new ones and updated ones."""
    return len(log.new), len(log.updated)


def test_each_sentence_has_a_card_with_pinyin_and_its_own_sound(tmp_path: Path, anki: Anki) -> None:
    import soundfile

    spoken = write(tmp_path / "out.apkg")
    assert counts(anki.import_package(tmp_path / "out.apkg")) == (len(spoken), 0)
    assert [note["Sentence"] for note in anki.notes()] == [sentence.text for sentence in spoken]
    first = anki.notes()[0]
    assert first["SentencePinyin"] == "qīng zǎo, xiǎo wáng zǒu dào yín háng mén kǒu."
    assert first["Source"] == "集市 · 小王 · 第一章"
    assert first["Hanzi"] == first["Meaning"] == ""
    for note, sentence in zip(anki.notes(), spoken, strict=True):
        name = note["SentenceSound"].removeprefix("[sound:").removesuffix("]")
        sound = soundfile.info(os.path.join(anki.collection.media.dir(), name))  # noqa: PTH118
        assert sound.samplerate == RATE
        assert sound.duration == pytest.approx((sentence.end - sentence.start) / RATE + 0.3, abs=0.15)
        assert [card.template()["name"] for card in note.cards()] == ["Sentence"]
    assert {anki.collection.decks.name(card.did) for note in anki.notes() for card in note.cards()} == {"集市"}
    assert not anki.collection.media.check().missing
    assert not anki.collection.media.check().unused
    assert not anki.collection._backend.get_empty_cards().notes


def test_cards_show_what_is_filled(tmp_path: Path, anki: Anki) -> None:
    write(tmp_path / "out.apkg")
    anki.import_package(tmp_path / "out.apkg")
    card = anki.note("清早").cards()[0]
    assert "清早，小王走到银行门口。" in card.question()
    assert "yín" not in card.question()
    assert '<ruby class="tone2">银<rt>yín</rt></ruby>' in card.answer()
    assert "ㄧㄣˊ ㄏㄤˊ" in card.answer()
    assert card.answer_av_tags()
    assert "{{" not in card.answer() + card.question()


def test_a_note_with_a_word_has_a_words_card(tmp_path: Path, anki: Anki) -> None:
    write(tmp_path / "out.apkg")
    anki.import_package(tmp_path / "out.apkg")
    note = anki.collection.new_note(anki.collection.models.by_name("langdu"))
    note["Hanzi"], note["Sentence"], note["Pinyin"] = "银行", "他走到银行门口。", "yín háng"
    anki.collection.add_note(note, anki.collection.decks.id("集市"))
    (card,) = note.cards()
    assert card.template()["name"] == "Word"
    assert "银行" in card.question()
    assert "yín háng" in card.answer()


def test_a_second_import_updates_all_but_what_the_user_edited(tmp_path: Path, anki: Anki) -> None:
    package = tmp_path / "out.apkg"
    spoken = write(package)
    anki.import_package(package)
    edited, other = anki.note("清早"), anki.note("花儿")
    edited["Meaning"], edited["SentencePinyin"] = "In the early morning …", "corrected"
    edited.tags.append("hard")
    anki.collection.update_note(edited)
    anki.collection.sched.set_due_date([note.cards()[0].id for note in (edited, other)], "7")
    due = [note.cards()[0].due for note in (edited, other)]
    times = {note.guid: note.mod for note in anki.notes()}

    write(package, TEXT.replace("好。好。", "好。好。再见！"), pitch=150)
    assert counts(anki.import_package(package)) == (1, 1)
    assert len(anki.notes()) == len(spoken) + 1
    kept, updated = anki.note("清早"), anki.note("花儿")
    assert (kept["Meaning"], kept["SentencePinyin"]) == ("In the early morning …", "corrected")
    assert sorted(kept.tags) == ["hard", "langdu"]
    assert updated["SentenceSound"] != other["SentenceSound"]
    assert anki.collection.media.have(updated["SentenceSound"].removeprefix("[sound:").removesuffix("]"))
    assert [note.cards()[0].due for note in (kept, updated)] == due
    assert len(anki.collection.find_cards("")) == len(spoken) + 1
    assert [note.guid for note in anki.notes() if note.mod != times.get(note.guid, 0)] == [
        updated.guid,
        anki.note("再见").guid,
    ]


def test_a_note_edited_after_the_second_export_is_kept_as_well(tmp_path: Path, anki: Anki) -> None:
    package = tmp_path / "out.apkg"
    write(package)
    anki.import_package(package)
    write(package, pitch=150)
    edited = anki.note("花儿")
    edited["Meaning"] = "mine"
    anki.collection.update_note(edited)
    anki.import_package(package)
    assert anki.note("花儿")["Meaning"] == "mine"
    assert anki.note("花儿")["SentenceSound"] == edited["SentenceSound"]
    anki.import_package(package, update_notes=NEVER)
    assert anki.note("花儿")["Meaning"] == "mine"
    anki.import_package(package, update_notes=ALWAYS)  # as `versions` says
    assert anki.note("花儿")["Meaning"] == ""


def test_a_package_elsewhere_updates_if_its_source_is_newer(tmp_path: Path, anki: Anki) -> None:
    source = tmp_path / "text.txt"
    source.write_text(TEXT)
    os.utime(source, (1_700_000_000, 1_700_000_000))
    write(tmp_path / "one.apkg", source=source)
    anki.import_package(tmp_path / "one.apkg")
    before = anki.note("花儿")["SentenceSound"]
    write(tmp_path / "two.apkg", pitch=150, source=source)
    anki.import_package(tmp_path / "two.apkg")
    assert anki.note("花儿")["SentenceSound"] == before
    os.utime(source, (1_700_000_100, 1_700_000_100))
    write(tmp_path / "three.apkg", pitch=150, source=source)
    anki.import_package(tmp_path / "three.apkg")
    assert anki.note("花儿")["SentenceSound"] != before


def test_the_users_own_style_stays(tmp_path: Path, anki: Anki) -> None:
    write(tmp_path / "out.apkg")
    anki.import_package(tmp_path / "out.apkg")
    kind = anki.collection.models.by_name("langdu")
    assert [field["name"] for field in kind["flds"]] == list(FIELDS)
    kind["css"] += "\n.mine {}"
    anki.collection.models.update_dict(kind)
    write(tmp_path / "out.apkg", pitch=150)
    anki.import_package(tmp_path / "out.apkg")
    assert ".mine {}" in anki.collection.models.by_name("langdu")["css"]
    assert len(anki.collection.models.all_names()) == len(set(anki.collection.models.all_names()))


def test_a_package_that_anki_wrote_is_no_earlier_one(tmp_path: Path, anki: Anki) -> None:
    from anki.collection import ExportAnkiPackageOptions

    package = tmp_path / "out.apkg"
    write(package)
    anki.import_package(package)
    edited = anki.note("花儿")
    edited["Meaning"] = "mine"
    anki.collection.update_note(edited)
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=True)
    anki.collection.export_anki_package(out_path=str(package), options=options, limit=None)
    write(package, pitch=150)
    anki.import_package(package)
    assert anki.note("花儿")["Meaning"] == "mine"


@pytest.mark.parametrize("there", [b"", b"no package", b"PK\x03\x04 cut off"])
def test_what_is_no_package_is_written_over(tmp_path: Path, anki: Anki, there: bytes) -> None:
    (tmp_path / "out.apkg").write_bytes(there)
    spoken = write(tmp_path / "out.apkg")
    assert counts(anki.import_package(tmp_path / "out.apkg")) == (len(spoken), 0)


def test_the_same_text_gives_the_same_bytes_also_once_more(tmp_path: Path) -> None:
    write(tmp_path / "one.apkg")
    write(tmp_path / "two.apkg")
    one = (tmp_path / "one.apkg").read_bytes()
    assert one == (tmp_path / "two.apkg").read_bytes()
    write(tmp_path / "one.apkg")
    assert one == (tmp_path / "one.apkg").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.apkg", "two.apkg"]


def test_parts_of_a_text_are_decks_below_it(tmp_path: Path, anki: Anki) -> None:
    for track, title in enumerate(("序", "第一章"), 1):
        write(tmp_path / f"{track}.apkg", title=title, album="集市::一", track=track)
        anki.import_package(tmp_path / f"{track}.apkg")
    names = {anki.collection.decks.name(card.did) for note in anki.notes() for card in note.cards()}
    assert names == {"集市: 一::序", "集市: 一::第一章"}


def test_of_two_texts_with_the_same_sentence_each_has_its_card(tmp_path: Path, anki: Anki) -> None:
    write(tmp_path / "one.apkg", "好。\n")
    write(tmp_path / "two.apkg", "好。\n", title="河边")
    anki.import_package(tmp_path / "one.apkg")
    anki.import_package(tmp_path / "two.apkg")
    assert len(anki.notes()) == 2


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from langdu.errors import OutputFailed
    from langdu.exporters.anki import apkg

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(apkg.shutil, "copyfileobj", full)
    with pytest.raises(OutputFailed, match="No space left"):
        write(tmp_path / "out.apkg")
    assert not list(tmp_path.iterdir())


def test_a_sound_is_its_sentence_and_nothing_of_the_others(tmp_path: Path, anki: Anki) -> None:
    import numpy
    import soundfile

    write(tmp_path / "out.apkg", pitch=100)
    anki.import_package(tmp_path / "out.apkg")
    name = anki.note("花儿")["SentenceSound"].removeprefix("[sound:").removesuffix("]")
    sound, _ = soundfile.read(os.path.join(anki.collection.media.dir(), name))  # noqa: PTH118
    assert abs(sound[: round(0.09 * RATE)]).max() < 0.01  # silence before the first sound, so that none is swallowed
    spectrum = abs(numpy.fft.rfft(sound))
    loudest = spectrum.argmax() * RATE / len(sound)
    assert loudest == pytest.approx(100 / 4000 * RATE / (2 * numpy.pi), abs=2)
    bins = numpy.arange(len(spectrum)) * RATE / len(sound)
    assert spectrum[bins > 300].max() < spectrum.max() / 20


def test_sounds_are_equally_loud_and_a_bit_rate_that_mp3_lacks_is_told_at_once(tmp_path: Path) -> None:
    import io
    import zipfile

    import soundfile

    from langdu.errors import UsageError
    from langdu.model import OutputStyle
    from langdu.signal.loudness import loudness

    write(tmp_path / "out.apkg")
    with zipfile.ZipFile(tmp_path / "out.apkg") as package:
        sounds = [soundfile.read(io.BytesIO(package.read(name)))[0] for name in package.namelist() if name.isdigit()]
    assert len(sounds) == 4
    for sound in sounds:
        assert loudness(sound, RATE) == pytest.approx(-18, abs=1)
    with pytest.raises(UsageError, match="no bit rate of 77"):
        write(tmp_path / "two.apkg", style=OutputStyle(bit_rate_kbps=77))
    assert [path.name for path in tmp_path.iterdir()] == ["out.apkg"]
