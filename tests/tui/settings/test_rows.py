"""A setting's line, and what a step makes of it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from langdu.config import SETTINGS
from langdu.tui.settings.rows import WIDE, row, stepped


@pytest.mark.parametrize(
    ("key", "value", "steps", "then"),
    [
        ("rate", 1.0, 1, 1.1),
        ("rate", 1.1, -1, 1.0),
        ("rate", 2.0, 1, 2.0),
        ("volume", 100, -1, 95),
        ("latency", -200, -1, -200),
        ("gap", 0.0, 1, 0.5),
        ("ruby", "off", 1, "above"),
        ("ruby", "above", -1, "off"),
        ("keep_recordings", False, 1, True),
        ("speeds", (0.7,), 1, (0.7,)),
        ("device", "", 1, ""),
    ],
)
def test_a_step(key: str, value: object, steps: int, then: object) -> None:
    got = stepped(SETTINGS[key], value, steps)
    assert got == then
    assert type(got) is type(then)


def test_a_name_steps_through_those_that_are_there() -> None:
    names = ("auto", "baker", "espeak")
    assert stepped(SETTINGS["voice"], "espeak", 1, names) == "auto"
    assert stepped(SETTINGS["voice"], "gone", 1, names) == "auto"
    assert stepped(SETTINGS["voice"], "gone", -1, names) == "espeak"


@pytest.mark.parametrize("width", [20, 37, WIDE, 297])
@pytest.mark.parametrize("value", ["", "耳机" * 30, "[red]x[/]\x1b[31m"])
def test_it_fits_and_shows_values_as_they_are(width: int, value: str) -> None:
    shown = row(SETTINGS["device"], value, "config.toml, line 3", width)
    assert "\x1b" not in "".join(shown)
    assert cell_len(shown.name + shown.before + shown.value + shown.after) <= max(width, 27)
    assert bool(shown.origin) == (width >= WIDE)


def test_a_click_on_a_sign_steps() -> None:
    shown = row(SETTINGS["rate"], 1.0, "", 80)
    line = shown.name + shown.before + shown.value + shown.after
    assert shown.step_at(line.index("-")) == -1
    assert shown.step_at(line.index("+")) == 1
    assert shown.step_at(0) == shown.step_at(line.index("1")) == 0
    assert row(SETTINGS["speeds"], (), "", 80).step_at(25) == 0
