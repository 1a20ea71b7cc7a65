"""Surnames that are read otherwise than the same character as a word: 单老师, 小仇, 我叫解芳, 姓曾.

A character is taken for a surname only where it stands alone among the words, and where what stands around it leaves
little else: 姓 before it, a title behind it, 小 or 老 before it, or the given name that follows it. The lists are
`data/surnames.tsv`, `data/cues.tsv` and `data/given.tsv`; names that are known as such are words of the table.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from langdu.annotate.words.segment import ALONE, BEGINS, ENDS, LOOSE, settle
from langdu.pinyin import parse
from langdu.pinyin.inventory import number_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.annotate.words.segment import Segmented

#: Characters looked at before a surname.
CONTEXT_CHARACTERS = 6
BECAUSE = "a surname"


class Surname(NamedTuple):
    """A row of `data/surnames.tsv`: a reading, a number of `pinyin.inventory`, and where it is taken."""

    number: int
    where: str


def named(words: Segmented) -> Segmented:
    """The words, surnames among them read as such."""
    found = {
        match.start(): surnames()[match.group()].number
        for match in _any_surname().finditer(words.text)
        if _is_surname(words, match.start(), surnames()[match.group()].where)
    }
    return settle(words, found, BECAUSE)


def _is_surname(words: Segmented, at: int, where: str) -> bool:
    text = words.text
    if cue("said").search(text, max(0, at - CONTEXT_CHARACTERS), at):
        return not words.sure[at]
    if where == "said" or not _is_free(words, at):
        return False
    if where == "start":
        return _before_title(words, at, where)
    return _before_title(words, at, where) or _after_nickname(words, at) or _before_given_name(words, at)


def _is_free(words: Segmented, at: int) -> bool:
    """Whether the character is no part of a word that counts."""
    return bool(words.places[at] == ALONE or (words.places[at] in {BEGINS, ENDS} and words.trust[at] <= LOOSE))


def _before_title(words: Segmented, at: int, where: str) -> bool:
    """单医生, but not 简单医生 nor 正在查先生的电话: something must end before it."""
    text = words.text
    is_open = cue("start" if where == "start" else "open").search(text, max(0, at - 1), at) is not None
    if called := cue("called").match(text, at + 1):
        if where == "start" and cue("invited").match(text, called.end()):
            return False
        is_sure = where == "name" or called.group() == "某"
        return is_open or (is_sure and at > 0 and bool(words.places[at - 1] == ENDS))
    return is_open and where == "name" and cue("office").match(text, at + 1) is not None


def _after_nickname(words: Segmented, at: int) -> bool:
    """小仇, but not 从小单独."""
    text = words.text
    if not (
        at and words.places[at - 1] == words.places[at] == ALONE and cue("nickname").search(text, max(0, at - 2), at)
    ):
        return False
    return cue("after").match(text, at + 1) is not None


def _before_given_name(words: Segmented, at: int) -> bool:
    """解晓东 where what comes before says that it is a person, or at the start of a clause: then with more caution."""
    before = words.text, max(0, at - CONTEXT_CHARACTERS), at
    if cue("introduced").search(*before):
        return _is_given(words, at + 1, 2, is_loose=True) or _is_given(words, at + 1, 1, is_loose=True)
    if cue("person").search(*before):
        return _is_given(words, at + 1, 2)
    return cue("start").search(*before) is not None and (
        _is_given(words, at + 1, 2, is_word=False) or _is_given(words, at + 1, 1, followed="end")
    )


def _is_given(
    words: Segmented, start: int, length: int, *, is_word: bool = True, is_loose: bool = False, followed: str = "after"
) -> bool:
    """Whether a given name of so many characters begins there: characters alone, or a word of the two.

    Args:
        words: the words.
        start: where it would begin.
        length: of so many characters.
        is_word: whether it may be a word.
        is_loose: whether its characters may be in words that hardly count.
        followed: which cue must follow.
    """
    end = start + length
    name, places = words.text[start:end], words.places[start:end].tolist()
    alone = places == [ALONE] * length or (is_loose and bool((words.trust[start:end] <= LOOSE).all()))
    if not alone and not (is_word and places == [BEGINS, ENDS]):
        return False
    return set(name) <= given_characters() and cue(followed).match(words.text, end) is not None


@cache
def surnames() -> dict[str, Surname]:
    """The surnames, by their character."""
    return {char: Surname(number_of(parse(reading)), where) for char, reading, where in _rows("surnames")}


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("langdu.annotate").joinpath(f"data/{name}.tsv").read_text("utf-8")
    yield from (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _any_surname() -> re.Pattern[str]:
    return re.compile(f"[{''.join(surnames())}]")


@cache
def given_characters() -> frozenset[str]:
    """What given names are mostly written with."""
    return frozenset("".join(row[0] for row in _rows("given")))


@cache
def cue(kind: str) -> re.Pattern[str]:
    """What must be found before a surname, up to its place, or behind it, from its place on."""
    words = {kind: "|".join(row.split()) for kind, row in _rows("cues")}
    patterns = {
        "said": r"(?:(?:^|[^同异百贵老子])姓|复姓)\Z",
        "open": r"(?:^|[^一-鿿]|[的是和与及叫请找问跟给对向把被让替为由从见到听])\Z",
        "start": r"(?:^|[^一-鿿])\Z",
        "called": f"(?:{words['called']})",
        "invited": f"(?:{words['invited']})",
        "office": f"(?:{words['office']})",
        "nickname": rf"(?<![{words['unlike'].replace('|', '')}])[{words['nickname'].replace('|', '')}]\Z",
        "introduced": rf"(?:{words['introduced']})\Z",
        "person": rf"(?:{words['person']})\Z",
        "after": f"$|[^一-鿿]|{words['after']}",
        "end": "$|[^一-鿿]",
    }
    return re.compile(patterns[kind])
