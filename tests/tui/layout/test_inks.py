"""Whatever way the sentence and the syllable stand out, they can be read, and told apart without colours too."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from langdu.config import CHOICES
from langdu.model import Span
from langdu.tui.layout.inks import Highlight, HighlightStyles, Inks
from langdu.tui.layout.unit import RubyUnit
from langdu.tui.themes import palette_names, themes, tones_of
from langdu.tui.theming.contrast import contrast
from langdu.tui.theming.derived import APART
from langdu.tui.words.look import PLAIN_LOOK, WORD_COLOURS, WordLook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.tui.layout.inks import Ink

STYLES = [HighlightStyles(*pair) for pair in product(CHOICES["sentence_style"], CHOICES["syllable_style"])]
UNIT = RubyUnit(3, 4, "行", 2, "xíng", 4, (2,))
SENTENCE = Highlight(sentence=Span(0, 9))
SPOKEN, AT_CURSOR = replace(SENTENCE, spoken=Span(3, 4)), replace(SENTENCE, cursor=3)
HIGHLIGHTS = (Highlight(), Highlight(cursor=3), SENTENCE, SPOKEN, AT_CURSOR)
LOOKS = [PLAIN_LOOK, *(WordLook(colour, missed=missed) for colour in WORD_COLOURS for missed in (False, True))]


def every_ink(inks: Inks) -> Iterator[Ink]:
    for unit, kind, highlight, look in product(
        (UNIT, UNIT._replace(conflict=True)), ("text", "heading", "skipped"), HIGHLIGHTS, LOOKS
    ):
        yield from inks.of(unit, kind, highlight, look)
    for look, soft in product(LOOKS, (False, True)):
        yield inks.sign(look, soft=soft)


@pytest.mark.parametrize("name", themes())
def test_everything_is_readable_in_every_style(name: str) -> None:
    colours = themes()[name]
    for styles, palette in product(STYLES, palette_names()):
        for ink in set(every_ink(Inks(colours, tones_of(palette, colours), styles))):
            assert contrast(ink.colour, ink.ground) >= 4.5, (styles, palette, ink)


def base(inks: Inks, highlight: Highlight) -> Ink:
    return inks.of(UNIT, "text", highlight)[0]


@pytest.mark.parametrize("styles", STYLES)
@pytest.mark.parametrize("name", themes())
def test_the_sentence_the_syllable_and_the_cursor_can_be_told_from_what_is_around_them(
    name: str, styles: HighlightStyles
) -> None:
    inks = Inks(themes()[name], (), styles)
    seen = [base(inks, highlight) for highlight in HIGHLIGHTS]
    text, cursor, sentence, spoken, in_sentence = (
        (ink.ground, ink.colour, *ink[2:4]) if ink.is_reversed else ink[:4] for ink in seen
    )
    assert text not in {cursor, sentence}
    assert sentence not in {spoken, in_sentence}
    assert contrast(in_sentence[1], sentence[1]) >= APART  # their grounds


@pytest.mark.parametrize("styles", STYLES)
def test_so_they_do_without_colours(styles: HighlightStyles) -> None:
    inks = Inks(replace(themes()["night"], is_coloured=False), (), styles)
    text, cursor, *others = (base(inks, highlight)[2:] for highlight in HIGHLIGHTS)
    assert len({text, *others}) == 4
    assert text != cursor


def test_without_colours_the_sentence_is_bold_the_syllable_and_the_cursor_are_reversed() -> None:
    inks = Inks(replace(themes()["night"], is_coloured=False))
    assert base(inks, SENTENCE)[2:] == (True, False, False)
    assert base(inks, SPOKEN)[2:] == (True, False, True)
    assert base(inks, AT_CURSOR)[2:] == (True, True, True)
