"""Voices that engines find on this machine by name, such as `system:huihui`, and what is remembered of them.

To find them takes a second where the system's speech must be started for it. So they are looked for when somebody
asks for the list, or for a name that is not remembered, and never when reading begins.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from langdu import __version__, files
from langdu.errors import OutputFailed
from langdu.speech.registry import engine_class
from langdu.speech.worker.process import log

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from langdu.model import Voice

#: What a found voice has of its own; the rest is its manifest's.
OWN = ("id", "name", "language", "gender", "parameters")
#: What was found under another system, or by another langdu, is not believed.
KEY = [sys.platform, __version__]


def look(voices: Iterable[Voice], path: Path) -> list[Voice]:
    """Ask the engines of `voices` what there is, and remember it in `path`. Takes some seconds at most."""
    found: list[Voice] = []
    rows: dict[str, list[dict[str, Any]]] = {}
    for voice in voices:
        try:
            engine = engine_class(voice.engine)
            named = () if engine.missing() else engine.offered(voice)
        except Exception as error:  # an engine's edge: whatever it cannot find, the others' voices are listed
            log.warning("the voices of %s: %s", voice.id, error)
            continue
        found += named
        if named:
            rows[voice.id] = [{key: getattr(one, key) for key in OWN} for one in named]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write(path, json.dumps({"key": KEY, "voices": rows}, ensure_ascii=False, default=dict))
    except (OSError, OutputFailed) as error:  # they are found; that they are not remembered costs a second next time
        log.info("%s: %s", path, error)
    return found


def remembered(voices: Mapping[str, Voice], path: Path) -> list[Voice]:
    """What was found last, of voices that there still are."""
    try:
        table = json.loads(path.read_text("utf-8"))
        if table["key"] != KEY:
            return []
        rows = table["voices"].items()
        return [replace(voices[base], **_own(row)) for base, found in rows if base in voices for row in found]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.info("%s: %s", path, error)
        return []


def _own(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in OWN}
