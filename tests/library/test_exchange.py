"""Corrections in files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from langdu.errors import BadInput
from langdu.library import exchange
from langdu.model import Correction
from langdu.pinyin import parse

if TYPE_CHECKING:
    from pathlib import Path

CORRECTIONS = [
    Correction("行家", (parse("hang2"), parse("jia5"))),
    Correction("行", (parse("heng2"),), "b"),
    Correction("行", (parse("hang4"),), "b", 7),
]


def test_a_table_keeps_everything(tmp_path) -> None:
    exchange.write(CORRECTIONS, tmp_path / "mine.tsv")
    assert read(tmp_path / "mine.tsv") == CORRECTIONS


def test_pypinyins_dictionary_keeps_what_holds_everywhere(tmp_path) -> None:
    exchange.write(CORRECTIONS, tmp_path / "mine.json")
    assert json.loads((tmp_path / "mine.json").read_text("utf-8")) == {"行家": [["háng"], ["jia"]]}
    assert read(tmp_path / "mine.json") == CORRECTIONS[:1]


def test_pypinyin_takes_what_is_exported(tmp_path) -> None:
    from pypinyin import Style, load_phrases_dict, pinyin

    exchange.write([Correction("量量行", (parse("liang2"), parse("liang5"), parse("heng2")))], tmp_path / "mine.json")
    load_phrases_dict(json.loads((tmp_path / "mine.json").read_text("utf-8")))
    assert pinyin("量量行", style=Style.TONE) == [["liáng"], ["liang"], ["héng"]]


def read(path: Path) -> list[Correction]:
    return exchange.read(path.read_text("utf-8-sig"), path)


@pytest.mark.parametrize(
    "text",
    [
        "行家,hang2 jia1\n朝阳,zhāo yáng\n",
        "word,pinyin,meaning\n行家,hang2 jia1,expert\n朝阳,zhao1yang2,morning sun\n",
        "编号;生词;拼音\n1;行家;háng jiā\n2;朝阳;zhāoyáng\n".replace("编号;生词;拼音", "no;word;pinyin"),
        '"行家","hang2 jia1"\n"朝阳","zhao1 yang2"\n',
        "行家 hang2 jia1\n朝阳 zhao1 yang2\n",
        "行家\thang2 jia1\texpert\n朝阳\tzhao1 yang2\tmorning sun\n",
        "\ufeff行家　hang2 jia1\n\n# more\n朝阳　zhāo yáng\n".replace("　", " "),
    ],
)
@pytest.mark.parametrize("name", ["words.csv", "words.txt"])
def test_tables_and_lines_of_other_programs_are_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert [(one.text, one.syllables, one.book) for one in read(tmp_path / name)] == [
        ("行家", (parse("hang2"), parse("jia1")), None),
        ("朝阳", (parse("zhao1"), parse("yang2")), None),
    ]


def test_lines_of_a_phrase_dictionary_are_read(tmp_path) -> None:
    (tmp_path / "phrases.txt").write_text("# words\n行家: háng jia\n朝阳: zhāo yáng # morning sun\n", "utf-8")
    found = read(tmp_path / "phrases.txt")
    assert [(c.text, c.syllables) for c in found] == [
        ("行家", (parse("hang2"), parse("jia5"))),
        ("朝阳", (parse("zhao1"), parse("yang2"))),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", "{"),
        ("a.json", "[]"),
        ("a.json", '{"行家": "háng jia"}'),
        ("a.json", '{"行家": [["háng"]]}'),
        ("a.json", '{"行家": [[], []]}'),
        ("a.tsv", "行家\thang2"),
        ("a.tsv", "行家\thang2 jia1\tb\tx"),
        ("a.tsv", "hangjia\thang2 jia1"),
        ("a.txt", "行家: háng"),
    ],
)
def test_a_bad_line_is_told_and_nothing_is_handed_over(tmp_path, name: str, text: str) -> None:
    (tmp_path / name).write_text("" if text.startswith(("{", "[")) else "行\thang2\n", "utf-8")
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write(text)
    with pytest.raises(BadInput):
        read(tmp_path / name)
