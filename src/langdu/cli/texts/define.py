"""`langdu define WORD`: what a word means, how it is read, its level and how common it is.

WORD is a word in simplified or traditional characters, a sentence (its words one by one, as they are read there),
pinyin with or without tones (yinhang, 'yín háng', yin2hang2) or English.
"""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.cli.texts.definition_output import DefinitionPrinter, JsonRows
from langdu.dictionary import Dictionaries
from langdu.errors import LangduError, UsageError
from langdu.model import HANZI, one_line

if TYPE_CHECKING:
    import argparse

    from langdu.session.defining import TextWord

#: Matches of pinyin or English that are shown without --all.
MATCHES = 8
#: Characters of pinyin or English that are looked for.
LONGEST_QUERY = 60


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("define", help="look words up in the dictionaries", description=__doc__)
    command.add_argument("words", metavar="WORD", nargs="+", help="a word, a sentence, pinyin or English")
    command.add_argument("--all", action="store_true", help="also rare entries and senses, and every match")
    command.add_argument("--json", action="store_true", help="a list of entries, for programs")


def run(options: argparse.Namespace) -> int:
    """Look them up; the exit status is 1 if nothing at all is known.

    Raises:
        UsageError: there is nothing to look up.
    """
    queries = _queries(options.words)
    dictionaries = Dictionaries.installed()
    rows = JsonRows() if options.json else DefinitionPrinter(options.all)
    search = _Search(dictionaries, rows, MATCHES if not options.all else None)
    unknown = [query for query in queries if not search.look_up(query)]
    rows.finish()
    for trouble in dictionaries.troubles:
        note(trouble)
    if search.listed and not options.json:
        _log(search.listed)
    if not any(char.isalnum() for query in queries for char in query):
        raise UsageError(f"there is no word in {' '.join(queries)[:LONGEST_QUERY]}", remedy="langdu define 银行, say")
    if len(unknown) == len(queries):
        raise LangduError(
            f"nothing is known of {', '.join(unknown)[:LONGEST_QUERY]}",
            remedy="check how it is written, or add a dictionary: langdu dictionaries add FILE",
        )
    for query in unknown:
        note(f"nothing is known of {query[:LONGEST_QUERY]}")
    return 0


def _queries(words: list[str]) -> list[str]:
    """What is to be looked up, one after the other: words without hanzi are one phrase, yín háng or to eat."""
    found = [plain for word in words if (plain := one_line(word))]
    if not found:
        raise UsageError("there is nothing to look up", remedy="langdu define 银行, say")
    return found if any(map(HANZI.search, found)) else [" ".join(found)]


def _log(words: list[str]) -> None:
    """Keep that they were looked up: `langdu words list --looked-up`. A log that cannot be written stops nobody."""
    from langdu.library import open_library
    from langdu.library.words import LookUps

    with suppress(LangduError), closing(open_library()) as library:
        for word in dict.fromkeys(words):
            LookUps(library).keep(word)


class _Search:
    """Finds what a query means, and hands it to `rows`.

    Attributes:
        listed: the words of hanzi that were asked for and that a dictionary has.
    """

    listed: list[str]

    def __init__(self, dictionaries: Dictionaries, rows: JsonRows | DefinitionPrinter, most: int | None) -> None:
        self._dictionaries, self._rows, self._most = dictionaries, rows, most
        self.listed = []

    def look_up(self, query: str) -> bool:
        """Whether anything is known of it."""
        facts = self._dictionaries.facts(query)
        if facts.entries:
            self._rows.word(query, facts)
            if HANZI.search(query) is None:
                self._matches(query)
            else:
                self.listed.append(query)
            return True
        return self._matches(query) if HANZI.search(query) is None and not query[:1].isdigit() else self._text(query)

    def _matches(self, query: str) -> bool:
        """The words that are read so, and those that mean it."""
        from langdu.dictionary.search import by_meaning, by_pinyin

        asked = query[:LONGEST_QUERY]
        read, meant = by_pinyin(self._dictionaries, asked), by_meaning(self._dictionaries, asked)
        for found in (read, tuple(word for word in meant if word not in read)):
            for word in found[: self._most]:
                self._rows.word(query, self._dictionaries.facts(word))
            if self._most is not None and len(found) > self._most:
                self._rows.more(len(found) - self._most)
        return bool(read or meant)

    def _text(self, query: str) -> bool:
        """The words of a text, one by one; whether any is known."""
        from langdu.library import open_library
        from langdu.session.defining import as_full_name, text_words

        with closing(open_library(keeps=False)) as library:
            words = text_words(query, library)
        if name := as_full_name(words):
            words = (name,)
        known = [self._word(query, word) for word in words]
        return any(known)

    def _word(self, query: str, word: TextWord) -> bool:
        if word.kind == "number":
            self._rows.number(query, word)
            return True
        entries = self._dictionaries.entries(word.text, word.syllables)
        if entries:
            self._rows.in_text(query, word, entries, self._dictionaries.facts(word.text))
            return True
        return self._unlisted(query, word)

    def _unlisted(self, query: str, word: TextWord) -> bool:
        """A word that no dictionary has: said as that, with its parts."""
        from langdu.session.defining import family_name_at, is_surname, may_be_name, parts

        is_name = word.kind == "word" and may_be_name(word.text, self._dictionaries)
        found = parts(word, self._dictionaries) if word.kind == "word" else ()
        if len(found) > 1 and not is_name and query != word.text:  # what the reading model takes together: 还了
            known = [self._word(query, part) for part in found]
            return any(known)
        self._rows.unlisted(query, word, is_name=is_name)
        for number, part in enumerate(found):
            entries = self._dictionaries.entries(part.text, part.syllables)
            if is_name and number == family_name_at(word.text):
                entries = tuple(sorted(entries, key=lambda entry: not is_surname(entry)))
            if entries:
                self._rows.part(query, part, entries, self._dictionaries.facts(part.text))
        return any(self._dictionaries.has(part.text) for part in found)
