"""A drill's card: what is asked, what one can answer, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len
from rich.text import Text
from textual.widget import Widget

from langdu.model import NEUTRAL, one_line
from langdu.pinyin import marked
from langdu.practice.drills.meanings import MeaningItem
from langdu.tui.layout.width import stable

if TYPE_CHECKING:
    from langdu.model import Judged, Report
    from langdu.session.practice.drilling import Asked

#: Waiting for an answer, recording, judging, or answered.
Phase = Literal["asked", "recording", "judging", "done"]
ASK = {
    "tones": "Which tones do you hear?",
    "which": "Which word do you hear?",
    "number": "Which number do you hear?",
    "meaning": "What does it mean?",
    "hanzi": "Which word do you hear?",
}
HEARD_MEANING = "What does the word mean that you hear?"
#: Lines of a word's meanings below it: the narrowest screen has room for two.
MEANING_LINES, MEANING_COLUMNS = 2, 48
#: The tones as lines: level, rising, low, falling; a dot for neutral.
LINES = {"1": "ˉ", "2": "ˊ", "3": "ˇ", "4": "ˋ", "5": "·"}
SIGNS = {"green": "✓", "amber": "?", "red": "✗"}


@dataclass(frozen=True, slots=True)
class CardContent:
    """What the card tells.

    Attributes:
        asked: the card.
        phase: how far it is.
        chosen: the answer that was chosen; None for "I don't know" or none yet.
        right: how it went; None where that is not sure.
        report: what was heard, where it was said.
        told: something to tell below it, such as why a recording was refused.
    """

    asked: Asked
    phase: Phase = "asked"
    chosen: int | None = None
    right: bool | None = None
    report: Report | None = None
    told: str = ""


class CardView(Widget):
    """Shows a card; what the keys do is the screen's."""

    DEFAULT_CSS = """
    CardView { height: 1fr; color: $foreground; background: $background; padding: 1 6 0 6; }
    """

    def __init__(self) -> None:
        super().__init__(id="card")
        self.shown: CardContent | None = None
        self.message = ""

    def show(self, shown: CardContent) -> None:
        """Show a card, or more of it."""
        self.shown = shown
        self.refresh()

    def tell(self, message: str) -> None:
        """Show a few lines instead of a card."""
        self.shown, self.message = None, message
        self.refresh()

    def render(self) -> Text:
        """The card."""
        colours = self.app.theme_variables
        if self.shown is None:
            return Text(self.message)
        return draw(self.shown, colours)


def draw(shown: CardContent, colours: dict[str, str]) -> Text:
    """The card in lines."""
    text = Text()
    question = shown.asked.question
    text.append(f"{_asks(shown.asked)}\n\n", style=colours["aside"])
    if question is None or shown.phase == "done":
        _word(text, shown, colours)
    elif not shown.asked.is_heard:
        text.append(f"\n{' '.join(stable(shown.asked.card.item.word.text))}\n\n\n", style=f"bold {colours['heading']}")
    else:
        text.append("\n♪\n\n\n", style=f"bold {colours['spoken']}")
    if question is not None:
        _choices(text, shown, colours)
    elif shown.report is not None:
        _heard(text, shown.report, colours)
    _outcome(text, shown, colours)
    if shown.told:
        text.append(f"\n{stable(one_line(shown.told))}\n", style=colours["text-warning"])
    return text


def _asks(asked: Asked) -> str:
    if asked.question is None:
        return "Say it"
    return HEARD_MEANING if asked.is_heard and asked.question.asked == "meaning" else ASK[asked.question.asked]


def _word(text: Text, shown: CardContent, colours: dict[str, str]) -> None:
    """The word with its pinyin; below it its meanings, or the spoken form where it is another."""
    item = shown.asked.card.item
    word = item.word
    text.append("  ".join(map(marked, word.citation)) + "\n", style=colours["ruby"])
    text.append(" ".join(stable(word.text)) + "\n", style=f"bold {colours['heading']}")
    if isinstance(item, MeaningItem):
        told = stable("; ".join(item.senses))
        columns = MEANING_COLUMNS * len(told) // max(1, cell_len(told))  # hanzi take two each
        lines = wrap(told, columns, max_lines=MEANING_LINES, placeholder=" …")
        text.append("\n".join(lines) + "\n\n", style=colours["aside"])
        return
    said = "  ".join(map(marked, word.spoken))
    changes = word.spoken != word.citation
    text.append(f"said {said}\n\n" if changes else "\n\n", style=colours["aside"])


def _choices(text: Text, shown: CardContent, colours: dict[str, str]) -> None:
    question = shown.asked.question
    if question is None:
        return
    width = max(cell_len(stable(choice.shown)) for choice in question.choices)
    for number, choice in enumerate(question.choices):
        text.append(f"{number + 1}  ", style=f"bold {colours['spoken']}")
        style = ""
        mark = " "
        if shown.phase == "done" and number == question.right:
            style, mark = f"bold {colours['success']}", SIGNS["green"]
        elif shown.phase == "done" and number == shown.chosen:
            style, mark = colours["text-error"], SIGNS["red"]
        tones = "".join(LINES.get(char, " ") for char in choice.label) if question.asked == "tones" else ""
        gap = " " * (width - cell_len(stable(choice.shown)))
        text.append(f"{stable(choice.shown)}{gap}  {tones} {mark}\n", style=style)


def _heard(text: Text, report: Report, colours: dict[str, str]) -> None:
    """Each syllable: what it should be, whether it was, and what was heard."""
    inks = {"green": colours["success"], "amber": colours["aside"], "red": colours["text-error"]}
    for judged in report.syllables:
        text.append(f"{marked(judged.target.spoken)}  {SIGNS[judged.verdict]} ", style=f"bold {inks[judged.verdict]}")
        text.append(f"{_verdict(judged)}\n", style=inks[judged.verdict])
    for note in (report.refusal, *report.warnings):
        if note:
            text.append(f"{stable(one_line(note))}\n", style=colours["text-warning"])
    if report.provisional:
        text.append(
            "provisional: langdu practise --calibrate measures your voice in 90 seconds\n", style=colours["aside"]
        )


def _verdict(judged: Judged) -> str:
    if judged.place.heard == "omitted":
        return "not heard"
    if judged.target.spoken.tone == NEUTRAL:
        return "neutral" if judged.verdict == "green" else "neutral, not judged"
    if judged.verdict == "green":
        return f"tone {judged.tone}"
    if judged.verdict == "amber":
        return "not sure"
    return f"heard as tone {judged.tone}" + (f": {one_line(judged.advice)}" if judged.advice else "")


def _outcome(text: Text, shown: CardContent, colours: dict[str, str]) -> None:
    item = shown.asked.card.item
    if shown.phase == "recording":
        text.append("\n● recording; fall silent, or press r, to end it\n", style=f"bold {colours['text-error']}")
    elif shown.phase == "judging":
        text.append("\nlistening …\n", style=colours["aside"])
    elif shown.phase == "done":
        outcome = {True: "right", False: "not this time", None: "not sure; it does not count"}[shown.right]
        style = {True: colours["success"], False: colours["text-error"], None: colours["aside"]}[shown.right]
        text.append(f"\n{outcome}\n", style=f"bold {style}")
    if shown.phase == "done" and item.rivals and not item.is_graded:
        text.append("listened to only: saying it is not graded\n", style=colours["aside"])


def hints(shown: CardContent | None, records: bool, voices: bool) -> tuple[tuple[str, str], ...]:
    """The keys that do something now."""
    leave = ("q", "leave")
    if shown is None:
        return (leave,)
    hear = (("space", "hear"), ("s", "slowly"), *((("v", "another voice"),) if voices else ()))
    if shown.phase == "recording":
        return (("r", "end"), leave)
    if shown.phase == "done":
        contrast = (("c", "what you chose"),) if shown.chosen is not None and shown.right is False else ()
        return (("enter", "next"), *hear, *contrast, leave)
    if shown.asked.question is None:
        say = (("r", "record"),) if records else ()
        return (*say, *hear, ("enter", "leave it out"), leave)
    keys = f"1-{len(shown.asked.question.choices)}"
    return ((keys, "answer"), *hear, ("d", "I don't know"), leave)
