"""The cover of a book is the one that its sound files have."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from langdu.session.export.cover import cover_of
from tests.importers.test_epub import MEMBERS

if TYPE_CHECKING:
    from pathlib import Path

JPEG = b"\xff\xd8\xff\xe0" + bytes(40)
ITEM = '<item id="p" href="p.jpg" media-type="image/jpeg" properties="cover-image"/>'
FB2 = (
    '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"><description>'
    '<title-info><coverpage><image l:href="#c.jpg"/></coverpage></title-info></description><body><p>好。</p></body>'
    '<binary id="c.jpg" content-type="image/jpeg">{}</binary></FictionBook>'
)


def epub(cover: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in MEMBERS.items():
            if name.endswith(".opf"):
                file.writestr(f"{name.rpartition('/')[0]}/p.jpg".removeprefix("/"), cover)
            file.writestr(name, text.replace("</manifest>", f"{ITEM}</manifest>"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"), [("a.epub", epub(JPEG)), ("a.fb2", FB2.format(base64.b64encode(JPEG).decode()).encode())]
)
def test_a_books_own_cover(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert cover_of(tmp_path / name) == JPEG


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.epub", epub(b"<svg/>")),
        ("a.fb2", FB2.format("!").encode()),
        ("a.epub", b"PK\x03\x04"),
        ("a.txt", "好。".encode()),
    ],
)
def test_what_is_no_picture_is_no_cover(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert cover_of(tmp_path / name) == b""


def test_a_text_without_a_file_has_none(tmp_path: Path) -> None:
    assert cover_of(None) == cover_of(tmp_path / "gone.epub") == cover_of(tmp_path) == b""
