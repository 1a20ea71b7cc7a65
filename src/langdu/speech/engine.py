"""The port that every engine fills.

How to write an engine:

1. Subclass `Engine` in a module whose top level imports nothing heavy: listing voices imports it.
2. In `__init__`, load what takes time. The engine lives in a process of its own, so it may print, block or
   crash; none of that reaches the reader. Say what is missing with `VoiceMissing`.
3. In `speak`, yield `Chunk`s as soon as there is sound. Between two chunks the worker looks whether it was
   cancelled, so a chunk should take no more than some 100 ms to make.
4. Every `Say` and every `Latin` of the utterance gets exactly one `Mark`, in order, in samples from the
   utterance's first, sent with or before the audio it describes and ending within the audio.
5. What cannot be said as asked is said as nearly as possible and told in `Chunk.notes`, of the
   characters it is about; nothing is left out.
6. The same utterance and prosody give the same audio: exports are resumed on that.
7. Name the class in the entry-point group `langdu.engines`, and write a manifest in voices/: `online = true` for an
   engine that sends the text away, `extra` for what it needs of langdu's optional dependencies. The conformance
   tests in tests/speech/test_engines.py take the new name as a parameter.
8. What breaks rules 4 and 6 is a failure of the engine, told in one line; PROTOCOL.md has the rules in full.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from langdu.model import Chunk, Prosody, Utterance, Voice

    #: A manifest's `[parameters]`.
    Parameters = Mapping[str, str | int | float | bool]


class Engine(ABC):
    """Something that turns utterances into sound.

    Args:
        folder: where the voice's files are; None for a voice that needs none.
        parameters: the engine's own, from the voice's manifest.

    Attributes:
        sample_rate: of all its chunks, in Hz.
        live: whether somebody listens, so that sound should come early, and soon end when cancelled; if not, it should
            cost as little as it can. The sound is the same.
        real_time_factor: the seconds that it needs here for a second of speech, measured as it loads; 0 if not known.
        needs_trial: whether only starting it tells if it works on a machine.

    Raises:
        VoiceMissing: a file or library it needs is not there.
    """

    sample_rate: int
    live: bool = True
    real_time_factor: float = 0.0
    needs_trial: ClassVar[bool] = False

    @abstractmethod
    def __init__(self, folder: Path | None, parameters: Parameters) -> None: ...

    @abstractmethod
    def speak(self, utterance: Utterance, prosody: Prosody) -> Iterator[Chunk]:
        """Say `utterance`; an utterance without anything to say gives its pauses, or nothing.

        Raises:
            EngineFailed: it cannot.
        """

    @classmethod
    def missing(cls) -> str | None:
        """What this machine lacks for the engine, and the remedy, in one line; None if nothing. Takes no time.

        Where the voice's manifest names an `extra`, and no `pip install` is in the line, the store adds that remedy.
        """
        return None

    @classmethod
    def offered(cls, voice: Voice) -> tuple[Voice, ...]:
        """Voices that the engine finds on this machine by name, made from the manifest's `voice`, the best first.

        Each has an id of its own, `ID:NAME`, and parameters that choose it. May take some seconds; called in the
        reader's process, so that it loads nothing heavy and prints nothing itself.

        Raises:
            LangduError: they cannot be found out.
        """
        return ()

    @classmethod
    def prepare(cls, folder: Path) -> None:
        """Make a voice's files, just fetched into `folder`, ready for use. Runs once, in a worker.

        Raises:
            InstallFailed: they are not what they should be.
        """
