"""What a check of exported files tells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from langdu.model import HintTally
from langdu.session.verifying.misheard import HearingReport

if TYPE_CHECKING:
    from langdu.session.verifying.missed_hints import MissedHint

#: What can be wrong: a hanzi without sound; an order; what two files say differently about their length; silence where
#: speech should be; samples at full scale; a text that is not in the file; a part of the file that leads nowhere.
Check = Literal["mark", "order", "length", "silence", "speech", "clipping", "text", "link"]


@dataclass(frozen=True, slots=True)
class Defect:
    """Something that is missing or wrong.

    Attributes:
        file: its name.
        check: what was looked for.
        what: in plain words.
        sentence: the number of the sentence, from 1 over the whole text; 0 where it is not known.
        seconds: where in the audio; None where it is not known.
    """

    file: str
    check: Check
    what: str
    sentence: int = 0
    seconds: float | None = None

    def later(self, seconds: float) -> Defect:
        """The same, where its sound begins so many seconds later."""
        return self if self.seconds is None else replace(self, seconds=self.seconds + seconds)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was looked at, and what was found.

    Attributes:
        files: their names, in order.
        sentences: that the text has that is to be spoken, as far as the files or the text tell.
        hanzi: of these.
        seconds: of audio that were listened to, of all files together.
        defects: in the order of the files.
        hints: what became of the text's, as far as timelines tell.
        missed_hints: those that were not followed, each kind once.
        hearing: what a recogniser heard.
    """

    files: tuple[str, ...]
    sentences: int
    hanzi: int
    seconds: float
    defects: tuple[Defect, ...]
    hints: HintTally = field(default_factory=HintTally)
    missed_hints: tuple[MissedHint, ...] = ()
    hearing: HearingReport = field(default_factory=HearingReport)

    def __add__(self, other: VerifyReport) -> VerifyReport:
        return VerifyReport(
            self.files + other.files,
            self.sentences + other.sentences,
            self.hanzi + other.hanzi,
            self.seconds + other.seconds,
            self.defects + other.defects,
            self.hints + other.hints,
            self.missed_hints + other.missed_hints,
            self.hearing + other.hearing,
        )
