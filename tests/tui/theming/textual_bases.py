"""`python -m tests.tui.theming.textual_bases > src/langdu/tui/data/textual.toml`: what Textual's themes are made of."""

from __future__ import annotations

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

NAMES = (
    "background", "surface", "panel", "foreground", "primary", "secondary", "warning", "error", "success", "accent",
)  # fmt: skip
HEAD = """\
# The colours of Textual's themes (MIT licence), from which langdu's are derived: src/langdu/tui/theming/derived.py.
# They stand here so that the first page can be drawn before Textual is imported. Written by
# `python -m tests.tui.theming.textual_bases`; tests/tui/test_themes.py holds them equal to Textual's.
"""


def bases() -> dict[str, dict[str, str | bool]]:
    """Each theme's own colours, where it has none those that Textual gives it; not those of the terminal's colours."""
    return {name: base(theme) for name, theme in BUILTIN_THEMES.items() if not theme.ansi}


def base(theme: Theme) -> dict[str, str | bool]:
    """One theme's."""
    found = theme.to_color_system().generate()
    return {"dark": theme.dark, **{name: Color.parse(found[name]).hex6.lower() for name in NAMES}}


if __name__ == "__main__":
    print(HEAD, end="")
    for name, table in bases().items():
        print(f"\n[{name}]")
        for key, value in table.items():
            print(f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value).replace(chr(39), chr(34))}")
