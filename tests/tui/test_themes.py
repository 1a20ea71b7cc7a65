from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App

from langdu.tui import themes as module
from langdu.tui.settings.names import known
from langdu.tui.themes import (
    OF_SIXTEEN,
    OURS,
    Colours,
    Themes,
    colours_for,
    fitting,
    next_theme,
    palette_names,
    themes,
    tones_of,
)
from langdu.tui.theming.contrast import contrast, lowest
from langdu.tui.theming.depth import ALL, MANY, NONE, SIXTEEN
from langdu.tui.theming.derived import APART, GROUNDS, INKS
from langdu.tui.theming.variables import variables
from tests.tui.theming.textual_bases import bases

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBERS = (ALL, MANY, SIXTEEN)


@pytest.fixture(params=NUMBERS)
def number(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many colours the terminal has."""
    monkeypatch.setattr(module, "terminal_colours", lambda: request.param)
    module._tones.cache_clear()
    return request.param


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> None:
    module._tones.cache_clear()


def grounds(colours: Colours) -> list[str]:
    return [getattr(colours, ground) for ground in GROUNDS]


@pytest.mark.parametrize("name", themes())
def test_everything_is_readable_on_every_ground(name: str, number: int) -> None:
    colours = themes()[name]
    for ink in INKS:
        assert lowest(getattr(colours, ink), grounds(colours)) >= colours.least, ink
    assert contrast(colours.spoken_text, colours.spoken) >= colours.least
    assert contrast(colours.cursor_text, colours.cursor) >= 4.5
    assert colours.least >= 4.5


@pytest.mark.parametrize("name", themes())
def test_every_tone_is_readable_on_every_ground(name: str, number: int) -> None:
    colours = themes()[name]
    for palette in palette_names()[1:]:
        tones = tones_of(palette, colours)
        assert len(tones) == len(set(tones)) == 5
        for tone in tones:
            assert lowest(tone, grounds(colours)) >= colours.least, (palette, tone)


@pytest.mark.parametrize("name", themes())
def test_the_sentence_the_chosen_line_and_the_cursor_can_be_seen(name: str, number: int) -> None:
    colours = themes()[name]
    if number == SIXTEEN or name in OF_SIXTEEN:
        assert len({colours.background, colours.sentence, colours.cursor, colours.spoken}) == 4
        assert colours.selected not in {colours.background, colours.surface}
        return
    for ground in (colours.sentence, colours.selected, colours.cursor):
        assert contrast(ground, colours.background) >= APART
    assert contrast(colours.cursor, colours.sentence) >= APART
    assert contrast(colours.selected, colours.surface) >= APART


@pytest.mark.parametrize("name", themes())
def test_textuals_own_widgets_write_in_readable_colours_too(name: str) -> None:
    colours = themes()[name]
    named = variables(colours)
    for role in ("text", "text-muted", "text-error", "text-warning", "text-success", "foreground-muted"):
        assert lowest(named[role], grounds(colours)) >= 4.5, role
    for ink, ground in (
        ("block-cursor-foreground", "block-cursor-background"),
        ("input-cursor-foreground", "input-cursor-background"),
        ("input-selection-foreground", "input-selection-background"),
    ):
        assert contrast(named[ink], named[ground]) >= 4.5, ink


def test_high_contrast_is_higher() -> None:
    assert Themes()["contrast"].least == 7.0


def test_every_theme_of_textual_is_there_in_its_own_colours() -> None:
    assert set(App().available_themes) | set(OURS) == set(themes()) == {*known("theme")} - {"auto"}
    assert module._read("textual.toml") == bases()


def test_without_colours_every_theme_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "terminal_colours", lambda: NONE)
    assert not any(colours.is_coloured for colours in themes().values())


def test_the_terminals_own_colours_are_written_as_such_where_there_are_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "terminal_colours", lambda: ALL)
    assert [colours_for(name) for name in ("night", "nord", *OF_SIXTEEN)] == [ALL, ALL, SIXTEEN, SIXTEEN]


def test_the_key_goes_through_ours() -> None:
    assert [next_theme(name) for name in (*OURS, "nord")] == ["paper", "contrast", "night", "night"]


def test_there_are_at_least_two_palettes_besides_none() -> None:
    assert palette_names()[0] == "off"
    assert len(palette_names()) >= 3
    assert tones_of("off", themes()["night"]) == ()


@pytest.mark.parametrize(
    ("said", "theme"), [("0;15", "paper"), ("15;0", "night"), ("", "night"), ("0;default;7", "paper")]
)
def test_the_theme_fits_the_terminal_that_tells(said: str, theme: str) -> None:
    assert fitting({"COLORFGBG": said}) == theme


async def test_a_theme_is_taken_by_name_seen_in_the_text_and_kept(reader: Callable[..., object]) -> None:
    async with reader() as stage:
        await stage.app.run_action("take_theme('nord')")
        await stage.until(lambda: stage.view.inks.plain.ground == themes()["nord"].background)
        assert stage.app.theme_variables["text-error"] == themes()["nord"].conflict
        assert stage.app.preferences.theme == "nord"
        await stage.press("d")
        assert stage.app.theme == stage.app.preferences.theme == "night"
