"""Cards written from a text, each sentence with a tone of its own, and Anki itself to import them."""

from __future__ import annotations

import math
import struct
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from langdu.exporters import exporter_for
from langdu.model import ExportedChapter, ExportedWord, ExportInfo
from langdu.session.words.sentence_words import sentence_words
from tests.exporters.timed_text.writing import PAUSE, RATE, VOICE, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.model import TimedSentence

LEAD_IN = 7200
TEXT = "清早，小王走到银(yín)行(háng)门口。“花儿多少钱？”他问。好。好。\n"


def tone(samples: int, pitch: int) -> bytes:
    return struct.pack(f"<{samples}h", *(round(9000 * math.sin(i * pitch / 4000)) for i in range(samples)))


def write(
    path: Path, text: str = TEXT, pitch: int = 100, meanings: dict[str, tuple[str, ...]] | None = None, **known: Any
) -> list[TimedSentence]:
    """Write a text as cards, its second sentence at a pitch; what was written.

    Words with meanings have notes of their own, with the first sentence that has them; `translations` are those of the
    sentences from the first on.
    """
    spoken = sentences(text, LEAD_IN)
    for number, translation in enumerate(known.pop("translations", ())):
        spoken[number] = replace(spoken[number], translation=translation)
    if meanings is not None:
        known = {"words": "beside"} | known
        spoken = list(with_words(spoken, dict(meanings)))
    info = ExportInfo(**({"voice": VOICE, "sample_rate": RATE, "title": "集市", "author": "小王"} | known))
    exporter = exporter_for(path)(path, info)
    try:
        exporter.chapter(ExportedChapter(1, 1, "第一章", 0, 0))
        exporter.audio(bytes(2 * LEAD_IN))
        for number, sentence in enumerate(spoken):
            length = sentence.end - sentence.start
            exporter.audio(tone(length, pitch if number == 1 else 400 + length % 97) + bytes(2 * PAUSE))
            exporter.sentence(sentence)
        exporter.close(spoken[-1].end + PAUSE)
    except BaseException:
        exporter.abort()
        raise
    return spoken


def with_words(spoken: list[TimedSentence], meanings: dict[str, tuple[str, ...]]) -> Iterator[TimedSentence]:
    for timed in spoken:
        there = [word for word in sentence_words(timed.sentence) if word.word in meanings]
        yield replace(
            timed,
            words=tuple(
                ExportedWord(word.word, word.text, word.span, word.citation, "銀行", meanings.pop(word.word))
                for word in there
            ),
        )


class Anki:
    """A collection of Anki's own, with nothing in it."""

    def __init__(self, folder: Path) -> None:
        from anki.collection import Collection

        folder.mkdir()
        self.collection = Collection(str(folder / "collection.anki2"))

    def import_package(self, path: Path, **options: Any) -> Any:
        """What Anki says that it did; with the options that its window has at first, but for those given."""
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        chosen = ImportAnkiPackageOptions()
        chosen.CopyFrom(self.collection._backend.get_import_anki_package_presets())
        for name, value in options.items():
            setattr(chosen, name, value)
        return self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=chosen)).log

    def import_table(self, path: Path, **chosen: Any) -> Any:
        """What Anki says that it did, as the file's first lines say, but for what is chosen."""
        from anki.collection import ImportCsvRequest

        metadata = self.collection.get_csv_metadata(path=str(path), delimiter=None)
        for name, value in chosen.items():
            setattr(metadata, name, value)
        return self.collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log

    def notes(self) -> list[Any]:
        return [self.collection.get_note(note) for note in sorted(self.collection.find_notes(""))]

    def note(self, text: str) -> Any:
        (found,) = [note for note in self.notes() if text in note["Sentence"]]
        return found


@pytest.fixture
def anki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Anki]:
    pytest.importorskip("anki", reason="Anki's package is not installed: pip install 'langdu[test]'")
    opened = Anki(tmp_path_factory.mktemp("anki") / "profile")
    with closing(opened.collection):
        yield opened
