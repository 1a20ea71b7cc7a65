"""The four questions of the first start, and the answers there are; the one that suits most stands first at the cursor.

Nothing is fetched that was not chosen, and what a voice costs and allows is told before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.library.texts.graded import LEVELS, graded_text
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import Voice

#: The answers that are no value of their own.
NO_VOICE, DEMO, OPEN, GRADED, SHELF = "", "demo:", "open:", "graded:", "shelf:"
STOP_GAP = "It is hard to understand. Those below are natural; each tells its licence and its size."
#: The band of levels 7 to 9.
BAND = 7
HOW_MANY = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers.

    Attributes:
        value: what it stands for.
        label: its line.
        more: what is told of it when it is at the cursor.
    """

    value: str
    label: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A question.

    Attributes:
        question: what is asked.
        answers: what can be answered.
        usual: the number of the answer that enter takes.
    """

    question: str
    answers: tuple[Answer, ...]
    usual: int = 0


def voice_step(here: Voice | None, offers: Sequence[tuple[Voice, str]]) -> Step:
    """Which voice reads: the best that is here, or one to fetch.

    Args:
        here: the best that is here; None as long as that is not known.
        offers: better ones, each with how quick it is on this machine.
    """
    first = Answer(NO_VOICE, "the voice that is here", "looking for voices …")
    if here is not None:
        about = STOP_GAP if here.is_stop_gap else ""
        first = Answer(NO_VOICE, f"{one_line(here.name)}, which is here", about or "Nothing needs to be fetched.")
    found = (Answer(voice.id, _offered(voice), _terms(voice, speed)) for voice, speed in offers if not voice.online)
    return Step("Which voice is to read?", (first, *found))


def _offered(voice: Voice) -> str:
    who = "women and men" if voice.family else {"female": "a woman", "male": "a man"}.get(voice.gender, "a voice")
    size = f", {voice.download_size / 1e6:.0f} MB to fetch" if voice.download_size else ""
    return f"{one_line(voice.family.capitalize() or voice.name)}: {who}{size}"


def _terms(voice: Voice, speed: str) -> str:
    return f"Licence: {one_line(voice.licence)}\nNatural, {speed} here."


def level_step() -> Step:
    """What is known already."""
    none = Answer("0", "I am new, or do not know", "No word is known; you mark them while you read.")
    more = "All its words and those below are known; 7 in the reader makes one new again."
    levels = tuple(Answer(str(level), f"HSK {level}", more) for level in LEVELS)
    return Step("How much do you know?", (none, *levels, Answer(str(BAND), "HSK 7-9", more)))


def pinyin_step(level: int) -> Step:
    """Which words have pinyin; who knows many does not need it for all."""
    answers = (
        Answer("all", "over every word", "p in the reader puts it below, alone, or away."),
        Answer("unknown", "over words that I do not know", "Words that you know stand without; h shows it."),
        Answer("none", "over none until I ask", "h in the reader, or the mouse, shows it; y changes for which words."),
    )
    return Step("Where do you want pinyin?", answers, 1 if level else 0)


def text_step(level: int) -> Step:
    """What is read first."""
    fitting = graded_text(f"hsk{min(max(level, LEVELS[0]), LEVELS[-1])}-01")
    answers = (
        []
        if fitting is None
        else [Answer(fitting.path, f"{fitting.title}, for HSK {fitting.level}", _length(fitting.characters))]
    )
    answers += [
        Answer(DEMO, "a passage that is read aloud at once", "清早的银行, a story of a bank in the morning."),
        Answer(GRADED, "another short text", "Seventy-two, by level; g on the shelf shows them again."),
        Answer(OPEN, "a file of mine", "A text, a book, subtitles, a PDF, a folder or an https:// address."),
        Answer(SHELF, "nothing yet: show the shelf", "There all that you open will stand."),
    ]
    return Step("What do you want to read?", tuple(answers))


def _length(characters: int) -> str:
    return f"A short text of {characters} characters that comes with langdu."
