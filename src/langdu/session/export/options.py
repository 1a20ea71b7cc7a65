"""What is exported, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from langdu.model import OutputStyle, Prosody
from langdu.session.export.pauses import Pauses

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import HintTally, Voice
    from langdu.session.export.splitting import SplitAt

#: Seconds of silence before the first sound: players and headsets that wake up swallow what comes sooner, and a
#: recogniser mishears it (Whisper base: 2.7 % of everyday syllables without, 1.8 % with).
LEAD_IN_SECONDS = 0.3
#: Which words have cards of their own: those that are saved; these and those being learned; these and new ones that a
#: dictionary has.
WordChoice = Literal["saved", "learning", "all-new", "none"]


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to keep, how, and where.

    Attributes:
        voice: who speaks.
        folder: where the voice's files are.
        outputs: the files, each written by its ending's exporter.
        prosody: rate and pitch.
        first: the first sentence kept, counted from 0 over the whole text.
        last: the sentence after the last; None for all.
        workers: how many engines work at once.
        dialogue: voices and their folders for what people in the text say; none: all in one voice.
        style: how the outputs are written.
        split: where a new file begins; None for one file an output.
        lead_in_seconds: silence before the first sound of each file.
        source: the file that the text was read from; None where it was none.
        pauses: how long the voice is silent after what.
        overwrites: whether a file of a part that is there already is written over.
        shard: of several runs with one cache, which this is, from 1, and how many there are: it only fills the cache
            with its part of the sentences. None to write the files.
    """

    voice: Voice
    folder: Path | None
    outputs: tuple[Path, ...]
    prosody: Prosody = field(default_factory=Prosody)
    first: int = 0
    last: int | None = None
    workers: int = 1
    dialogue: tuple[tuple[Voice, Path | None], ...] = ()
    style: OutputStyle = field(default_factory=OutputStyle)
    split: SplitAt | None = None
    lead_in_seconds: float = LEAD_IN_SECONDS
    source: Path | None = None
    pauses: Pauses = field(default_factory=Pauses)
    overwrites: bool = True
    shard: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What came of it.

    Attributes:
        sentences: how many were written.
        seconds: how long they last.
        hints: what became of the text's hints.
        notes: what the voice could not say as asked, and what the outputs have to tell, each once.
        files: those that were written, in order.
        kept: how many of the sentences were known from the cache.
        lacks: what is missing in it, in plain words; nothing where all is there.
    """

    sentences: int
    seconds: float
    hints: HintTally
    notes: tuple[str, ...]
    files: tuple[Path, ...] = ()
    kept: int = 0
    lacks: tuple[str, ...] = ()
