"""Finding words by characters and by pinyin."""

from __future__ import annotations

import pytest

from langdu.importers import from_text
from langdu.session.text.finding.search import find

TEXT = "他在银行(hang)工作。\n银河很远，音响坏了。\n我爱喝Coffee，因为很香。\n旅行社在南边。"


def found(query: str) -> list[str]:
    document = from_text(TEXT, "书")
    return [document.source[span.start : span.end] for span in find(document, query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("银行", ["银行"]),
        ("yinhang", ["银行"]),
        ("yin2hang2", ["银行"]),
        ("yínháng", ["银行"]),
        ("yin hang", ["银行"]),
        ("yin1hang2", []),
        ("yin", ["银", "银", "音", "因"]),
        ("yh", ["银行", "银河"]),
        ("gongzuo", ["工作"]),
        ("lvxing", ["旅行"]),
        ("coffee", ["Coffee"]),
        ("没有", []),
        ("  ", []),
        ("[(", []),
    ],
)
def test_search(query: str, expected: list[str]) -> None:
    assert found(query) == expected


def test_a_word_is_found_across_its_glosses() -> None:
    document = from_text("他得了脑(nao)梗(geng)。", "书")
    (span,) = find(document, "naogeng")
    assert document.source[span.start : span.end] == "脑(nao)梗"
    assert find(document, "脑梗") == (span,)
