"""Which importer a text gets: by what it begins with, by its ending, and a text's for all others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from langdu import importers, plugins
from langdu.errors import BadInput
from langdu.importers import Importer, Source
from langdu.importers.markdown.importer import MarkdownImporter
from langdu.importers.text import TextImporter, from_text

if TYPE_CHECKING:
    from langdu.model import Document


class Packed(Importer):
    """A format that begins as a zip does."""

    magic = (b"PK\x03\x04",)

    def document(self, source: Source) -> Document:
        return from_text(source.data[4:].decode(), source.title)


@pytest.mark.parametrize(
    ("name", "importer"),
    [("a.txt", TextImporter), ("a.MD", MarkdownImporter), ("a.log", TextImporter), ("standard input", TextImporter)],
)
def test_the_ending_decides(name: str, importer: type[Importer]) -> None:
    assert importers.importer_for(Source("你好。".encode(), name, "a")) is importer


def test_what_a_file_begins_with_decides_before_its_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(plugins.BUILT_IN["importers"], "packed", f"{__name__}:Packed")
    assert ".packed" in importers.endings()
    assert importers.load(Source(b"PK\x03\x04" + "你好。".encode(), "book.txt", "书")).source == "你好。"
    assert importers.importer_for(Source("你好。".encode("utf-16"), "a.txt", "a")) is TextImporter


def test_a_file_is_called_after_its_name(tmp_path: Path) -> None:
    path = tmp_path / "菜园.TXT"
    path.write_text("雨停了。", "utf-8")
    source = Source.read(path)
    assert (source.title, source.ending, source.name) == ("菜园", "txt", str(path))
    assert importers.load(source).title == "菜园"


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        Source.read(tmp_path / "missing.txt")
    with pytest.raises(BadInput, match="this is a folder"):
        Source.read(tmp_path)
    with pytest.raises(BadInput, match="no file name"):
        Source.read(Path("a\0b"))
