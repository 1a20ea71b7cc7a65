"""Texts of careless origin."""

from __future__ import annotations

import pytest

from langdu.errors import BadInput, UsageError
from langdu.importers import decode, from_text, load_bytes

SIMPLIFIED = "小城的春天来得早,河边的柳树已经绿了。"
TRADITIONAL = "小城的春天來得早，河邊的柳樹已經綠了。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_simplified_text_is_detected(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding), "x") == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "big5", "big5hkscs", "gb18030"])
def test_traditional_text_is_detected(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding), "x") == TRADITIONAL


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-16-le", "utf-8"])
def test_the_users_word_holds(encoding: str) -> None:
    text = "好"
    assert decode(text.encode(encoding), "x", encoding) == text


def test_a_text_cut_off_in_the_middle_of_a_character() -> None:
    assert decode(SIMPLIFIED.encode()[:-2], "x") == SIMPLIFIED[:-1] + "\ufffd"


def test_a_few_broken_bytes_do_not_spoil_a_text() -> None:
    data = (SIMPLIFIED * 20).encode()
    broken = data[:300] + b"\xff" + data[300:]
    assert decode(broken, "x").count("\ufffd") == 1


def test_nuls_in_a_text_are_survived() -> None:
    document = load_bytes(b"\xe4\xbd\xa0\x00\xe5\xa5\xbd\xe3\x80\x82", "x")
    assert document.source == "你\x00好。"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00\x00\x00", "zip"),
        (bytes(range(256)) * 8, "no text"),
        (b"\x00" * 400 + b"abc", "no text"),
        ("café crème déjà vu à la carte".encode("latin-1"), "no text"),
        ("これは日本語のテキストです。".encode("shift_jis"), "no text"),
    ],
)
def test_what_is_no_text(data: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says) as caught:
        decode(data, "book.txt")
    assert caught.value.where.startswith("book.txt")
    assert caught.value.remedy


def test_the_place_of_a_wrong_byte_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        decode("第一行\n第二".encode() + b"\xff\xff" + SIMPLIFIED.encode(), "book.txt", "utf-8")
    assert "line 2, byte 16" in caught.value.where
    assert "--encoding" in caught.value.remedy


def test_an_encoding_that_does_not_exist() -> None:
    for name in ("klingon", "base64"):
        with pytest.raises(UsageError, match=name):
            decode(b"abc", "x", name)


def test_line_ends_and_spaces_are_not_part_of_blocks() -> None:
    document = from_text("标题\r\n\r\n　　第一段。 \r第二段。\u2028第三段。\n\n", "x")
    assert [document.source[b.span.start : b.span.end] for b in document.blocks] == [
        "标题",
        "第一段。",
        "第二段。",
        "第三段。",
    ]
    assert [block.kind for block in document.blocks] == ["heading", "body", "body", "body"]


def test_a_file_of_one_endless_line_is_cut_at_sentences() -> None:
    sentence = "他走到窗前,看了看外面的雨,又坐了下来。"
    document = from_text(sentence * 2000, "x")
    pieces = [document.source[b.span.start : b.span.end] for b in document.blocks]
    assert "".join(pieces) == document.source
    assert max(map(len, pieces)) <= 2000
    assert all(piece.endswith("。") for piece in pieces)


def test_an_endless_line_of_glosses_is_not_cut_inside_one() -> None:
    document = from_text("山(shan)高(gao),(,)" * 1000, "x")
    pieces = [document.source[b.span.start : b.span.end] for b in document.blocks]
    assert "".join(pieces) == document.source
    assert len(pieces) > 5
    assert all(piece.startswith(("山", "高")) and piece.endswith(")") for piece in pieces)


def test_a_line_without_a_single_sign_is_cut_too() -> None:
    document = from_text("好" * 100_000, "x")
    assert sum(len(b.span) for b in document.blocks) == 100_000
    assert max(len(b.span) for b in document.blocks) <= 2000
