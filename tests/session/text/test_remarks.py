"""What is told of a text once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from langdu.importers import Source
from langdu.session import Book, book_from_text
from langdu.session.text import pipeline

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


def told(source: str, ending: str) -> tuple[str, ...]:
    return Book(pipeline.load(Source(source.encode(), f"a.{ending}", "a"))).news()


@pytest.mark.parametrize(
    ("source", "ending", "expected"),
    [
        ("看![图](a.png)和![图](b.png)，<img src='c.png'>![图](a.png)。", "md", ("3 pictures are not shown",)),
        ("<p>看。<img src='a.png'></p>", "html", ("a picture is not shown",)),
        ("<p>看。</p>", "html", ()),
        ("他\ue123走\uf8ff了。", "txt", ("2 characters of a font of its own cannot be read",)),
        ("他\ue123走了。", "txt", ("a character of a font of its own cannot be read",)),
    ],
)
def test_what_is_not_shown_is_told_once(source: str, ending: str, expected: tuple[str, ...]) -> None:
    assert told(source, ending) == expected


@pytest.mark.parametrize(
    ("pictures", "expected"), [(1, "the cover is not shown"), (3, "3 pictures are not shown, the cover among them")]
)
def test_a_cover_is_told_of(pictures: int, expected: str) -> None:
    document = replace(pipeline.from_text("天亮了。", "书"), pictures=pictures, has_cover=True)
    assert Book(document).news() == (expected,)


def test_annotate_tells_of_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "text.md"
    path.write_text("天亮了。![图](a.png)\n", "utf-8")
    assert main(["annotate", str(path)]) == 0
    assert capsys.readouterr().err.count("a picture is not shown") == 1
