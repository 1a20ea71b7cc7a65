"""Labelled sentences: CPP and G2PL (both Apache-2.0) from the measuring data, and our own examples."""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from langdu.annotate.rules.marks import bounded, pieces
from langdu.annotate.spoken_text import script
from langdu.hanzi import folded
from langdu.model import Block, Blocks, Document, Span
from langdu.pinyin import is_legal, parse
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from langdu.model import Sentence


class Gold(NamedTuple):
    """A place of a text, the reading there as a number of `pinyin.inventory`, and what it counts."""

    place: int
    number: int
    weight: float = 1.0


class TrainingSentence(NamedTuple):
    """A sentence as it is spoken, and the readings that are known of it."""

    text: str
    golds: tuple[Gold, ...]


#: A text, and the reading, numbered, at each place that is known.
Marked = tuple[str, dict[int, str]]


def marked(folder: Path, name: str) -> Iterator[tuple[str, int, str]]:
    """The sentences of `name`.sent: text, place of the polyphone, its reading."""
    sentences = (folder / f"{name}.sent").read_text("utf-8").splitlines()
    labels = (folder / f"{name}.lb").read_text("utf-8").splitlines()
    for sentence, label in zip(sentences, labels, strict=True):
        at = sentence.index("▁")
        yield sentence[:at] + sentence[at + 1] + sentence[at + 3 :], at, label.strip().replace("u:", "v")


def written(kind: str) -> Iterator[Marked]:
    """Our own examples of one kind: `rare` (readings that the corpora have few of) or `everyday` (spoken sentences)."""
    for file in sorted(resources.files("langdu.training").joinpath(f"examples/{kind}").iterdir(), key=str):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                readings, sentence = line.split("\t")
                yield unmarked(sentence, readings)


def dialogues() -> list[str]:
    """Our own everyday sentences without readings."""
    return resources.files("langdu.training").joinpath("examples/dialogues.txt").read_text("utf-8").splitlines()


def unmarked(sentence: str, readings: str) -> Marked:
    """`他〔倒〕了` and `dao4` as a text and its readings by place."""
    places = [match.start() - 2 * i for i, match in enumerate(re.finditer("〔", sentence))]
    return re.sub("[〔〕]", "", sentence), dict(zip(places, readings.split(), strict=True))


def examples(rows: Iterable[tuple[str, int, str]]) -> list[TrainingSentence]:
    """The sentences as the annotator sees them: numbers spoken out, split, folded; odd rows are left out."""
    return [example for text, place, reading in rows for example in spoken(text, {place: reading}) if example.golds]


def spoken(text: str, readings: Mapping[int, str]) -> Iterator[TrainingSentence]:
    """The sentences of a text, each with those of the readings that are syllables and in it."""
    from langdu import gloss, importers, normalize

    document = Document(text, "", Blocks([("body", 0, len(text))]))
    kept = gloss.fold(document, Block("body", Span(0, len(text))))
    known = {at: said for at, said in readings.items() if said[-1:].isdigit() and is_legal(said)}
    for sentence in importers.split("body", kept.tokens, kept.hints):
        yield from _examples(normalize.normalize(sentence), known)


def _examples(sentence: Sentence, readings: Mapping[int, str]) -> Iterator[TrainingSentence]:
    """The sentence's pieces between colons."""
    found = script(sentence)
    starts = {unit.span.start: unit.start for unit in found.units}
    golds = [Gold(starts[at], number_of(parse(said))) for at, said in readings.items() if at in starts]
    text = folded(bounded(found.text))
    for start, end in pieces(found.text):
        own = (gold._replace(place=gold.place - start) for gold in golds if start <= gold.place < end)
        yield TrainingSentence(text[start:end], tuple(own))
