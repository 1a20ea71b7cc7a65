"""Whether a learner says the tones of words: what practice and drills found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu.library.practice import utc_now
from langdu.library.tone_counts import count
from langdu.model import WordTones
from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from langdu.library.store import Library
    from langdu.model import Syllable


class WordToneLog:
    """The tones of words as they were said, in `library`; see `WordStatuses` for arguments and errors."""

    def __init__(self, library: Library, now: Callable[[], datetime] = utc_now) -> None:
        self._library, self._now = library, now

    def keep(self, said: Iterable[tuple[str, tuple[Syllable, ...], bool]], learner: str = "") -> None:
        """Keep how words were said, all or none.

        Args:
            said: each word, its reading in the citation form, and whether its tones were right.
            learner: who said them.
        """
        with self._library.transaction() as run:
            count(run, said, learner, self._now())

    def all(self, learner: str = "") -> tuple[WordTones, ...]:
        """Every word that was ever judged, the last one first."""
        rows: list[tuple[Any, ...]] = self._library.rows(
            "SELECT word, syllables, right, missed, right_since_missed FROM word_tones WHERE learner = ? "
            "ORDER BY at DESC, word",
            (learner,),
        )
        return tuple(WordTones(word, tuple(map(parse, said.split())), *counts) for word, said, *counts in rows)

    def missed(self, learner: str = "") -> frozenset[str]:
        """The words whose tones are still to be learned."""
        return frozenset(tones.word for tones in self.all(learner) if tones.is_missed)
