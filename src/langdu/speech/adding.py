"""Installing recordings of a human as a reference voice; see `references`."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.assets.staging import Staging
from langdu.errors import InstallFailed, UsageError
from langdu.pinyin import numbered
from langdu.speech import recordings
from langdu.speech.references import FAMILY, INDEX, NAME, voice
from langdu.speech.worker import process

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from langdu.model import Syllable, Voice

    #: How words are said, sandhi done; a word that cannot be read is left out.
    Read = Callable[[Sequence[str]], Mapping[str, tuple[Syllable, ...]]]

#: Seconds that decoding may take: a collection of two thousand takes half a minute.
PREPARING = 1800.0
#: Samples, of which the first is taken whose syllables are there.
SAMPLES = (("ma1 ma2 ma3 ma4", "妈，麻，马，骂。"), ("shi1 shi2 shi3 shi4", "诗，十，使，是。"))
WORDS = 3


@dataclass(frozen=True, slots=True)
class Added:
    """A reference voice that was installed: how many recordings it has, and how many were left out by why."""

    voice: Voice
    recordings: int
    skipped: Mapping[str, int]


def named(source: Path, name: str | None) -> str:
    """The name that a collection gets: the one that was given, or one made of the file's.

    Raises:
        UsageError: the given name cannot be one.
    """
    if name is not None and not NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot be a name", where="--name", remedy="use small letters, digits and hyphens")
    plain = unicodedata.normalize("NFKD", source.resolve().stem).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    return name or made or "mine"


def add(root: Path, source: Path, name: str, read: Read) -> Added:
    """Install the recordings in a folder or zip as `reference:NAME`.

    Args:
        root: the folder of voices.
        source: where they are.
        name: as `named` made it.
        read: how words are said.

    Raises:
        InstallFailed: there is one of that name, nothing can be used, or it could not be written; nothing is left.
    """
    target = root / FAMILY / name
    plain = voice(name, {"recordings": {}, "source": source.name, "sample": ""})
    shop = Staging(root, plain, "voice")
    with shop.exclusive(), shop.folder() as work:
        if target.exists():
            remedy = f"give it another with --name, or langdu voices remove {plain.id}"
            raise InstallFailed("there is a voice of that name", where=plain.id, remedy=remedy)
        ready = work / "ready"
        ready.mkdir()
        taken = recordings.take(source, ready)
        spoken = {word: " ".join(map(numbered, said)) for word, said in read(_words(taken.files)).items()}
        index = {"source": source.name, "spoken": spoken, "sample": _sample(taken.files)}
        (ready / INDEX).write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
        process.prepare(FAMILY, ready, PREPARING)
        made = json.loads((ready / INDEX).read_text("utf-8"))
        target.parent.mkdir(parents=True, exist_ok=True)
        ready.rename(target)
    return Added(voice(name, made), len(made["recordings"]), taken.skipped + Counter(made["skipped"]))


def _words(files: Mapping[str, str]) -> list[str]:
    return [of for of in files if not of.isascii()]


def _sample(files: Mapping[str, str]) -> str:
    """Something that it can say, for `langdu voices try`."""
    fitting = [text for syllables, text in SAMPLES if set(syllables.split()) <= set(files)]
    words = sorted(_words(files), key=lambda word: (abs(len(word) - 2), word))[:WORDS]
    return "，".join(words) + "。" if words else (fitting or [SAMPLES[0][1]])[0]
