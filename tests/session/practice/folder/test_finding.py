"""Whose recordings a folder has, and what each should say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.errors import BadInput
from langdu.library import Library
from langdu.session.practice.folder.finding import TextsOfFolder
from langdu.session.practice.folder.texts_table import TextRow, texts_table

if TYPE_CHECKING:
    from pathlib import Path


def found(folder: Path, for_all: TextRow | None = None):
    library = Library()
    try:
        return {one.file: one for one in TextsOfFolder(folder, "weigh", library, for_all).recordings()}
    finally:
        library.close()


@pytest.fixture
def school(tmp_path: Path) -> Path:
    for place in ("小王/1.m4a", "小李/1.wav", "小李/2.amr", "a.mp3", "小李/._1.wav", "小李/photo.jpg", "小李/3.wav"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_bytes(b"sound")
    (tmp_path / "a.txt").write_text("月亮")
    (tmp_path / "小李" / "2.txt").write_text("下雨了", encoding="gb18030")
    (tmp_path / "texts.csv").write_text("file,text,pinyin\n1,大学,\n小李/3.wav,,ni3 hao3\n", encoding="utf-8-sig")
    return tmp_path


def test_sub_folders_are_students_and_texts_stand_beside_or_above(school: Path) -> None:
    told = {file: (one.student, one.text, len(one.targets)) for file, one in found(school).items()}
    assert told == {
        "a.mp3": ("", "月亮", 2),
        "小李/1.wav": ("小李", "大学", 2),
        "小李/2.amr": ("小李", "下雨了", 3),
        "小李/3.wav": ("小李", "ni3 hao3", 2),
        "小王/1.m4a": ("小王", "大学", 2),
    }


def test_one_text_is_for_all(school: Path) -> None:
    assert {one.text for one in found(school, TextRow("你好", "", "--text")).values()} == {"你好"}


def test_what_has_no_text_or_a_bad_one_is_told_of_it_alone(school: Path) -> None:
    (school / "a.txt").unlink()
    (school / "小李" / "2.txt").write_text("hello")
    one = found(school)
    assert "put a.txt beside it" in one["a.mp3"].trouble
    assert "2.txt: there is nothing to say" in one["小李/2.amr"].trouble
    assert not one["小李/1.wav"].trouble


def test_a_folder_without_recordings_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no recording"):
        found(tmp_path)


@pytest.mark.parametrize(
    "text", ["file;text\n1;大,学\n", "text\tfile\n大,学\t1\n", '1,"大,学"\n', 'pinyin,FILE,Text\n,1,"大,学"\n']
)
def test_tables_are_read_as_programs_write_them(text: str) -> None:
    assert texts_table(text, "texts.csv")["1"].text == "大,学"


def test_what_is_no_table_is_told() -> None:
    with pytest.raises(BadInput, match="no table"):
        texts_table("你好", "texts.csv")
