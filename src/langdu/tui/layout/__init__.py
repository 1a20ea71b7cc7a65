"""Where every character and every syllable stands: pure calculation, nothing of Textual in it."""

from langdu.tui.layout.page import Laid, Mode, Page
from langdu.tui.layout.skyline import ScreenLine, pack
from langdu.tui.layout.typesetting.style import PageStyle
from langdu.tui.layout.unit import RubyUnit, units_of

__all__ = ["Laid", "Mode", "Page", "PageStyle", "RubyUnit", "ScreenLine", "pack", "units_of"]
