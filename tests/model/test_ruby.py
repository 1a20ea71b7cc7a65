"""The pieces that ruby is set over."""

from __future__ import annotations

import pytest

from langdu.model import Sentence, ruby_pieces
from langdu.pinyin import numbered
from langdu.session import book_from_text


def read(text: str) -> Sentence:
    book = book_from_text(text, "a")
    (sentence,) = book.sentences(0)
    book.close()
    return sentence


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("银(yín)行好。", "银 yin2|行 hang2|好 hao3|。"),
        ("花儿红了", "花儿 huar1|红 hong2|了 le5"),
        ("有12%呢", "有 you3|12% bai3 fen1 zhi1 shi2 er4|呢 ne5"),
        ("用Python写", "用 yong4|Python|写 xie3"),
    ],
)
def test_what_is_read_together_is_a_piece(text: str, pieces: str) -> None:
    found = list(ruby_pieces(read(text)))
    assert "|".join(" ".join((piece.text, *map(numbered, piece.syllables))) for piece in found) == pieces


def test_pieces_are_all_of_a_sentence_in_order() -> None:
    sentence = read("“他在2026年 去过　北京，”她说。")
    found = list(ruby_pieces(sentence))
    assert "".join(piece.text for piece in found) == sentence.text
    assert [token for piece in found for token in piece.tokens] == list(sentence.tokens)
    assert [piece.first for piece in found] == [0, *(piece.end for piece in found[:-1])]
    assert all(not piece.readings for piece in ruby_pieces(sentence, reads=False))
    assert "".join(piece.spaced for piece in found).count(" ") == 2
