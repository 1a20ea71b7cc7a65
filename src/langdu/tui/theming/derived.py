"""langdu's roles from the few colours of a Textual theme, and from a theme's those of a terminal with 256 colours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from langdu.tui.theming.contrast import LEAST, blended, contrast, lowest, readable
from langdu.tui.theming.depth import MANY, ROUNDED, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langdu.tui.themes import Colours

#: What text stands on; every ink is readable on each.
GROUNDS = ("background", "surface", "panel", "sentence", "selected")
#: What text is written in.
INKS = (
    "text", "heading", "ruby", "aside", "spoken", "conflict", "accent", "notice", "right", "unsure", "wrong", "new",
    "learning_1", "learning_2", "learning_3", "learning_4", "missed",
)  # fmt: skip
#: Colours of words, which mean the same in every theme: taken from ours.
OF_WORDS = ("new", "learning_1", "learning_2", "learning_3", "learning_4", "missed")
WHITE, BLACK = "#ffffff", "#000000"
#: A ground that leaves white or black less contrast than this would leave inks no hue.
ROOM = 10.0
#: How much is seen of what tints a ground.
SENTENCE_SHARE, SELECTED_SHARE, CURSOR_SHARE, STEP = 0.14, 0.12, 0.3, 0.04
#: The contrast from which on one ground can be told from another.
APART = 1.14
RUBY_SHARE, ASIDE_SHARE = 0.25, 0.35


def derived(name: str, base: Mapping[str, str], ours: Colours, dark: bool) -> Colours:
    """A theme of ours from a Textual theme.

    Args:
        name: its own.
        base: its colours, as data/textual.toml has them.
        ours: a theme that is as dark, which the colours of words are taken from.
        dark: whether it is.
    """
    background, text = base["background"], base["foreground"]
    surface, panel = (_calm(base[ground], background, dark=dark) for ground in ("surface", "panel"))
    made = replace(
        ours,
        name=name,
        background=background,
        surface=surface,
        panel=panel,
        sentence=blended(background, base["primary"], SENTENCE_SHARE),
        selected=blended(background, text, SELECTED_SHARE),
        cursor=blended(background, text, CURSOR_SHARE),
        text=text,
        heading=base["secondary"],
        ruby=blended(text, background, RUBY_SHARE),
        aside=blended(text, background, ASIDE_SHARE),
        spoken=base["accent"],
        accent=base["primary"],
        conflict=base["error"],
        notice=base["warning"],
        right=base["success"],
        unsure=base["warning"],
        wrong=base["error"],
    )
    return fitted(made)


def fitted(colours: Colours, number: int = 1 << 24) -> Colours:
    """A theme in the terminal's colours, each ink moved until it is readable on every ground; `number` of colours."""

    def snap(colour: str) -> str:
        return nearest(colour, number)

    grounds = _grounds(colours, number)
    least = colours.least * (ROUNDED if number == MANY else 1.0)
    on = tuple(grounds.values())
    inks: dict[str, Any] = {
        ink: readable(getattr(colours, ink), on, dark=colours.dark, least=least, snap=snap) for ink in INKS
    }
    cursor = _apart(colours.cursor, (grounds["background"], grounds["sentence"]), colours.text, number)
    cursor_text = max((inks["text"], grounds["background"], WHITE, BLACK), key=lambda c: _worth(c, cursor))
    spoken_text = max((snap(colours.spoken_text), grounds["background"]), key=lambda c: contrast(c, inks["spoken"]))
    return replace(colours, **grounds, **inks, cursor=cursor, cursor_text=cursor_text, spoken_text=spoken_text)


def _worth(colour: str, ground: str) -> float:
    """The contrast of a colour; whatever has enough is worth the same, so that the first of these is taken."""
    return min(contrast(colour, ground), LEAST)


def _grounds(colours: Colours, number: int) -> dict[str, Any]:
    """The grounds in the terminal's colours; the sentence and a list's chosen line stay apart from what is around."""
    found = {ground: nearest(getattr(colours, ground), number) for ground in GROUNDS}
    for ground, around in (("sentence", ("background",)), ("selected", ("background", "surface"))):
        others = [found[one] for one in around]
        found[ground] = _apart(getattr(colours, ground), others, colours.text, number)
    return found


def _apart(ground: str, others: Sequence[str], text: str, number: int) -> str:
    """A ground in the terminal's colours, nearer to the text until it can be told from others."""
    found, share = nearest(ground, number), 0.0
    while lowest(found, others) < APART:
        share += STEP
        found = nearest(blended(ground, text, share), number)
    return found


def _calm(ground: str, background: str, *, dark: bool) -> str:
    """A ground, nearer to the background where it would leave inks too little room."""
    end = WHITE if dark else BLACK
    share = 0.0
    while share < 1.0 and lowest(end, (ground,)) < ROOM:
        share += STEP
        ground = blended(ground, background, share)
    return ground
