"""Jobs on another machine: what is sent there, how the machine is looked at first, and what comes back.

A job goes as JSON and names its voice; the other machine says it with its own files of that voice, from its own
folder. It comes back as `packing` keeps it on the disk. Before a job is said there its key is computed again: it is
the same only where langdu, the voice's files and the packages of its engine are, so the sound is the same too.

`say` and `problems` are called by name by other versions of langdu too. Their first argument stays the caller's
version, and is looked at before anything else.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple
from functools import cache
from typing import TYPE_CHECKING, Any

import langdu
from langdu.errors import VoiceMissing
from langdu.model import Note, Prosody, Span, Utterance
from langdu.speech.rendering.jobs import SpeechJob, SpokenPart, do, voice_facts
from langdu.speech.rendering.packing import packed
from langdu.speech.worker.protocol import pack_unit, unpack_unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from langdu.model import AssetFile, Voice

#: Where `voice_facts` has the versions of the engine's packages.
VERSIONS_AT = 1


def message(job: SpeechJob) -> str:
    """A job as JSON, with its key; of its voices only their names."""
    parts = [
        [
            part.voice.id,
            astuple(part.utterance.span),
            [pack_unit(unit) for unit in part.utterance.units],
            [[note.span.start, note.span.end, note.fate, note.what] for note in part.utterance.notes],
        ]
        for part in job.parts
    ]
    return json.dumps([job.key, astuple(job.prosody), parts])


def wanted(voices: Iterable[Voice]) -> str:
    """What `problems` is to look for, as JSON: each voice's name, and what its sound depends on."""
    return json.dumps({voice.id: voice_facts(voice) for voice in voices})


def say(version: str, sent: str) -> bytes | str:
    """Say a job that came from elsewhere. Blocks.

    Args:
        version: the caller's langdu.
        sent: a job's `message`.

    Returns:
        The packed speech; or this worker's address, a space, and in words why it would not say it the same way.

    Raises:
        EngineFailed: it cannot be said.
    """
    if version != langdu.__version__:
        return _refusal(_other_version(version))
    key, prosody, parts = json.loads(sent)
    try:
        job = SpeechJob(tuple(_part(*part) for part in parts), Prosody(*prosody))
    except VoiceMissing as error:
        return _refusal(str(error))
    if job.key != key:
        return _refusal("its voice or its engine's packages are other ones than here")
    return packed(do(job))


def problems(version: str, voices: str) -> list[str]:
    """Why this machine would not say jobs of the voices as the caller's does; nothing if it would.

    Args:
        version: the caller's langdu.
        voices: what `wanted` gave.
    """
    if version != langdu.__version__:
        return [_other_version(version)]
    return [problem for name, facts in json.loads(voices).items() if (problem := _problem(name, facts))]


def _refusal(why: str) -> str:
    from distributed import get_worker

    return f"{get_worker().address} {why}"


def _other_version(version: str) -> str:
    return f"it has langdu {langdu.__version__}, and this is {version}"


def _problem(name: str, facts: list[Any]) -> str:
    """What is wrong with a voice here, its files read and their sums compared; empty if nothing is."""
    from langdu.speech.store import VoiceStore

    store = VoiceStore()
    try:
        voice = store.able(name)
    except VoiceMissing as error:
        return str(error)
    here = json.loads(json.dumps(voice_facts(voice)))
    if here != facts:
        others = ", ".join(version for version in here[VERSIONS_AT] if version not in facts[VERSIONS_AT])
        return f"voice {name}: another one than here{f' ({others})' if others else ''}"
    damaged = [file.name for file in voice.files if not _is_whole(file, store.folder(voice))]
    if damaged:
        return f"voice {name}: {damaged[0]} is damaged; langdu voices remove {name}, and install it again"
    return ""


def _is_whole(file: AssetFile, folder: Path | None) -> bool:
    if folder is None or not file.sha256:
        return True
    with (folder / file.name).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256


def _part(name: str, span: list[int], units: list[list[Any]], notes: list[list[Any]]) -> SpokenPart:
    told = tuple(Note(Span(start, end), fate, what) for start, end, fate, what in notes)
    utterance = Utterance(Span(*span), tuple(unpack_unit(*unit) for unit in units), told)
    return SpokenPart(utterance, *_voice(name))


@cache
def _voice(name: str) -> tuple[Any, Any]:
    """A voice of this machine, and its own folder.

    Raises:
        VoiceMissing: it is not installed here; it is looked for again the next time.
    """
    from langdu.speech.store import VoiceStore

    store = VoiceStore()
    voice = store.able(name)
    return voice, store.folder(voice)
