"""What an exported file says, whatever its format: which characters sound when."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from langdu.model import HANZI, HintTally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.session.verifying.missed_hints import MissedHint
    from langdu.session.verifying.report import Defect
    from langdu.session.verifying.sound import SoundFacts

#: The voice that keeps time and is not heard: its id, and its name in books and pages.
SILENT_VOICES = frozenset({"silence", "Silence, in time"})


@dataclass(frozen=True, slots=True)
class SpokenPassage:
    """A sentence, a cue or a part of one.

    Attributes:
        text: what of it the file gives a time to.
        start, end: in seconds of the audio.
        number: of its sentence, from 1 over the whole text; 0 where the file does not tell.
        whole: the whole text, with what has no time; the same as `text` where the file does not tell.
        syllables: as they are said, numbered pinyin, and Latin words; none where the file does not tell.
    """

    text: str
    start: float
    end: float
    number: int = 0
    whole: str = ""
    syllables: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        """The hanzi that should have a time."""
        return hanzi_of(self.whole or self.text)


class TimeSpans:
    """Starts and ends in seconds, of which millions take little memory."""

    def __init__(self) -> None:
        self._times = array("d")

    def add(self, start: float, end: float) -> None:
        """The next one."""
        self._times.extend((start, end))

    def __iter__(self) -> Iterator[tuple[float, float]]:
        times = iter(self._times)
        return zip(times, times, strict=True)

    def __len__(self) -> int:
        return len(self._times) // 2


@dataclass(frozen=True, slots=True)
class InnerSound:
    """A piece of sound inside a file.

    Attributes:
        sound: what was heard.
        base: where it begins, in seconds of all sound of the file.
        first: the number of the first sentence that begins in it.
        begin: where that begins, in seconds of the piece.
        name: of its file; empty where it has none.
    """

    sound: SoundFacts
    base: float
    first: int
    begin: float
    name: str = ""


@dataclass(slots=True)
class OutputContent:
    """A file that was read. What may be long can be gone through more than once, and need not be in memory.

    Attributes:
        passages: in the order of the file.
        has_sentences: whether they are whole sentences, as `whole` is then.
        marks: start and end of every syllable in seconds; none where the file does not tell.
        end: of the last passage, in seconds.
        duration: of the audio in seconds, as the file tells; None where it does not.
        voice: who speaks, by id or by name; empty where the file does not tell.
        defects: what is wrong in the file by itself.
        sounds: the pieces of sound inside the file, in order.
        clips: start and end of what there should be heard, in seconds of all sound of the file.
        hints: what became of the text's.
        missed_hints: those that were not followed.
    """

    passages: Iterable[SpokenPassage] = ()
    has_sentences: bool = False
    marks: Iterable[tuple[float, float]] = ()
    end: float = 0.0
    duration: float | None = None
    voice: str = ""
    defects: list[Defect] = field(default_factory=list)
    sounds: list[InnerSound] = field(default_factory=list)
    clips: Iterable[tuple[float, float]] = ()
    hints: HintTally = field(default_factory=HintTally)
    missed_hints: tuple[MissedHint, ...] = ()

    @property
    def is_silence(self) -> bool:
        """Whether the voice only keeps time and is not heard."""
        return self.voice in SILENT_VOICES


def hanzi_of(text: str) -> str:
    """The Chinese characters of a text."""
    return "".join(HANZI.findall(text))
