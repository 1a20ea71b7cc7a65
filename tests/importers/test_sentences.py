"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu import gloss, importers

CASES = {
    "full width": "他来了。你呢？快走！|他来了。|你呢？|快走！",
    "ascii": "他来了.你呢?快走!好;那就走,别等了.|他来了.|你呢?|快走!|好;那就走,别等了.",
    "quotes": "“你去哪儿?”他问。“回家。”|“你去哪儿?”|他问。|“回家。”",
    "nested quotes": "她说:“他喊了一声‘快跑!’就不见了。”然后走了。|她说:“他喊了一声‘快跑!’就不见了。”|然后走了。",
    "corner brackets": "「走吧。」他說。|「走吧。」|他說。",
    "book titles": "我看过《你好！再见？》这本书。真好。|我看过《你好！再见？》这本书。|真好。",
    "nested corner brackets": "「他喊『快跑！』就走了。」她說。|「他喊『快跑！』就走了。」|她說。",
    "inner quotes alone": "‘好!’他说。走了。|‘好!’|他说。|走了。",
    "a whole sentence in brackets": "（他走了。）她来了。|（他走了。）|她来了。",
    "brackets behind": "他走了。（完）|他走了。|（完）",
    "a numbered list": "1. 先看。2.再写。|1. 先看。|2.再写。",
    "addresses": "见http://a.cn/?q=1!好。真的?|见http://a.cn/?q=1!|好。|真的?",
    "brackets": "他(其实是她!)来了。|他(其实是她!)来了。",
    "an open bracket": "他(其实是她。来了。|他(其实是她。来了。",
    "ellipsis in the middle": "我……我不知道。|我……我不知道。",
    "ellipsis at the end": "“我不想走……”他说。|“我不想走……”|他说。",
    "only an ellipsis": "……|……",
    "dash": "他——那个老人——来了。|他——那个老人——来了。",
    "decimals": "圆周率是3.14。身高1.8米.好|圆周率是3.14。|身高1.8米.|好",
    "abbreviations": "Mr. Li works in the U.S. He likes e.g. tea. 他来了。|Mr. Li works in the U.S. He likes e.g. tea. |他来了。",
    "latin": "Hello there. How are you? 我很好。|Hello there. |How are you? |我很好。",
    "several marks": "真的吗?!太好了!!!走。|真的吗?!|太好了!!!|走。",
    "ascii quotes": '他说:"好的。"然后走了。|他说:"好的。"|然后走了。',
    "times": "8:30出发。9点到。|8:30出发。|9点到。",
    "no end": "没有句号的一行|没有句号的一行",
}


def sentences(text: str) -> list[str]:
    document = importers.from_text(text, "x")
    folded = gloss.fold(document, document.blocks[0])
    return [sentence.text for sentence in importers.split("body", folded.tokens, folded.hints)]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_sentences(case: str) -> None:
    text, *expected = case.split("|")
    assert sentences(text) == expected


@given(
    st.text(alphabet="他来了你去哪儿ab 12.,。！？!?;；…—“”‘’\"'()（）《》「」\t\x00\u202e🙂", min_size=1, max_size=80)
)
def test_no_character_is_lost_or_doubled(text: str) -> None:
    document = importers.from_text(text, "x")
    for block in document.blocks:
        folded = gloss.fold(document, block)
        split = importers.split(block.kind, folded.tokens, folded.hints)
        tokens = [token for sentence in split for token in sentence.tokens]
        assert tuple(tokens) == folded.tokens
        shown = text[block.span.start : block.span.end].replace("\u202e", "")  # nobody sees it
        removed = len(shown) - sum(len(token.text) for token in tokens)
        assert removed == 0 or folded.hints
        for before, after in itertools.pairwise(tokens):
            assert before.span.end <= after.span.start
        for token in tokens:
            assert len(token.text) == len(token.span) - text.count("\u202e", token.span.start, token.span.end)
        for sentence in split:
            assert sentence.span.start == sentence.tokens[0].span.start
            assert sentence.span.end == sentence.tokens[-1].span.end
