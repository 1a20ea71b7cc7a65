"""Lines of plain text that look like headings of chapters, and what they are numbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from langdu.importers.plain_text.numerals import FIGURES, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Levels of the units that chapters are counted in; a special one, 序章, is of a chapter's.
LEVELS = {"部": 1, "卷": 2, "集": 2, "篇": 2, "章": 3, "回": 3, "话": 3, "話": 3, "节": 4, "節": 4}
ENGLISH = {"part": 1, "book": 1, "volume": 2, "chapter": 3, "section": 4}
SPECIAL, NUMBERED = 3, 5
#: What follows a unit in another word: 第一节课, 第一回合, 三部手机.
_OTHER = "(?!课|目|日|合|来|去|家|头|忆|答|队|门|手|电|团|作品|曲|文|子|连|点|电)"
_SEPARATOR = r"[ \t\u3000]*[:：、.．·—–|-]?[ \t\u3000]*"
_OPEN, _CLOSE = r"[【〖［\[「『《〈（(]?", r"[】〗］\]」』》〉）)]?"
#: Words that are a heading by themselves; of two characters they may stand apart, 楔 子.
_PAIRS = (
    "序章", "序幕", "序曲", "序言", "自序", "代序", "楔子", "引子", "引言", "导言", "導言", "前言", "番外", "后记",
    "後記", "尾声", "尾聲", "终章", "終章", "结语", "結語", "附录", "附錄", "致谢",
)  # fmt: skip
_WHOLE = ("番外篇", "最终[章回]", "最終[章回]", "大结局", "大結局")
_WORDS = "|".join([*_WHOLE, *(rf"{pair[0]}[ \u3000]?{pair[1]}" for pair in _PAIRS), "序", "跋"])
#: What some put before headings to adorn them.
ADORNMENTS = "☆★◆◇●○■□※▲△#*＊"
_ADORNED = rf"(?:[{ADORNMENTS}]{{1,6}}[、 \t\u3000]*)?"
_COUNT = "[0-9]{1,4}|[ivxlc]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten"
#: Where a heading's number ends that has no 第 before it.
_STOP = r"(?=[ \t\u3000:：、.．·•—–】\]（(\r\n-]|\Z)"
_ORDINAL = (
    rf"第[ \t\u3000]?(?P<number>[{FIGURES} ]{{1,9}})[ \t\u3000]?(?P<unit>[{''.join(LEVELS)}])"
    rf"(?:分(?=[ \t\u3000:：\r\n]))?{_OTHER}"
)
_FORMS = (
    _ORDINAL,
    rf"(?P<before>卷|部|篇)之?(?P<of>[{FIGURES}上中下]{{1,6}}){_STOP}",
    rf"(?P<bare>[零〇一二三四五六七八九十百千廿卅]{{1,7}}|[上中下])(?P<its>[章卷回部篇]){_STOP}",
    rf"(?P<special>{_WORDS})(?P<which>[{FIGURES}]{{0,4}}){_STOP}",
    rf"(?i:(?P<english>{'|'.join(ENGLISH)})[ \t]+(?P<count>{_COUNT}))(?=[ \t:：.,—–-]|[\r\n]|\Z)",
)
_PLAIN = r"(?P<plain>[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5})(?=[.．、:：]|[ \t\u3000]*[\r\n]|[ \t\u3000]*\Z)"
_LINE = re.compile(
    rf"(?m)^[ \t\u3000]*(?P<line>(?:{_ADORNED}(?:正文[ \t\u3000]*)?{_OPEN}(?:{'|'.join(_FORMS)}){_CLOSE}|{_PLAIN})"
    rf"(?P<apart>{_SEPARATOR})(?P<title>[^\n\r]*?))[ \t\u3000]*\r?$"
)


class Heading(NamedTuple):
    """A line that may be a heading.

    Attributes:
        start, end: its place, without the spaces around it.
        line: it.
        kind: the unit that it counts, "special", or "plain" for a bare number.
        level: 1 for the highest.
        number: what it is numbered; None where it is not.
        is_apart: whether its number stands apart from what follows it.
        title: what follows.
    """

    start: int
    end: int
    line: str
    kind: str
    level: int
    number: int | None
    is_apart: bool
    title: str


def candidates(text: str) -> Iterator[Heading]:
    """The lines of a text that begin as headings do, in order."""
    for match in _LINE.finditer(text):
        kind, level, number = _kind(match)
        is_apart = bool(match["apart"]) or not match["title"] or match["line"][0] in "【〖［["
        yield Heading(*match.span("line"), match["line"], kind, level, number, is_apart, match["title"])


def _kind(match: re.Match[str]) -> tuple[str, int, int | None]:
    unit = match["unit"] or match["before"] or match["its"]
    if unit:
        written = match["number"] or match["of"] or match["bare"]
        return unit, LEVELS[unit], value_of(written.replace(" ", ""))
    if match["english"]:
        word = match["english"].lower()
        return word, ENGLISH[word], value_of(match["count"])
    if match["special"]:
        return "special", SPECIAL, value_of(match["which"])
    return "plain", NUMBERED, value_of(match["plain"])
