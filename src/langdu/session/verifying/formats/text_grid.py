"""Praat's TextGrid, the long form, as langdu writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.errors import BadInput
from langdu.session.verifying.content import OutputContent, SpokenPassage
from langdu.session.verifying.report import Defect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROW = re.compile(r'\s*(xmin|xmax|text|name) = "?(.*?)"?\s*')
#: Seconds by which two intervals may be apart.
ROUNDING_SECONDS = 1e-6
Interval = tuple[float, float, str]


def read_text_grid(path: Path) -> OutputContent:
    """What a TextGrid says.

    Raises:
        BadInput: it is none, or has no tiers of sentences and hanzi.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
        tiers = _tiers(lines)
        duration = float(lines[4].split("=")[1])
        passages = list(_passages(tiers["sentence"], tiers["hanzi"]))
        content = OutputContent(passages, has_sentences=True, duration=duration)
        content.end = max((passage.end for passage in passages), default=0.0)
        content.marks = [(start, end) for start, end, text in tiers["syllable"] if text]
    except (ValueError, LookupError) as error:
        what = "this is no TextGrid of langdu's"
        raise BadInput(what, where=str(path), remedy="name a file of an export") from error
    for name, tier in tiers.items():
        content.defects += _gaps(path.name, name, tier, duration)
    return content


def _tiers(lines: list[str]) -> dict[str, list[Interval]]:
    tiers, name, times = dict[str, list[Interval]](), "", (0.0, 0.0)
    for line in lines:
        found = _ROW.fullmatch(line)
        if found is None:
            continue
        key, value = found[1], found[2]
        if key == "name":
            name = value
            tiers[name] = []
        elif key == "text":
            tiers[name].append((*times, value.replace('""', '"')))
        else:
            times = (float(value), 0.0) if key == "xmin" else (times[0], float(value))
    return tiers


def _passages(sentences: list[Interval], hanzi: list[Interval]) -> Iterator[SpokenPassage]:
    at = 0
    for start, end, whole in sentences:
        if not whole:
            continue
        said = ""
        while at < len(hanzi) and hanzi[at][0] < end - ROUNDING_SECONDS:
            said += hanzi[at][2]
            at += 1
        yield SpokenPassage(said, start, end, 0, whole)


def _gaps(file: str, name: str, tier: list[Interval], duration: float) -> Iterator[Defect]:
    at = 0.0
    for start, end, _ in tier:
        if abs(start - at) > ROUNDING_SECONDS or end <= start:
            yield Defect(file, "order", f"tier {name}: an interval does not follow the one before", 0, start)
        at = end
    if abs(at - duration) > ROUNDING_SECONDS:
        yield Defect(file, "length", f"tier {name} ends elsewhere than the file", 0, at)
