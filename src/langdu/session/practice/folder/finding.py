"""The recordings of a folder, whose they are, and what each should say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from langdu.errors import BadInput, LangduError
from langdu.importers.base import Source
from langdu.importers.encoding.decode import decode
from langdu.model import clean
from langdu.session.practice.folder.texts_table import TextRow, texts_table
from langdu.session.practice.judging import targets_of_pinyin, targets_of_text
from langdu.signal.decoding.containers import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.library import Library
    from langdu.model import GlossPolicy, Target

#: More recordings are no class's.
MOST_RECORDINGS = 10_000
#: Bytes of a text beside a recording: two minutes of speech have 2,000.
LARGEST_TEXT_BYTES = 1_000_000
TABLES = ("texts.csv", "texts.tsv")


@dataclass(frozen=True, slots=True)
class FolderRecording:
    """A recording of a folder.

    Attributes:
        path: where it is.
        file: its place in the folder, with slashes.
        student: the sub-folder that it is in; empty for none.
        text: what it should say, for people.
        targets: the same in syllables; empty where there is a trouble.
        trouble: why it is not known what it should say, and what to do.
    """

    path: Path
    file: str
    student: str
    text: str = ""
    targets: tuple[Target, ...] = ()
    trouble: str = ""


class TextsOfFolder:
    """What the recordings of a folder should say.

    Args:
        folder: the folder.
        policy: how far to trust glosses.
        library: where the user's corrections are.
        for_all: one text for all of them; None to look beside each.
    """

    def __init__(self, folder: Path, policy: GlossPolicy, library: Library, for_all: TextRow | None = None) -> None:
        self._folder, self._policy, self._library, self._for_all = folder, policy, library, for_all
        self._table, self._read = cache(_table), cache(_text_file)
        self._targets = cache(self._targets_of)

    def recordings(self) -> Iterator[FolderRecording]:
        """All of them, in order of their places.

        Raises:
            BadInput: there is none, or too many.
        """
        paths = [path for path in sorted(self._folder.rglob("*")) if _is_recording(path)]
        if not 0 < len(paths) <= MOST_RECORDINGS:
            what = f"there are {len(paths)} recordings in it" if paths else "there is no recording in it"
            raise BadInput(what, where=str(self._folder), remedy=f"name a folder with 1 to {MOST_RECORDINGS}")
        for path in paths:
            yield self._recording(path)

    def _recording(self, path: Path) -> FolderRecording:
        place = path.relative_to(self._folder)
        student = "/".join(place.parts[:-1])
        try:
            row = self._for_all or self._row(path)
            return FolderRecording(path, place.as_posix(), student, clean(row.text or row.pinyin), self._targets(row))
        except LangduError as error:
            return FolderRecording(path, place.as_posix(), student, trouble=str(error))

    def _row(self, path: Path) -> TextRow:
        """From the recording's own folder up to the whole: its text file, or its row of a table."""
        folder = path.parent
        while True:
            if (beside := folder / f"{path.stem}.txt").is_file():
                return TextRow(self._read(beside), "", beside.name)
            rows = self._table(folder)
            names = (path.relative_to(folder).as_posix(), path.name, path.stem)
            if found := next((rows[name] for name in names if name in rows), None):
                return found
            if folder == self._folder:
                remedy = f"put {path.stem}.txt beside it, or name it in {TABLES[0]}"
                raise BadInput("it is not known what it should say", remedy=remedy)
            folder = folder.parent

    def _targets_of(self, row: TextRow) -> tuple[Target, ...]:
        if row.pinyin:
            return targets_of_pinyin(row.pinyin)
        return targets_of_text(row.text, self._policy, self._library, row.where)


def _is_recording(path: Path) -> bool:
    is_named = path.suffix.lower() in ENDINGS and not path.name.startswith(".")
    return is_named and path.is_file() and not path.is_symlink()


def _text_file(path: Path) -> str:
    if path.stat().st_size > LARGEST_TEXT_BYTES:
        raise BadInput("this text is too long", where=path.name, remedy="a sentence or a paragraph is judged at a time")
    return decode(Source.read(path).data, path.name)


def _table(folder: Path) -> dict[str, TextRow]:
    for name in TABLES:
        if (path := folder / name).is_file():
            return texts_table(_text_file(path), name)
    return {}
