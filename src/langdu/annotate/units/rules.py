"""What belongs together though it is in no word, and what is cut though it is in one, by its form and neighbours."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from langdu.annotate.rules.names import cue, given_characters
from langdu.annotate.units.phrases import is_doubled, kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    Bound = bytearray

#: Characters before 的话 in which 如果 may stand.
CLAUSE_CHARACTERS = 15
_IF = re.compile("如果|要是|假如|假使|倘若|万一|若是|要不")
#: 二十多 is a number and 多; 一百二十 must be whole before it.
_MORE = re.compile(r"[十百千万亿](?=[多余来])")
#: 落下 and 来 are 落 and 下来; these are no verbs.
_LED = re.compile(r"[^以一地天之乡手台楼足底身早晚马路零网山海村树船车](?=[上下进出回过起][来去])")
#: 喜不喜欢: its last two characters are a word; 还没还钱 and 他没他们高 ask nothing.
_ASKED = re.compile(r"((?![还就我你他她它人])[一-鿿])[不没]\1[一-鿿]")


def apart(text: str, bound: Bound) -> Iterator[int]:
    """Where words of two characters are cut."""
    for match in _apart().finditer(text):
        is_if = match.group() == "的" and _IF.search(text, max(0, match.start() - CLAUSE_CHARACTERS), match.start())
        if bound[match.end() - 1 : match.end() + 2] == b"\0\1\0" and not is_if:
            yield match.end()
    for match in _MORE.finditer(text):
        yield match.end()
    for match in _LED.finditer(text):
        if bound[match.end() - 1 : match.end() + 3] == b"\0\1\0\0":
            yield match.end()


def together(text: str, bound: Bound) -> Iterator[tuple[int, int]]:
    """Where words begin and end that no table has; none begins or ends inside one that it has.

    Args:
        text: the text, in simplified characters, which ends in a line feed.
        bound: whether each character goes with the one before; may be changed while this goes on.
    """
    for match in _numbers().finditer(text):
        if _is_free(bound, *match.span()):
            yield match.span()
    for match in _twice().finditer(text):
        if _is_free(bound, *match.span()) and (match[2] is None or is_doubled(match.group())):
            yield match.span()
    for match in _loose().finditer(text):
        start, end = match.span()
        if not any(bound[start : end + 1]):
            yield (start + 1, end) if match.lastgroup == "given" else (start, end)
    for match in _ASKED.finditer(text):
        if _is_free(bound, *match.span()) and bound[match.end() - 1] and not bound[match.end() - 2]:
            yield match.span()


def _is_free(bound: Bound, start: int, end: int) -> bool:
    return not bound[start] and not bound[end]


def _any(name: str) -> str:
    return f"[{''.join(sorted(kinds()[name]))}]"


@cache
def _apart() -> re.Pattern[str]:
    """The first of two characters that are two words where they stand.

    的话 is a particle before a comma or at the end; 只要 is two words before a number, 不到 behind a verb, 不要 behind
    要, 个人 and 口水 behind a number, 百度 and 百分 too; 天才 is two behind 后 and 每.
    """
    numeral = f"(?<=[{''.join(sorted(kinds()['number']))}几每])"
    return re.compile(
        rf"的(?=话(?:[一-鿿。！？!?]|$))|只(?=要(?:{_any('number')}|[半几]))|{numeral}{_any('measure')}(?=[一-鿿])"
        rf"|{numeral}百(?=[度分](?![之点比数率]))|(?:(?<=[每前])|(?<![背先以今]后)(?<=后))天(?=才[一-鿿])"
        rf"|(?<={_any('verb')})不(?=[到住下上起])|(?<=([一-鿿]))不(?=\1)",
        re.MULTILINE,
    )


@cache
def _numbers() -> re.Pattern[str]:
    """Numbers of two and more characters, ordinals, fractions; years, months, days, hours and minutes."""
    number, digit, ten = _any("number"), "[〇零一二三四五六七八九]", "[一二三四五]?十[一二三四五六七八九]?"
    hours = rf"(?:十[一二]?|[二三四五六七八九两]|一(?=点[半钟整]|点{ten}))点(?![意建要原理内心希想说主共不钱儿水看])"
    years = rf"{digit}{{4}}年|{digit}{{2}}年(?=[的初底]|{number}+月|[^一-鿿])"
    days = rf"(?<!个)(?:十[一二]?|{digit})月(?![亮光色])|(?:[二三]?十{digit}?|{digit})[日号](?![码楼线店院])"
    more = number.replace("两", "")  # 八两 is a weight
    amounts = rf"第{number}{more}*|{number}+分之{number}+|[几数][十百千万亿]+|{number}?{more}*十几|{number}{more}+"
    # What all of them begin with, first: eight times as fast.
    begins = f"(?=[几数点第{''.join(sorted(kinds()['number']))}])"
    return re.compile(rf"{begins}(?:{years}|{days}|{hours}|(?<=点){ten}分|{amounts})", re.MULTILINE)


@cache
def _twice() -> re.Pattern[str]:
    """聊聊, 薄薄, 干干净净; not 爸爸妈妈, and no particles."""
    doubled = f"(?!{_any('no_double')})(?!{_any('kin')})[一-鿿]"
    return re.compile(rf"(?=([一-鿿])\1)(?:({doubled})\2({doubled})\3|({doubled})\4+)")


@cache
def _loose() -> re.Pattern[str]:
    """Characters in no word: a direction, a verb and its result, 小王, a given name behind its surname, 要不, 后天."""
    surname, given = _any("surname"), f"[{''.join(sorted(given_characters()))}]"
    after = cue("after").pattern
    firsts = kinds()["direction"] | kinds()["verb"] | kinds()["surname"]
    begins = f"(?=[小老要后飞带借偷抢搬送逃赶开飘{''.join(sorted(firsts))}])"
    return re.compile(
        rf"{begins}(?:(?<=[一-鿿])(?P<direction>{_any('direction')}[来去])|(?P<result>{_any('verb')}{_any('result')})"
        rf"|(?P<done>{_any('verb')}好)(?=[了吗吧的]|[^一-鿿])|(?P<away>[飞拿带借偷抢搬送逃赶开跑飘]走)(?=[了的]|[^一-鿿])"
        rf"|(?P<otherwise>(?<![一-鿿])要不)(?=[我你他她它咱您这那就今明先再还])|(?P<day>(?<![背先以今])后天)(?=才[一-鿿])"
        rf"|(?P<nickname>[小老]{surname})(?={after}|[被把让叫请])"
        rf"|{surname}(?P<given>{given}{{2}})(?={after}|[被把让叫请]))",
        re.MULTILINE,
    )
