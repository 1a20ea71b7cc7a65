"""What is told of a voice: in a word for the list, and in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.speech.planning.coverage import coverage

if TYPE_CHECKING:
    from langdu.model import Voice
    from langdu.speech import VoiceStore

HINTS = {
    "pinyin": "taken as pinyin: said as shown",
    "phonemes": "taken as phonemes: said as shown",
    "text": "it reads hanzi by itself: steered by homophones, and what that cannot do is told",
}
SANDHI = {"langdu": "tone sandhi by langdu", "engine": "tone sandhi by the engine"}


def state(store: VoiceStore, voice: Voice) -> str:
    """Whether it speaks, or what it wants first; a few words."""
    if store.lacks(voice) is not None:
        return f"needs langdu[{voice.extra}]" if voice.extra else "does not work here"
    if not store.installed(voice):
        return "online, asks first" if voice.online else f"not installed ({to_fetch(voice)})"
    if store.works(voice) is not None:
        return "does not work here"
    return "installed, online" if voice.online else "installed"


def to_fetch(voice: Voice) -> str:
    """What an installation fetches."""
    if voice.files and all(file.source.startswith("file:") for file in voice.files):
        return "files of your own"
    return megabytes(voice.download_size) if voice.files else "nothing to fetch"


def megabytes(size: int) -> str:
    """A size that people can compare."""
    return f"{size / 1e6:.0f} MB" if size >= 1_000_000 else f"{size / 1e3:.0f} kB"


def facts(store: VoiceStore, voice: Voice) -> dict[str, str]:
    """Everything about it, by heading."""
    rows = {
        "name": voice.name,
        "language": f"{voice.language}, {voice.gender}",
        "engine": voice.engine,
        "state": store.works(voice) or state(store, voice),
        "licence": voice.licence,
        "agreed": _agreed(store, voice),
        "by": voice.attribution,
        "online": "every sentence is sent to the service that speaks it" if voice.online else "no",
        "size": _size(store, voice),
        "files": str(store.folder(voice) or "none of its own"),
        "manifest": str(store.manifest(voice) or ""),
        "sound": f"{voice.sample_rate} Hz; the times of syllables are {_MARKS[voice.marks]}",
        "speed": _speed(store.real_time_factor(voice)),
        "hints": f"{hints(voice)}; {SANDHI[voice.sandhi]}",
        "parameters": ", ".join(f"{name} = {value}" for name, value in voice.parameters.items()) or "none",
        "sample": voice.sample,
    }
    if store.manifest(voice) is None or (not voice.files and not voice.online):
        del rows["agreed"]
    return rows


def _speed(factor: float) -> str:
    return f"{factor:.2f} s for a second of speech, when it was last tried here" if factor else "not tried here"


_MARKS = {"engine": "the engine's own", "aligned": "measured afterwards", "estimated": "estimated"}


def hints(voice: Voice) -> str:
    """How readings reach the voice, and of how many toned syllables that holds."""
    found = coverage(voice)
    if found is None:
        return HINTS[voice.hint]
    whole = found.honoured + found.approximated + found.lost
    return (
        f"{HINTS[voice.hint]} (of {whole:,} toned syllables {found.honoured:,} exactly, {found.approximated} nearly, "
        f"{found.lost} not)"
    )


def _agreed(store: VoiceStore, voice: Voice) -> str:
    agreement = store.agreement(voice)
    if agreement is None:
        return "not yet; langdu voices install asks"
    return f"on {agreement.day}" + (f", for {agreement.voice}" if agreement.voice != voice.id else "")


def _size(store: VoiceStore, voice: Voice) -> str:
    there = store.size(voice)
    if there:
        return f"{megabytes(there)} on the disk"
    return f"{to_fetch(voice)}, not here" if voice.files else "none"
