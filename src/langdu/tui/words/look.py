"""How a word in the text shows what is known of it, in colour and without."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from langdu.model import NEW, SETTLED_STATUSES

if TYPE_CHECKING:
    from langdu.model import WordStatus

#: What a theme has a colour for: "" for words that need none.
WordColour = Literal["", "new", "learning_1", "learning_2", "learning_3", "learning_4", "missed"]
WORD_COLOURS: tuple[WordColour, ...] = ("new", "learning_1", "learning_2", "learning_3", "learning_4", "missed")
#: The dots of a braille cell (Unicode 16, 24.1), one cell wide everywhere. In the left column, from below,
#: as many dots as the step of learning; for a new word the topmost alone; in the right column that the tones were
#: missed.
_BLANK, _NEW_DOTS, _MISSED_DOTS = 0x2800, 0x01, 0xB8
_LEARNING_DOTS: tuple[int, ...] = (0x00, 0x40, 0x44, 0x46, 0x47)


class WordLook(NamedTuple):
    """How a unit of the text shows what is known of its word.

    Attributes:
        colour: of the characters.
        missed: whether the tones were missed.
        sign: what stands behind the ruby of the word's last character; "" for nothing.
        hides: whether the ruby is left out; its cells stay.
        emphasis: whether the characters are bold, and underlined: the sign where there is no row for the ruby.
    """

    colour: WordColour = ""
    missed: bool = False
    sign: str = ""
    hides: bool = False
    emphasis: tuple[bool, bool] = (False, False)

    def without_row(self) -> WordLook:
        """The look where no row for the ruby is: new words underlined, others bold, those with missed tones both."""
        emphasis = (self.missed or self.colour.startswith("learning"), self.missed or self.colour == "new")
        return self._replace(sign="", hides=False, emphasis=emphasis)


PLAIN_LOOK = WordLook()


@cache
def word_look(status: WordStatus | None, missed: bool) -> WordLook:
    """The look of a word's last character.

    Args:
        status: its status; None where statuses are not shown.
        missed: whether its tones were missed.
    """
    if status is None or status in SETTLED_STATUSES:
        return WordLook("missed", missed, sign_of(None, missed)) if missed else PLAIN_LOOK
    return WordLook(WORD_COLOURS[status], missed, sign_of(status, missed))


def sign_of(status: WordStatus | None, missed: bool) -> str:
    """The sign of a status, None for words that need none, with that of missed tones; "" for neither."""
    dots = _MISSED_DOTS if missed else 0
    if status is not None and status not in SETTLED_STATUSES:
        dots |= _NEW_DOTS if status == NEW else _LEARNING_DOTS[status]
    return chr(_BLANK + dots) if dots else ""
