"""What an export lacks is told when it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.session import book_from_text
from langdu.session.export import ExportOptions, export
from langdu.speech.rendering.jobs import do
from tests.session.export.test_export import Slow
from tests.speech.making import voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from langdu.model import Mark, Speech

TEXT = "雨停了。\n\n他走出家门，看见3道彩虹。\n\n——\n"


class Forgetful(Slow):
    """Says everything, and changes the marks of some of it."""

    def __init__(self, change: Callable[[tuple[Mark, ...]], tuple[Mark, ...]]) -> None:
        super().__init__()
        self._change = change

    def submit(self, function: Callable[..., Speech], /, *args: object, **kwargs: object) -> Future[Speech]:
        future = super().submit(function, *args, **kwargs)
        said = do(*args)  # type: ignore[arg-type]
        changed = type(future)()
        changed.set_result(replace(said, marks=self._change(said.marks)))
        return changed


def lacks(folder: Path, change: Callable[[tuple[Mark, ...]], tuple[Mark, ...]]) -> tuple[str, ...]:
    book = book_from_text(TEXT, "彩虹")
    try:
        return export(book, ExportOptions(voice(), None, (folder / "a.json",)), executor=Forgetful(change)).lacks
    finally:
        book.close()


def test_nothing_is_told_where_nothing_is_missing(tmp_path: Path) -> None:
    assert lacks(tmp_path, lambda marks: marks) == ()


def test_characters_without_sound_are_counted_and_the_first_are_told(tmp_path: Path) -> None:
    told = lacks(tmp_path, lambda marks: marks if len(marks) < 4 else marks[2:])
    assert told == ("2 characters have no sound: 他走, sentence 2",)
    (line,) = lacks(tmp_path, lambda marks: marks[:1])
    assert line.startswith("11 characters have no sound: 停了走出家门看见…, sentence 1")


def test_marks_out_of_order_and_behind_the_sound_are_told(tmp_path: Path) -> None:
    told = lacks(tmp_path, lambda marks: (marks[1], marks[0], *marks[2:]))
    assert [line.split(", ")[-1] for line in told] == ["sentence 1"]
    assert "out of order" in told[0]
    assert lacks(tmp_path, lambda marks: (*marks[:-1], replace(marks[-1], end=10**9)))[0].startswith("2 times")
