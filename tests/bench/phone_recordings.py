"""Recordings of phones: whether they are judged as the same speech in WAV is, and how long a folder of 100 takes."""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import soundfile

from langdu.practice.judge import judge
from langdu.practice.recording.sound import load
from langdu.practice.targets import from_pinyin
from langdu.signal.rates import resampled
from tests.bench import Figure
from tests.signals.decoding.phone import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

#: Recordings of the man and of the woman; of a folder, and each one's seconds.
EACH, FOLDER, SECONDS = 20, 100, 5
#: By name: the ending and the bits a second; wav is at 8 kHz.
KINDS = {
    "m4a, 64 kbit/s": ("m4a", 64_000),
    "webm (opus), 32 kbit/s": ("webm", 32_000),
    "wav, 8 kHz": ("wav", 0),
    "amr, 12.2 kbit/s": ("amr", 12_200),
    "amr, 4.75 kbit/s": ("amr", 4_750),
}


class Read(NamedTuple):
    samples: NDArray[np.float32]
    rate: int
    pinyin: str


def run(shared: Path) -> Iterator[Figure]:
    data = shared / "data" / "practice"
    if not data.is_dir():
        yield Figure("there are no recordings", 0, "", f"wanted in {data}")
        return
    with tempfile.TemporaryDirectory() as folder:
        chosen = _chosen(data)
        references = [_verdicts(_wav(Path(folder), one, one.rate), one.pinyin) for one in chosen]
        for kind, (ending, bits) in KINDS.items():
            found = [_verdicts(_written(Path(folder), one, ending, bits), one.pinyin) for one in chosen]
            yield from _compared(kind, references, found)
        for jobs in (1, 2):
            yield Figure(f"{FOLDER} m4a of {SECONDS} s, {jobs} process(es)", _folder(Path(folder), chosen, jobs), "s")


def _compared(kind: str, references: list[list[str]], found: list[list[str]]) -> Iterator[Figure]:
    both = [
        (a, b) for ref, one in zip(references, found, strict=True) if ref and one for a, b in zip(ref, one, strict=True)
    ]
    flips = sum({a, b} == {"red", "green"} for a, b in both)
    before, after = (sum(pair[i] == "red" for pair in both) for i in (0, 1))
    unsure = [100 * sum(pair[i] == "amber" for pair in both) / len(both) for i in (0, 1)]
    lost = sum(bool(ref) and not one for ref, one in zip(references, found, strict=True))
    beside = f"of {len(both)}; ✓ and ✗ changed {flips}; ✗ {before} and {after}; ? {unsure[0]:.1f} and {unsure[1]:.1f} %; refused more {lost}"
    yield Figure(f"{kind}: the same verdict", 100 * sum(a == b for a, b in both) / len(both), "%", beside)


def _chosen(data: Path) -> list[Read]:
    draw = random.Random(3)
    found = []
    for name, table, place, said in (
        ("speaker-m-aishell3", "content.tsv", "flac/{}.flac", "as_spoken"),
        ("sentences-h", "sentences.tsv", "{}.mp3", "pinyin"),
    ):
        with (data / name / table).open(encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file, delimiter="\t") if " r5" not in row[said]]
        for row in draw.sample(rows, EACH):
            samples, rate = soundfile.read(data / name / place.format(row["id"]), dtype="float32", always_2d=True)
            found.append(Read(samples.mean(axis=1), rate, row[said]))
    return found


def _wav(folder: Path, one: Read, rate: int) -> Path:
    soundfile.write(folder / "a.wav", resampled(one.samples, one.rate, rate), rate)
    return folder / "a.wav"


def _written(folder: Path, one: Read, ending: str, bits: int) -> Path:
    if ending == "wav":
        return _wav(folder, one, 8_000)
    return record(folder / f"a.{ending}", one.samples, one.rate, bits=bits)


def _verdicts(path: Path, pinyin: str) -> list[str]:
    """None of a recording that is refused."""
    return [one.verdict for one in judge(load(path), from_pinyin(pinyin)).syllables]


def _folder(folder: Path, chosen: list[Read], jobs: int) -> float:
    """Seconds that the command takes for a folder, its start included."""
    school = folder / "class"
    school.mkdir(exist_ok=True)
    fitting = [one for one in chosen if len(one.samples) / one.rate > 2]
    with (school / "texts.csv").open("w", encoding="utf-8") as table:
        table.write("file,text,pinyin\n")
        for number in range(FOLDER):
            one = fitting[number % len(fitting)]
            samples = np.resize(one.samples, 0 if not len(one.samples) else min(len(one.samples), SECONDS * one.rate))
            padded = np.pad(samples, (0, SECONDS * one.rate - len(samples)))
            record(school / f"{number}.m4a", padded, one.rate)
            table.write(f"{number},,{one.pinyin}\n")
    command = [
        sys.executable,
        "-m",
        "langdu",
        "score",
        str(school),
        "--csv",
        str(folder / "out.csv"),
        "--jobs",
        str(jobs),
    ]
    began = time.perf_counter()
    subprocess.run(command, check=False, env=os.environ, capture_output=True)
    return time.perf_counter() - began
