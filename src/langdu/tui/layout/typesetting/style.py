"""How the page is set: what stands over the characters, how far things stand apart, how wide the column is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

Mode = Literal["above", "below", "pinyin", "off"]
MODES: tuple[Mode, ...] = ("above", "below", "pinyin", "off")
#: What the ruby is written in: pinyin by character, pinyin with a word's syllables joined, zhuyin by character.
Notation = Literal["pinyin", "words", "zhuyin"]
#: Which characters are shown: those of the text, or the others in their place.
Script = Literal["written", "simplified", "traditional"]

#: Cells of a line that is read with ease: some 26 hanzi with their pinyin.
COMFORTABLE = 96
#: Below this width every cell counts.
NARROW = 60
#: Lines of a terminal that has room for a blank row between the lines of text.
AIRY = 22
#: Cells of a paragraph's indent, two hanzi; in a column narrower than `ROOM_FOR_INDENT` there is none.
INDENT, ROOM_FOR_INDENT = 4, 24


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The page as the reader chose it; the names are those of the settings.

    Attributes:
        ruby: where the ruby goes.
        notation: what it is written in.
        script: which characters are shown.
        word_spacing: whether words stand apart.
        line_spacing: "airy" for a blank row between lines where there is room, or "compact".
        text_width: cells of a line at most.
        margin: blank cells on either side at least; one at most where every cell counts.
        paragraphs: "spaced" for a blank row between paragraphs, or "indented".
    """

    ruby: Mode = "above"
    notation: Notation = "pinyin"
    script: Script = "written"
    word_spacing: bool = False
    line_spacing: str = "airy"
    text_width: int = COMFORTABLE
    margin: int = 2
    paragraphs: str = "spaced"

    def chosen(self, name: str, value: str | bool | int) -> PageStyle:
        """The page with another choice for the field of a name."""
        choice: dict[str, Any] = {name: value}
        return replace(self, **choice)

    @property
    def is_indented(self) -> bool:
        """Whether paragraphs begin with an indent, and not behind a blank row."""
        return self.paragraphs == "indented"

    def side(self, width: int) -> int:
        """The blank cells on either side of the text on a screen of so many."""
        least = self.margin if width >= NARROW else min(1, self.margin)
        return max(min(least, width // 4), (width - self.text_width) // 2)

    def column(self, width: int) -> int:
        """The cells of a line there."""
        return min(width - 2 * self.side(width), self.text_width)

    def leading(self, lines: int) -> int:
        """The blank rows between lines of text in a terminal of so many lines."""
        return 1 if self.line_spacing == "airy" and lines >= AIRY else 0

    def indent(self, column: int) -> int:
        """The blank cells before a paragraph in a column of so many."""
        return INDENT if self.is_indented and column >= ROOM_FOR_INDENT else 0


#: The page as it is before anything was chosen.
USUAL_STYLE = PageStyle()
