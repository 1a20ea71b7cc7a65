"""The document that the project began from, exported: nothing lost, nothing doubled, all in time."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from langdu.cli import main
from langdu.importers import Source
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from pathlib import Path


def export(seed: Path, folder: Path, voice: str, *more: str) -> tuple[dict[str, Any], str, float]:
    import soundfile

    outputs = [folder / f"seed.{ending}" for ending in ("mp3", "srt", "json")]
    words = [word for output in outputs for word in ("-o", str(output))]
    assert main(["export", str(seed), "--voice", voice, *words, *more]) == 0
    length = soundfile.info(outputs[0]).duration
    return json.loads(outputs[2].read_text("utf-8")), outputs[1].read_text("utf-8"), length


def spoken_hanzi(seed: Path, sentences: slice) -> list[list[int]]:
    document = pipeline.load(Source.read(seed))
    every = [s for block in range(len(document.blocks)) for s in pipeline.split(document, block)]
    return [[t.span.start for t in s.tokens if t.kind == "hanzi"] for s in every[sentences] if s.is_spoken]


def check(timeline: dict[str, Any], srt: str, length: float, hanzi: list[list[int]]) -> None:
    marks = timeline["marks"]
    covered = Counter(at for mark in marks for at in range(mark["start"], mark["end"]))
    assert [at for sentence in hanzi for at in sentence if covered[at] != 1] == []
    for before, after in itertools.pairwise(marks):
        assert before["from"] < before["to"] <= after["from"] + 1e-6
    assert marks[-1]["to"] <= timeline["duration"] <= length + 0.001
    assert len(timeline["sentences"]) == sum(bool(sentence) for sentence in hanzi)
    times = re.findall(r"(\d+):(\d+):(\d+),(\d+) --> (\d+):(\d+):(\d+),(\d+)", srt)
    cues = [(seconds(*time[:4]), seconds(*time[4:])) for time in times]
    for row in timeline["sentences"]:  # each begins and ends a cue, which may stay for a second
        assert min(abs(start - row["from"]) for start, _ in cues) <= 0.0006
        assert min(abs(end - row["to"]) for _, end in cues) <= 1.0
    shown = "".join(line for line in srt.splitlines() if "-->" not in line and not line.isdigit())
    told = "".join(row["text"] for row in timeline["sentences"])
    assert "".join(shown.split()) == "".join(told.split())


def seconds(hours: str, minutes: str, whole: str, milliseconds: str) -> float:
    return int(hours) * 3600 + int(minutes) * 60 + int(whole) + int(milliseconds) / 1000


def test_the_whole_with_the_stopgap_voice(seed: Path, tmp_path: Path) -> None:
    timeline, srt, length = export(seed, tmp_path, "espeak", "--jobs", "2", "--rate", "2")
    check(timeline, srt, length, spoken_hanzi(seed, slice(None)))


@pytest.mark.usefixtures("baker")
@pytest.mark.parametrize("sentences", ["1:6", "87:90"])
def test_a_part_with_the_natural_voice(seed: Path, tmp_path: Path, sentences: str) -> None:
    first, last = map(int, sentences.split(":"))
    timeline, srt, length = export(seed, tmp_path, "baker", "--sentences", sentences)
    check(timeline, srt, length, spoken_hanzi(seed, slice(first - 1, last)))
