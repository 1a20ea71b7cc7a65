"""The user's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.config import Settings, config_dir, lines, problems, settings

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
        ("rate = ", "line 1: this line is not understood"),
        ("speed = 2", "did you mean speeds?"),
        ("colour = 2", "there are voice, dialogue_voice, rate"),
        ('rate = "fast"', "use a number from 0.5 to 2"),
        ("rate = 3.0", "rate = 3.0 is not understood; use a number from 0.5 to 2"),
        ("rate = true", "use a number"),
        ("volume = 101", "use a whole number from 0 to 100"),
        ("volume = 9.5", "use a whole number"),
        ("latency = 2000", "from -200 to 1000"),
        ("repeat = 0", "from 1 to 9"),
        ("gap = -1", "from 0 to 3"),
        ("speeds = 0.7", "as in [0.7, 0.85, 1.0]"),
        ('speeds = ["slow"]', "up to 9 numbers"),
        ("speeds = [0.1]", "up to 9 numbers"),
        ('ruby = "left"', "above or below"),
        ("voice = 7", "use a text in quotes"),
        ("keep_recordings = 1", "use true or false"),
        ("[voice]\nname = 1", "voice = {'name': 1} is not understood"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_costs_that_setting_alone(file: Path, text: str, says: str) -> None:
    file.write_text(f"latency = 150\n{text}\n" if "latency" not in text else f"{text}\n", "utf-8")
    (problem,) = problems()
    assert says.replace("line 1", "line 2") in str(problem)
    assert str(problem).startswith(f"{file}")
    assert settings() == Settings(latency=150 if "latency" not in text else 0)


def test_the_line_is_told_and_the_rest_is_used(file: Path) -> None:
    file.write_text('# mine\nvoice = "espeak"\n\nrate = 9\n"gap" = 2\nruby = below\nform = "spoken"\n', "utf-8")
    assert [(problem.line, problem.key) for problem in problems()] == [(4, "rate"), (6, "ruby")]
    assert settings() == Settings(voice="espeak", gap=2.0, form="spoken")
    assert lines() == {"voice": 2, "gap": 5, "form": 7}


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-8"])
def test_it_may_be_saved_by_notepad(file: Path, codec: str) -> None:
    file.write_bytes('voice = "espeak"\r\ndevice = "耳机"\r\n'.encode(codec))
    assert (settings(), problems()) == (Settings(voice="espeak", device="耳机"), ())


def test_bytes_that_are_no_text(file: Path) -> None:
    file.write_bytes(b"\x81\xff\x00rate")
    (problem,) = problems()
    assert "cannot be read" in str(problem)
    assert settings() == Settings()
