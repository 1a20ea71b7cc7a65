"""The user's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.config import Settings, config_dir, settings
from langdu.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(home: Path) -> Path:
    config_dir().mkdir(parents=True)
    return config_dir() / "config.toml"


def test_none_are_needed() -> None:
    assert settings() == Settings()


def test_they_are_read(file: Path) -> None:
    file.write_text('voice = "espeak"\nrate = 2\nruby = "below"\n', "utf-8")
    assert settings() == Settings(voice="espeak", rate=2.0, ruby="below")


def test_how_it_is_heard_and_practised(file: Path) -> None:
    file.write_text('device = "Headset"\nvolume = 80\nlatency = 150\nrepeat = 3\ngap = 1\nspeeds = [0.7, 1]\n', "utf-8")
    assert settings() == Settings(device="Headset", volume=80, latency=150, repeat=3, gap=1.0, speeds=(0.7, 1.0))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rate = ", "cannot be read"),
        ("speed = 2", "unknown setting 'speed'"),
        ('rate = "fast"', "rate is not a float"),
        ("rate = 3.0", "out of range"),
        ("rate = true", "rate is not a float"),
        ("volume = 101", "volume 101 is out of range; use 0 to 100"),
        ("volume = 9.5", "volume is not an int"),
        ("latency = 2000", "use -200 to 1000"),
        ("repeat = 0", "use 1 to 9"),
        ("gap = -1", "use 0.0 to 3.0"),
        ("speeds = 0.7", "speeds is not a list"),
        ('speeds = ["slow"]', "speeds is not a list"),
        ("speeds = [0.1]", "speeds is not a list"),
        ('ruby = "left"', "above or below"),
        ("voice = 7", "voice is not a str"),
    ],
)
def test_what_makes_no_sense_is_named_with_its_file(file: Path, text: str, says: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=says) as caught:
        settings()
    assert str(file) in str(caught.value)


def test_bytes_that_are_no_text(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00rate")
    with pytest.raises(UsageError, match="cannot be read"):
        settings()
