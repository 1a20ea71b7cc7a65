"""Words that no dictionary has: whether they are names, and the shorter words that they consist of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.session.defining.text_words import TextWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.dictionary import Dictionaries
    from langdu.model import Entry

#: Characters of a person's name with the family name: 王明, 司马相如.
NAME_CHARACTERS = (2, 3, 4)
#: Characters that nobody is called by: 还了 is no name, though 还 is a family name.
NOT_IN_NAMES = frozenset("了着过的得不是在就也都很没给到去吗呢吧啊个们这那说")


def parts(word: TextWord, dictionaries: Dictionaries) -> tuple[TextWord, ...]:
    """The longest words of a dictionary that a word consists of, from the left; a single character where none begins.

    Args:
        word: of hanzi; each part is read as it is there.
        dictionaries: those that are asked.
    """
    found: list[TextWord] = []
    at = 0
    while at < len(word.text):
        ends = [end for start, end in dictionaries.around(word.text, at) if start == at and end < len(word.text) + at]
        end = max(ends, default=at + 1)
        read = word.syllables[at:end] if len(word.syllables) == len(word.text) else ()
        found.append(TextWord(word.text[at:end], "word", read))
        at = end
    return tuple(found)


def may_be_name(word: str, dictionaries: Dictionaries) -> bool:
    """Whether a word that no dictionary has may be a person's name: a family name, and nothing that none has."""
    if len(word) not in NAME_CHARACTERS:
        return False
    family = word[:2] if len(word) == max(NAME_CHARACTERS) else word[0]
    is_given = NOT_IN_NAMES.isdisjoint(word[len(family) :])
    return is_given and any(map(is_surname, dictionaries.entries(family)))


def with_names(words: Sequence[TextWord], text: str, dictionaries: Dictionaries) -> tuple[TextWord, ...]:
    """The words of a text, a family name and the given name behind it as one.

    Args:
        words: in order, as `text_words` has them: the standard cuts names in two.
        text: where they stand.
        dictionaries: those that are asked.
    """
    found: list[TextWord] = []
    for word in words:
        name = found[-1].text + word.text if found and found[-1].kind == word.kind == "word" else ""
        if name and not dictionaries.has(word.text) and name in text and may_be_name(name, dictionaries):
            word = TextWord(name, "word", (*found.pop().syllables, *word.syllables))  # noqa: PLW2901
        found.append(word)
    return tuple(found)


def is_surname(entry: Entry) -> bool:
    """Whether an entry says that it is a family name."""
    return any("surname" in sense for sense in entry.senses[:2])
