"""The chapters of plain text: which of the lines that look like headings are some, and why the others are not.

A line has points for how it looks and stands: short, its number apart from its title, blank lines around it, no clause
or sentence in it; and for its number, if that is the next one. Lines that follow each other at once, of which all come
again, are a table of contents. A bare number counts only in a row of such from 1 on with prose between.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from langdu.errors import UsageError
from langdu.importers.plain_text.headings import ADORNMENTS, Heading, candidates
from langdu.model import Section, nested, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Points that make a heading.
HEADING_POINTS = 3
#: Code points of a heading as most are, and of the longest.
SHORT_HEADING_CHARACTERS, LONGEST_HEADING_CHARACTERS = 30, 60
#: Headings one after the other that are a table of contents; bare numbers that are chapters.
CONTENTS, ROW = 3, 3
#: Code points around a table of contents that are looked at.
TITLE = 100
_CLAUSE = re.compile("[，。；,;]")
_ENDS = "。；，：,;:"
#: What goes on from 第三章 in a sentence: 第三章的开头, 第一回见到他.
_GOES_ON = re.compile("[的里中是讲講说說写寫有在和与與见見我你他她它这這那就还還也]")
_TITLE = re.compile(r"(?m)^[ \t\u3000]*(?:目[ \t\u3000]*[录錄次]|contents)[ \t\u3000]*\r?$", re.IGNORECASE)


class JudgedHeading(NamedTuple):
    """A line that looks like a heading, and what became of it.

    Attributes:
        heading: it.
        is_accepted: whether it is one.
        why: the reason, for a person.
    """

    heading: Heading
    is_accepted: bool
    why: str


def judged(text: str, rule: str = "") -> list[JudgedHeading]:
    """All lines of a text that look like headings, in order.

    Args:
        text: with any line ends.
        rule: a regular expression of the user's, for the whole of what is a heading; empty to go by looks.

    Raises:
        UsageError: the rule is no regular expression.
    """
    if rule:
        return [JudgedHeading(heading, True, "it matches the rule") for heading in _by_rule(text, rule)]
    found = list(candidates(text))
    contents = _in_contents(text, found)
    plain = _rows(text, found)
    return list(_judged(text, found, contents, plain))


def sections(accepted: Sequence[JudgedHeading]) -> tuple[Section, ...]:
    """The sections of what was judged."""
    headings = (heading for heading, is_accepted, _ in accepted if is_accepted)
    return nested(Section(_title(heading), heading.level, heading.start) for heading in headings)


def _title(heading: Heading) -> str:
    """A heading without what adorns it."""
    return one_line(heading.line).lstrip(ADORNMENTS + "、 ") or one_line(heading.line)


def contents_of(text: str, found: Sequence[JudgedHeading]) -> Iterator[tuple[int, int]]:
    """The places of tables of contents, each with its title."""
    for group in _groups(text, [judgement.heading for judgement in found if judgement.why == _LISTED]):
        start = group[0].start
        above = text[max(0, start - TITLE) : start].rstrip()
        line = above.rpartition("\n")[2].lstrip()
        title = start - len(text[max(0, start - TITLE) : start]) + len(above) - len(line)
        yield (title if _TITLE.fullmatch(line) else start), group[-1].end


_LISTED = "it is in a table of contents"


def _by_rule(text: str, rule: str) -> Iterator[Heading]:
    try:
        pattern = re.compile(rule)
    except re.error as error:
        remedy = "write one as '第.+关.*'"
        raise UsageError(f"this is no regular expression: {error}", where=f"--chapters {rule}", remedy=remedy) from None
    for match in re.finditer(r"\S[^\n\r]*", text):
        line = match.group().rstrip()
        if pattern.fullmatch(line):
            yield Heading(match.start(), match.start() + len(line), line, "rule", 1, None, True, line)


def _groups(text: str, found: Sequence[Heading]) -> list[list[Heading]]:
    """The candidates that follow each other with nothing between."""
    groups: list[list[Heading]] = []
    for heading in found:
        if groups and not text[groups[-1][-1].end : heading.start].strip():
            groups[-1].append(heading)
        else:
            groups.append([heading])
    return groups


def _in_contents(text: str, found: Sequence[Heading]) -> set[int]:
    """Where the lines of tables of contents begin: most of them come again further on, or 目录 is above them.

    The first chapter may follow the table at once; it is the one that does not come again.
    """
    last = {_bare(heading): heading.start for heading in found}
    listed: set[int] = set()
    for group in _groups(text, found):
        again = [at for at, heading in enumerate(group) if last[_bare(heading)] > heading.start]
        end = again[-1] + 1 if again else 0
        if not (len(again) >= CONTENTS - 1 and len(again) * 2 > end >= CONTENTS):
            end = len({_bare(heading) for heading in group}) if _is_titled(text, group) else 0
        if end >= CONTENTS:
            listed |= {heading.start for heading in group[:end]}
    return listed


def _is_titled(text: str, group: Sequence[Heading]) -> bool:
    """Whether 目录 is right above, and there is more below than headings."""
    start = group[0].start
    above = text[max(0, start - TITLE) : start].strip().rpartition("\n")[2]
    return _TITLE.fullmatch(above) is not None and bool(text[group[-1].end : group[-1].end + TITLE].strip())


def _bare(heading: Heading) -> str:
    """A heading without the dots and page number of a table of contents."""
    return re.sub(r"[\s\u3000]|[.．…·]+\d*$|\d+$", "", heading.line) or heading.line


def _rows(text: str, found: Sequence[Heading]) -> set[int]:
    """Where the bare numbers begin that count 1, 2, 3 with prose between, and so may be chapters."""
    rows: list[list[Heading]] = []
    for heading in (group[-1] for group in _groups(text, found)):
        if heading.kind != "plain" or _looks(text, heading)[0] < 0:
            continue
        if rows and heading.number == (rows[-1][-1].number or 0) + 1:
            rows[-1].append(heading)
        elif heading.number == 1:
            rows.append([heading])
    return {heading.start for row in rows if len(row) >= ROW and _has_prose(text, row) for heading in row}


def _has_prose(text: str, row: Sequence[Heading]) -> bool:
    """Whether there is something with a final mark under each."""
    ends = [*(heading.start for heading in row[1:]), len(text)]
    return all(re.search("[。！？]", text[h.end : end]) for h, end in zip(row, ends, strict=True))


def _judged(text: str, found: Sequence[Heading], contents: set[int], plain: set[int]) -> Iterator[JudgedHeading]:
    numbers: dict[str, int] = {}
    last = ""
    for heading in found:
        if heading.start in contents:
            yield JudgedHeading(heading, False, _LISTED)
        elif heading.kind == "plain" and heading.start not in plain:
            yield JudgedHeading(heading, False, "it is one of a list, or a number by itself")
        elif heading.line == last:
            yield JudgedHeading(heading, False, "it repeats the heading above")
        else:
            points, reasons = _points(text, heading, numbers)
            is_accepted = points >= (1 if heading.kind == "plain" else HEADING_POINTS)
            if is_accepted and heading.number is not None:
                numbers[heading.kind] = heading.number
            last = heading.line if is_accepted else last
            yield JudgedHeading(heading, is_accepted, f"{points} points: {', '.join(reasons)}")


def _points(text: str, heading: Heading, numbers: dict[str, int]) -> tuple[int, list[str]]:
    looks, reasons = _looks(text, heading)
    points, why = _by_number(heading, numbers)
    return looks + points, [*reasons, *([why] if why else [])]


def _by_number(heading: Heading, numbers: dict[str, int]) -> tuple[int, str]:
    if heading.number is None:
        return 0, ""
    last = numbers.get(heading.kind)
    if heading.number == (last or 0) + 1:
        return 2, "its number is the next one"
    if heading.number == 1:
        return 1, "its number is the first one"
    if last is not None and heading.number == last:
        return -1, "its number was there"
    return (0, "") if last is None or heading.number > last else (-1, "its number goes back")


def _looks(text: str, heading: Heading) -> tuple[int, list[str]]:
    length, tail = len(heading.line), heading.line.rstrip("”』」")[-1:]
    before, after = _blank_before(text, heading.start), _blank_after(text, heading.end)
    checks = (
        (length <= SHORT_HEADING_CHARACTERS, 1, "it is short"),
        (length > LONGEST_HEADING_CHARACTERS, -4, "it is long"),
        (heading.is_apart, 2, "its number stands apart"),
        (not heading.is_apart and bool(_GOES_ON.match(heading.title)), -3, "a sentence goes on behind its number"),
        (before, 1, "a blank line is above"),
        (after, 1, "a blank line is below"),
        (tail != "" and tail in _ENDS, -3, "it ends as a clause or sentence does"),
        (_CLAUSE.search(heading.line[:-1]) is not None, -2, "it has several clauses"),
    )
    return sum(points for holds, points, _ in checks if holds), [why for holds, _, why in checks if holds]


def _blank_before(text: str, start: int) -> bool:
    above = text[max(0, start - 80) : start].rstrip(" \t\u3000")
    return not above.strip() or above.replace("\r", "").endswith("\n\n")


def _blank_after(text: str, end: int) -> bool:
    below = text[end : end + 80].lstrip(" \t\u3000").replace("\r", "")
    return not below.strip() or re.match(r"\n[ \t\u3000]*\n", below) is not None
