"""A practice session through a virtual device: the natural voice reads, langdu records and judges it.

Needs pulseaudio and the natural voice. A private PulseAudio's null sink is played to and its monitor is the microphone,
so that player, sound server, microphone, endpointing, checks, alignment and tones all have their part. The voice's range
is calibrated the same way, from the calibration's own words. Then each text is read as it stands and once more with one
syllable's tone changed while the text stays: the changed syllable should be red, all others green, none red.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

from langdu.audio.playing.device import DevicePlayer
from langdu.audio.recording.recorder import Recorder
from langdu.pinyin import numbered
from langdu.practice.judge import judge
from langdu.session import book_from_text
from langdu.session.practice.calibration import items, measured, pitch_of
from langdu.session.practice.heard_sound import sound_of
from langdu.session.practice.practising import Practising
from langdu.session.practice.recording import record
from langdu.session.practice.rendering import said
from langdu.speech import Speaker, VoiceStore, plan
from tests.audio.loopback import Server, is_there
from tests.bench import Figure
from tests.practice.planted import wrongly
from tests.tui.practice_stage import FakeLog

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import Range, Report, Utterance
    from langdu.session.practice.recording import Recording

#: Read as they stand, and with the syllable of that number (from 0) in that tone.
WORDS = (
    ("学校", 1, 2), ("电影", 0, 1), ("苹果", 0, 4), ("中国", 1, 4), ("今天", 0, 3), ("米饭", 1, 1), ("再见", 0, 2),
    ("老师", 1, 4), ("天气", 1, 2), ("朋友家", 0, 4), ("红茶", 0, 1), ("做饭", 0, 1), ("买书", 1, 2), ("上网", 0, 2),
)  # fmt: skip
SENTENCES = (
    ("我们明天去北京。", 2, 4), ("他昨天没来上课。", 2, 4), ("请你再说一遍。", 2, 1), ("这个苹果很甜。", 2, 4),
    ("外面下雨了。", 2, 1), ("弟弟喜欢踢足球。", 4, 4), ("医院在学校旁边。", 3, 1), ("我想喝一杯热茶。", 6, 3),
)  # fmt: skip


def run(shared: Path) -> Iterator[Figure]:
    del shared
    store = VoiceStore()
    voice = store.get("baker")
    if not (is_there() and store.installed(voice)):
        yield Figure("nothing to measure", 0, "", "needs pulseaudio, and langdu voices install baker")
        return
    with Server(), Speaker(voice, store.folder(voice)) as speaker, DevicePlayer() as player, Recorder("fake") as ear:
        controller = _Studio(speaker, player, ear)
        range_ = controller.calibrated()
        yield Figure("calibration: median of the voice", range_.median, "Hz", f"spread {range_.spread:.1f} semitones")
        yield from _told("words", controller, WORDS, range_)
        yield from _told("sentences", controller, SENTENCES, range_)


class _Studio:
    """A voice at one end of the loop and a recorder at the other."""

    def __init__(self, speaker: Speaker, player: DevicePlayer, ear: Recorder) -> None:
        self._speaker, self._player, self._ear = speaker, player, ear
        self.practising = Practising(FakeLog())
        player.start(speaker.sample_rate)
        player.write(bytes(2 * speaker.sample_rate // 5))
        player.drain()  # a null sink takes nothing for its first two seconds
        ear.open()
        ear.start()
        while not ear.read():
            pass
        ear.finish()

    def through(self, utterances: Sequence[Utterance], syllables: int) -> Recording:
        """What is recorded of what is played, ended by its silence."""
        pcm, _ = said(utterances, self._speaker, 1.0)
        self._player.start(self._speaker.sample_rate)
        self._player.write(bytes(self._speaker.sample_rate))  # half a second
        self._player.write(pcm)
        recording = record(self._ear, threading.Event(), syllables=syllables)
        time.sleep(0.1)
        return recording

    def calibrated(self) -> Range:
        pitches = [pitch_of(self.through([item.utterance()], len(item.text)).pcm) for item in items()]
        range_, why = measured(pitches)
        assert range_ is not None, why
        return range_

    def judged(self, text: str, range_: Range, changed: tuple[int, int] | None = None) -> Report:
        book = book_from_text(text, text)
        sentence = book.sentence(book.first())
        targets = self.practising.targets(sentence)
        utterances = plan(sentence, self._speaker.voice)
        if changed is not None:
            utterances = [wrongly(utterances[0], *changed)]
        recording = self.through(utterances, len(targets))
        book.close()
        return judge(sound_of(recording.pcm), targets, range_, recording.heard)


def _told(kind: str, controller: _Studio, texts: Sequence[tuple[str, int, int]], range_: Range) -> Iterator[Figure]:
    native, planted, others = Counter[str](), Counter[str](), Counter[str]()
    shown = []
    for text, number, tone in texts:
        report = controller.judged(text, range_)
        native.update(_verdicts(report))
        wrong = controller.judged(text, range_, (number, tone))
        verdicts = _verdicts(wrong)
        if verdicts:
            planted[verdicts[number]] += 1
            others.update(verdicts[:number] + verdicts[number + 1 :])
            spoken = numbered(wrong.syllables[number].target.spoken)
            heard = wrong.syllables[number].tone
            shown.append(f"{text} {spoken}→{tone}: {verdicts[number]}, heard {heard}")
        else:
            planted["refused"] += 1
            shown.append(f"{text}: {wrong.refusal}")
        if report.refusal:
            native["refused"] += 1
    yield from _shares(f"{kind} as they stand", native, "goal: all green")
    yield from _shares(f"{kind}, the changed syllable", planted, "goal: red")
    yield from _shares(f"{kind}, the syllables beside it", others, "goal: none red")
    for line in shown:
        yield Figure("", 0, "", line)


def _verdicts(report: Report) -> list[str]:
    neutral = {5}
    return ["neutral" if j.target.accepted == neutral else j.verdict for j in report.syllables]


def _shares(what: str, counts: Counter[str], goal: str) -> Iterator[Figure]:
    counts = Counter({name: count for name, count in counts.items() if name != "neutral"})
    whole = max(1, counts.total())
    told = ", ".join(f"{name} {counts[name]}" for name in ("green", "amber", "red", "refused") if counts[name])
    best = "red" if "changed" in what else "green"
    yield Figure(f"{what}: {best}", 100 * counts[best] / whole, "%", f"{told}; {goal}")
