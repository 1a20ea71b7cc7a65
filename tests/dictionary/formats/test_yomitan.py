"""Zips of Yomitan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.dictionary.formats.packed import PackedFormat
from langdu.dictionary.storage.lines import EntryLine
from langdu.errors import BadInput
from tests.dictionary.publishing import INDEX, old_term, term, yomitan

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path) -> list[EntryLine]:
    return list(PackedFormat().read(path).entries)


def test_what_it_is_and_its_words(tmp_path: Path) -> None:
    path = yomitan(tmp_path / "a.zip", [term("银行", "yín háng", "bank")], [term("行", "xíng", "to go", "OK")])
    published = PackedFormat().read(path)
    assert (published.title, published.edition, published.licence) == ("A dictionary", "2026-01-01", "小王")
    assert list(published.entries) == [
        EntryLine("银行", "银行", "yín háng", ("bank",)),
        EntryLine("行", "行", "xíng", ("to go", "OK")),
    ]


def test_the_old_format(tmp_path: Path) -> None:
    index = {"title": "Old", "revision": "1", "version": 1}
    path = yomitan(tmp_path / "a.zip", [old_term("银行", "", "bank", "shore")], index=index)
    assert read(path) == [EntryLine("银行", "银行", "", ("bank", "shore"))]


def test_structured_content_becomes_lines(tmp_path: Path) -> None:
    content = [
        {
            "tag": "ul",
            "content": [
                {"tag": "li", "content": "bank"},
                {"tag": "li", "content": ["the ", {"tag": "b", "content": "shore"}]},
            ],
        },
        {"tag": "ruby", "content": ["行", {"tag": "rt", "content": "háng"}]},
        {"tag": "img", "path": "bank.png"},
        {"tag": "a", "href": "https://example.org", "content": "more"},
    ]
    path = yomitan(tmp_path / "a.zip", [term("银行", "", {"type": "structured-content", "content": content})])
    assert read(path)[0].senses == ("bank", "the shore", "行more")


def test_other_kinds_of_meanings(tmp_path: Path) -> None:
    meanings = ({"type": "text", "text": "a<br>b"}, {"type": "image", "path": "a.png"}, ["行", ["form"]], "c\nd")
    assert read(yomitan(tmp_path / "a.zip", [term("行", "", *meanings)]))[0].senses == ("a", "b", "c", "d")


@pytest.mark.parametrize(
    ("index", "banks", "told"),
    [
        (INDEX | {"format": 2}, [[term("行", "", "x")]], "format 2"),
        (INDEX, [], "no words"),
        (INDEX, [{"a": 1}], "damaged"),
        (INDEX, [[["行"]]], "no word"),
        (INDEX, [[5]], "no word"),
        (INDEX, [[term("行", "", "x"), [5, 6, 7, 8, 9, ["x"]]]], "no word"),
        ([1], [[term("行", "", "x")]], "index.json"),
    ],
)
def test_what_is_wrong_in_it_is_told(tmp_path: Path, index: object, banks: list[list[object]], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        read(yomitan(tmp_path / "a.zip", *banks, index=index))


def test_deep_nesting_ends_in_a_message(tmp_path: Path) -> None:
    deep = "[" * 200_000 + "]" * 200_000
    with pytest.raises(BadInput, match="damaged"):
        read(yomitan(tmp_path / "a.zip", more={"term_bank_1.json": deep}))


def test_a_truncated_zip_and_a_bomb(tmp_path: Path) -> None:
    path = yomitan(tmp_path / "a.zip", [term("行", "", "x")])
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(BadInput, match="damaged"):
        read(path)
    with pytest.raises(BadInput, match="far more"):
        read(yomitan(tmp_path / "b.zip", more={"term_bank_1.json": " " * 40_000_000}))
