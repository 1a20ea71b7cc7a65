"""Folders and archives of texts as one book."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from langdu.errors import BadInput
from langdu.importers import Source, load
from langdu.importers.several.folder import load_folder
from langdu.importers.several.natural_order import natural_key

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Document

TEXTS = {
    "第十章.txt": "丙。",
    "第二章.txt": "乙。",
    "第一章.md": "# 开头\n\n甲[^1]。\n\n[^1]: 注。\n",
    "下/10.txt": "戊。",
    "下/9.srt": "1\n00:00:01,000 --> 00:00:02,000\n丁。\n",
    "空.txt": "",
    ".hidden.txt": "藏。",
    "__MACOSX/a.txt": "藏。",
    "图.png": "不是。",
}
ORDER = ["第一章.md", "第二章.txt", "第十章.txt", "下/9.srt", "下/10.txt"]


def packed(texts: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, text in texts.items():
            file.writestr(name, text)
    return out.getvalue()


def archive(data: bytes, name: str = "书.zip") -> Document:
    return load(Source(data, name, "书"))


def folder(tmp_path: Path) -> Document:
    for name, text in TEXTS.items():
        path = tmp_path / "书" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return load_folder(tmp_path / "书")


@pytest.mark.parametrize("is_archive", [True, False])
def test_each_file_is_a_section_in_natural_order(tmp_path: Path, is_archive: bool) -> None:
    book = archive(packed(TEXTS)) if is_archive else folder(tmp_path)
    assert book.title == "书"
    assert sorted(section.path for section in book.sections) == sorted(ORDER)
    chapters = [section.path for section in book.sections if section.path.startswith("第")]
    assert chapters == ORDER[:3]
    assert [section.path for section in book.sections if section.path.startswith("下")] == ORDER[3:]
    assert all(book.source[s.start :].startswith(t) for s, t in zip(book.sections, _begins(book), strict=True))
    assert book.cues == ()


def _begins(book: Document) -> list[str]:
    texts = {"第一章.md": "开头", "第二章.txt": "乙。", "第十章.txt": "丙。", "下/9.srt": "丁。", "下/10.txt": "戊。"}
    return [texts[section.path] for section in book.sections]


def test_what_the_parts_tell_moves_with_them() -> None:
    book = archive(packed({"1.txt": "前。", "2.md": "# 开头\n\n甲[^1]。\n\n[^1]: 注。\n", "3.txt": "后。"}))
    (_, second, _) = book.sections
    (inner,) = second.sections
    assert (inner.title, inner.level, inner.path) == ("开头", 2, "2.md")
    (note,) = book.set_aside
    assert book.source[note.span.start : note.span.end] == "注。"
    assert note.anchor is not None
    assert book.source[note.anchor - 1] == "甲"
    shown = [book.source[block.span.start : block.span.end] for block in book.blocks]
    assert shown == ["前。", "开头", "甲。", "后。"]


def test_an_archive_is_known_whatever_it_is_called() -> None:
    data = packed({"1.txt": "前。", "2.txt": "后。"})
    assert [section.title for section in archive(data, "standard input").sections] == ["1", "2"]


def test_one_text_alone_is_that_text() -> None:
    assert archive(packed({"小河.txt": "河。"})).title == "小河"


def test_chinese_names_of_old_archives() -> None:
    data = packed({"aaaa.txt": "前。", "b.txt": "后。"}).replace(b"aaaa", "河水".encode("gb18030"))
    assert {section.path for section in archive(data).sections} == {"河水.txt", "b.txt"}


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ({"../外.txt": "甲。"}, "lead out"),
        ({"/etc/外.txt": "甲。"}, "lead out"),
        ({"C:\\外.txt": "甲。"}, "lead out"),
        ({"图.png": "不是。"}, "no text"),
        ({"空.txt": ""}, "empty"),
        ({"内.zip": "不是。"}, "no text"),
        ({"大.txt": "甲" * 20_000_000}, "far more"),
    ],
)
def test_hostile_and_useless_archives_are_refused(texts: dict[str, str], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        archive(packed(texts))


def test_a_member_that_is_larger_than_it_says_is_refused() -> None:
    data = bytearray(packed({"大.txt": "a" * 40_000_000}))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(sign) + at
        data[place : place + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(BadInput):
        archive(bytes(data))


def test_encrypted_and_truncated_archives_are_refused() -> None:
    data = bytearray(packed({"甲.txt": "甲。" * 100}))
    with pytest.raises(BadInput, match="damaged or cut off"):
        archive(bytes(data[:-30]))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(BadInput, match="encrypted"):
        archive(bytes(data))


def test_an_empty_folder_and_a_folder_of_damaged_texts(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no text"):
        load_folder(tmp_path)
    (tmp_path / "a.srt").write_text("没有时间", "utf-8")
    with pytest.raises(BadInput, match=r"a\.srt"):
        load_folder(tmp_path)


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "外.txt").write_text("外。", "utf-8")
    inside = tmp_path / "书"
    inside.mkdir()
    (inside / "甲.txt").write_text("甲。", "utf-8")
    (inside / "外.txt").symlink_to(tmp_path / "外.txt")
    assert load_folder(inside).source == "甲。"


def test_natural_order() -> None:
    names = ["a10", "a9", "第十一回", "第九回", "第二十回", "2/1", "10/1", "卷下", "卷上"]
    assert sorted(names[:2], key=natural_key) == ["a9", "a10"]
    assert sorted(names[2:5], key=natural_key) == ["第九回", "第十一回", "第二十回"]
    assert sorted(names[5:7], key=natural_key) == ["2/1", "10/1"]
