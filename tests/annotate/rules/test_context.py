"""Words and spoken forms in their places."""

from __future__ import annotations

from langdu.pinyin import numbered
from langdu.session.text import pipeline


def test_words_have_their_places_in_the_source() -> None:
    text = "他在银(yín)行(háng)里看12朵花儿。"
    (sentence,) = pipeline.annotated(pipeline.from_text(text, "x"), 0, (), "weigh")
    assert [text[word.start : word.end] for word in sentence.words] == ["银(yín)行", "花儿"]


def test_the_spoken_form_can_be_shown() -> None:
    (sentence,) = pipeline.annotated(pipeline.from_text("你好。", "x"), 0, (), "weigh")
    assert [numbered(s) for r in sentence.as_spoken().readings for s in r.citation] == ["ni2", "hao3"]
