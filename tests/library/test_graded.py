"""The short texts that come with langdu."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from langdu.library import Library
from langdu.library.texts.graded import GradedText, graded_text, graded_texts
from langdu.model import is_hanzi
from langdu.pinyin import marked
from langdu.session import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = graded_texts()
#: Hanzi of a text of each level, at least and at most.
LENGTHS = {1: (80, 140), 2: (120, 200), 3: (180, 280), 4: (250, 380), 5: (350, 500), 6: (450, 650)}
GLOSS = re.compile(r"\(([a-zA-ZāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüĀ' -]+)\)")
SIGNS = "，。？！：；、…—“”‘’\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = Library(tmp_path_factory.mktemp("library") / "library.db")
    yield made
    made.close()


def body(text: GradedText) -> str:
    """Its text, below the title."""
    return Path(text.path).read_text("utf-8").partition(f"\n# {text.title}\n")[2]


def named(text: GradedText) -> str:
    return text.id


def test_there_are_a_dozen_of_each_level_in_order() -> None:
    assert [(text.level, text.number) for text in TEXTS] == [(hsk, n) for hsk in LENGTHS for n in range(1, 13)]
    assert len({text.title for text in TEXTS}) == len(TEXTS)


@pytest.mark.parametrize("text", TEXTS, ids=named)
def test_it_opens_with_its_title_as_title_and_heading(text: GradedText, library: Library) -> None:
    book = open_book(text.path, library=library)
    first = book.document.blocks[0]
    assert book.document.title == text.title
    assert first.kind == "heading"
    assert book.document.source[first.span.start : first.span.end] == text.title


@pytest.mark.parametrize("text", TEXTS, ids=named)
def test_it_is_as_long_as_its_level_asks_and_nothing_but_text_and_glosses(text: GradedText) -> None:
    least, most = LENGTHS[text.level]
    shown = GLOSS.sub("", body(text))
    assert least <= text.characters <= most
    assert text.characters == sum(map(is_hanzi, shown))
    assert not {char for char in shown if not is_hanzi(char) and char not in SIGNS}
    assert 2 <= len(GLOSS.findall(body(text))) <= 6


@pytest.mark.parametrize("text", TEXTS, ids=named)
def test_its_glosses_are_honoured(text: GradedText, library: Library) -> None:
    book = open_book(text.path, library=library)
    sentences = [sentence for block in range(len(book.blocks)) for sentence in book.sentences(block)]
    readings = [reading for sentence in sentences for reading in sentence.readings]
    assert [reading.conflict for reading in readings if reading.conflict is not None] == []
    for gloss in GLOSS.finditer(book.document.source):
        before = (reading for reading in readings if gloss.start() - 9 < reading.span.start < gloss.start())
        shown = "".join(marked(syllable) for reading in before for syllable in reading.citation)
        assert shown.endswith(re.sub("[ '-]", "", gloss[1]).lower())
    assert book.of_glosses() is None


def test_no_two_are_alike() -> None:
    pieces = {text.id: pieces_of(body(text)) for text in TEXTS}
    alike = [(a, b) for a, b in combinations(pieces, 2) if len(pieces[a] & pieces[b]) > len(pieces[a]) / 10]
    assert alike == []


def pieces_of(text: str) -> set[str]:
    """Its runs of five characters."""
    hanzi = "".join(filter(is_hanzi, text))
    return {hanzi[at : at + 5] for at in range(len(hanzi) - 4)}


def test_one_is_found_by_id_and_title() -> None:
    assert graded_text("HSK3-05") == TEXTS[28]
    assert graded_text(TEXTS[28].title) == TEXTS[28]
    assert graded_text("hsk7-01") is None
    assert graded_text("") is None
