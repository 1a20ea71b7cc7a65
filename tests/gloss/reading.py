"""What a text is to a reader: shown, hinted, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import gloss
from langdu.model import HANZI
from langdu.pinyin import numbered
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Sentence


def split(text: str) -> list[Sentence]:
    """All sentences, glosses folded away, not read yet."""
    document = pipeline.from_text(text, "x")
    return [s for index in range(len(document.blocks)) for s in pipeline.split(document, index)]


def shown(text: str) -> str:
    """What stands on the screen, transcripts left out."""
    return "".join(sentence.text for sentence in split(text) if sentence.kind != "transcript")


def hints(text: str) -> str:
    """What the glosses and transcripts say, in order."""
    return " ".join(numbered(hint.syllable) for sentence in split(text) for hint in sentence.hints)


def blocks(text: str) -> list[tuple[Sentence, ...]]:
    """All blocks' sentences, read."""
    document = pipeline.from_text(text, "x")
    return [pipeline.annotated(document, index, (), "weigh") for index in range(len(document.blocks))]


def written(read: Iterable[tuple[Sentence, ...]], form: str) -> str:
    """What `annotate --to` writes."""
    return gloss.opening(form, "x") + "\n".join(gloss.write(block, form) for block in read) + gloss.closing(form)


def hanzi(read: Iterable[tuple[Sentence, ...]]) -> str:
    """The hanzi that are spoken."""
    return "".join(HANZI.findall("".join(s.text for block in read for s in block if s.is_spoken)))


def citations(read: Iterable[tuple[Sentence, ...]]) -> str:
    """How every hanzi is read; numbers and signs left out."""
    said = (_citation(sentence) for block in read for sentence in block)
    return " ".join(filter(None, said))


def _citation(sentence: Sentence) -> str:
    hanzi = {token.span.start for token in sentence.tokens if token.kind == "hanzi"}
    return " ".join(numbered(s) for r in sentence.readings if r.span.start in hanzi for s in r.citation)
