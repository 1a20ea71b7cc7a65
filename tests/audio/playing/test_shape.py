"""Volume: what is softer, and that nothing clicks."""

from __future__ import annotations

from array import array

import pytest

from langdu.audio.playing.device import DevicePlayer
from langdu.audio.playing.shape import FADE, Gain

RATE = 8000
RAMP = round(FADE * RATE)


def shaped(gain: Gain, volume: float, count: int = 200) -> list[int]:
    data = bytearray(array("h", [8000] * count).tobytes())
    gain.apply(data, volume, RATE)
    return list(array("h", bytes(data)))


def test_full_volume_changes_nothing() -> None:
    assert shaped(Gain(), 1.0) == [8000] * 200


def test_half_the_volume_is_an_eighth_of_the_amplitude_and_nothing_jumps() -> None:
    samples = shaped(Gain(), 0.5)
    assert samples[-1] == 1000
    assert samples == sorted(samples, reverse=True)
    assert max(a - b for a, b in zip([8000, *samples], samples, strict=False)) < 8000 / RAMP * 3


def test_louder_again_and_into_silence() -> None:
    gain = Gain()
    assert shaped(gain, 0.0)[-1] == 0
    back = shaped(gain, 1.0)
    assert (back[0] < 100, back[-1]) == (True, 8000)


@pytest.mark.parametrize("volume", [0.0, 0.3, 1.0])
def test_extremes_stay_in_16_bits(volume: float) -> None:
    data = bytearray(array("h", [-32768, 32767] * 50).tobytes())
    Gain().apply(data, volume, RATE)
    assert len(data) == 200


def test_a_player_is_softer_at_once_though_louder_sound_was_written() -> None:
    taken: list[array[int]] = []

    class Ear:
        def __init__(self, pull, rate: int, name: str, period: int, backend: str | None) -> None:
            self.pull = pull
            ears.append(self)

        def close(self) -> None: ...

    ears: list[Ear] = []
    player = DevicePlayer(opener=Ear)
    player.start(RATE)
    player.write(array("h", [8000] * 4000).tobytes())
    player.volume = 0.5
    taken.append(array("h", ears[-1].pull(400)))
    player.close()
    assert taken[0][0] < 8000
    assert taken[0][-1] == 1000
