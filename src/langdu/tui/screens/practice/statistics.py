"""What practice has come to: tones and pairs, what is taken for what, weeks and days."""

from __future__ import annotations

from datetime import timedelta
from math import sqrt
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from langdu.session.text.progress import DAYS, counted, missed_word
from langdu.tui.layout.width import stable
from langdu.tui.widgets.bars import TitleBar
from langdu.tui.widgets.practice.charts import bar, figures, matrix, sparkline
from langdu.tui.widgets.practice.meter import Hints

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Mapping
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.theme import Theme

    from langdu.practice.report.statistics import Share
    from langdu.session.text.progress import Progress

TONES = tuple((tone, f"tone {tone}") for tone in (1, 2, 3, 4))
HEARD = (*TONES, (5, "neutral"))
#: Under so many judged a pair has no colour: it would look like knowledge.
FEWEST_JUDGED = 5


class StatisticsScreen(Screen[None]):
    """Shows `progress` as of `today`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down,j", "scroll(1)", "Down"),
        ("up,k", "scroll(-1)", "Up"),
        ("pagedown,space", "scroll(15)", "Further down"),
        ("pageup", "scroll(-15)", "Further up"),
        ("escape,q", "leave", "Leave"),
    ]
    DEFAULT_CSS = """
    StatisticsScreen { background: $background; }
    StatisticsScreen VerticalScroll { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    StatisticsScreen Static { color: $foreground; }
    """

    def __init__(self, progress: Progress, today: date) -> None:
        super().__init__()
        self._progress, self._today = progress, today

    def compose(self) -> ComposeResult:
        """From above to below."""
        yield TitleBar("what practice has come to")
        with VerticalScroll():
            yield Static(id="page")
        yield Hints()

    def on_mount(self) -> None:
        """Draw it."""
        self.query_one(VerticalScroll).focus()
        self.query_one(Hints).tell((("↑ ↓", "scroll"), ("q", "leave")))
        self.app.theme_changed_signal.subscribe(self, self._draw)
        self._draw()

    def _draw(self, _: Theme | None = None) -> None:
        """All of it, in the colours of the theme."""
        self.query_one("#page", Static).update(page(self._progress, self._today, self.app.theme_variables))

    def action_scroll(self, rows: int) -> None:
        """Up or down."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_leave(self) -> None:
        """Go."""
        self.app.exit(0)


def page(found: Progress, today: date, colours: dict[str, str]) -> Text:
    """Everything, one piece below the other."""
    text = Text(no_wrap=True, overflow="ellipsis")
    for title, note, piece in _pieces(found, today, colours):
        text.append(f"\n{title}", style=f"bold {colours['heading']}")
        text.append(f"   {note}\n" if note else "\n", style=colours["aside"])
        text.append_text(piece).append("\n")
    return text


def _pieces(found: Progress, today: date, colours: dict[str, str]) -> Iterator[tuple[str, str, Text]]:
    yield "Practice", "", _counts(found, today)
    if found.syllables.judged:
        yield "Tones, said", "right of those judged; thick: where the truth lies with 95 %", _tones(found, colours)
        yield "Pairs of tones, said", "share right and how many; the first tone on the left", _pairs(found, colours)
        heard = _taken(found.confusion, colours)
        yield "What you said, and what was heard", "asked on the left, heard above; sure verdicts only", heard
        yield "Week by week", "share right: all, each tone, the weakest pairs", _weeks(found)
    if found.missed_words:
        note = "langdu drill words trains them"
        yield "Words whose tones are to be learned", note, _missed(found)
    if found.heard:
        yield "Listening and reading", "right answers of the quiz", _heard(found, colours)
    if found.misheard:
        yield "What sounded, and what you chose", "sounded on the left, chosen above", _taken(found.misheard, colours)


def _counts(found: Progress, today: date) -> Text:
    now, longest = found.streak
    spent = [found.minutes.get(today - timedelta(days=DAYS - 1 - back), 0.0) for back in range(DAYS)]
    whole = sum(found.minutes.values())
    text = Text(f"{counted(now, 'day')} in a row, {longest} at best; ")
    text.append(f"{counted(len(found.minutes), 'day')}, {whole:.0f} minutes in all\n")
    text.append(f"{counted(found.attempts, 'recording')}, {counted(found.answers, 'card')} answered; ")
    text.append(f"{found.due} of {counted(found.cards, 'card')} due\n")
    text.append(f"the last {DAYS} days  {sparkline(spent, max(spent, default=0.0))}  {spent[-1]:.0f} minutes today\n")
    if found.syllables.judged + found.unsure:
        text.append(f"said: {figures(found.syllables)}; {found.unsure} syllables not sure\n")
    return text


def _missed(found: Progress) -> Text:
    return Text("".join(f"{stable(missed_word(word))}\n" for word in found.missed_words))


def _tones(found: Progress, colours: dict[str, str]) -> Text:
    text = Text()
    for tone, name in HEARD:
        if tone in found.tones:
            text.append(f"{name:<8}").append_text(bar(found.tones[tone], colours))
            text.append(f"  {figures(found.tones[tone])}\n")
    return text


def _pairs(found: Progress, colours: dict[str, str]) -> Text:
    cells = {
        pair: (share.value if share.judged >= FEWEST_JUDGED else 0.0, f"{share.value * 100:.0f}%/{share.judged}")
        for pair, share in found.pairs.items()
    }
    return matrix(cells, TONES, HEARD, colours, "all").append("\n")


def _taken(counts: Counter[tuple[int, int]], colours: dict[str, str]) -> Text:
    """How deep a cell is coloured is the root of its share of its row, so that one in ten can be seen."""
    rows: dict[int, int] = {}
    for (asked, _), count in counts.items():
        rows[asked] = rows.get(asked, 0) + count
    cells = {pair: (sqrt(count / rows[pair[0]]), str(count)) for pair, count in counts.items()}
    there = [(tone, name) for tone, name in HEARD if tone in rows]
    return matrix(cells, there, HEARD, colours, "diagonal").append("\n")


def _weeks(found: Progress) -> Text:
    text = Text(f"{'all':<8}{_course(found.weeks)}\n")
    for tone, name in TONES:
        if weeks := found.weeks_by_tone[tone]:
            text.append(f"{name:<8}{_course(weeks)}\n")
    for (first, second), weeks in found.weeks_by_pair.items():
        text.append(f"{first}-{second:<6}{_course(weeks)}\n")
    return text


def _course(weeks: Mapping[date, Share]) -> str:
    shares = list(weeks.values())
    last = shares[-1]
    return f"{sparkline([share.value for share in shares]):<12}  last {figures(last)}"


def _heard(found: Progress, colours: dict[str, str]) -> Text:
    text = Text()
    names = {key: f"{key[0]} {key[1]}" for key in sorted(found.heard)}
    width = max(map(len, names.values()))
    for key, name in names.items():
        text.append(f"{name:<{width}}  ").append_text(bar(found.heard[key], colours))
        text.append(f"  {figures(found.heard[key])}\n")
    return text
