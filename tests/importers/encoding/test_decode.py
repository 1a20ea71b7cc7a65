"""Texts of careless origin."""

from __future__ import annotations

import pytest

from langdu.errors import BadInput, UsageError
from langdu.importers import Source, decode, from_text, load

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
    document = load(Source(b"\xe4\xbd\xa0\x00\xe5\xa5\xbd\xe3\x80\x82", "x", "x"))
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
        ("これは日本語のテキストです。".encode("shift_jis"), "Japanese in Shift-JIS"),
        ("東京に行きました".encode("euc_jp"), "Japanese in EUC-JP"),
        ("오늘은 날씨가 좋습니다.".encode("euc_kr"), "Korean in EUC-KR"),
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


ROSTER = [
    "王小明",
    "李雪",
    "张建国",
    "刘洋",
    "陈思远",
    "杨柳",
    "赵一鸣",
    "黄河清",
    "周密",
    "吴桐",
    "徐来",
    "孙晓",
    "马跃",
    "朱砂",
    "胡杨",
    "林海",
    "郭靖宇",
    "何田",
    "高飞",
    "罗盘",
]
MENU = [
    "红烧肉",
    "宫保鸡丁",
    "鱼香肉丝",
    "麻婆豆腐",
    "酸辣汤",
    "蛋炒饭",
    "小笼包",
    "凉拌黄瓜",
    "清蒸鲈鱼",
    "西红柿炒鸡蛋",
]
TAIWAN = [
    "點菜單",
    "紅燒肉",
    "酸辣湯",
    "蛋炒飯",
    "電腦",
    "圖書館",
    "腳踏車",
    "計程車",
    "機車",
    "捷運",
    "便當",
    "麵條",
    "豆漿",
    "冰淇淋",
]
LISTS = {
    "a word": "测试",
    "a roster": "\n".join(ROSTER),
    "a menu": "\r\n".join(f"{number}. {dish}\t{number + 10}元" for number, dish in enumerate(MENU, 1)),
    "words with English": "\n".join(f"{word}\tword number {number}" for number, word in enumerate(MENU * 3)),
    "a short answer": "好的",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-8"])
def test_a_list_is_text_however_short(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize("text", [*TAIWAN, "\n".join(TAIWAN), "\r\n".join(f"{word}\tword" for word in TAIWAN)])
def test_a_list_in_big5_is_text(text: str) -> None:
    assert decode(text.encode("big5"), "x") == text


@pytest.mark.parametrize("text", ["café crème", "naïve", "À bientôt", "Übung macht den Meister", "größer", "señor"])
def test_latin_with_accents_is_no_chinese(text: str) -> None:
    with pytest.raises(BadInput, match="no text"):
        decode(text.encode("latin-1"), "x")


def test_words_of_the_dictionary_are_told_apart() -> None:
    """Of two characters alone nineteen in twenty; those that are wrong are rare words that are common ones in Big5."""
    words = [
        "银行",
        "天气",
        "朋友",
        "老师",
        "学校",
        "电话",
        "火车",
        "机场",
        "医院",
        "超市",
        "水果",
        "咖啡",
        "牛奶",
        "面包",
        "鸡蛋",
        "衣服",
        "裤子",
        "手机",
        "电视",
        "音乐",
    ]
    assert [decode(word.encode("gbk"), "x") for word in words] == words


@pytest.mark.parametrize(
    ("text", "written", "named"),
    [
        ("镕基喆煊", "gbk", "gb2312"),
        ("𠮷野家", "gb18030", "GBK"),
        ("嘅喺咗", "big5hkscs", "big5"),
        ("碁恒裏墻銹粧嫺", "cp950", "Big5"),
        ("naïve", "cp1252", "latin1"),
    ],
)
def test_an_encoding_by_the_name_of_a_smaller_one(text: str, written: str, named: str) -> None:
    assert decode(text.encode(written), "x", named) == text


def test_big5_of_hong_kong_and_of_windows_in_one_text() -> None:
    assert decode("嘅".encode("big5hkscs") + "碁".encode("cp950"), "x", "big5") == "嘅碁"


@pytest.mark.parametrize("text", ["привет", "Ёлка", "nǐ hǎo", "café", "ελληνικά", "שלום", "ü"])
def test_other_alphabets_in_utf8_stay(text: str) -> None:
    assert decode(text.encode(), "x") == text


def test_the_word_that_notepad_could_not_open() -> None:
    assert decode("联通".encode("gbk"), "x") == "联通"
