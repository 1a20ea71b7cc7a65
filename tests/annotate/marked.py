"""Texts with the characters that a test is about in 〔〕."""

from __future__ import annotations

from langdu.pinyin import numbered
from langdu.session.text import pipeline


def readings_at(marked: str) -> str:
    """The readings of the characters in 〔〕, in order."""
    text, places, inside = "", [], False
    for char in marked:
        if char in "〔〕":
            inside = char == "〔"
            continue
        if inside:
            places.append(len(text))
        text += char
    blocks = pipeline.from_text(text, "x")
    sentences = [s for block in range(len(blocks.blocks)) for s in pipeline.annotated(blocks, block, (), "weigh")]
    read = [r for sentence in sentences for r in sentence.readings if any(place in r.span for place in places)]
    return " ".join(numbered(syllable) for reading in read for syllable in reading.citation)
