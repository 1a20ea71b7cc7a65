"""Reference voices: recordings of a human that a learner has, installed as `reference:NAME`.

Each lives in `reference/NAME` under the folder of voices, with an index that says what it has (see
`engines/reference/engine.py`); `adding.py` makes them. A drill takes words from it that it has; else it speaks when it
is asked for by name.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from langdu.model import NEUTRAL, AssetFile, Pause, Say, Syllable, Voice, one_line
from langdu.pinyin import numbered, parse
from langdu.speech.worker.process import log

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from langdu.model import Unit

FAMILY = "reference"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
#: What a voice of a manifest has its recordings in, before they are prepared.
ARCHIVE = "recordings.zip"
#: What a voice's folder says of itself, and what its recordings are brought to, in Hz.
INDEX, RATE = "index.json", 24_000
#: Below every voice that speaks unasked.
QUALITY = -1
#: What recordings are called.
TAKE = re.compile(r"take\d{5}\.flac")
LICENCE = "yours to use as whoever recorded them allows; ask before you pass them on"


@dataclass(frozen=True, slots=True)
class RecordingIndex:
    """What a collection has.

    Attributes:
        files: the recordings' names, by what they are of: numbered pinyin, or hanzi.
        words: how those that are called by hanzi are said.
    """

    files: Mapping[str, str]
    words: Mapping[str, tuple[Syllable, ...]]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """What the index in a folder tells.

        Raises:
            OSError, ValueError, KeyError, TypeError, AttributeError: there is none, or it is none of ours.
        """
        index = json.loads((folder / INDEX).read_text("utf-8"))
        files, spoken = dict[str, str](index["recordings"]), dict[str, str](index["spoken"])
        if not all(map(TAKE.fullmatch, files.values())):
            raise ValueError("the index names files that are not its own")
        words = {word: tuple(map(parse, said.split())) for word, said in spoken.items() if word in files}
        return cls(files, words)

    def whole(self, units: Sequence[Unit]) -> str | None:
        """What the one recording is of that says all of `units`, pauses left out; None if there is none."""
        said = [unit for unit in units if not isinstance(unit, Pause)]
        syllables = tuple(unit.syllable for unit in said if isinstance(unit, Say))
        text = "".join(unit.text for unit in said)
        if not syllables or len(syllables) < len(said):
            return None
        if self.words.get(text) == syllables:
            return text
        one = toned(syllables[0])
        return one if len(syllables) == 1 and one in self.files else None


def toned(syllable: Syllable) -> str:
    """What a syllable's recording is called; one without a tone is neutral."""
    return numbered(syllable if syllable.tone else syllable.with_tone(NEUTRAL))


def voices(root: Path) -> Iterator[Voice]:
    """Those under `root`, the folder of voices."""
    home = root / FAMILY
    for folder in sorted(home.iterdir()) if home.is_dir() else ():
        if NAME.fullmatch(folder.name) and (folder / INDEX).is_file():
            try:
                yield voice(folder.name, json.loads((folder / INDEX).read_text("utf-8")))
            except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
                log.warning("%s: %s", folder, error)


def voice(name: str, index: Mapping[str, Any]) -> Voice:
    """The one called `name`, whose index says this.

    Raises:
        KeyError, TypeError: it is not an index.
    """
    count, source = len(index["recordings"]), one_line(str(index["source"]))
    return Voice(
        id=f"{FAMILY}:{name}", name=f"{name} ({count:,} recordings of a human)", engine=FAMILY, language="zh-CN",
        gender="neutral", licence=LICENCE, attribution=f"recordings added from {source}", quality=QUALITY,
        sample_rate=RATE, hint="pinyin", marks="estimated", sandhi="langdu", sample=one_line(str(index["sample"])),
        files=(AssetFile(INDEX, f"file:{INDEX}"),),
    )  # fmt: skip
