"""Where every character and every syllable stands: pure calculation, nothing of Textual in it."""

from langdu.tui.layout.page import Laid, Mode, Page
from langdu.tui.layout.skyline import Line, pack
from langdu.tui.layout.unit import Unit, units_of

__all__ = ["Laid", "Line", "Mode", "Page", "Unit", "pack", "units_of"]
