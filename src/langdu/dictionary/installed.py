"""All dictionaries together: what they say of a word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from langdu.dictionary import shelf
from langdu.dictionary.cross_references import shown
from langdu.dictionary.entry_order import distance, for_reading
from langdu.dictionary.frequency import per_million
from langdu.dictionary.levels import levels
from langdu.dictionary.pinyin_fields import syllables_of
from langdu.errors import BadInput
from langdu.hanzi import folded
from langdu.model import Entry, WordFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from langdu.dictionary.storage.lines import EntryLine
    from langdu.dictionary.storage.table import DictionaryTable
    from langdu.model import Syllable

#: Characters of the longest word that is looked for in a text.
LONGEST_WORD_CHARACTERS = 20
#: Words whose entries are kept in memory.
WORDS_KEPT = 512


class Dictionaries:
    """Dictionaries that are open, the first asked first. They may be asked by several threads.

    Args:
        tables: by their names.
        troubles: see below.

    Attributes:
        troubles: a line on each dictionary that cannot be used and is left out. It grows where one proves to be
            damaged when it is asked.
    """

    def __init__(self, tables: dict[str, DictionaryTable], troubles: Iterable[str] = ()) -> None:
        self.tables, self.troubles = dict(tables), tuple(troubles)
        self._found = lru_cache(WORDS_KEPT)(self._find)

    @classmethod
    def installed(cls) -> Dictionaries:
        """Those that langdu brings and the user added; files are mapped, none is read."""
        return cls(*shelf.opened())

    def facts(self, word: str) -> WordFacts:
        """All that is known of a word in either script; no entries where no dictionary has it."""
        return WordFacts(folded(word), self.entries(word), levels(word), per_million(word))

    def entries(self, word: str, syllables: Sequence[Syllable] = ()) -> tuple[Entry, ...]:
        """The entries of a word in either script, the best first.

        Args:
            word: a word.
            syllables: how it is read, in the citation form; the entries of that reading come first, then those that
                differ from it least. Empty where that is not known.
        """
        return for_reading(self._found(word), syllables)

    def has(self, word: str) -> bool:
        """Whether a dictionary has the word, in either script."""
        forms = {word, folded(word)}
        return any(table.has(form) for table in self.tables.values() for form in forms)

    def around(self, text: str, at: int) -> tuple[tuple[int, int], ...]:
        """Where words of a dictionary stand in `text` that contain the character `at`; the longest first."""
        low, high = max(0, at - LONGEST_WORD_CHARACTERS + 1), min(len(text), at + LONGEST_WORD_CHARACTERS)
        plain = folded(text[low:high])
        ranges = [
            (start, end)
            for start in range(low, at + 1)
            for end in range(at + 1, min(high, start + LONGEST_WORD_CHARACTERS) + 1)
            if self._has_either(text[start:end], plain[start - low : end - low])
        ]
        return tuple(sorted(ranges, key=lambda span: (span[0] - span[1], span[0])))

    def _has_either(self, word: str, plain: str) -> bool:
        return any(table.has(word) or (plain != word and table.has(plain)) for table in self.tables.values())

    def _find(self, word: str) -> tuple[Entry, ...]:
        plain = folded(word)
        found = [
            self._entry(line, table, word)
            for name, table in list(self.tables.items())
            for line in self._lines(name, table, word) or (self._lines(name, table, plain) if plain != word else ())
        ]
        return tuple({_content(entry): entry for entry in reversed(found)}.values())[::-1]

    def _lines(self, name: str, table: DictionaryTable, word: str) -> tuple[EntryLine, ...]:
        """A dictionary's entries of a word; of one that proves to be damaged none, now and from now on."""
        try:
            return table.find(word)
        except BadInput as error:
            if self.tables.pop(name, None):
                self.troubles = (*self.troubles, f"{error}; it is left out until it is added again")
            return ()

    @staticmethod
    def _entry(line: EntryLine, table: DictionaryTable, word: str) -> Entry:
        """An entry as it is shown to who looks `word` up: in its characters, simplified or traditional."""
        other, _, plain = line.variant_of.partition("|")
        targets = _of_variant(line, table.find(plain), other) if plain and plain != word else ()
        senses = [shown(sense, word != folded(word)) for sense in (*line.senses, *targets)]
        return Entry(
            word=line.word,
            traditional=line.traditional,
            syllables=syllables_of(line.pinyin),
            pinyin=line.pinyin,
            senses=tuple(dict.fromkeys(senses)),
            classifiers=line.classifiers,
            variant_of=plain,
            dictionary=table.title,
        )


def _of_variant(line: EntryLine, targets: Sequence[EntryLine], traditional: str) -> tuple[str, ...]:
    """The senses of the word that an entry says no more of than that it is another form of it.

    Args:
        line: the entry.
        targets: those of the other form.
        traditional: the other form in traditional characters.
    """
    said = syllables_of(line.pinyin)
    found = [other for other in targets if not other.variant_of] if len(line.senses) == 1 else []
    found.sort(key=lambda other: (distance(syllables_of(other.pinyin), said), other.traditional != traditional))
    return found[0].senses if found else ()


def _content(entry: Entry) -> tuple[object, ...]:
    """What two entries share that a reader need not see twice: 那里 is listed for 那裏 and 那裡."""
    return entry.word, entry.pinyin, entry.senses, entry.dictionary
