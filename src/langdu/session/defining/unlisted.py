"""Words that no dictionary has: whether they are names, and the shorter words that they consist of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.annotate.rules.names import given_characters
from langdu.annotate.units.phrases import kinds
from langdu.session.defining.text_words import TextWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.dictionary import Dictionaries
    from langdu.model import Entry

#: Characters of a person's name with the family name: 王明, 司马相如.
NAME_CHARACTERS = (2, 3, 4)
#: What friends say before a name, and what given names begin with beside the characters of `given_characters`.
FAMILIAR, FAMILIAR_GIVEN = frozenset("小老阿"), frozenset("小大")
#: Characters of most full names.
FULL_NAME_CHARACTERS = 3
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
    """Whether a word that no dictionary has may be a name: 小王, or a family name and nothing that no name has."""
    if len(word) not in NAME_CHARACTERS:
        return False
    if _is_familiar(word):
        return True
    family = word[:2] if len(word) == max(NAME_CHARACTERS) else word[0]
    is_given = NOT_IN_NAMES.isdisjoint(word[len(family) :])
    return is_given and any(map(is_surname, dictionaries.entries(family)))


def family_name_at(name: str) -> int | None:
    """Where the family name stands in a person's name: behind the first character in 小王; None in 小明."""
    if not _is_familiar(name):
        return 0
    return 1 if name[1] in kinds()["surname"] else None


def _is_familiar(name: str) -> bool:
    """小王, 小明: what friends call somebody."""
    return (
        len(name) == min(NAME_CHARACTERS) and name[0] in FAMILIAR and name[1] in kinds()["surname"] | given_characters()
    )


def as_full_name(words: Sequence[TextWord]) -> TextWord | None:
    """All words as one where they are nothing but a name: 小明, or 王小明 of a family name and a given one.

    In a text they are words of their own (GB/T 13715-1992, section 4); asked for alone, they are one person.
    """
    text = "".join(word.text for word in words)
    given = text[1:2] in FAMILIAR_GIVEN | given_characters() and text[2:] in given_characters()
    is_full = len(text) == FULL_NAME_CHARACTERS and text[0] in kinds()["surname"] and given
    if len(words) < 2 or len(words[0].text) != 1 or not (is_full or _is_familiar(text)):
        return None
    return TextWord(text, "word", tuple(syllable for word in words for syllable in word.syllables))


def is_surname(entry: Entry) -> bool:
    """Whether an entry says that it is a family name."""
    return any("surname" in sense for sense in entry.senses[:2])
