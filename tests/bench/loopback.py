"""What the loudspeaker really gives, and when: read aloud through a private PulseAudio, recorded from its null sink.

Needs pulseaudio (apt-get install pulseaudio). The natural voice where it is installed, else espeak.

How it is measured. All times are `time.monotonic`. A recorded sample's moment is its number over the rate and a
constant, the smallest of (arrival of a piece - what had arrived by then): see tests/audio/loopback.py; it is true to
some 10 ms, and errs to the late side. What was written to the player is kept; each sentence (or the rest of one, after
a change of speed) is looked for in the recording by cross-correlation.

- Correlation: of each sentence with what was recorded of it.
- Gap: how much later a sentence is in the recording, as against the one before it, than it is on the stream, where
  the pause that was asked for follows each: the silence that nobody asked for.
- Highlight: when `PositionWatch`, in an event loop as in the reader, shows a syllable, less the moment at which the
  recording has the sample where the voice's mark says that it begins. How true the marks are is not in it; the line
  after it has that too, for syllables that begin a sentence: there it is the first sound over `LOUD`.
- Pause, resume, stop: from the call to the last sound before (to the first after) in the recording of a tone.
- Seek: from `Aloud.play` to the first sample of that sentence; it was said before, so that it comes from memory.
- Speed: from the call to the first sample of the first syllable at the new speed, and what was missing before it.
"""

from __future__ import annotations

import asyncio
import random
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np

from langdu.audio import Track
from langdu.audio.playing.device import DevicePlayer
from langdu.session import book_from_text
from langdu.session.reading.aloud import Aloud, Ended, Started
from langdu.session.reading.position_watch import PositionWatch
from tests.audio.loopback import Recorder, Server, find, is_there
from tests.bench import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

HIGHLIGHT, GAP, REACTION = 40, 20, 50
#: The loudness of a first sound, of 32767; and how far around its expected place a sentence is looked for, in seconds.
LOUD, AROUND = 300, 0.5
TWENTY = """早上七点,楼下的早点铺已经坐满了人。老板一边炸油条,一边跟熟人打招呼。
我要了一碗豆腐脑,又加了两勺辣椒。旁边的小女孩问我辣不辣。我说不辣,她不信。
公交车来得比平时晚。车上很挤,可是没有人抱怨。有个学生在背古诗,背到一半忘了词。后面的老师傅替他接了下去,大家都笑了。
单位门口的桂花开了。香味一直飘到三楼。同事说今年的花开得早。也许是因为夏天雨水多。
中午我们去河边散步。水很清,能看见底下的石头。有人在钓鱼,半天也没有动静。他说钓的不是鱼,是清静。
下午开了两个会。会上说的事情,三句话就能讲完。回家的路上下起了小雨。我没有带伞,就慢慢地走。
"""
WHO = ("我", "你", "他", "她", "妈妈", "弟弟", "老师", "邻居", "医生", "司机")
DOES = ("来了", "走了", "在笑", "睡着了", "不在家", "很高兴", "有点儿累", "刚吃过饭", "正在看书", "要去北京开会")


def run(shared: Path) -> Iterator[Figure]:
    del shared
    if not is_there():
        yield Figure("there is no PulseAudio here", 0, "", "apt-get install pulseaudio")
        return
    with Server():
        yield from _reactions()
        reading = _Reading(TWENTY)
        reading.read()
        yield from _highlight(reading)
        reading = _Reading(TWENTY[: TWENTY.index("公交车")])
        reading.read(meanwhile=reading.seek)
        yield _seeks(reading)
        reading = _Reading("嗯。" + "".join(f"{who}{does}。" for who in WHO for does in DOES)[: -len("邻居来了。")])
        reading.read()
        yield from _gaps(reading, "100 short sentences")
        reading = _Reading(TWENTY)
        reading.read(meanwhile=reading.change_speed)
        yield from _speeds(reading)


@dataclass
class _Piece:
    """A sentence, or the rest of one, on the stream: from where to where, and its marks."""

    start: int
    end: int
    rest: bool
    marks: list[tuple[int, object]] = field(default_factory=list)


class _Reading:
    """A text read aloud once, with all that was seen and heard of it."""

    def __init__(self, text: str) -> None:
        from langdu.speech import VoiceStore

        store = VoiceStore()
        self.book = book_from_text(text, "bench")
        self.voice = store.get("baker") if store.installed(store.get("baker")) else store.get("espeak")
        self._folder = store.folder(self.voice) if self.voice.files else None
        self.rate = self.voice.sample_rate
        self.written = bytearray()
        self.pieces: list[_Piece] = []
        self.shown: list[tuple[float, object, object]] = []
        self.changes: list[float] = []

    def read(self, meanwhile: Callable[[Aloud, threading.Event], None] | None = None) -> None:
        """From its first sentence to its last."""
        from langdu.speech import Speaker

        with (
            DevicePlayer() as player,
            Speaker(self.voice, self._folder) as speaker,
            self._kept(player),
            Recorder(self.rate) as recorder,
        ):
            player.start(self.rate)
            player.write(bytes(2 * self.rate // 10))
            player.drain()  # a null sink takes nothing for its first two seconds
            self.written.clear()
            player.start(self.rate)
            asyncio.run(self._show(speaker, player, meanwhile))
            recorder.wait_heard(0.5)
            self.heard, self.moment, self.gaps = recorder.samples(), recorder.moment, player.gaps
            self.recorded_from = recorder.at(self._began)
        self.places = self._found()

    async def _show(self, speaker, player, meanwhile) -> None:
        loop, over = asyncio.get_running_loop(), asyncio.Event()
        stop = threading.Event()

        def listen(event: object) -> None:
            if isinstance(event, Started):
                loop.call_soon_threadsafe(watch.wake)
            elif isinstance(event, Ended):
                loop.call_soon_threadsafe(over.set)

        aloud = Aloud(self.book, listen)
        aloud.use(speaker, player)
        watch = PositionWatch(aloud, lambda now: self.shown.append((time.monotonic(), now.place, now.span)))
        self._began = time.monotonic()
        aloud.play(self.book.first())
        watch.wake()
        if meanwhile is not None:
            threading.Thread(target=meanwhile, args=(aloud, stop), daemon=True).start()
        await over.wait()
        stop.set()
        watch.rest()
        aloud.close()

    def _kept(self, player: DevicePlayer):
        """Keep what is written, cut and marked."""
        write, cut, begin, add = player.write, player.cut, Track.begin, Track.add

        def kept_write(pcm: bytes) -> None:
            self.written += pcm
            write(pcm)

        def kept_cut(at: float) -> int:
            end = cut(at)
            del self.written[2 * end :]
            for piece in self.pieces:
                piece.end = min(piece.end, end)
            self.pieces = [piece for piece in self.pieces if piece.start < end]
            return end

        def kept_begin(track, place, at, skipped=0, turn=0):
            piece = begin(track, place, at, skipped, turn)
            self.pieces.append(_Piece(at, at, bool(skipped)))
            return piece

        def kept_add(track, marks, base, end) -> None:
            add(track, marks, base, end)
            self.pieces[-1].end = end
            self.pieces[-1].marks += [(base + mark.start, mark.span) for mark in marks]

        vars(player).update(write=kept_write, cut=kept_cut)
        return patch.multiple(Track, begin=kept_begin, add=kept_add)

    def change_speed(self, aloud: Aloud, stop: threading.Event) -> None:
        """Another speed every few seconds."""
        number = random.Random(7)
        while not stop.wait(number.uniform(1.5, 3.0)):
            self.changes.append(time.monotonic())
            aloud.set_rate(number.choice([rate for rate in (0.8, 1.0, 1.2, 1.5) if rate != aloud.rate]))

    def seek(self, aloud: Aloud, stop: threading.Event) -> None:
        """Back to one of the first sentences, ten times; the first of them are for it to be remembered."""
        number = random.Random(5)
        first = self.book.first()
        second = self.book.after(first)
        stop.wait(8)
        for _ in range(10):
            if stop.wait(number.uniform(1.2, 1.8)):
                return
            self.changes.append(time.monotonic())
            aloud.play(number.choice([first, second]))

    def _found(self) -> list[tuple[_Piece, int, float]]:
        """Each piece of over 0.15 s, how much later it is in the recording than on the stream, and its correlation."""
        stream = np.frombuffer(bytes(self.written), "<i2").astype(float)
        found, shift = [], self.recorded_from
        for piece in self.pieces:
            sound = stream[piece.start : piece.end]
            if len(sound) < 0.15 * self.rate or np.abs(sound).max() < LOUD:
                continue
            first = max(0, piece.start + shift - round(AROUND * self.rate))
            place, correlation = find(sound, self.heard[first : first + len(sound) + round(2 * AROUND * self.rate)])
            shift = first + place - piece.start
            found.append((piece, shift, correlation))
        return found


def _reactions() -> Iterator[Figure]:
    rate = 24000
    times: dict[str, list[float]] = {"pause": [], "resume": [], "stop": []}
    number = random.Random(3)
    sound = (6000 * np.sin(np.arange(rate * 2) / 5)).astype("<i2").tobytes()
    with DevicePlayer() as player, Recorder(rate) as recorder:
        player.start(rate)
        player.write(bytes(2000))
        player.drain()
        calls: list[tuple[str, float]] = []
        for _ in range(10):
            player.write(sound)
            for name, call in (("pause", player.pause), ("resume", player.resume), ("stop", player.flush)):
                recorder.wait_heard(number.uniform(0.3, 0.35))
                calls.append((name, time.monotonic()))
                call()
            recorder.wait_heard(0.3)
        samples = np.abs(recorder.samples())
        for name, called in calls:
            at = recorder.at(called)
            after = samples[at : at + rate // 4] > LOUD
            loud = np.flatnonzero(after)
            times[name].append(1000 * (loud[0] if name == "resume" else loud[-1]) / rate)
    for name, taken in times.items():
        yield _reaction(name, taken)


def _reaction(name: str, taken: Sequence[float]) -> Figure:
    return Figure(
        f"{name}: p50 of {len(taken)}", float(np.median(taken)), "ms", f"max {max(taken):.0f}, limit {REACTION}"
    )


def _highlight(reading: _Reading) -> Iterator[Figure]:
    correlations = [correlation for _, _, correlation in reading.places]
    yield Figure(
        f"correlation, least of {len(correlations)} sentences", min(correlations), "",
        f"median {np.median(correlations):.4f}, limit 0.99",
    )  # fmt: skip
    late, by_ear = [], []
    for piece, shift, _ in reading.places:
        for number, (start, span) in enumerate(piece.marks):
            shown = [moment for moment, _, seen in reading.shown if seen == span]
            if not shown:
                continue
            late.append(1000 * (shown[0] - reading.moment(start + shift)))
            if not number:
                first = np.flatnonzero(np.abs(reading.heard[piece.start + shift : piece.end + shift]) > LOUD)[0]
                by_ear.append(1000 * (shown[0] - reading.moment(piece.start + shift + first)))
    yield from _late("highlight after the sample of its mark", late)
    yield from _late("highlight after a sentence's first sound", by_ear)
    yield Figure("syllables that were not shown", sum(len(p.marks) for p, _, _ in reading.places) - len(late), "")
    yield Figure("times that the device ran dry", reading.gaps, "")


def _late(what: str, late: Sequence[float]) -> Iterator[Figure]:
    p50, p95 = np.median(late), np.percentile(np.abs(late), 95)
    yield Figure(
        f"{what}: p50", float(p50), "ms", f"of {len(late)}; off by p95 {p95:.0f} either way, limit {HIGHLIGHT}"
    )


def _gaps(reading: _Reading, what: str) -> Iterator[Figure]:
    shifts: NDArray[np.float64] = np.array([shift for _, shift, _ in reading.places], float)
    errors = np.abs(np.diff(shifts)) * 1000 / reading.rate
    correlations = [correlation for _, _, correlation in reading.places]
    yield Figure(f"{what}: gap nobody asked for, p50", float(np.median(errors)), "ms", f"of {len(errors)} gaps")
    yield Figure(f"{what}: the longest", float(errors.max()), "ms", f"limit {GAP}")
    yield Figure(f"{what}: correlation, least", min(correlations), "", f"median {np.median(correlations):.4f}")
    yield Figure(f"{what}: times that the device ran dry", reading.gaps, "")


def _seeks(reading: _Reading) -> Figure:
    begun = [reading.moment(piece.start + shift) for piece, shift, _ in reading.places]
    taken = [1000 * (min(moment for moment in begun if moment > called) - called) for called in reading.changes]
    return _reaction("seek, said before", taken)


def _speeds(reading: _Reading) -> Iterator[Figure]:
    shifts = {piece.start: shift for piece, shift, _ in reading.places}
    taken, missing, last = [], [], None
    for piece, shift, _ in reading.places:
        if last is not None:
            missing.append(abs(shift - last) * 1000 / reading.rate)
        last = shift
        if piece.rest:
            begun = reading.moment(piece.start + shifts[piece.start])
            before = [called for called in reading.changes if called < begun]
            taken.append(1000 * (begun - before[-1]))
    yield Figure(f"speed: {len(reading.changes)} changes, to the first new syllable", float(np.median(taken)), "ms",
                 f"max {max(taken):.0f}; a syllable lasts 150 to 300")  # fmt: skip
    yield Figure("speed: silence nobody asked for, the longest", max(missing), "ms", f"limit {GAP}")
