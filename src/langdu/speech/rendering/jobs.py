"""A sentence's speech as a job: a frozen value that any process can do, whose key says all that its sound depends on.

Nothing here knows of files that are written, or of who waits: an executor of `concurrent.futures` does the jobs, of
threads, of processes, or of other machines that have the same voices.
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from langdu import __version__
from langdu.model import Mark, Note, Speech
from langdu.speech.rendering.reproducible import engine_versions, is_reproducible
from langdu.speech.worker.speaker import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from langdu.model import Prosody, Sentence, Unit, Utterance, Voice


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """An utterance, and who says it.

    Attributes:
        utterance: as the voice is asked to say it.
        voice: whose it is.
        folder: where the voice's files are; None if it has none.
    """

    utterance: Utterance
    voice: Voice
    folder: Path | None


@dataclass(frozen=True, slots=True)
class SpeechJob:
    """A sentence to be said: its parts in order, each at least one, and how."""

    parts: tuple[SpokenPart, ...]
    prosody: Prosody

    @property
    def key(self) -> str:
        """The SHA-256 of all that can change its sound, in hexadecimal: the same wherever in a text it stands."""
        told = [
            [voice_facts(part.voice), [_unit(unit, self.start) for unit in part.utterance.units]] for part in self.parts
        ]
        whole = json.dumps([__version__, asdict(self.prosody), told], ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def start(self) -> int:
        """The code point that it begins with."""
        return self.parts[0].utterance.span.start

    @property
    def is_reproducible(self) -> bool:
        """Whether the same key gives the same sound later."""
        return all(is_reproducible(part.voice) for part in self.parts)


def job_of(sentence: Sentence, speaker: Speaker, prosody: Prosody) -> SpeechJob | None:
    """The job of a sentence; None where nothing is to be said. The speaker need not have been started."""
    parts = []
    for utterance in speaker.plan(sentence):
        who = speaker.who(utterance)
        parts.append(SpokenPart(utterance, who.voice, who.folder))
    return SpeechJob(tuple(parts), prosody) if parts else None


def said(utterances: Iterable[tuple[Utterance, Speaker]], prosody: Prosody) -> Speech:
    """Utterances one after the other, whole.

    Args:
        utterances: each with who says it.
        prosody: how.

    Returns:
        The sound, and marks in samples from its first.

    Raises:
        VoiceMissing, EngineFailed: one cannot be said.
    """
    pcm, marks, notes, rate = bytearray(), list[Mark](), list[Note](), 0
    for utterance, speaker in utterances:
        base, rate = len(pcm) // 2, speaker.sample_rate
        notes += utterance.notes
        for chunk in speaker.speak(utterance, prosody):
            pcm += chunk.pcm
            marks += [mark.delayed(base) for mark in chunk.marks]
            notes += chunk.notes
    return Speech(bytes(pcm), rate, tuple(marks), tuple(notes))


class Speakers:
    """Those who say jobs in one thread, started when the first job needs them."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Speaker] = {}

    def get(self, voice: Voice, folder: Path | None) -> Speaker:
        """Who speaks with a voice."""
        key = (voice.id, str(folder))
        if key not in self._found:
            self._found[key] = Speaker(voice, folder, live=False)
        return self._found[key]

    def close(self) -> None:
        """End them all."""
        for speaker in list(self._found.values()):
            speaker.close()


_HERE = threading.local()


def use(speakers: Speakers) -> None:
    """Have this thread's jobs said by `speakers`, which the caller closes."""
    _HERE.speakers = speakers


def do(job: SpeechJob) -> Speech:
    """Say a job in this thread, by its own speakers: an executor's task. Blocks.

    Raises:
        VoiceMissing, EngineFailed: it cannot be said.
    """
    if not hasattr(_HERE, "speakers"):
        _HERE.speakers = Speakers()  # in a process of a pool: its workers end with it
    speakers: Speakers = _HERE.speakers
    return said([(part.utterance, speakers.get(part.voice, part.folder)) for part in job.parts], job.prosody)


def voice_facts(voice: Voice) -> list[Any]:
    """What of a voice can change its sound."""
    files = [(file.name, file.size, file.sha256) for file in voice.files]
    versions = engine_versions(voice)
    return [
        voice.engine,
        versions,
        voice.sample_rate,
        voice.hint,
        voice.sandhi,
        sorted(voice.parameters.items()),
        files,
    ]


def _unit(unit: Unit, start: int) -> list[Any]:
    """What is said, and where its characters are in the sentence."""
    told = asdict(unit)
    del told["span"]
    return [type(unit).__name__, unit.span.start - start, unit.span.end - start, told]


def moved(speech: Speech, by: int) -> Speech:
    """The same speech of the same characters elsewhere in a text, `by` code points on."""
    if not by:
        return speech
    marks = tuple(replace(mark, span=mark.span.moved(by)) for mark in speech.marks)
    return replace(speech, marks=marks, notes=tuple(replace(note, span=note.span.moved(by)) for note in speech.notes))
