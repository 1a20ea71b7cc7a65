"""Practising a sentence: what is to be said, how the voice says it, what is told of the learner's recording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from langdu.errors import LangduError
from langdu.session.words.said_words import said_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from langdu.model import Range, Report, Sentence, Target
    from langdu.practice.recording.endpoint import Activity
    from langdu.practice.recording.sound import Sound
    from langdu.session.practice.recording import Recording
    from langdu.session.practice.rendering import Rendering
    from langdu.session.words.said_words import SaidWord
    from langdu.speech import Speaker

    Judge = Callable[[Sound, Sequence[Target], Range | None, Activity | None], Report]

#: How much slower the slow rendering is.
SLOW = 0.65


class Log(Protocol):
    """What is remembered of practice; `langdu.library.practice.PracticeLog` is one. All may raise OutputFailed."""

    def range(self, learner: str = "") -> Range | None:
        """The learner's pitch range as last calibrated."""

    def calibrate(self, range_: Range, learner: str = "") -> None:
        """Keep a pitch range, instead of an older one."""

    def keep(
        self,
        report: Report,
        learner: str = "",
        recording: str = "",
        origin: str = "",
        words: Iterable[SaidWord] = (),
    ) -> object:
        """Keep an attempt, and which words were said with the right tones."""

    def history(self, text: str, learner: str = "") -> tuple[float, ...]:
        """Of each attempt at a text the share right of those judged, 0..1."""


class Practising:
    """A learner at work. Its methods block; they are called from threads of the screen's, one at a time for a voice.

    Args:
        log: what is remembered.
        learner: whose; a name chosen on the command line, mostly "".
        keep: whether recordings are kept as files.
        judge: judges a recording; by default langdu.practice.judge.

    Attributes:
        range: the learner's pitch range; None before a calibration.
    """

    def __init__(self, log: Log, learner: str = "", *, keep: bool = False, judge: Judge | None = None) -> None:
        self._log, self._learner, self.keeps, self._judge = log, learner, keep, judge or _judge
        self._medians: dict[str, float | None] = {}
        self._renderings: dict[tuple[str, float, Sentence], Rendering] = {}
        self.range = log.range(learner)

    def targets(self, sentence: Sentence) -> tuple[Target, ...]:
        """What is to be said; nothing where there is nothing in Mandarin."""
        from langdu.practice.targets import targets

        return targets(sentence)

    def rendering(self, sentence: Sentence, speaker: Speaker, rate: float = 1.0) -> Rendering:
        """How the voice says it; from memory where it has said it so before.

        Raises:
            VoiceMissing, EngineFailed: it cannot.
        """
        from langdu.session.practice.rendering import rendered

        wanted = (speaker.voice.id, rate, sentence)
        found = self._renderings.get(wanted)
        if found is None:
            found = rendered(sentence, self.targets(sentence), speaker, rate, self._median(speaker))
            self._renderings = dict([*self._renderings.items()][-8:]) | {wanted: found}
        return found

    def _median(self, speaker: Speaker) -> float | None:
        """Of the voice's pitch, from phrases that have every tone equally often."""
        from langdu.session.practice.calibration import phrases
        from langdu.session.practice.rendering import median_of

        if speaker.voice.id not in self._medians:
            self._medians[speaker.voice.id] = median_of([item.utterance() for item in phrases()], speaker)
        return self._medians[speaker.voice.id]

    def warm(self) -> None:
        """Load all that judging takes, so that the first verdict does not wait for it."""
        from langdu.practice.judge import warm

        warm()

    def judged(self, recording: Recording, targets: Sequence[Target]) -> Report:
        """What is told of a recording."""
        from langdu.session.practice.heard_sound import sound_of

        return self._judge(sound_of(recording.pcm), targets, self.range, recording.heard)

    def kept(self, recording: Recording, text: str) -> Path:
        """Write the recording to a file of its own.

        Raises:
            OutputFailed: it cannot be written.
        """
        from langdu.audio.recording import recordings

        return recordings.keep(recording.pcm, text)

    def remember(self, report: Report, recording: Path | None, origin: str, sentence: Sentence | None = None) -> str:
        """Remember an attempt; what went wrong with that, for a notice, or "".

        Args:
            report: what was told.
            recording: where its sound is kept, if it is.
            origin: the text's title.
            sentence: what was to be said; None where its words are of no account.
        """
        words = () if sentence is None else said_words(sentence, report)
        try:
            self._log.keep(report, self._learner, recording.name if recording else "", origin, words)
        except LangduError as error:
            return f"the attempt could not be remembered: {error}"
        return ""

    def history(self, targets: Sequence[Target]) -> tuple[float, ...]:
        """How the attempts at a sentence went: of each the share right of those judged."""
        try:
            return self._log.history("".join(target.text for target in targets), self._learner)
        except LangduError:
            return ()

    def calibrate(self, range_: Range) -> None:
        """Measure against this range from now on.

        Raises:
            OutputFailed: it could not be kept; it holds in this run all the same.
        """
        self.range = range_
        self._log.calibrate(range_, self._learner)


def _judge(sound: Sound, targets: Sequence[Target], range_: Range | None, heard: Activity | None) -> Report:
    from langdu.practice.judge import judge

    return judge(sound, targets, range_, heard)
