"""A theme's colours under the names that styles use.

They are langdu's own roles, and those of Textual's that it would make itself with too little contrast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.tui.themes import Colours

#: langdu's own, which styles write with hyphens.
ROLES = (
    "aside", "ruby", "heading", "spoken", "spoken_text", "sentence", "selected", "cursor", "cursor_text", "right",
    "unsure", "wrong", "new", "learning_1", "learning_2", "learning_3", "learning_4", "missed",
)  # fmt: skip


def variables(colours: Colours) -> dict[str, str]:
    """All of them by name."""
    return {**{role.replace("_", "-"): getattr(colours, role) for role in ROLES}, **_textuals(colours)}


def _textuals(colours: Colours) -> dict[str, str]:
    return {
        "text": colours.text,
        "text-muted": colours.aside,
        "text-disabled": colours.aside,
        "foreground-muted": colours.aside,
        "foreground-disabled": colours.aside,
        "text-primary": colours.accent,
        "text-secondary": colours.heading,
        "text-accent": colours.spoken,
        "text-success": colours.right,
        "text-warning": colours.notice,
        "text-error": colours.conflict,
        "block-cursor-foreground": colours.text,
        "block-cursor-background": colours.selected,
        "block-cursor-blurred-foreground": colours.text,
        "block-cursor-blurred-background": colours.selected,
        "block-hover-background": colours.selected,
        "input-cursor-foreground": colours.background,
        "input-cursor-background": colours.text,
        "input-selection-foreground": colours.cursor_text,
        "input-selection-background": colours.cursor,
        "border": colours.accent,
        "border-blurred": colours.aside,
        "scrollbar": colours.panel,
        "scrollbar-background": colours.background,
        "scrollbar-hover": colours.cursor,
        "scrollbar-active": colours.cursor,
    }
