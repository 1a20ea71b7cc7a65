"""A list to choose from: the arrows or j and k move, enter takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import OptionList

if TYPE_CHECKING:
    from textual.binding import BindingType


class ChoiceList(OptionList):
    """Textual's list in langdu's colours, as high as what is in it."""

    BINDINGS: ClassVar[list[BindingType]] = [("j", "cursor_down", "Down"), ("k", "cursor_up", "Up")]
    DEFAULT_CSS = """
    ChoiceList, ChoiceList:focus {
        height: auto; border: none; padding: 0; background: $surface; background-tint: $foreground 0%;
    }
    ChoiceList > .option-list--option-highlighted, ChoiceList:focus > .option-list--option-highlighted {
        color: $foreground; background: $foreground 20%; text-style: bold;
    }
    """
