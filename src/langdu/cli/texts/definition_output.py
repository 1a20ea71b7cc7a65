"""What `langdu define` prints: lines for people, or a list of entries for programs."""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING, Any

from langdu.cli import streams
from langdu.config import settings
from langdu.dictionary import how_common, level_name
from langdu.dictionary.cross_references import with_marks
from langdu.dictionary.levels import BAND, BAND_NAME
from langdu.pinyin import marked, numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from langdu.model import Entry, Syllable, WordFacts
    from langdu.session.defining import TextWord

#: Without --all: senses that are shown of an entry, and entries of a word.
SENSES, ENTRIES = 8, 4
#: Senses of a word in a sentence.
SENSES_IN_TEXT = 4
#: From so many in a million words on no decimals are shown.
ROUNDED = 10
#: Cells before a sense's further lines.
SENSE_INDENT = 7
#: CC-CEDICT's pinyin of characters that nobody reads in Mandarin: 々.
NOT_READ = "xx5"
#: Cells between what is in columns.
BETWEEN = "  "


class DefinitionPrinter:
    """Prints for people.

    Args:
        everything: rare entries and senses too.
    """

    def __init__(self, everything: bool) -> None:
        self._everything = everything
        self._paint = painter()
        self._parted = False

    def word(self, _query: str, facts: WordFacts) -> None:
        """A word with all its entries."""
        self._part()
        word = facts.entries[0].word  # 著 is a word of its own, though it is kept as 着
        forms = [word, *dict.fromkeys(entry.traditional for entry in facts.entries)]
        shown = BETWEEN.join(dict.fromkeys(forms[: 1 if len(facts.entries) > ENTRIES else None]))
        print(wrapped(f"{shown}{BETWEEN}{' · '.join(_known(facts))}".rstrip(), len(BETWEEN)))
        entries = facts.entries if self._everything else facts.entries[:ENTRIES]
        for entry in entries:
            self._entry(entry, facts)
        self.more(len(facts.entries) - len(entries), "entries")

    def _entry(self, entry: Entry, facts: WordFacts) -> None:
        forms = {other.traditional for other in facts.entries if other.dictionary == entry.dictionary}
        several = len(forms) > 1 and entry.traditional != entry.word
        read = "" if entry.pinyin.startswith(NOT_READ) else self._paint(entry)
        source = entry.dictionary if len({other.dictionary for other in facts.entries}) > 1 else ""
        named = [f"({text})" for text in (entry.traditional if several else "", source) if text]
        print(BETWEEN + BETWEEN.join([read or "(no reading)", *named]))
        is_short = self._everything or len(entry.senses) == SENSES + 1  # "1 more" takes a line too
        senses = entry.senses if is_short else entry.senses[:SENSES]
        for number, sense in enumerate(senses, 1):
            print(wrapped(f"{number:>5}. {sense}", SENSE_INDENT))
        self.more(len(entry.senses) - len(senses), "senses", "     ")
        if entry.classifiers:
            print(f"     counted with {' '.join(entry.classifiers)}")

    def in_text(self, query: str, word: TextWord, entries: Sequence[Entry], facts: WordFacts) -> None:
        """A word of a sentence: the entry of its reading there."""
        if self._everything:
            self.word(query, facts)
            return
        self._line(word.text, entries[0])

    def part(self, _query: str, part: TextWord, entries: Sequence[Entry], _facts: WordFacts) -> None:
        """A part of a word that no dictionary has."""
        self._line(BETWEEN + part.text, entries[0])

    def _line(self, text: str, entry: Entry) -> None:
        most = None if self._everything else SENSES_IN_TEXT
        pinyin = with_marks(entry.pinyin)
        line = wrapped(f"{text}{BETWEEN}{pinyin}{BETWEEN}{'; '.join(entry.senses[:most])}", SENSE_INDENT)
        print(line.replace(pinyin, self._paint(entry), 1) if pinyin else line)

    def number(self, _query: str, word: TextWord) -> None:
        """A number, and how it is read."""
        print(f"{word.text}{BETWEEN}is read {word.spoken} {_marked(word.syllables)}")

    def unlisted(self, _query: str, word: TextWord, *, is_name: bool) -> None:
        """A word of no dictionary."""
        read = f"{_marked(word.syllables)}{BETWEEN}" if word.syllables else ""
        print(f"{word.text}{BETWEEN}{read}in no dictionary{', perhaps a name' if is_name else ''}")

    def more(self, count: int, what: str = "words", indent: str = BETWEEN) -> None:
        """That there is more."""
        if count > 0:
            print(f"{indent}… {count} more {what} with --all")

    def finish(self) -> None:
        """All is printed as it comes."""

    def _part(self) -> None:
        if self._parted:
            print()
        self._parted = True


def wrapped(text: str, indent: int) -> str:
    """A line broken at spaces where the terminal ends, further lines indented; as it is where there is no terminal."""
    if not streams.on_terminal():
        return text
    from rich.cells import cell_len

    columns = shutil.get_terminal_size().columns
    lines = [""]
    for space, word in re.findall(r"( *)(\S+)", text):
        if lines[-1].strip() and cell_len(lines[-1] + space + word) > columns:
            lines.append(" " * indent + word)
        else:
            lines[-1] += space + word
    return "\n".join(lines)


class JsonRows:
    """A list of entries, for programs."""

    def __init__(self) -> None:
        self._rows: list[dict[str, Any]] = []

    def word(self, query: str, facts: WordFacts) -> None:
        """All entries of a word."""
        self._rows += (_row(query, entry, facts) for entry in facts.entries)

    def in_text(self, query: str, word: TextWord, entries: Sequence[Entry], facts: WordFacts) -> None:
        """All entries of a word of a sentence, those of its reading there first."""
        self._rows += (_row(query, entry, facts) | {"text": word.text} for entry in entries)

    def part(self, query: str, part: TextWord, entries: Sequence[Entry], facts: WordFacts) -> None:
        """The entries of a part of a word that no dictionary has."""
        self._rows += (_row(query, entry, facts) | {"text": part.text} for entry in entries)

    def number(self, query: str, word: TextWord) -> None:
        """A number: what is said for it, and its pinyin."""
        self._rows.append(_bare(query, word) | {"spoken": word.spoken})

    def unlisted(self, query: str, word: TextWord, *, is_name: bool) -> None:
        """A word of no dictionary: no senses."""
        self._rows.append(_bare(query, word) | {"name": is_name})

    def more(self, count: int) -> None:
        """Programs are not told."""

    def finish(self) -> None:
        """Print it."""
        print(json.dumps(self._rows, ensure_ascii=False, indent=1))


def _row(query: str, entry: Entry, facts: WordFacts) -> dict[str, Any]:
    return {
        "query": query,
        "word": entry.word,
        "traditional": entry.traditional,
        "pinyin": " ".join(map(numbered, entry.syllables)) or entry.pinyin,
        "senses": list(entry.senses),
        "classifiers": list(entry.classifiers),
        "level": {at.syllabus: BAND_NAME if at.level == BAND else str(at.level) for at in facts.levels},
        "frequency": facts.per_million,
        "dictionary": entry.dictionary,
    }


def _bare(query: str, word: TextWord) -> dict[str, Any]:
    pinyin = " ".join(map(numbered, word.syllables))
    return {"query": query, "word": word.text, "traditional": "", "pinyin": pinyin, "senses": [], "dictionary": ""}


def _known(facts: WordFacts) -> list[str]:
    """Its levels, and how common it is."""
    return [*map(level_name, facts.levels), *([_often(facts.per_million)] if facts.per_million is not None else [])]


def _often(per_million: float) -> str:
    count = f"{per_million:,.0f}" if per_million >= ROUNDED else f"{per_million:.2g}"
    return f"{how_common(per_million)} ({count} in a million words)"


def _marked(syllables: Sequence[Syllable]) -> str:
    return " ".join(map(marked, syllables))


def painter() -> Callable[[Entry], str]:
    """What writes an entry's pinyin: in the tone colours of the settings on a terminal, else plain."""
    palette = settings().tones
    if palette == "off" or not streams.on_terminal() or os.environ.get("NO_COLOR"):
        return lambda entry: with_marks(entry.pinyin)
    from rich.console import Console
    from rich.text import Text

    from langdu.tui.themes import fitting, themes, tones_of

    colours, console = tones_of(palette, themes()[fitting()]), Console()

    def painted(entry: Entry) -> str:
        syllables = entry.syllables
        written = with_marks(entry.pinyin).split()
        if len(written) != len(syllables):
            return " ".join(written)
        text = Text(" ").join(
            Text(one, style=colours[said.tone - 1] if said.tone else "")
            for one, said in zip(written, syllables, strict=True)
        )
        with console.capture() as captured:
            console.print(text, end="", soft_wrap=True)
        return captured.get()

    return painted
