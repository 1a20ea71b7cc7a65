from __future__ import annotations

import pytest

from langdu.tui.themes import Colours, fitting, palette_names, palettes, themes
from langdu.tui.words.look import WORD_COLOURS


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", themes().values(), ids=lambda colours: colours.name)
def test_everything_written_is_readable(colours: Colours) -> None:
    for ground in (colours.background, colours.sentence):
        for name in ("text", "heading", "ruby", "aside", "conflict", "right", "unsure", "wrong", *WORD_COLOURS):
            assert contrast(getattr(colours, name), ground) >= 4.5, (name, ground)
    for ground in (colours.surface, colours.panel):
        for name in ("text", "ruby", "aside", "notice", "accent", "heading"):
            assert contrast(getattr(colours, name), ground) >= 4.5, (name, ground)
    assert contrast(colours.spoken_text, colours.spoken) >= 4.5
    assert contrast(colours.text, colours.cursor) >= 4.5
    for name in ("right", "unsure", "wrong"):
        assert contrast(getattr(colours, name), colours.panel) >= 4.5, name


@pytest.mark.parametrize("palette", palettes())
@pytest.mark.parametrize("theme", themes())
def test_every_tone_is_readable_on_every_ground(palette: str, theme: str) -> None:
    colours, tones = themes()[theme], palettes()[palette][theme]
    assert len(tones) == 5
    for tone in tones:
        assert contrast(tone, colours.background) >= 4.5, tone
        assert contrast(tone, colours.sentence) >= 4.5, tone


def test_there_are_at_least_two_palettes_besides_none() -> None:
    assert palette_names()[0] == "off"
    assert len(palette_names()) >= 3


@pytest.mark.parametrize(
    ("said", "theme"), [("0;15", "paper"), ("15;0", "night"), ("", "night"), ("0;default;7", "paper")]
)
def test_the_theme_fits_the_terminal_that_tells(said: str, theme: str) -> None:
    assert fitting({"COLORFGBG": said}) == theme
