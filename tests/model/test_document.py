"""Blocks are an index of offsets that behaves like a sequence."""

from __future__ import annotations

import pickle

import pytest

from langdu.model import Block, Blocks, Span

ROWS = [("heading", 0, 3), ("body", 5, 9), ("aside", 9, 12), ("transcript", 20, 30)]
BLOCKS = Blocks(ROWS)


def test_blocks_are_what_went_in() -> None:
    assert list(BLOCKS) == [Block(kind, Span(start, end)) for kind, start, end in ROWS]
    assert BLOCKS[-1] == BLOCKS[3]
    assert BLOCKS[1:3] == [BLOCKS[1], BLOCKS[2]]
    assert list(BLOCKS.lengths()) == [3, 4, 3, 10]
    with pytest.raises(IndexError):
        BLOCKS[4]


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (4, 0), (5, 1), (9, 2), (19, 2), (25, 3), (99, 3)])
def test_the_block_at_an_offset(offset: int, index: int) -> None:
    assert BLOCKS.at(offset) == index


def test_blocks_go_to_another_process() -> None:
    assert list(pickle.loads(pickle.dumps(BLOCKS))) == list(BLOCKS)


def test_spans() -> None:
    assert len(Span(3, 7)) == 4
    assert 3 in Span(3, 7)
    assert 7 not in Span(3, 7)
    assert Span(3, 7).overlaps(Span(6, 9))
    assert not Span(3, 7).overlaps(Span(7, 9))
