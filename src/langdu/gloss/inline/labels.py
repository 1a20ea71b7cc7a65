"""The words by which a note says that pinyin follows, 音, 读作, 拼音: the rows of `data/labels.tsv`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from langdu.gloss.inline.base import LATIN, ZHUYIN
from langdu.model import HANZI

if TYPE_CHECKING:
    from langdu.model import Span

_TRADITIONAL = dict(zip("读为这应该发汉语念", "讀為這應該發漢語唸", strict=True)) | {"里": "裡裏"}
#: Another reading that is not meant here: 读háng，不读xíng.
_OTHER = r"[，,、；;]?\s?(?:而?不|[勿莫别別])(?:能|要)?(?:再?[读讀念唸]|是|作)[作成为為]?"


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """Label, where it stands, an example and what that says."""
    text = resources.files("langdu.gloss").joinpath("data/labels.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def in_brackets() -> str:
    """A pattern of what may stand between an opening bracket and the pinyin."""
    return _pattern("bracket", "anywhere")


@cache
def in_text() -> str:
    """A pattern of what may stand between a character and the pinyin where no bracket is."""
    return _pattern("anywhere")


def _pattern(*places: str) -> str:
    return rf"(?:{_any_of('before')}){{0,2}}(?:{_any_of(*places)})\s?[：:]?\s?"


def _any_of(*places: str) -> str:
    """A pattern of the labels that stand there, in both scripts, longer ones first."""
    labels = sorted((row[0] for row in rows() if row[1] in places), key=len, reverse=True)
    return "|".join(map(_in_both_scripts, labels))


def _in_both_scripts(label: str) -> str:
    return "".join(f"[{char}{_TRADITIONAL[char]}]" if char in _TRADITIONAL else char for char in label)


@cache
def another() -> str:
    """A pattern of a reading that the note says is not meant: 读háng，不读xíng."""
    return rf"{_OTHER}\s?[“\"「]?[{LATIN}{ZHUYIN}]{{1,8}}[”\"」]?"


def is_note(source: str, gap: Span) -> bool:
    """Whether all hanzi of a gap are the words of a note."""
    hanzi = "".join(HANZI.findall(source, gap.start, gap.end))
    return _words().fullmatch(hanzi) is not None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of('before', 'bracket', 'anywhere')}|{_OTHER})+")
