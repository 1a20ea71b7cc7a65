"""Making a table of a dictionary as others publish it: cleaned, limited, put in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from langdu.dictionary.entry_order import best_first
from langdu.dictionary.formats import cedict
from langdu.dictionary.pinyin_fields import syllables_of
from langdu.dictionary.storage.lines import EntryLine
from langdu.dictionary.storage.table import table_packed
from langdu.errors import BadInput
from langdu.hanzi import folded
from langdu.model import HANZI, one_line
from langdu.pinyin import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.dictionary.formats.base import PublishedDictionary
    from langdu.model import Syllable

#: More entries are none of a dictionary that anybody wrote. After so many progress is told.
MOST_ENTRIES, TOLD_ENTRIES = 1_000_000, 1000
#: Characters of the longest word and the longest sense that are kept, and senses of an entry.
LONGEST_WORD_CHARACTERS, LONGEST_SENSE_CHARACTERS, MOST_SENSES = 64, 2000, 200
#: The share of words with hanzi below which a dictionary is not of Chinese, and of words with kana above which it is of
#: Japanese.
LEAST_CHINESE, MOST_KANA = 0.5, 0.05
_KANA = frozenset(map(chr, range(0x3041, 0x30FF)))


@dataclass(frozen=True, slots=True)
class MadeTable:
    """A dictionary ready to be kept.

    Attributes:
        title: what it is called.
        content: the table's file.
        entries: how many it has.
        notes: what was left out.
    """

    title: str
    content: bytes
    entries: int
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tally:
    """What was seen and left out."""

    words: int = 0
    chinese: int = 0
    kana: int = 0
    long: int = 0
    empty: int = 0
    cut: int = 0


def cedict_table(lines: Sequence[str]) -> bytes:
    """The table of CC-CEDICT's text."""
    entries = best_first(list(cedict.entries(lines)), _usual_reading)
    return table_packed(entries, cedict.TITLE, cedict.edition(lines), cedict.LICENCE)


def table_of(
    published: PublishedDictionary, order: int, progress: Callable[[int, int], None] = lambda _done, _whole: None
) -> MadeTable:
    """The table of a dictionary that a user adds.

    Args:
        published: the dictionary; its title and all texts are cleaned.
        order: its place among the user's.
        progress: told now and then the entries that are done, and about how many there are.

    Raises:
        BadInput: it is not of Chinese, has too many entries or none; and as `DictionaryFormat.read`.
    """
    title, tally = one_line(published.title)[:LONGEST_WORD_CHARACTERS], _Tally()
    entries: list[EntryLine] = []
    for line in published.entries:
        kept = _kept(line, tally)
        if kept is not None:
            entries.append(kept)
        if len(entries) > MOST_ENTRIES:
            raise BadInput(f"it has more than {MOST_ENTRIES:,} entries", where=title, remedy="choose a smaller one")
        if tally.words % TOLD_ENTRIES == 0 and published.count:
            progress(tally.words, max(tally.words, published.count))
    _require_chinese(tally, title)
    if not entries:
        raise BadInput("it has no entries", where=title, remedy="choose another file")
    content = table_packed(entries, title, one_line(published.edition), one_line(published.licence)[:200], order)
    return MadeTable(title, content, len(entries), _notes(tally))


def _kept(line: EntryLine, tally: _Tally) -> EntryLine | None:
    """An entry as it is kept; None for one that is left out."""
    word, traditional = one_line(line.word), one_line(line.traditional)
    tally.words += 1
    tally.kana += not _KANA.isdisjoint(word + line.pinyin)
    if HANZI.search(word) is None:
        return None
    tally.chinese += 1
    if len(word) > LONGEST_WORD_CHARACTERS or len(traditional) > LONGEST_WORD_CHARACTERS:
        tally.long += 1
        return None
    senses = [sense for text in line.senses[:MOST_SENSES] if (sense := one_line(text))]
    if not senses:
        tally.empty += 1
        return None
    tally.cut += len(line.senses) > MOST_SENSES or any(len(sense) > LONGEST_SENSE_CHARACTERS for sense in senses)
    shortened = tuple(_shortened(sense) for sense in senses)
    plain = word if line.word != line.traditional else folded(word)
    classifiers, variant_of = tuple(map(one_line, line.classifiers)), one_line(line.variant_of)
    return EntryLine(plain, traditional, _pinyin(line.pinyin), shortened, classifiers, variant_of)


def _shortened(sense: str) -> str:
    return sense if len(sense) <= LONGEST_SENSE_CHARACTERS else sense[: LONGEST_SENSE_CHARACTERS - 1] + "…"


def _pinyin(written: str) -> str:
    """In tone numbers, so that pinyin finds it; as it was where it cannot be read or has capitals."""
    plain = one_line(written)[:LONGEST_SENSE_CHARACTERS]
    found = syllables_of(plain) if plain == plain.lower() else ()
    return " ".join(map(numbered, found)).replace("v", "ü") if found else plain


def _require_chinese(tally: _Tally, title: str) -> None:
    if tally.words and tally.kana > MOST_KANA * tally.words:
        raise BadInput("it is a dictionary of Japanese", where=title, remedy="choose one whose words are Chinese")
    if tally.chinese < LEAST_CHINESE * tally.words:
        what = f"only {tally.chinese:,} of its {tally.words:,} words have Chinese characters"
        raise BadInput(what, where=title, remedy="choose one whose words are Chinese")


def _notes(tally: _Tally) -> tuple[str, ...]:
    """What was left out, a line each."""
    told = (
        (tally.words - tally.chinese, "left out, without a Chinese character"),
        (tally.long, f"left out, longer than {LONGEST_WORD_CHARACTERS} characters"),
        (tally.empty, "left out, without a meaning"),
        (tally.cut, "shortened, with more text than is kept"),
    )
    return tuple(f"{count:,} word{'' if count == 1 else 's'} {what}" for count, what in told if count)


def _usual_reading(word: str) -> tuple[Syllable, ...]:
    """The reading that a word of several usually has; empty where that is not known."""
    return syllables_of(_usual().get(word, ""))


@cache
def _usual() -> dict[str, str]:
    """`data/usual.tsv`, written by `langdu.training.usual_readings`."""
    text = resources.files("langdu.dictionary").joinpath("data/usual.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
