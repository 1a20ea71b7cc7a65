"""The word card on the screen: beside the text where there is room, below it else; it never lies over it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from langdu.tui.widgets.words.card_text import CHOICE_KEYS, CardInks, CardParagraph, card_text, key_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType
    from textual.events import Click, Resize

    from langdu.session.words.look_up.word_card import WordCard

#: From this width on the card stands beside the text; its least and greatest width then.
BESIDE, NARROWEST, WIDEST = 100, 36, 60
#: The rows around text and card: title, status, hints. Up to so many rows the text has two of them, the card the rest.
AROUND, SMALL = 3, 8
#: From so many rows of its own on there is a blank row before each part of the card.
AIRY_ROWS = 24
#: The keys that answer how far a reading holds, for `choices.SCOPES`.
SCOPE_KEYS = "hba"
KEYS = (
    ("H", "hear it"), ("J", "slowly"), ("K", "its syllable"), ("S", "save"), ("O", "other places"),
    ("P", "say it yourself"), ("e", "another reading"), ("1-7", "how well you know it"), ("b", "read from here"),
    ("esc", "close"),
)  # fmt: skip


class CardPanel(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a card, and has its keys; all other keys do what they do without it.

    Its lines are laid out here, once a card: Textual's own layout of the whole screen would cost 10 ms more.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *((key, f"choose({number})", "Choose") for number, key in enumerate(CHOICE_KEYS)),
        *((key, f"scope({number})", "How far it holds") for number, key in enumerate(SCOPE_KEYS)),
        ("H", "ask('hear', 'word')", "Hear it"),
        ("J", "ask('hear', 'slow')", "Slowly"),
        ("K", "ask('hear', 'syllable')", "Its syllable"),
        ("S", "ask('save')", "Save"),
        ("O", "ask('places')", "Other places"),
        ("P", "ask('practise')", "Say it yourself"),
        ("escape", "ask('close')", "Close"),
        ("up,shift+up", "move(-1)", "Up"),
        ("down,shift+down", "move(1)", "Down"),
        ("pageup", "turn(-1)", "Page up"),
        ("pagedown", "turn(1)", "Page down"),
    ]
    DEFAULT_CSS = """
    CardPanel {
        background: $surface; color: $foreground; width: 100%; overflow-x: hidden; overflow-y: scroll;
        scrollbar-size-vertical: 1; scrollbar-background: $surface;
    }
    CardPanel.-beside { dock: right; height: 100%; }
    """

    class Asked(Message):
        """A key of the card was pressed.

        Attributes:
            what: hear, save, places, practise, read, close, choose, or scope.
            which: of hear: word, slow or syllable; of choose and scope the number.
        """

        def __init__(self, what: str, which: str | int = "") -> None:
            super().__init__()
            self.what, self.which = what, which

    def __init__(self, inks: CardInks) -> None:
        super().__init__(id="card")
        self.inks = inks
        self.card: WordCard | None = None
        self._question: Sequence[str] = ()
        self._lines: list[Strip] = []

    def fit(self, size: Size) -> None:
        """Take the room that a screen of this size has for a card."""
        beside = is_beside(size)
        self.set_class(beside, "-beside")
        self.styles.width = width_of(size) if beside else "100%"
        self.styles.height = "100%" if beside else rows_of(size)

    def show(self, card: WordCard, question: Sequence[str] = ()) -> None:
        """Show a card, and before it a question how far a reading holds: what it is, then an answer for each key."""
        is_another = self.card is None or card.met != self.card.met or bool(question) != bool(self._question)
        self.card, self._question = card, question
        self._lay_out()
        if is_another:
            self._jump(0)

    def add(self, card: WordCard) -> None:
        """Show more of the same card; what one looks at stays."""
        self.card = card
        self._lay_out()

    def repaint(self, inks: CardInks) -> None:
        """In other colours."""
        self.inks = inks
        self._lay_out()

    # Its lines

    def on_resize(self, event: Resize) -> None:
        """Lay it out for another width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if self.card is None or not width:
            return
        old, self._lines = self._lines, list(self._strips(width, self.size.height >= AIRY_ROWS))
        size = Size(width, len(self._lines))
        self.set_reactive(CardPanel.virtual_size, size)
        self.vertical_scrollbar.window_virtual_size = size.height
        self.vertical_scrollbar.window_size = self.size.height
        self._jump(round(self.scroll_y))
        changed = [row for row, pair in enumerate(zip_longest(old, self._lines)) if pair[0] != pair[1]]
        if changed:
            top = changed[0] - round(self.scroll_y)
            self.refresh(Region(0, max(0, top), self.size.width, max(0, self.size.height - max(0, top))))

    def _paragraphs(self, width: int) -> Iterator[CardParagraph]:
        yield from self._asked()
        if self.card is not None:
            yield from card_text(self.card, self.inks, is_short=self.size.height < AIRY_ROWS)
        yield CardParagraph(Text())
        yield from key_lines(KEYS, self.inks, width)

    def _asked(self) -> Iterator[CardParagraph]:
        if not self._question:
            return
        what, *answers = self._question
        yield CardParagraph(Text(what, style="bold"))
        for key, answer in zip((*SCOPE_KEYS, "esc"), (*answers, "leave it"), strict=True):
            yield CardParagraph(Text(answer), Text(f"{key} ", style=f"bold {self.inks.of['spoken']}"))
        yield CardParagraph(Text())

    def _strips(self, width: int, airy: bool) -> Iterator[Strip]:
        """All lines, as wide as the card, in its colours; where there is room with blank ones between its parts."""
        style, side = self.rich_style, 2 if airy else 1
        blank = Strip.blank(width, style)
        if airy:
            yield blank
        for paragraph in self._paragraphs(width - 2 * side):
            if paragraph.is_title and airy:
                yield blank
            for strip in self._wrapped(paragraph, side, width):
                yield strip.adjust_cell_length(width).apply_style(style)

    def _wrapped(self, paragraph: CardParagraph, side: int, width: int) -> Iterator[Strip]:
        console, (body, label) = self.app.console, paragraph[:2]
        room = max(1, width - 2 * side - label.cell_len)
        if paragraph.wraps:
            lines = list(body.wrap(console, room, overflow="fold")) or [Text()]
        else:
            body.truncate(room, overflow="ellipsis")
            lines = [body]
        for number, line in enumerate(lines):
            line.rstrip()
            before = Text(" " * side) + (label if number == 0 else Text(" " * label.cell_len))
            yield Strip((before + line).render(console))

    def render_line(self, y: int) -> Strip:
        """A row of the screen."""
        row = y + round(self.scroll_y)
        return self._lines[row] if row < len(self._lines) else Strip.blank(self.size.width, self.rich_style)

    # Its keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that has nothing to do here does what it does without a card."""
        if action == "scope":
            return bool(self._question)
        if action == "choose" and isinstance(number := parameters[0], int):
            return self.card is not None and number < len(self.card.choices)
        return True

    def action_choose(self, number: int) -> None:
        """Take a reading or a word."""
        self.post_message(self.Asked("choose", number))

    def action_scope(self, number: int) -> None:
        """Let a reading hold here, in this book or everywhere."""
        self.post_message(self.Asked("scope", number))

    def action_ask(self, what: str, which: str = "") -> None:
        """Whatever else a key asks for."""
        self.post_message(self.Asked(what, which))

    def _jump(self, row: int) -> None:
        row = max(0, min(row, len(self._lines) - self.size.height))
        if row == round(self.scroll_y):
            return
        self.set_reactive(CardPanel.scroll_y, float(row))
        self.set_reactive(CardPanel.scroll_target_y, float(row))
        self.vertical_scrollbar.position = row
        self.refresh()

    def action_move(self, rows: int) -> None:
        """Scroll by rows."""
        self._jump(round(self.scroll_y) + rows)

    def action_turn(self, pages: int) -> None:
        """Scroll by what shows, less a row."""
        self._jump(round(self.scroll_y) + pages * max(1, self.size.height - 1))

    def on_click(self, event: Click) -> None:
        """The second of two on a word at which the card has opened meanwhile: read from there."""
        event.stop()
        if event.chain > 1:
            self.post_message(self.Asked("read"))


def is_beside(size: Size) -> bool:
    """Whether the card stands beside the text."""
    return size.width >= BESIDE


def width_of(size: Size) -> int:
    """Columns of a card beside the text."""
    return max(NARROWEST, min(WIDEST, size.width * 36 // 100))


def rows_of(size: Size) -> int:
    """Rows of a card below the text: half of what there is for both, and two of the text at least."""
    room = size.height - (1 if size.height <= SMALL else AROUND)
    return max(1, min(room // 2, room - 2))
