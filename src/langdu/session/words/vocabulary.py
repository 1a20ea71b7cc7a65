"""What the learner knows of words, as the reader asks for it many times a second."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from langdu.errors import LangduError
from langdu.hanzi import folded
from langdu.library.words import WordStatuses, WordToneLog
from langdu.model import IGNORED, KNOWN, LEARNED, NEW, SETTLED_STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from langdu.library import Library
    from langdu.model import WordStatus

#: How many markings can be taken back.
KEPT_MARKINGS = 100
_NAMES: dict[int, str] = {NEW: "new", LEARNED: "learned", IGNORED: "ignored", KNOWN: "known"}


def status_name(status: WordStatus) -> str:
    """What a status is called."""
    return _NAMES.get(status, f"learning {status}")


class Marking(NamedTuple):
    """A change of statuses, made at once.

    Attributes:
        before: the statuses that the words had.
        status: the one that they were given.
    """

    before: Mapping[str, WordStatus]
    status: WordStatus


class Vocabulary:
    """The words that the learner knows, in memory; used in one thread.

    Args:
        library: where they are kept. One that cannot be read or keeps nothing gives an empty vocabulary, which works
            all the same.

    A word is given in simplified characters, as `PlacedWord.word` is, wherever nothing else is said.
    """

    def __init__(self, library: Library) -> None:
        self._kept, self._tones = WordStatuses(library), WordToneLog(library)
        self._listeners: list[Callable[[frozenset[str]], None]] = []
        self._markings: list[Marking] = []
        self._levels: dict[str, int | None] = {}

    @cached_property
    def _statuses(self) -> dict[str, WordStatus]:
        try:
            return self._kept.all()
        except LangduError:
            return {}

    @cached_property
    def _missed(self) -> frozenset[str]:
        try:
            return self._tones.missed()
        except LangduError:
            return frozenset()

    def on_change(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Have it called with the words that changed, after every change."""
        self._listeners.append(listener)

    def _tell(self, words: Iterable[str]) -> None:
        changed = frozenset(words)
        for listener in self._listeners if changed else ():
            listener(changed)

    # What is known

    @property
    def has_statuses(self) -> bool:
        """Whether any word has a status."""
        return bool(self._statuses)

    @property
    def has_missed(self) -> bool:
        """Whether the tones of any word were missed."""
        return bool(self._missed)

    def __contains__(self, word: str) -> bool:
        """Whether anything is known of a word: a status, or that its tones were missed."""
        return word in self._statuses or word in self._missed

    def status(self, word: str) -> WordStatus:
        """A word's status."""
        return self._statuses.get(word, NEW)

    def is_missed(self, word: str) -> bool:
        """Whether practice or a drill heard its tones wrong, and not yet right often enough since."""
        return word in self._missed

    def level(self, word: str) -> int | None:
        """Its level in the newest list of HSK that has it, 1 to 7 (7 to 9); None for a word of no list."""
        if word not in self._levels:
            from langdu.dictionary import levels

            found = levels(word)
            self._levels[word] = found[0].level if found else None
        return self._levels[word]

    def shows_pinyin(self, word: str, pinyin_for: str) -> bool:
        """Whether a word has pinyin.

        Where it shows for unknown words or for those above a level of HSK, it stays over words whose tones were missed,
        and a status that the learner gave counts more than the level.

        Args:
            word: as it is kept.
            pinyin_for: one of `langdu.config.PINYIN_FOR`.
        """
        if pinyin_for in {"all", "none"}:
            return pinyin_for == "all"
        if pinyin_for == "missed" or word in self._missed:
            return word in self._missed
        status = self.status(word)
        if pinyin_for == "unknown" or status != NEW:
            return status not in SETTLED_STATUSES
        level = self.level(word)
        return level is None or level > int(pinyin_for.removeprefix("hsk"))

    # What changes it

    def mark(self, words: Iterable[str], status: WordStatus) -> Marking:
        """Give words, simplified or traditional, a status; NEW takes it away.

        Returns:
            What changed; words that had the status already are not in it.

        Raises:
            OutputFailed: it could not be stored; it holds in this run all the same.
        """
        before = {word: self.status(word) for word in map(folded, words) if self.status(word) != status}
        marking = Marking(before, status)
        if before:
            self._markings = [*self._markings[1 - KEPT_MARKINGS :], marking]
            self._put(dict.fromkeys(before, status))
        return marking

    @property
    def last_marking(self) -> Marking | None:
        """What `undo` would take back."""
        return self._markings[-1] if self._markings else None

    def undo(self) -> Marking | None:
        """Take the last marking of this run back.

        Returns:
            The marking; None where there is none left.

        Raises:
            OutputFailed: as `mark`.
        """
        if not self._markings:
            return None
        marking = self._markings.pop()
        self._put(marking.before)
        return marking

    def _put(self, statuses: Mapping[str, WordStatus]) -> None:
        for word, status in statuses.items():
            if status == NEW:
                self._statuses.pop(word, None)
            else:
                self._statuses[word] = status
        self._tell(statuses)
        self._kept.mark_each(statuses)

    def reload_tones(self) -> None:
        """Look at what practice and drills have found since."""
        before: frozenset[str] | None = vars(self).pop("_missed", None)
        if before is not None:
            self._tell(before ^ self._missed)
