"""A sound server of one's own whose loudspeaker is nothing and whose microphone hears what it plays.

A private PulseAudio with null sinks: `Server` starts it, and points this process to it; `Recorder` takes down what
the sink plays and says *when* it played it.

The recorder's clock is `time.monotonic`, as the player's: the null sink keeps the same clock (it has no crystal), so a
recorded sample's moment is its number over the rate, and a constant. That constant is the smallest there was of
(arrival of a piece - duration of what has arrived): a piece cannot arrive before it was played, and some piece is
not held up. The server renders and hands over in pieces of `PIECE`, so moments are true to about 10 ms.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Milliseconds that the recorder asks the server for at a time.
PIECE = 5
#: Seconds that the server and the recorder have to come up.
PATIENCE = 20.0
CONFIGURATION = """\
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
load-module module-null-sink sink_name=fake rate=48000 channels=2 sink_properties=device.description=Fake
load-module module-null-sink sink_name=other rate=48000 channels=2 sink_properties=device.description=Other
set-default-sink fake
set-default-source fake.monitor
"""


def is_there() -> bool:
    """Whether this machine has what it takes."""
    return all(shutil.which(program) for program in ("pulseaudio", "pactl", "parec"))


class Server:
    """A PulseAudio with the sinks `fake` (the default one) and `other`; a context manager."""

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="pa"))  # short: a socket's path has 108 characters at most
        self._before = dict(os.environ)
        os.environ.update(
            HOME=str(self._folder),
            XDG_RUNTIME_DIR=str(self._folder),
            XDG_CONFIG_HOME=str(self._folder),
            PULSE_RUNTIME_PATH=str(self._folder),
            PULSE_SERVER=f"unix:{self._folder}/native",
        )
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        os.environ.clear()
        os.environ.update(self._before)
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Bring it up, also after `kill`."""
        script = self._folder / "start.pa"
        script.write_text(CONFIGURATION.format(socket=self._folder / "native"), "utf-8")
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes", "--use-pid-file=no"]
        log = f"--log-target=file:{self._folder}/log"
        self._process = subprocess.Popen(["pulseaudio", *options, log, "-F", str(script)], stderr=subprocess.DEVNULL)
        wait_for(lambda: "fake.monitor" in self.control("list", "short", "sources"))

    def kill(self) -> None:
        """Have it gone without a farewell."""
        self._process.kill()
        self._process.wait()

    def control(self, *words: str) -> str:
        """What pactl answers."""
        return subprocess.run(["pactl", *words], capture_output=True, text=True, check=False).stdout

    def unplug(self, sink: str) -> None:
        """Take a sink away."""
        modules = self.control("list", "short", "modules").splitlines()
        self.control("unload-module", next(line.split()[0] for line in modules if f"sink_name={sink} " in line))


class Recorder:
    """Takes down what a sink plays, in mono; a context manager, running when it is entered."""

    def __init__(self, rate: int, sink: str = "fake") -> None:
        self.rate = rate
        self._sink = sink
        self._pieces: list[bytes] = []
        self._count = 0
        self._offset = float("inf")

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [
                *("parec", "--raw", "--format=s16le", "--channels=1", f"--rate={self.rate}"),
                *(f"--device={self._sink}.monitor", f"--latency-msec={PIECE}"),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._take, daemon=True).start()
        wait_for(lambda: self._count > 0)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def _take(self) -> None:
        assert self._process.stdout is not None
        while piece := self._process.stdout.read1(1 << 16):
            arrived = time.monotonic()
            self._pieces.append(piece)
            self._count += len(piece)
            self._offset = min(self._offset, arrived - self._count / 2 / self.rate)

    def samples(self) -> NDArray[np.float64]:
        """What was heard so far."""
        data = b"".join(self._pieces)
        return np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(float)

    def moment(self, sample: float) -> float:
        """When a sample was played, as `time.monotonic` counts."""
        return self._offset + sample / self.rate

    def at(self, moment: float) -> int:
        """The sample that was played at a moment."""
        return round((moment - self._offset) * self.rate)

    def wait_heard(self, seconds: float) -> None:
        """Until so much more was recorded."""
        wanted = self._count + 2 * round(seconds * self.rate)
        wait_for(lambda: self._count >= wanted, seconds + PATIENCE)


def wait_for(true, patience: float = PATIENCE) -> None:
    """Wait for something to come true; fails when it does not."""
    end = time.monotonic() + patience
    while not true():
        if time.monotonic() > end:
            raise AssertionError("it did not come true in time")
        time.sleep(0.02)


def find(piece: NDArray[np.float64], within: NDArray[np.float64]) -> tuple[int, float]:
    """Where `piece` is in a recording, and how well it correlates there (1 is perfect).

    The server resamples, so that the recording may lie between samples: the piece is shifted by the part of one that
    the correlations around the best place tell (a parabola through them).
    """
    size = 1 << (len(piece) + len(within) - 1).bit_length()
    spectrum = np.fft.rfft(piece, size)
    likeness = np.fft.irfft(np.fft.rfft(within, size) * np.conj(spectrum), size)
    place = int(np.argmax(likeness[: max(1, len(within) - len(piece) + 1)]))
    before, best, after = likeness[place - 1], likeness[place], likeness[(place + 1) % size]
    part = (before - after) / (2 * (before - 2 * best + after))
    shifted = np.fft.irfft(spectrum * np.exp(-2j * np.pi * np.fft.rfftfreq(size) * part), size)
    heard = within[place : place + len(piece)]
    return place, float(np.corrcoef(shifted[: len(heard)], heard)[0, 1])
