"""Where the user wants text divided into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.errors import UsageError
from langdu.hanzi import folded
from langdu.library.practice import utc_now
from langdu.model import LONGEST_WORD_CHARACTERS, Cut, is_hanzi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from langdu.library.store import Library


class Cuts:
    """The cuts in `library`, for all books; see `WordStatuses` for arguments and errors."""

    def __init__(self, library: Library, now: Callable[[], datetime] = utc_now) -> None:
        self._library, self._now = library, now

    def all(self) -> tuple[Cut, ...]:
        """Every cut, the oldest first: of two that overlap and are as long, the later one holds."""
        rows = self._library.rows("SELECT text, cut FROM cuts ORDER BY made, rowid")
        return tuple(Cut(str(text), tuple(str(cut).split())) for text, cut in rows)

    def keep(self, text: str, parts: Iterable[str]) -> Cut:
        """Keep how a piece of text is divided, instead of how it was before.

        Raises:
            UsageError: it cannot be divided so, see `checked`.
        """
        cut = checked(text, parts)
        values = (cut.text, " ".join(cut.parts), self._now().isoformat())
        self._library.write("INSERT OR REPLACE INTO cuts VALUES (?, ?, ?)", values)
        return cut

    def forget(self, text: str) -> bool:
        """Divide a piece of text as the dictionaries do again; whether it was cut."""
        return self._library.write("DELETE FROM cuts WHERE text = ?", (folded(text),)) > 0


def checked(text: str, parts: Iterable[str]) -> Cut:
    """A cut in simplified characters.

    Args:
        text: the piece of text, simplified or traditional.
        parts: its words, in order; one alone to have it as one word.

    Raises:
        UsageError: the parts are not those of the text, or it is no text of 2 to 10 hanzi.
    """
    words = tuple(folded(part) for part in parts)
    where = text[: 2 * LONGEST_WORD_CHARACTERS]
    if not all(map(is_hanzi, text)):
        raise UsageError("a cut is of hanzi alone", where=where, remedy="leave out signs, spaces and letters")
    if not 1 < len(text) <= LONGEST_WORD_CHARACTERS:
        what = f"a cut is of 2 to {LONGEST_WORD_CHARACTERS} hanzi, this is of {len(text)}"
        raise UsageError(what, where=where, remedy="name the words on both sides of the cut alone")
    if not all(words) or "".join(words) != folded(text):
        raise UsageError(
            f"{' '.join(words)} are not its words", where=where, remedy="write the text, with its words apart"
        )
    return Cut(folded(text), words)
