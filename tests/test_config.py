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


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rate = ", "cannot be read"),
        ("speed = 2", "unknown setting 'speed'"),
        ('rate = "fast"', "rate is not a float"),
        ("rate = 3.0", "out of range"),
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
