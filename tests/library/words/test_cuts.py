"""Cuts are kept, and only such as can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from langdu.errors import UsageError
from langdu.library import Library
from langdu.library.words import Cuts
from langdu.model import Cut


def test_a_cut_is_kept(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.db")
    Cuts(library).keep("研究生命", ("研究", "生命"))
    Cuts(library).keep("脑梗塞", ("脑梗塞",))
    library.close()
    cuts = Cuts(Library(tmp_path / "library.db"))
    assert cuts.all() == (Cut("研究生命", ("研究", "生命")), Cut("脑梗塞", ("脑梗塞",)))


def test_a_text_has_one_cut_in_both_scripts() -> None:
    cuts = Cuts(Library(Path(":memory:")))
    cuts.keep("月亮", ("月亮",))
    cuts.keep("腦梗塞", ("腦", "梗塞"))
    cuts.keep("月亮", ("月", "亮"))
    assert cuts.all() == (Cut("脑梗塞", ("脑", "梗塞")), Cut("月亮", ("月", "亮")))
    assert cuts.forget("腦梗塞")
    assert not cuts.forget("脑梗塞")
    assert cuts.all() == (Cut("月亮", ("月", "亮")),)


@pytest.mark.parametrize(
    ("text", "parts", "told"),
    [
        ("你好,小王", ("你好,", "小王"), "a cut is of hanzi alone"),
        ("T恤", ("T恤",), "a cut is of hanzi alone"),
        ("好", ("好",), "2 to 10 hanzi, this is of 1"),
        ("", (), "2 to 10 hanzi, this is of 0"),
        ("春眠不觉晓处处闻啼鸟夜", ("春眠不觉晓", "处处闻啼鸟夜"), "2 to 10 hanzi, this is of 11"),
        ("研究生命", ("研究", "生"), "are not its words"),
        ("研究", ("研究", ""), "are not its words"),
    ],
)
def test_what_cannot_be_cut_so_is_told(text: str, parts: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        Cuts(Library(Path(":memory:"))).keep(text, parts)
