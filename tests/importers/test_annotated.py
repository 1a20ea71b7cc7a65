"""What `annotate --to json` writes opens again, read as it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from langdu.errors import BadInput
from langdu.exporters import jsonl
from langdu.importers import Source
from langdu.pinyin import numbered
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from langdu.model import Document

TEXT = "小镇的早晨\n\n他去银(yín)行(háng)。“行长在吗？”他问。\n\n2014年，花儿开了。\n"


def lines(document: Document) -> list[str]:
    sentences = (s for block in range(len(document.blocks)) for s in pipeline.annotated(document, block, (), "weigh"))
    return [jsonl.line(number, sentence) for number, sentence in enumerate(sentences)]


def opened(rows: list[str], name: str = "a.json") -> Document:
    return pipeline.load(Source("\n".join(rows).encode(), name, "a"))


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.txt", "standard input"])
def test_it_opens_again_with_the_same_blocks_and_readings(name: str) -> None:
    first = lines(pipeline.from_text(TEXT, "a"))
    again = opened(first, name)
    assert [again.source[block.span.start : block.span.end] for block in again.blocks] == [
        "小镇的早晨", "他去银行。“行长在吗？”他问。", "2014年，花儿开了。"
    ]  # fmt: skip
    assert again.blocks[0].kind == "heading"
    readings = [[r["citation"] for r in json.loads(line)["readings"]] for line in first]
    assert [[r["citation"] for r in json.loads(line)["readings"]] for line in lines(again)] == readings


def test_it_has_the_words_of_each_sentence_in_places_of_the_source() -> None:
    rows = [json.loads(line) for line in lines(pipeline.from_text(TEXT, "a"))]
    found = [[TEXT[start:end] for start, end in row["words"]] for row in rows]
    assert found == [["小镇", "早晨"], ["银(yín)行"], ["行长"], [], ["花儿"]]


def test_words_that_somebody_spoiled_do_no_harm() -> None:
    rows = [json.loads(line) for line in lines(pipeline.from_text(TEXT, "a"))]
    for row, words in zip(rows, ([[9, 2]], "x", None, [["a"]], 5), strict=False):
        row["words"] = words
    del rows[-1]["words"]
    again = opened([json.dumps(row) for row in rows])
    assert [again.source[block.span.start : block.span.end] for block in again.blocks][:2] == [
        "小镇的早晨", "他去银行。“行长在吗？”他问。"
    ]  # fmt: skip


def test_a_reading_that_was_corrected_in_it_is_heeded() -> None:
    (line,) = lines(pipeline.from_text("他行。", "a"))
    row = json.loads(line)
    row["readings"][1] |= {"citation": ["hang2"], "source": "user"}
    (sentence,) = pipeline.annotated(opened([json.dumps(row)]), 0, (), "weigh")
    assert (numbered(sentence.readings[1].citation[0]), sentence.readings[1].source) == ("hang2", "user")


@pytest.mark.parametrize(
    "text",
    [
        "{}", "[]", "1", "null", "{", '{"index": 0, "start": 0, "end": 1, "kind": "body", "text": 1, "readings": []}',
        '{"index": 0, "start": 0, "end": 1, "kind": "other", "text": "甲", "readings": []}',
        '{"index": 0, "start": 0, "end": 1, "kind": "body", "text": "甲", "readings": [1]}',
        '{"index": 0, "start": 0, "end": 1, "kind": [], "text": "甲", "readings": []}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="no JSON that langdu"):
        opened([text])
