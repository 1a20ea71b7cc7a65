"""Glosses that a machine made, and those of a person."""

from __future__ import annotations

import pytest

from langdu.annotate.machine_glosses import GlossTally, is_dense
from langdu.model import is_hanzi
from langdu.pinyin import marked, numbered, readings
from langdu.session.text import pipeline, remarks

PASSAGE = (
    "他在银行门口等了很久，头发都淋湿了。\n行长说还没到时间，请他坐着休息。\n"
    "后来他觉得无聊，就数起窗外的树来，一共数了二十棵。\n最后他背着书包回家了，说明天再来取钱。\n"
)


def glossed(text: str, *, toned: bool, by: dict[str, list[str]] | None = None) -> str:
    """The text with a gloss behind each hanzi: its commonest reading, or those of `by`, in order."""
    left = {char: list(said) for char, said in (by or {}).items()}

    def said(char: str) -> str:
        if left.get(char):
            return left[char].pop(0)
        syllable = readings(char)[0]
        return marked(syllable if toned else syllable.with_tone(0))

    return "".join(f"{char}({said(char)})" if is_hanzi(char) else char for char in text)


def read(text: str, policy="weigh") -> list[str]:
    document = pipeline.from_text(text, "x")
    blocks = pipeline.annotated_blocks(document, range(len(document.blocks)), (), policy)
    return [numbered(s) for block in blocks for sentence in block for r in sentence.readings for s in r.citation]


def tally(text: str) -> GlossTally:
    return remarks.tally(pipeline.from_text(text, "x"))


@pytest.mark.parametrize("toned", [False, True], ids=["toneless", "toned"])
def test_with_a_machines_glosses_a_text_is_read_as_without(toned: bool) -> None:
    text = glossed(PASSAGE, toned=toned)
    assert tally(text).is_machines
    assert read(text) == read(text, "ignore")


@pytest.mark.parametrize("toned", [False, True], ids=["toneless", "toned"])
def test_a_persons_glosses_are_heeded(toned: bool) -> None:
    right = {"行": ["háng", "háng"], "发": ["fa"], "了": ["le"] * 8, "还": ["hái"], "觉": ["jué"], "得": ["de"], "数": ["shǔ"] * 2, "背": ["bēi"], "长": ["zhǎng"]}  # fmt: skip
    bare = {"行": ["hang"] * 2, "还": ["hai"], "觉": ["jue"], "得": ["de"], "长": ["zhang"]}
    text = glossed(PASSAGE, toned=toned, by=right if toned else bare)
    assert not tally(text).is_machines
    # One that says what nothing else does, in the same text.
    odd = text + glossed("他行三。", toned=toned, by={"行": ["háng" if toned else "hang"]})
    assert read(odd)[-2] == "hang2"


def test_conflicts_of_a_machines_glosses_are_shown_and_those_that_agree_are_kept() -> None:
    document = pipeline.from_text(glossed(PASSAGE, toned=False), "x")
    (first,) = pipeline.annotated(document, 0, (), "weigh")
    by_char = {first.tokens[[t.span.start for t in first.tokens].index(r.span.start)].text: r for r in first.readings}
    assert (by_char["行"].hint, by_char["行"].conflict) == ("xing", "xing")
    assert "machine" in by_char["行"].trail[-1].because
    assert (by_char["门"].source, by_char["门"].conflict) == ("gloss", None)


def test_a_block_is_read_the_same_whatever_was_read_before() -> None:
    text = glossed(PASSAGE, toned=True)
    alone = [pipeline.annotated(pipeline.from_text(text, "x"), number, (), "weigh") for number in (3, 2, 1, 0)]
    document = pipeline.from_text(text, "x")
    assert alone[::-1] == list(pipeline.annotated_blocks(document, range(4), (), "weigh"))


def test_few_glosses_in_a_machines_text_are_a_persons() -> None:
    text = glossed(PASSAGE, toned=False) + "他在家行(hang)三。\n"
    assert tally(text).is_machines
    assert read(text)[-2] == "hang2"


@pytest.mark.parametrize(
    ("counts", "machine"),
    [
        (GlossTally(), False),
        (GlossTally(400, 0, 0, 0), False),
        (GlossTally(4, 4, 1, 0), False),
        (GlossTally(6, 6, 3, 0), False),
        (GlossTally(4, 0, 1, 0), True),
        (GlossTally(12, 12, 1, 0), True),
        (GlossTally(12, 12, 1, 1), False),
        (GlossTally(466, 0, 2, 0), True),
        (GlossTally(2000, 1800, 20, 44), True),
        (GlossTally(2000, 1800, 5, 60), False),
        (GlossTally(2000, 0, 3, 9), False),
    ],
)
def test_how_many_tell(counts: GlossTally, machine: bool) -> None:
    assert counts.is_machines is machine


@pytest.mark.parametrize(
    ("text", "dense"),
    [("山(shan)高(gao)水(shui)长(chang)", True), ("山(shan)高水长", False), ("他很高(gao)兴(xing)", False)],
)
def test_dense(text: str, dense: bool) -> None:
    (sentence,) = pipeline.split(pipeline.from_text(text, "x"), 0)
    assert is_dense(sentence) is dense
