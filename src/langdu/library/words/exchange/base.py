"""The port of formats: a text to words with statuses, and back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from langdu.errors import BadInput
from langdu.model import IGNORED, KNOWN, LEARNED, NEW, WORD_STATUSES, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from langdu.model import WordStatus

#: Statuses that have a name; those of words being learned are their numbers.
STATUS_NAMES: dict[str, WordStatus] = {"new": NEW, "learned": LEARNED, "ignored": IGNORED, "known": KNOWN}
NOTHING_KEPT = "nothing was kept; mend the row"


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word of a file, not checked yet.

    Attributes:
        text: as it stands there.
        status: None where the file tells none.
        row: where, a line of a text from 1, or the number of a note.
    """

    text: str
    status: WordStatus | None
    row: int


@dataclass(frozen=True, slots=True)
class WordToExport:
    """A word with what other programs may want to have of it.

    Attributes:
        word: in simplified characters.
        status: how well it is known.
        changed: when it was marked so; None where it has no status.
        pinyin: with marks; empty where it is not known.
        meaning: on one line; empty as above.
        sentence: in which it was met; empty where it was met nowhere.
    """

    word: str
    status: WordStatus
    changed: datetime | None = None
    pinyin: str = ""
    meaning: str = ""
    sentence: str = ""


class WordListFormat(ABC):
    """A kind of file that holds words."""

    #: What `--format` calls it.
    name: ClassVar[str]
    #: Whether it has pinyin, meanings and sentences, which take time to find.
    has_details: ClassVar[bool] = True

    @abstractmethod
    def fits(self, text: str) -> bool:
        """Whether a text looks like this."""

    @abstractmethod
    def read(self, text: str, where: str) -> Iterator[ListedWord]:
        """The words in order.

        Args:
            text: the file's.
            where: its name, for messages.

        Raises:
            BadInput: a row cannot be understood.
        """

    @abstractmethod
    def write(self, words: Iterable[WordToExport], language: str) -> str:
        """The text of a file.

        Args:
            words: what is in it.
            language: what the program calls Chinese; formats that have no languages leave it out.
        """


def status_of(told: str) -> WordStatus | None:
    """The status that a number or a name means; None if none."""
    told = told.strip().casefold()
    if told in STATUS_NAMES:
        return STATUS_NAMES[told]
    number = int(told) if told.isascii() and told.isdecimal() and len(told) < 4 else -1
    return next((status for status in WORD_STATUSES if status == number), None)


def status_name(status: WordStatus) -> str:
    """What a status is called: new, 1 to 4, learned, ignored, known."""
    return next((name for name, number in STATUS_NAMES.items() if number == status), str(status))


def require_status(told: str, where: str, row: int) -> WordStatus:
    """The same as `status_of`.

    Raises:
        BadInput: there is no such status.
    """
    if (status := status_of(told)) is None:
        raise BadInput(
            f"{one_line(told)[:40]!r} is no status; there are 0 to 5, 98 and 99",
            where=f"{where}, row {row}",
            remedy=NOTHING_KEPT,
        )
    return status
