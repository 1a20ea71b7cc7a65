"""Reference voices: recordings of a human that a learner has, installed as `reference:NAME`.

Each lives in `reference/NAME` under the folder of voices, with an index that says what it has (see
`engines/reference.py`). It speaks when it is asked for by name, and never unasked.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from langdu.errors import UsageError
from langdu.model import Voice, VoiceFile, one_line
from langdu.pinyin import numbered
from langdu.speech import process, recordings
from langdu.speech.engines.reference import INDEX
from langdu.speech.engines.reference_takes import RATE
from langdu.speech.process import log
from langdu.speech.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from langdu.model import Syllable

    #: How words are said, sandhi done; a word that cannot be read is left out.
    Read = Callable[[Sequence[str]], Mapping[str, tuple[Syllable, ...]]]

FAMILY = "reference"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
#: Below every voice that speaks unasked.
QUALITY = -1
LICENCE = "yours to use as whoever recorded them allows; ask before you pass them on"
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


def voices(root: Path) -> Iterator[Voice]:
    """Those under `root`, the folder of voices."""
    home = root / FAMILY
    for folder in sorted(home.iterdir()) if home.is_dir() else ():
        if NAME.fullmatch(folder.name) and (folder / INDEX).is_file():
            try:
                yield _voice(folder.name, json.loads((folder / INDEX).read_text("utf-8")))
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                log.warning("%s: %s", folder, error)


def _voice(name: str, index: Mapping[str, Any]) -> Voice:
    count, source = len(index["recordings"]), one_line(str(index["source"]))
    return Voice(
        id=f"{FAMILY}:{name}", name=f"{name} ({count:,} recordings of a human)", engine=FAMILY, language="zh-CN",
        gender="neutral", licence=LICENCE, attribution=f"recordings added from {source}", quality=QUALITY,
        sample_rate=RATE, hint="pinyin", marks="estimated", sandhi="langdu", sample=one_line(str(index["sample"])),
        files=(VoiceFile(INDEX, f"file:{INDEX}"),),
    )  # fmt: skip


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
        UsageError: there is a reference voice of that name.
        InstallFailed: nothing can be used, or it could not be written; nothing is left of it.
    """
    target = root / FAMILY / name
    plain = _voice(name, {"recordings": {}, "source": source.name, "sample": ""})
    shop = Workshop(root, plain)
    with shop.alone(), shop.folder() as work:
        if target.exists():
            remedy = f"give it another with --name, or langdu voices remove {plain.id}"
            raise UsageError("there is a voice of that name", where=plain.id, remedy=remedy)
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
    return Added(_voice(name, made), len(made["recordings"]), taken.skipped + Counter(made["skipped"]))


def _words(files: Mapping[str, str]) -> list[str]:
    return [of for of in files if not of.isascii()]


def _sample(files: Mapping[str, str]) -> str:
    """Something that it can say, for `langdu voices try`."""
    fitting = [text for syllables, text in SAMPLES if set(syllables.split()) <= set(files)]
    words = sorted(_words(files), key=lambda word: (abs(len(word) - 2), word))[:WORDS]
    return "，".join(words) + "。" if words else (fitting or [SAMPLES[0][1]])[0]
