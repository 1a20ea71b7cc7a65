"""Texts as people have them: in old encodings, cut at a width, changed since they were last read."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.outside.program import User

ROSTER = "陈晓明 李建国 王秀英 张伟 刘洋 黄志强 周丽华 吴建平 徐海燕 孙红梅 马超 朱红 胡军 郭玉兰 何平 高峰 林静 罗勇 郑凯 梁艳"
TRADITIONAL = str.maketrans(
    "陈晓张伟刘黄强周丽华吴红马军郭兰何静罗郑凯艳国孙", "陳曉張偉劉黃強周麗華吳紅馬軍郭蘭何靜羅鄭凱艷國孫"
)
MENU = "宫保鸡丁 28元\n麻婆豆腐 18元\n鱼香肉丝 26元\n米饭 2元\n"
COLUMNS = "苹果\tapple\n香蕉\tbanana\n西瓜\twatermelon\n葡萄\tgrape\n橘子\ttangerine\n"
SCHOOL = "學校今天開學,同學們都很高興。老師說:「歡迎大家!」"


def shown(user: User, name: str, *words: str) -> str:
    """The text without its pinyin."""
    done = user.runs("annotate", name, *words)
    assert (done.status, done.err) == (0, "")
    return re.sub(r"\([^)]*\)", "", done.out)


@pytest.mark.parametrize(
    ("coding", "text"),
    [("gbk", text) for text in ("测试", "你好", ROSTER.replace(" ", "\n"), ROSTER, MENU, COLUMNS)]
    + [(coding, ROSTER) for coding in ("big5", "gb18030", "utf-8-sig", "utf-16")],
)
def test_lists_and_words_are_read_in_every_encoding(user: User, text: str, coding: str) -> None:
    text = text.translate(TRADITIONAL) if coding == "big5" else text
    user.writes("list.txt", text.encode(coding))
    assert shown(user, "list.txt").split() == text.split()


@pytest.mark.parametrize(
    ("coding", "named"),
    [("gbk", "gb2312"), ("cp950", "big5"), ("big5hkscs", "big5"), ("gb18030", "GBK"), ("cp950", "")],
)
def test_an_encoding_is_read_as_a_browser_would(user: User, coding: str, named: str) -> None:
    text = SCHOOL.replace("學校", "朱镕基" if coding.startswith("gb") else "學校")
    user.writes("school.txt", text.encode(coding))
    assert shown(user, "school.txt", *(["--encoding", named] if named else [])).strip() == text


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u200d", "\u200e"])
def test_signs_that_nobody_sees_part_no_word(user: User, sign: str) -> None:
    user.writes("a.txt", f"他在银{sign}行工作,是那里的行{sign}长。")
    plain = user.runs("annotate", "--to", "pinyin", "a.txt").out.replace(sign, "")
    assert "yínháng" in plain.replace(" ", "")
    assert "hángzhǎng" in plain.replace(" ", "")


PROSE = (
    "从前七国分争,后来归了一家。这句话是爷爷讲故事时的第一句,我们都会背。小时候听他讲,总要打断他问个不停。"
    "他也不生气,只是慢慢地喝一口茶,然后接着往下讲,讲到天黑,讲到奶奶喊我们回家吃饭。"
)


@pytest.mark.parametrize(
    ("hanzi", "ending", "indent", "trailing"),
    [(10, "\n", "", ""), (15, "\r\n", "", ""), (20, "\n", "    ", ""), (30, "\r\n", "", "  "), (40, "\n", "  ", " ")],
)
def test_lines_cut_at_a_width_are_whole_sentences(
    user: User, hanzi: int, ending: str, indent: str, trailing: str
) -> None:
    lines = [PROSE[at : at + hanzi] for at in range(0, len(PROSE), hanzi)]
    user.writes("a.txt", "".join(f"{indent}{line}{trailing}{ending}" for line in lines).encode())
    done = user.runs("annotate", "--to", "tsv", "a.txt")
    assert done.out.partition("\t")[0] == "从前七国分争,后来归了一家。"


VERSE = "窗外一场雨,\n檐下两只猫。\n灯前三个人,\n桌上四块糕。\n"


@pytest.mark.parametrize("text", [VERSE, MENU, ROSTER.replace(" ", "\n"), "甲:你去哪儿?\n乙:我去学校。\n甲:我也去。\n"])
def test_verse_lists_and_dialogues_stay_as_they_are(user: User, text: str) -> None:
    user.writes("a.txt", text)
    assert shown(user, "a.txt").splitlines() == text.splitlines()


STORY = "".join(f"第{n}天,来了{n}只白鹭。\n" for n in "一二三四五六七八九")
CORRECTION = "白鹭"


def test_a_book_that_changes_is_the_same_book(user: User) -> None:
    """One line more, another name, another folder: the place and the corrections are found again."""
    user.writes("novel.txt", STORY)
    first = user.types("$L read --plain --voice silence --rate 2 novel.txt | head -7; exit ${PIPESTATUS[0]}")
    assert first.out.startswith("第一天")
    assert user.runs("lexicon", "add", CORRECTION, "bái lú", "--book", "novel.txt").status == 0
    user.writes("novel.txt", "新的一章。\n\n" + STORY + "第十天,他没有来。\n")
    again = user.types("$L read --plain --voice silence --rate 2 novel.txt | head -2; exit ${PIPESTATUS[0]}")
    # The third was begun when the reading was left; a busy machine may leave it later.
    assert again.out[:2] in ("第三", "第四", "第五")
    assert "bái lú" in again.out
    (user.home / "novel.txt").rename(user.writes("shelf/renamed.txt", ""))
    assert "lú" in user.runs("annotate", "shelf/renamed.txt").out


def test_paragraphs_filled_by_a_program_are_put_together(user: User) -> None:
    user.writes("mail.txt", "\n\n".join(textwrap.fill(PROSE, 30) for _ in range(3)) + "\n")
    assert shown(user, "mail.txt").split() == [PROSE] * 3
