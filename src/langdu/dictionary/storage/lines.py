"""A dictionary's word as a line of text: how it is kept in a table.

Fields are separated by tabs: simplified, traditional (empty if it is the same), pinyin, classifiers (separated by
spaces), the word that it is a variant of (傳統|传统, both forms, or empty), then the senses.
"""

from __future__ import annotations

from typing import NamedTuple


class EntryLine(NamedTuple):
    """An entry as it is kept; see `model.Entry`.

    Attributes:
        senses: may have cross references, see `cross_references`.
        variant_of: traditional and simplified, with a bar between.
    """

    word: str
    traditional: str
    pinyin: str
    senses: tuple[str, ...]
    classifiers: tuple[str, ...] = ()
    variant_of: str = ""

    def written(self) -> str:
        """The line, without its end."""
        other = "" if self.traditional == self.word else self.traditional
        fields = (self.word, other, self.pinyin, " ".join(self.classifiers), self.variant_of, *self.senses)
        return "\t".join(fields)


def entry_line(line: str) -> EntryLine:
    """A line, read.

    Raises:
        ValueError: it has too few fields.
    """
    word, other, pinyin, classifiers, variant_of, *senses = line.split("\t")
    return EntryLine(word, other or word, pinyin, tuple(senses), tuple(classifiers.split()), variant_of)
