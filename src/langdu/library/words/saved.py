"""Words that the learner keeps, each with the sentence in which it was met."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from langdu.hanzi import folded
from langdu.library.practice import utc_now
from langdu.model import SavedWord
from langdu.pinyin import numbered, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from langdu.library.store import Library
    from langdu.model import Syllable

#: Characters of a sentence that are kept: longer ones are no help on a card.
SENTENCE_CHARACTERS = 400
_ROWS = "SELECT word, syllables, sentence, title, book, start, saved FROM saved_words"


class SavedWords:
    """The saved words in `library`; see `WordStatuses` for arguments and errors."""

    def __init__(self, library: Library, now: Callable[[], datetime] = utc_now) -> None:
        self._library, self._now = library, now

    def save(
        self,
        word: str,
        syllables: tuple[Syllable, ...],
        sentence: str = "",
        title: str = "",
        book: str = "",
        start: int = 0,
    ) -> None:
        """Save a word as it is read somewhere; for the arguments see `SavedWord`. Saved again, it moves there."""
        self.save_all([SavedWord(word, syllables, sentence, title, book, start, self._now())])

    def save_all(self, words: Iterable[SavedWord]) -> None:
        """Save several, all or none."""
        with self._library.transaction() as run:
            for one in words:
                run("INSERT OR REPLACE INTO saved_words VALUES (?, ?, ?, ?, ?, ?, ?)", _row(one))

    def forget(self, words: Iterable[str]) -> int:
        """Take words away with all their readings, all or none; how many words there were."""
        with self._library.transaction() as run:
            return sum(run("DELETE FROM saved_words WHERE word = ?", (folded(word),)).rowcount > 0 for word in words)

    def all(self) -> tuple[SavedWord, ...]:
        """Every word with each of its readings, the one saved last first."""
        rows = self._library.rows(f"{_ROWS} ORDER BY saved DESC, rowid DESC")
        return tuple(_saved(*row) for row in rows)

    def of(self, word: str) -> tuple[SavedWord, ...]:
        """A word's, in simplified or traditional characters; empty where it is not saved."""
        rows = self._library.rows(f"{_ROWS} WHERE word = ? ORDER BY saved", (folded(word),))
        return tuple(_saved(*row) for row in rows)


def _row(one: SavedWord) -> tuple[object, ...]:
    syllables = " ".join(map(numbered, one.syllables))
    sentence = one.sentence[:SENTENCE_CHARACTERS]
    return folded(one.word), syllables, sentence, one.title, one.book, one.start, one.saved.isoformat()


def _saved(word: Any, syllables: Any, sentence: Any, title: Any, book: Any, start: Any, saved: Any) -> SavedWord:
    read = tuple(map(parse, syllables.split()))
    return SavedWord(word, read, sentence, title, book, start, datetime.fromisoformat(saved))
