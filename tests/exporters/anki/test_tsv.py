"""Tables of cards as Anki's import of text reads them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from langdu.errors import OutputFailed
from tests.exporters.anki.cards import TEXT, Anki, anki, write

__all__ = ["anki"]
UPDATE = 0


def imported(anki: Anki, table: Path, **chosen: int) -> tuple[int, int]:
    """Import a table, its sounds first; how many notes are new and how many updated."""
    for sound in table.with_suffix(".media").iterdir():
        shutil.copy(sound, anki.collection.media.dir())
    log = anki.import_table(table, **chosen)
    return len(log.new), len(log.updated)


def test_a_table_has_the_same_notes_as_a_package(tmp_path: Path, anki: Anki) -> None:
    text = TEXT + '#三点了，"<b>走</b>"吧[sound:x.mp3]。\n'
    spoken = write(tmp_path / "out.apkg", text)
    anki.import_package(tmp_path / "out.apkg")
    packed = [(note.guid, note.fields, note.tags) for note in anki.notes()]
    anki.collection.remove_notes([note.id for note in anki.notes()])
    write(tmp_path / "out.tsv", text)
    assert imported(anki, tmp_path / "out.tsv") == (len(spoken), 0)
    assert [(note.guid, note.fields, note.tags) for note in anki.notes()] == packed
    assert {anki.collection.decks.name(card.did) for note in anki.notes() for card in note.cards()} == {"集市"}
    assert not anki.collection.media.check().missing


def test_what_is_in_anki_stays_and_new_sentences_are_added(tmp_path: Path, anki: Anki) -> None:
    write(tmp_path / "out.apkg")
    anki.import_package(tmp_path / "out.apkg")
    edited = anki.note("花儿")
    edited["Meaning"], edited["SentencePinyin"] = "mine", "corrected"
    edited.tags.append("hard")
    anki.collection.update_note(edited)

    write(tmp_path / "out.tsv", TEXT + "再见！\n", pitch=150)
    assert imported(anki, tmp_path / "out.tsv") == (1, 0)
    kept = anki.note("花儿")
    assert (kept["Meaning"], kept["SentencePinyin"], sorted(kept.tags)) == ("mine", "corrected", ["hard", "langdu"])

    imported(anki, tmp_path / "out.tsv", dupe_resolution=UPDATE)  # as `tsv` says
    updated = anki.note("花儿")
    assert (updated["Meaning"], updated["SentencePinyin"]) == ("mine", "“huār duō shao qián?”")
    assert updated["SentenceSound"] != edited["SentenceSound"]


def with_note_type(anki: Anki, folder: Path) -> None:
    write(folder / "other.apkg", "别的。\n", title="别的")
    anki.import_package(folder / "other.apkg")
    anki.collection.remove_notes([note.id for note in anki.notes()])


def type_meaning(anki: Anki, text: str, meaning: str) -> None:
    note = anki.note(text)
    note["Meaning"] = meaning
    anki.collection.update_note(note)


def test_a_translation_is_the_meaning_and_none_leaves_what_the_user_typed(tmp_path: Path, anki: Anki) -> None:
    translations = ("At dawn <he> came.", "")
    with_note_type(anki, tmp_path)
    write(tmp_path / "out.tsv", translations=translations)
    imported(anki, tmp_path / "out.tsv")
    assert anki.note("清早")["Meaning"] == "At dawn &lt;he&gt; came."
    type_meaning(anki, "清早", "mine")
    type_meaning(anki, "花儿", "mine too")
    imported(anki, tmp_path / "out.tsv")
    assert anki.note("清早")["Meaning"] == "mine"
    imported(anki, tmp_path / "out.tsv", dupe_resolution=UPDATE)
    assert anki.note("清早")["Meaning"] == "At dawn &lt;he&gt; came."
    assert anki.note("花儿")["Meaning"] == "mine too"


def test_a_word_without_a_meaning_keeps_the_one_that_the_user_typed(tmp_path: Path, anki: Anki) -> None:
    with_note_type(anki, tmp_path)
    write(tmp_path / "out.tsv", meanings={"银行": ("bank",), "门口": ()}, translations=("At dawn.",))
    imported(anki, tmp_path / "out.tsv")
    words = {note["Hanzi"]: note for note in anki.notes() if note["Hanzi"]}
    assert {word: note["Meaning"] for word, note in words.items()} == {"银行": "bank", "门口": ""}
    words["门口"]["Meaning"] = "doorway, I think"
    anki.collection.update_note(words["门口"])
    type_meaning(anki, "花儿", "mine")
    imported(anki, tmp_path / "out.tsv", dupe_resolution=UPDATE)
    assert {note["Meaning"] for note in anki.notes()} == {"bank", "doorway, I think", "At dawn.", "mine", ""}


def test_others_files_in_the_folder_stay(tmp_path: Path) -> None:
    folder = tmp_path / "out.media"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    write(tmp_path / "out.tsv")
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(first) == 5  # mine, and one for the two equal sentences
    table = (tmp_path / "out.tsv").read_bytes()
    write(tmp_path / "out.tsv")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    assert (tmp_path / "out.tsv").read_bytes() == table


@pytest.mark.parametrize("is_there", [False, True])
def test_a_table_that_fails_leaves_no_sounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool) -> None:
    folder, replace = tmp_path / "out.media", Path.replace
    if is_there:
        folder.mkdir()

    def full(self: Path, target: Path) -> Path:
        if folder.is_dir() and len([path for path in folder.iterdir() if path.name.startswith("langdu-")]) == 2:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OutputFailed, match="No space left"):
        write(tmp_path / "out.tsv")
    assert folder.exists() == is_there
    assert not is_there or not list(folder.iterdir())
