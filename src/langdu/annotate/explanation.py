"""A sentence's readings and their trails, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.annotate.decision import candidates
from langdu.model import is_hanzi
from langdu.pinyin import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Reading, Sentence

#: Who is meant by a stage.
NAMES = {
    "user": "you",
    "gloss": "the text",
    "transcript": "the transcript",
    "lexicon": "langdu's lexicon",
    "dictionary": "the dictionary",
    "model": "the model",
    "rule": "a rule",
    "sandhi": "tone sandhi",
}


def explain(sentence: Sentence) -> str:
    """The sentence, then for each reading what it is, what it could be, and how it came about."""
    shown = {token.span.start + i: char for token in sentence.tokens for i, char in enumerate(token.text)}
    lines = [sentence.text.strip()]
    for reading in sentence.readings:
        text = "".join(shown.get(at, "") for at in range(reading.span.start, reading.span.end))
        lines += _told(text, reading)
    return "\n".join(lines) + "\n"


def _told(text: str, reading: Reading) -> Iterator[str]:
    citation = " ".join(map(marked, reading.citation))
    spoken = " ".join(map(marked, reading.spoken))
    heard = f", spoken {spoken}" if spoken != citation else ""
    yield f"  {text}  {citation}{heard}{'  (conflict)' if reading.conflict else ''}"
    if len(text) == 1 and is_hanzi(text) and len(known := candidates(text)) > 1:
        yield f"      can be {' '.join(map(marked, known))}"
    for step in reading.trail:
        yield f"      {NAMES[step.stage]}: {step.choice}, {step.because}"
