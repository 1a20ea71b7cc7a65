"""Reference voices: recordings of a human that a learner has, installed as `reference:NAME`.

Each lives in `reference/NAME` under the folder of voices, with an index that says what it has (see
`engines/reference.py`); `adding.py` makes them. It speaks when it is asked for by name, and never unasked.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from langdu.model import Voice, VoiceFile, one_line
from langdu.speech.process import log

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FAMILY = "reference"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
#: What a voice's folder says of itself, and what its recordings are brought to, in Hz.
INDEX, RATE = "index.json", 24_000
#: Below every voice that speaks unasked.
QUALITY = -1
LICENCE = "yours to use as whoever recorded them allows; ask before you pass them on"


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
        files=(VoiceFile(INDEX, f"file:{INDEX}"),),
    )  # fmt: skip
