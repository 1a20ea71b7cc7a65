"""Plain reading that stops of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.library import Library
from langdu.session import open_book
from langdu.session.reading import aloud

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "第一章 早市\n\n天亮了，人来了。\n\n第二章 渡口\n\n船到了，水很大。\n\n第三章 月亮\n\n月亮出来了。\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "书.txt"
    path.write_text(TEXT, "utf-8")
    return path


def read(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> tuple[str, str]:
    """The hanzi that were printed, and what was told."""
    assert main(["read", "--plain", "--voice", "silence", "--rate", "2", str(path), *words]) == 0
    done = capsys.readouterr()
    return "".join(line for line in done.out.splitlines() if any("一" <= char <= "龥" for char in line)), done.err


def test_at_the_chapters_end_it_stops_and_the_next_time_goes_on_with_the_next(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said, told = read(capsys, path, "--stop-at-chapter")
    assert said == "第一章 早市天亮了，人来了。"
    assert "the chapter ends here; the next time it goes on from here" in told
    said, told = read(capsys, path, "--stop-at-chapter")
    assert said == "第二章 渡口船到了，水很大。"
    assert read(capsys, path, "--stop-at-chapter")[0] == "第三章 月亮月亮出来了。"


def test_without_chapters_it_is_told_and_read_to_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("天亮了。人来了。", "utf-8")
    said, told = read(capsys, path, "--stop-at-chapter")
    assert said == "天亮了。人来了。"
    assert "no chapters to stop at" in told


def test_when_the_sleep_timer_is_over_the_sentence_is_read_to_its_end_and_the_place_kept(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Over(aloud.SleepTimer):
        """A timer whose time is over as soon as something is read."""

        looks = 0

        @property
        def is_over(self) -> bool:
            self.looks += 1
            return self.left_s is not None and self.looks > 1

    monkeypatch.setattr(aloud, "SleepTimer", Over)
    said, told = read(capsys, path, "--sleep", "30")
    assert said == "第一章 早市"
    assert "the sleep timer is over" in told
    book = open_book(str(path), library=Library())
    assert book.sentence(book.place()).text == "天亮了，人来了。"
    book.close()


@pytest.mark.parametrize("minutes", ["0", "601", "soon"])
def test_minutes_that_are_none(path: Path, minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--plain", str(path), "--sleep", minutes]) == 2
    assert f"{minutes} is not a whole number from 1 to 600" in capsys.readouterr().err
