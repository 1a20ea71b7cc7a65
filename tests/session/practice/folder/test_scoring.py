"""A folder is judged to its end, whatever is in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from langdu.practice.targets import from_pinyin
from langdu.session.practice.folder.finding import FolderRecording
from langdu.session.practice.folder.scoring import scored

if TYPE_CHECKING:
    from pathlib import Path


class Crash:
    """In the place of a path: the process that is given it is gone, as by a crash of a decoder."""

    def __reduce__(self):
        return os._exit, (1,)


def test_a_process_that_crashes_costs_one_recording(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(16_000), 16_000)
    said = from_pinyin("ma1")
    recordings = [
        FolderRecording(path, str(i), "", "", said)
        for i, path in enumerate((tmp_path / "a.wav", Crash(), tmp_path / "a.wav"))
    ]
    first, crashed, last = scored(recordings, jobs=2)
    assert (first.is_broken, crashed.is_broken, last.is_broken) == (False, True, False)
    assert "crashed" in crashed.report.refusal
    assert "silence" in last.report.refusal


def test_an_error_that_nobody_foresaw_is_told_of_its_recording(tmp_path: Path, monkeypatch) -> None:
    def fails(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("langdu.session.practice.judging.judged", fails)
    (one,) = scored([FolderRecording(tmp_path / "a.wav", "a.wav", "", "", from_pinyin("ma1"))])
    assert one.is_broken
    assert "ZeroDivisionError" in one.report.refusal
