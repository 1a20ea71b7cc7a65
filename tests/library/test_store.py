"""What the user must find again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from langdu.library import Library
from langdu.model import Correction
from langdu.pinyin import parse

if TYPE_CHECKING:
    from pathlib import Path

HANG = Correction("银行", (parse("yin2"), parse("hang2")))


def test_corrections_of_a_book_and_of_all_books_hold_in_it(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    here = Correction("行", (parse("xing2"),), "abc", 7)
    other = Correction("长", (parse("zhang3"),), "xyz")
    for correction in (HANG, here, other):
        library.correct(correction)
    assert set(library.corrections("abc")) == {HANG, here}
    assert set(library.corrections()) == {HANG, here, other}


def test_a_second_correction_replaces_the_first(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    library.correct(HANG)
    better = Correction("银行", (parse("yin2"), parse("hang4")))
    library.correct(better)
    assert library.corrections() == (better,)
    assert library.forget(better)
    assert not library.forget(better)
    assert library.corrections() == ()


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a Unix matter")
def test_a_correction_survives_a_kill(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys, pathlib; from langdu.library import Library; from langdu.model import Correction;"
        "from langdu.pinyin import parse;"
        "Library(pathlib.Path(sys.argv[1])).correct(Correction('银行', (parse('yin2'), parse('hang2'))));"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    path = tmp_path / "library.db"
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == -signal.SIGKILL
    assert Library(path).corrections() == (HANG,)


def test_preferences_are_kept(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    assert library.preference("ruby", "above") == "above"
    library.prefer("ruby", "below")
    assert library.preference("ruby", "above") == "below"
