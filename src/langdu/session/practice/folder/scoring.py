"""The recordings of a folder, judged one by one or by several processes, each costing only itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.model import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Range
    from langdu.session.practice.folder.finding import FolderRecording


@dataclass(frozen=True, slots=True)
class ScoredRecording:
    """What is told of a recording of a folder.

    Attributes:
        recording: which.
        report: what was heard in it; without syllables where nothing could be judged.
        is_broken: whether it, or its text, could not be read; the report's refusal says why.
    """

    recording: FolderRecording
    report: Report
    is_broken: bool = False


def scored(
    recordings: Sequence[FolderRecording], range_: Range | None = None, jobs: int = 1
) -> Iterator[ScoredRecording]:
    """All of them, in order.

    Args:
        recordings: which.
        range_: the pitch range of all of them; None to guess each one's from itself.
        jobs: how many processes; one is this.
    """
    if jobs == 1 or len(recordings) == 1:
        yield from (_scored(recording, range_) for recording in recordings)
        return
    done = 0
    while done < len(recordings):
        try:
            for found in _by_processes(recordings[done:], range_, jobs):
                done += 1
                yield found
        except BrokenProcessPool:  # a decoder crashed, most likely of the one that is waited for
            yield next(_alone(recordings[done], range_))
            done += 1


def _by_processes(recordings: Sequence[FolderRecording], range_: Range | None, jobs: int) -> Iterator[ScoredRecording]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_obey_parent)
    try:
        yield from pool.map(_scored, recordings, [range_] * len(recordings))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(recording: FolderRecording, range_: Range | None) -> Iterator[ScoredRecording]:
    try:
        yield from _by_processes([recording], range_, 1)
    except BrokenProcessPool:
        told = "judging it crashed; check the file with a player"
        yield ScoredRecording(recording, Report((), refusal=told), is_broken=True)


def _obey_parent() -> None:
    """Ctrl-c is for the parent; when that is gone, however, so is this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _scored(recording: FolderRecording, range_: Range | None) -> ScoredRecording:
    from langdu.session.practice.judging import judged

    if recording.trouble:
        return ScoredRecording(recording, Report((), refusal=recording.trouble), is_broken=True)
    try:
        return ScoredRecording(recording, judged(recording.path, recording.targets, range_))
    except LangduError as error:
        where = "" if error.where == str(recording.path) else f"{error.where}: "
        told = f"{where}{error.what}" + (f"; {error.remedy}" if error.remedy else "")
        return ScoredRecording(recording, Report((), refusal=told), is_broken=True)
    except Exception as error:  # a file that nobody foresaw must not cost the others theirs
        return ScoredRecording(recording, Report((), refusal=f"it failed: {type(error).__name__}"), is_broken=True)
