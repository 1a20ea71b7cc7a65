"""Labelled sentences: CPP and G2PL (both Apache-2.0) from the measuring data, and our own examples."""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from langdu.annotate.script import script
from langdu.annotate.words.fold import folded
from langdu.model import Block, Blocks, Document, Span
from langdu.pinyin import is_legal, parse
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Example(NamedTuple):
    """A sentence as it is spoken, a place in it, and the reading there as a number of `pinyin.inventory`."""

    text: str
    place: int
    gold: int


def marked(folder: Path, name: str) -> Iterator[tuple[str, int, str]]:
    """The sentences of `name`.sent: text, place of the polyphone, its reading."""
    sentences = (folder / f"{name}.sent").read_text("utf-8").splitlines()
    labels = (folder / f"{name}.lb").read_text("utf-8").splitlines()
    for sentence, label in zip(sentences, labels, strict=True):
        at = sentence.index("▁")
        yield sentence[:at] + sentence[at + 1] + sentence[at + 3 :], at, label.strip().replace("u:", "v")


def written() -> Iterator[tuple[str, int, str]]:
    """Our own examples."""
    for file in sorted(resources.files("langdu.training").joinpath("examples").iterdir(), key=str):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                _, reading, sentence = line.split("\t")
                at = sentence.index("〔")
                yield re.sub("[〔〕]", "", sentence), at, reading


def examples(rows: Iterable[tuple[str, int, str]]) -> list[Example]:
    """The sentences as the annotator sees them: numbers spoken out, split, folded; odd rows are left out."""
    found = (_example(*row) for row in rows)
    return [example for example in found if example is not None]


def _example(text: str, place: int, reading: str) -> Example | None:
    from langdu import gloss, importers, normalize

    if not (reading[-1:].isdigit() and is_legal(reading)):
        return None
    block = Block("body", Span(0, len(text)))
    document = Document(text, "", Blocks([("body", 0, len(text))]))
    kept = gloss.fold(document, block)
    for sentence in importers.split("body", kept.tokens, kept.hints):
        if place in sentence.span:
            spoken = script(normalize.normalize(sentence))
            starts = {unit.span.start: unit.start for unit in spoken.units}
            if place in starts:
                return Example(folded(spoken.text), starts[place], number_of(parse(reading)))
    return None
