"""Numbers and signs: every row of the rules' files and of tests/data/normalization.tsv is a case, and more here."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langdu.normalize import numbers, rewrite
from langdu.normalize.rules import FAMILIES, RewriteRule, rules
from langdu.normalize.tables import names, pieces, rows
from tests.normalize.spoken import sentences, spoken

FILE = Path(__file__).parents[1] / "data" / "normalization.tsv"
ROWS = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
CASES = [pytest.param(written, said, id=f"{kind}: {written}") for kind, written, said in ROWS if kind != "known"]
#: Lines that a pattern which tries again from every place would take too long for.
LONG = ["1" * 20_000, "1-" * 20_000, "1," * 10_000, "1." * 10_000, "1/" * 10_000, "1+" * 10_000, "1、" * 10_000,
        "1:" * 10_000, "-1" * 10_000, "a." * 10_000, "a@" * 10_000, "1 " * 10_000, "1,111" + ",111" * 10_000,
        "1~" * 10_000, "第1" * 10_000, "10²" * 10_000, "http://" * 4_000, "电话" * 6_000 + "1", "6" * 20_000,
        "1234 " * 4_000, "+1 " * 6_000, "卡号1 " * 4_000, "急救1" * 6_000, "1/1-" * 6_000, "5.1" + "大" * 20_000,
        "余额-" * 6_000 + "1", "$1-" * 6_000, "公元1" * 6_000, "1元/人" * 4_000, "1*" * 10_000]  # fmt: skip
SIGNS = ["0", "1", "2", "5", "10", "19", "2014", "3.14", "12:30", "1,200", "-", "--", "—", "~", "/", "+", "=", "%", "°",
         "℃", "$", "￥", ".", ",", ":", "²", "㎡", "kg", "G", "年", "月", "日", "个", "万", "人", "第", "好", "(", ")",
         "①", "½", "Ⅲ", "IV", "世", "@", "a", "com", "am", "电话", "中国", "、", "'", "×", "^", "<", "π", " ", "–", "度",
         "余额", "从", "到", "急救", "120", "666", "5.12", "地震", "康熙", "前", "折", "分", "拍", "人", "k", "萬", "個",
         "，", "*", "层", "卡号", "血压", "s", "iPhone"]  # fmt: skip
LINES = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=14).map("".join)
PLACE = st.integers(0, 30)
#: Two cases cut and joined anywhere.
MUTATED = st.builds(
    lambda one, other, cut, at: one[:cut] + other[at:] or one,
    *[st.sampled_from([row[1] for row in ROWS])] * 2,
    *[PLACE] * 2,
)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_the_rules_own_examples(rule: RewriteRule) -> None:
    assert spoken(rule.example) == rule.said


@pytest.mark.parametrize(("written", "said"), [row[2:] for row in rows("words", 4)])
def test_what_is_said_beside_a_listed_word(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(("written", "said"), CASES)
def test_what_is_said(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize("written", ["好,2022年。", "他说：“1/2”。", "（2个人）", "从1到2，"])
def test_punctuation_beside_stays(written: str) -> None:
    assert [c for c in spoken(written) if not c.isalnum()] == [c for c in written if not c.isalnum() and c != "/"]


def test_few_cases_are_open() -> None:
    assert sum(kind == "known" for kind, *_ in ROWS) <= 0.03 * len(ROWS)


@given(LINES | MUTATED)
@settings(deadline=None, max_examples=300)
def test_rewrites_never_overlap_and_cover_whole_tokens(text: str) -> None:
    for sentence in sentences(text):
        starts = {token.span.start for token in sentence.tokens}
        ends = {token.span.end for token in sentence.tokens}
        assert all(r.span.start in starts and r.span.end in ends and r.spoken for r in sentence.rewrites)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(sentence.rewrites))


@given(LINES | MUTATED)
@settings(deadline=None, max_examples=300)
def test_every_figure_is_said(text: str) -> None:
    assert not any(char.isdecimal() for char in spoken(text))


@given(LINES | MUTATED)
@settings(deadline=None)
def test_what_a_rule_needs_never_hides_it(text: str) -> None:
    quick = spoken(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rewrite, "rules_for", lambda _: rules())
        assert spoken(text) == quick


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_what_a_rule_needs_hides_no_case(row: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    quick = spoken(row[1])
    monkeypatch.setattr(rewrite, "rules_for", lambda _: rules())
    assert spoken(row[1]) == quick


@pytest.mark.parametrize("text", LONG, ids=lambda text: f"{len(text)} of {text[:5]}")
def test_time_grows_with_the_line(text: str) -> None:
    assert not any(char.isdecimal() for char in spoken(text))


@pytest.mark.parametrize("text", ["9" * 10_000, "1/0", "99:99", "2月31日", "0年0月0日", "00:00", "-", "1.", "$", "第"])
def test_nothing_illegal_raises(text: str) -> None:
    assert spoken(text)


def test_a_rule_says_all_that_it_has() -> None:
    assert all(rule.example and rule.said for rule in rules())
    assert all(all(names(table).values()) for table in ("units", "signs", "currencies", "spelled"))


def test_names_of_rules_are_used_once() -> None:
    assert len({rule.name for rule in rules()}) == len(rules())


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2022年7月", [("2022", "二零二二"), ("7", "七")]),
        ("2008-08-08", [("2008", "二零零八"), ("-", "年"), ("08", "八"), ("-", "月"), ("08", "八日")]),
        ("-5℃", [("-", "零下"), ("5", "五"), ("℃", "摄氏度")]),
        ("1+2", [("1", "一"), ("+", "加"), ("2", "二")]),
        ("a1.com/x", [("1", "一"), (".", "点"), ("/", "斜杠")]),
        ("余额-50元", [("-", "负"), ("50", "五十")]),
        ("24/12/25", [("24/12/25", "二四年十二月二十五日")]),
        ("5/1-5/3", [("5", "五"), ("/", "月"), ("1", "一日"), ("-", "至"), ("5", "五"), ("/", "月"), ("3", "三日")]),
        ("400 800 1234", [("400", "四零零"), ("800", "八零零"), ("1234", "幺二三四")]),
        ("2個人", [("2", "两")]),
    ],
)
def test_each_part_keeps_its_place(text: str, places: list[tuple[str, str]]) -> None:
    (sentence,) = sentences(text)
    assert [(text[r.span.start : r.span.end], r.spoken) for r in sentence.rewrites] == places


def test_a_sentence_without_figures_is_the_same() -> None:
    (sentence,) = sentences("春天来了，花都开了。")
    assert sentence.rewrites == ()


def test_large_numbers_fall_back_to_digits() -> None:
    assert numbers.cardinal("9" * 17) == "九" * 17
    assert numbers.cardinal("1000000000000") == "一万亿"
    assert spoken("$" + "9" * 20 + "m") == "九" * 20 + "美元"


def test_a_character_is_simplified_for_a_rule() -> None:
    pairs = names("simplified")
    patterns = "".join(row for name in FAMILIES for _, _, row, _, _ in rows(name, 5)) + "".join(pieces().values())
    assert all(len(old) == len(new) == 1 and new in patterns for old, new in pairs.items())
    assert not pairs.keys() & set(patterns)
