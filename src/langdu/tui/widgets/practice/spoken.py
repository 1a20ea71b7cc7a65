"""A sentence to say: pinyin, characters, verdicts, and two lanes of pitch, all in the syllables' columns.

Only the rows that show are drawn, and kept until something in them changes: a sentence of 200 syllables is 200 rows.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text
from textual.strip import Strip
from textual.widget import Widget

from langdu.tui.layout.braille import BLANK, curve
from langdu.tui.layout.columns import Column, columns
from langdu.tui.layout.width import cells
from langdu.tui.widgets.practice.verdicts import COLOURS, sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from langdu.model import Judged, Report, Sentence, Target
    from langdu.session.practice.rendering import Rendering

#: What stands left of the lanes, and its cells.
VOICE, MINE, GUTTER = "voice", "you", 6
#: Semitones about the median that a lane shows: of native speakers' pitch 98 in 100 lie within.
LOW, HIGH = -9.0, 9.0
#: Rows of a lane at most, and at least.
TALL, FLAT = 6, 3
#: Rows of a row of columns besides its lanes: pinyin, characters, verdicts, and a blank one after it.
BESIDES = 4


class SpokenView(Widget):
    """What is to be said and how it was said; scrolled by what holds it."""

    DEFAULT_CSS = """
    SpokenView { height: auto; width: 1fr; background: $background; color: $foreground; }
    """

    def __init__(self, *, spoken: bool = False) -> None:
        super().__init__(id="spoken")
        self._as_spoken = spoken
        self._sentence: Sentence | None = None
        self.targets: tuple[Target, ...] = ()
        self.report: Report | None = None
        self._rendering: Rendering | None = None
        self.cursor = 0
        self._spoken: int | None = None
        self._rows: list[tuple[Column, ...]] = []
        self._laid_for = 0
        self._drawn: dict[int, tuple[tuple[object, ...], list[Strip]]] = {}
        self._room = 0

    # What it shows

    def open(self, sentence: Sentence, targets: tuple[Target, ...]) -> None:
        """Show another sentence."""
        self._sentence, self.targets = sentence, targets
        self.report = self._rendering = self._spoken = None
        self.cursor, self._laid_for = 0, 0
        self.refresh(layout=True)

    def render_target(self, rendering: Rendering) -> None:
        """Draw how the voice says it."""
        self._rendering = rendering
        self.refresh()

    def tell(self, report: Report) -> None:
        """Draw how it was said."""
        self.report = report
        self.refresh()

    def move(self, number: int) -> None:
        """Put the cursor on a syllable."""
        self.cursor = max(0, min(number, len(self.targets) - 1))
        self.refresh()

    def speak(self, number: int | None) -> None:
        """Show which syllable sounds."""
        if number != self._spoken:
            self._spoken = number
            self.refresh()

    def row_of_cursor(self) -> tuple[int, int]:
        """The first row of what belongs to the cursor's syllable, and how many there are."""
        block = next((i for i, row in enumerate(self._rows) if row[-1].number >= self.cursor), 0)
        return block * self._height, self._height

    # Drawing

    def fit(self, room: int) -> None:
        """Make the lanes as high as lets all be seen in so many rows."""
        if room != self._room:
            self._room = room
            self.refresh(layout=True)

    @property
    def _lane(self) -> int:
        return max(FLAT, min(TALL, (self._room // max(1, len(self._rows)) - BESIDES) // 2))

    @property
    def _height(self) -> int:
        """Rows of a row of columns, with the blank one after it."""
        return BESIDES + 2 * self._lane

    def _lay(self, width: int) -> None:
        if self._sentence is not None and self._laid_for != width:
            self._rows = columns(self._sentence, self.targets, max(1, width - GUTTER), spoken=self._as_spoken)
            self._drawn.clear()
            self._laid_for = width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the sentence is long."""
        self._lay(width)
        return max(1, len(self._rows) * self._height)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        self._lay(self.size.width)
        number, line = divmod(y, self._height)
        if number >= len(self._rows):
            return Strip.blank(self.size.width, self._plain)
        return self._strips(number)[line]

    def _strips(self, number: int) -> list[Strip]:
        """A row of columns, from memory where nothing in it has changed."""
        row = self._rows[number]
        here = range(row[0].number, row[-1].number + 1)
        at = tuple(place if place in here else None for place in (self.cursor, self._spoken))
        state = (*at, id(self.report), id(self._rendering), self.size.width, self._lane, self.app.theme)
        kept = self._drawn.get(number)
        if kept is None or kept[0] != state:
            console, width, plain = self.app.console, self.size.width, self._plain
            strips = [Strip(list(text.render(console))).extend_cell_length(width, plain) for text in self._block(row)]
            kept = self._drawn[number] = (state, [strip.crop(0, width).apply_style(plain) for strip in strips])
        return kept[1]

    @property
    def _plain(self) -> Style:
        return Style(color=self._variable("foreground"), bgcolor=self._variable("background"))

    def _block(self, row: Sequence[Column]) -> list[Text]:
        ruby = self._line("", row, [column.ruby for column in row], [self._ink(c, bold=False) for c in row])
        text = self._line("", row, [column.text for column in row], [self._ink(c, bold=True) for c in row])
        signs = [sign(j) if (j := self._judged(c)) else "" for c in row]
        marks = self._line("", row, signs, [self._verdict(c) for c in row])
        return [ruby, text, marks, *self._voice_lane(row), *self._my_lane(row), Text("")]

    def _line(self, label: str, row: Sequence[Column], texts: Sequence[str], styles: Sequence[Style]) -> Text:
        """Texts centred in their columns."""
        line = Text(f"{label:<{GUTTER}}", style=self._colour("aside"))
        edge = 0
        for column, text, style in zip(row, texts, styles, strict=True):
            free = column.width - cells(text)
            line.append(" " * (column.x - edge)).append(" " * (free // 2), style=self._ground(column))
            line.append(text, style=style).append(" " * (free - free // 2), style=self._ground(column))
            edge = column.x + column.width
        return line

    def _voice_lane(self, row: Sequence[Column]) -> list[Text]:
        contours = self._rendering.contours if self._rendering is not None else ()
        drawn = [_curve(contours[c.number] if c.number < len(contours) else (), c.width, self._lane) for c in row]
        styles = [self._colour("ruby") + self._ground(column) for column in row]
        return self._lanes(VOICE, row, drawn, styles)

    def _my_lane(self, row: Sequence[Column]) -> list[Text]:
        """The learner's curve over the tone's shape: where both are in a cell, the learner's alone is drawn."""
        mine, shapes, styles = [], [], []
        for column in row:
            judged = self._judged(column)
            mine.append(_curve(judged.contour if judged else (), column.width, self._lane))
            # Without colours one could not be told from the other.
            has_shape = judged is not None and not self.app.no_color
            shapes.append(_curve(_shape(judged) if judged and has_shape else (), column.width, self._lane))
            styles.append(self._verdict(column))
        return self._lanes(MINE, row, mine, styles, shapes)

    def _lanes(
        self,
        label: str,
        row: Sequence[Column],
        drawn: Sequence[list[str]],
        styles: Sequence[Style],
        under: Sequence[list[str]] = (),
    ) -> list[Text]:
        lines = []
        for height in range(self._lane):
            line = Text(f"{label if height == self._lane // 2 else '':<{GUTTER}}", style=self._colour("aside"))
            edge = 0
            for number, column in enumerate(row):
                line.append(" " * (column.x - edge))
                below = under[number][height] if under else BLANK * column.width
                over = drawn[number][height]
                for is_over, cells_ in groupby(zip(over, below, strict=True), lambda pair: pair[0] != BLANK):
                    style = styles[number] if is_over else self._colour("aside") + self._ground(column)
                    line.append("".join(pair[0] if is_over else pair[1] for pair in cells_), style=style)
                edge = column.x + column.width
            lines.append(line)
        return lines

    # Colours

    def _judged(self, column: Column) -> Judged | None:
        syllables = self.report.syllables if self.report is not None else ()
        return syllables[column.number] if column.number < len(syllables) else None

    def _variable(self, name: str) -> str:
        return self.app.theme_variables[name]

    def _colour(self, name: str) -> Style:
        return Style(color=self._variable(name))

    def _verdict(self, column: Column) -> Style:
        judged = self._judged(column)
        name = "ruby" if judged is None else COLOURS[judged.verdict]
        return self._colour(name) + self._ground(column)

    def _ink(self, column: Column, *, bold: bool) -> Style:
        if column.number == self._spoken:
            return self._marked("spoken-text", "spoken")
        if bold and column.number == self.cursor:  # verdicts' colours have too little contrast on the cursor's
            return self._marked("cursor-text", "cursor") + Style(underline=self.app.no_color or None)
        colour = self._verdict(column) if self._judged(column) or not bold else self._colour("foreground")
        return colour + self._ground(column) + Style(bold=bold)

    def _marked(self, ink: str, ground: str) -> Style:
        turned = self.app.no_color or None
        return Style(color=self._variable(ink), bgcolor=self._variable(ground), bold=True, reverse=turned)

    def _ground(self, column: Column) -> Style:
        return Style(bgcolor=self._variable("sentence")) if column.number == self.cursor else Style()


def _curve(values: Sequence[float], width: int, height: int) -> list[str]:
    return curve(values, width, height, LOW, HIGH)


def _shape(judged: Judged) -> tuple[float, ...]:
    """The tone's shape, over the whole syllable: it begins with the vowel, and before that there is a gap."""
    place = judged.place
    if not judged.canonical or place.end <= place.start:
        return judged.canonical
    share = min(0.8, max(0.0, (place.vowel - place.start) / (place.end - place.start)))
    blank = round(len(judged.canonical) * share / (1 - share))
    return (math.nan,) * blank + judged.canonical
