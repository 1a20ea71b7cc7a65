"""A list to choose from: the arrows or j and k move, enter takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.style import Style
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
        color: $foreground; background: $selected; text-style: bold;
    }
    """

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """As the style sheet says; without colours the chosen line is reversed, which sheets cannot say."""
        style = super().get_visual_style(*component_classes, partial=partial)
        is_chosen = "option-list--option-highlighted" in component_classes
        return style + Style(reverse=True) if is_chosen and self.app.no_color else style
