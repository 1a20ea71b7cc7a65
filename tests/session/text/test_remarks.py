"""What is told of a text once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.session import book_from_text

if TYPE_CHECKING:
    from pathlib import Path

#: Each character's commonest reading.
MACHINE = "他(ta)在(zai)银(yin)行(xing)门(men)口(kou)等(deng)行(xing)长(chang)，等(deng)了(le)很(hen)久(jiu)。\n"
PLAIN = "他在银行(háng)门口等行长。\n"


@pytest.mark.parametrize("background", [False, True], ids=["here", "in the background"])
def test_what_a_book_tells(background: bool) -> None:
    book = book_from_text("井边的早晨|小城读书网\n" + MACHINE, "x", background=background)
    told = book.of_glosses()
    book.close()
    assert told is not None
    assert "machine" in told
    assert "--gloss force" in told
    assert book.set_aside() == ("set aside, not read aloud: 小城读书网",)


@pytest.mark.parametrize("policy", ["ignore", "force"])
def test_nothing_is_told_of_glosses_that_are_not_weighed(policy) -> None:
    assert book_from_text(MACHINE, "x", policy=policy).of_glosses() is None


@pytest.mark.parametrize("text", [PLAIN, "", "井边的早晨\n" + PLAIN])
def test_nothing_is_told_of_a_text_that_needs_it_not(text: str) -> None:
    book = book_from_text(text, "x")
    assert book.of_glosses() is None
    assert book.set_aside() == ()


def test_the_command_line_tells_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "text.txt"
    path.write_text("井边的早晨|小城读书网\n" + MACHINE * 40, "utf-8")
    assert main(["annotate", str(path)]) == 0
    told = capsys.readouterr()
    assert "小城读书网" in told.out
    assert told.err.count("were most likely made by a machine: ") == 1
    assert told.err.count("set aside, not read aloud: 小城读书网") == 1
    assert "more; --to json has them all" in told.err
