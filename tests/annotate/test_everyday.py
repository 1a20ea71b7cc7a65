"""What a beginner reads: particles after any verb, and sentences that a mark, quotes or a speaker's name do not change."""

from __future__ import annotations

import re

import pytest

from langdu.pinyin import numbered
from langdu.session.text import pipeline
from tests.conftest import ROOT


def rows(name: str) -> list[str]:
    lines = (ROOT / "tests/data" / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def readings(texts: list[str]) -> list[dict[int, str]]:
    """Each text's readings by place, each text a paragraph of its own."""
    document = pipeline.from_text("\n".join(texts), "x")
    found = pipeline.annotated_blocks(document, range(len(document.blocks)), (), "weigh")
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    read = {r.span.start: numbered(r.citation[0]) for block in found for s in block for r in s.readings if r.citation}
    return [
        {at - start: read[at] for at in range(start, start + len(text)) if at in read}
        for start, text in zip(starts, texts, strict=False)
    ]


VERBS = " ".join(rows("verbs.txt")).split()


@pytest.mark.parametrize("row", rows("frames.tsv"))
def test_a_frame_reads_alike_with_every_verb(row: str) -> None:
    frame, right = row.split("\t")
    texts = [re.sub("[〔〕]", "", frame.replace("V", verb)) for verb in VERBS]
    places = [frame.replace("V", verb).index("〔") for verb in VERBS]
    wrong = [text for text, at, found in zip(texts, places, readings(texts), strict=True) if found.get(at) != right]
    assert wrong == []


CHANGES = {
    "no final mark": ("{}", 0),
    "an exclamation": ("{}！", 0),
    "a question": ("{}？", 0),
    "dots": ("{}……", 0),
    "quotes": ("“{}。”", 1),
    "brackets": ("「{}」", 1),
    "a list": ("- {}", 2),
    "a speaker": ("小李：{}。", 3),
    "a sentence behind": ("{}。今天天气很好。", 0),
    "a sentence before": ("今天天气很好。{}。", 7),
}


@pytest.mark.parametrize("change", CHANGES)
def test_signs_and_neighbours_change_no_reading(change: str) -> None:
    sentences = [line.split("\t")[0].rstrip("。！？…") for line in rows("everyday.tsv")]
    sentences = [re.sub("[〔〕]", "", sentence) for sentence in sentences]
    frame, by = CHANGES[change]
    plain = readings([f"{sentence}。" for sentence in sentences])
    changed = readings([frame.format(sentence) for sentence in sentences])
    for sentence, one, other in zip(sentences, plain, changed, strict=True):
        assert {at + by: said for at, said in one.items()}.items() <= other.items(), sentence


@pytest.mark.parametrize("row", rows("everyday.tsv"))
def test_everyday_sentences(row: str) -> None:
    written, right = row.split("\t")
    text = re.sub("[〔〕]", "", written)
    places = [match.start() - 2 * i for i, match in enumerate(re.finditer("〔", written))]
    (found,) = readings([text])
    assert [found.get(at) for at in places] == right.split()
