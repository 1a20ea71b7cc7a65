"""A format of dictionaries: how to write a reader.

1. Write a class with `read(path) -> PublishedDictionary`, derived from `DictionaryFormat`.
2. Give entries one by one: they are cleaned, limited and put in order by `making.py`.
3. Name the class under the file's ending: in `plugins.py`, or from a package of your own by an entry point of the group
   `langdu.dictionaries`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from langdu.dictionary.storage.lines import EntryLine


@dataclass(frozen=True, slots=True)
class PublishedDictionary:
    """A dictionary as its file has it.

    Attributes:
        title: what it is called.
        entries: its entries in its order; may be read once only.
        edition: its date or revision; empty where it tells none.
        licence: as it tells; may be empty.
        count: about how many entries there are; 0 where it tells nothing.
    """

    title: str
    entries: Iterable[EntryLine]
    edition: str = ""
    licence: str = ""
    count: int = 0


class DictionaryFormat(ABC):
    """Reads dictionaries of one format."""

    @abstractmethod
    def read(self, path: Path) -> PublishedDictionary:
        """The dictionary in a file or folder.

        Raises:
            BadInput: it is none, or damaged; also while its entries are gone through.
            OSError: it cannot be read.
        """
