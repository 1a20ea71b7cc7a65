"""Colours and signs of words: each state has its own, and none moves the text."""

from __future__ import annotations

from itertools import combinations

import pytest

from langdu.model import IGNORED, KNOWN, LEARNED
from langdu.tui.layout.width import cells
from langdu.tui.words.look import WORD_COLOURS, sign_of, word_look

STATES = [(status, missed) for status in (0, 1, 2, 3, 4, KNOWN) for missed in (False, True)]


def test_every_state_has_a_sign_of_its_own_one_cell_wide() -> None:
    signs = {state: sign_of(*state) for state in STATES}
    assert all(signs[a] != signs[b] for a, b in combinations(STATES, 2))
    assert all(cells(sign) == 1 for state, sign in signs.items() if state != (KNOWN, False))


@pytest.mark.parametrize("status", [LEARNED, IGNORED, KNOWN, None])
def test_words_that_need_no_help_have_neither_colour_nor_sign(status: int | None) -> None:
    look = word_look(status, missed=False)
    assert (look.colour, look.sign) == ("", "")
    assert word_look(status, missed=True).colour == "missed"


def test_every_state_has_a_colour_of_its_own() -> None:
    assert [word_look(status, missed=False).colour for status in range(5)] == list(WORD_COLOURS[:5])


def test_without_a_row_for_pinyin_the_characters_tell_the_kinds_apart() -> None:
    looks = [word_look(status, missed) for status, missed in ((0, False), (2, False), (KNOWN, True), (KNOWN, False))]
    assert len({look.without_row().emphasis for look in looks}) == 4
