"""What a report says, in words: the line below the sentence, the advice, the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from langdu.model import NEUTRAL
from langdu.pinyin import marked
from langdu.practice.report.facts import duration_ratios, facts
from langdu.practice.tones.verdict import SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langdu.model import Judged, Report

#: The theme's colour for each.
COLOURS = {"green": "right", "amber": "unsure", "red": "wrong"}
BARS = "▁▂▃▄▅▆▇█"
#: Attempts that the history shows.
LATEST = 24
#: How much shorter or longer than the others a syllable must be to be worth a word.
SHORT_RATIO, LONG_RATIO = 0.6, 1.6
PROVISIONAL = "provisional: C measures your pitch range once, in a minute and a half"
EXPERIMENTAL = "experimental: in running speech only sure verdicts are given"


def sign(judged: Judged) -> str:
    """A syllable's verdict in a few cells: ✓, ?, ✗ and the tone that was heard, – for one that was left out."""
    if judged.place.heard == "omitted":
        return "–"
    if judged.target.accepted == {NEUTRAL}:
        return "·"
    return f"✗ {judged.tone}" if judged.verdict == "red" and judged.tone else SIGNS[judged.verdict]


def summary(report: Report) -> str:
    """The sentence in figures, none of which stands for all."""
    found = facts(report)
    judged = f"tones right {found.right} of {found.judged} judged" if found.judged else "no tone could be judged"
    pieces = [
        judged,
        f"{found.unsure} unsure" if found.unsure else "",
        "all said" if found.completeness == 1 else f"{round(100 * found.completeness)} % said",
        f"{found.pace:.1f} syllables/s" if found.pace else "",
        f"{len(found.pauses)} pause{'s' if len(found.pauses) > 1 else ''}" if found.pauses else "no pause",
        _extras(report),
    ]
    return " · ".join(filter(None, pieces))


def _extras(report: Report) -> str:
    kinds = [extra.kind for extra in report.extras]
    names = {"insertion": "inserted", "restart": "started again", "hesitation": "hesitated"}
    return ", ".join(f"{names[kind]} {kinds.count(kind)}×" for kind in dict.fromkeys(kinds))


def remarks(report: Report) -> tuple[str, ...]:
    """How sure all this is, and what would make it surer."""
    own = (PROVISIONAL if report.provisional else "", EXPERIMENTAL if report.experimental else "")
    return tuple(filter(None, (*report.warnings, *own)))


def worst(report: Report) -> int:
    """The syllable to look at first: the surest red, else one left out, else the least sure, else the first."""
    order = sorted(range(len(report.syllables)), key=lambda i: _badness(report.syllables[i]))
    return order[0] if order else 0


def _badness(judged: Judged) -> tuple[int, float]:
    if judged.target.accepted == {NEUTRAL} or judged.verdict == "green":
        return 3, 0.0
    if judged.place.heard == "omitted":
        return 1, 0.0
    return (0 if judged.verdict == "red" else 2), judged.confidence


def detail(judged: Judged, ratio: float = 1.0) -> str:
    """One syllable: how it is said, what was heard and how sure that is, what to try.

    Args:
        judged: the syllable.
        ratio: how long it is beside the others, as `duration_ratios` tells.
    """
    target = judged.target
    name = f"{target.text} {marked(target.citation)}".strip()
    if target.spoken.tone != target.citation.tone:
        name += f" (said {marked(target.spoken)})"
    length = f" · {ratio:.1f} × as long as the others" if ratio >= LONG_RATIO or 0 < ratio <= SHORT_RATIO else ""
    return f"{name}  {sign(judged)}  {_heard(judged)}{length}"


def _heard(judged: Judged) -> str:
    if judged.place.heard == "omitted":
        return judged.advice or "not heard"
    if judged.target.accepted == {NEUTRAL}:
        return "neutral: shown, not judged"
    if judged.verdict == "green":
        return f"right, {_percent(judged.confidence)} sure"
    if judged.verdict == "amber" or not judged.tone:
        return judged.advice or "not sure enough to say"
    surely = _percent(judged.probabilities[judged.tone - 1])
    return f"{judged.advice} ({surely} sure)" if judged.advice else f"heard as tone {judged.tone}, {surely} sure"


def _percent(probability: float) -> str:
    """The confidence in percent, at most 99."""
    return f"{min(99, round(100 * probability))} %"


def sparkline(history: Sequence[float]) -> str:
    """The share right of each attempt as a row of bars, the latest last; nothing before the first."""
    if not history:
        return ""
    bars = "".join(BARS[min(len(BARS) - 1, int(share * len(BARS)))] for share in history[-LATEST:])
    return f"{bars}  {round(100 * history[-1])} % right of those judged, attempt {len(history)}"


def words(report: Report | None, history: Sequence[float], cursor: int, doing: str, colours: Mapping[str, str]) -> Text:
    """All that is told below a sentence.

    Args:
        report: what is told of the recording; None before there is one.
        history: the share right of each attempt.
        cursor: the syllable that is told about.
        doing: what is told where there is no report.
        colours: the theme's variables.
    """
    text = Text()
    if report is None:
        text.append(f"{doing}\n", colours["aside"])
    elif report.refusal or not report.syllables:
        text.append(f"{report.refusal}\n", f"bold {colours['warning']}")
    else:
        text.append(f"{summary(report)}\n", "bold")
        at = min(cursor, len(report.syllables) - 1)
        judged = report.syllables[at]
        text.append(f"{detail(judged, duration_ratios(report)[at])}\n", colours[COLOURS[judged.verdict]])
    for remark in remarks(report) if report is not None else ():
        text.append(f"{remark}\n", colours["aside"])
    if drawn := sparkline(history):
        text.append(f"this sentence  {drawn}", colours["ruby"])
    text.rstrip()
    return text
