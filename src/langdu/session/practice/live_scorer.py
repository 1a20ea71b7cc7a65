"""Hearing a learner say one thing after another: recorded, judged, and not kept."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.session.practice.recording import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.audio.recording.recorder import Recorder
    from langdu.model import Report, Target
    from langdu.session.practice.practising import Practising


class LiveScorer:
    """Records with `recorder` and has `practising` judge; `record` is for one thread at a time, the rest for any.

    Args:
        practising: who judges, and against which range.
        recorder: on which microphone.
        by_voice: whether falling silent ends a recording.
    """

    def __init__(self, practising: Practising, recorder: Recorder, *, by_voice: bool = True) -> None:
        self._practising, self._recorder, self._by_voice = practising, recorder, by_voice
        self._stop = threading.Event()
        self._closed = False

    def prepare(self) -> None:
        """Open the microphone and load what judging takes, so that neither waits later. Blocks.

        Raises:
            NoAudioDevice: there is no microphone.
        """
        self._practising.warm()
        self._recorder.open()

    def record(self, targets: Sequence[Target]) -> Report | None:
        """Record until the learner has ended or `stop` is called, and judge it; None where it was closed meanwhile.

        Raises:
            NoAudioDevice: there is no microphone.
            LangduError: it cannot be judged.
        """
        self._stop.clear()
        recording = record(self._recorder, self._stop, by_voice=self._by_voice, syllables=len(targets))
        if self._closed:
            return None
        report = self._practising.judged(recording, targets)
        return replace(report, warnings=(*report.warnings, recording.note)) if recording.note else report

    def stop(self) -> None:
        """End the recording that is under way."""
        self._stop.set()

    def close(self) -> None:
        """Let go of the microphone, and end a recording without a verdict."""
        self._closed = True
        self._stop.set()
        self._recorder.close()
