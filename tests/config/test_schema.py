"""What is declared of each setting, and what derives from it."""

from __future__ import annotations

import tomllib
from dataclasses import asdict

import pytest

from langdu.config import CHOICES, LIMITS, SETTINGS, Settings
from langdu.config.example import example
from langdu.config.settings import GROUPS, grouped


@pytest.mark.parametrize("key", SETTINGS)
def test_each_says_what_it_does_and_allows_its_default(key: str) -> None:
    one = SETTINGS[key]
    assert one.about.endswith(".")
    assert one.group in GROUPS
    assert one.trouble(one.default) is None
    assert one.parsed(one.shown(one.default)) == one.default


def test_what_others_ask_for_derives_from_it() -> None:
    assert LIMITS["rate"] == (0.5, 2.0)
    assert CHOICES["form"] == ("citation", "spoken")
    assert [one.key for _, settings in grouped() for one in settings] == list(SETTINGS)


def test_the_example_is_a_file_with_every_setting_as_it_is_without_one() -> None:
    table = tomllib.loads(example())
    assert table == {
        key: list(value) if isinstance(value, tuple) else value for key, value in asdict(Settings()).items()
    }
    assert tomllib.loads(example(off=True)) == {}


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("rate", " 1.2 ", 1.2),
        ("rate", "1", 1.0),
        ("volume", "80", 80),
        ("latency", "-20", -20),
        ("keep_recordings", "ON", True),
        ("keep_recordings", "false", False),
        ("speeds", "0.7, 1", (0.7, 1.0)),
        ("speeds", "[0.7 0.85 1]", (0.7, 0.85, 1.0)),
        ("speeds", "", ()),
        ("device", "耳机", "耳机"),
    ],
)
def test_what_is_typed(key: str, typed: str, value: object) -> None:
    assert SETTINGS[key].parsed(typed) == value
    assert type(SETTINGS[key].parsed(typed)) is type(value)


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("rate", "fast", "a number from 0.5 to 2"),
        ("rate", "nan", "a number"),
        ("rate", "1e999", "from 0.5"),
        ("rate", "１", "a number"),
        ("volume", "9.5", "a whole number from 0 to 100"),
        ("ruby", "left", "above or below"),
        ("keep_recordings", "perhaps", "true or false"),
        ("speeds", "0.7 slow", "up to 9 numbers from 0.5 to 2"),
        ("cache_mb", "-1", "from 0 to 1000000"),
    ],
)
def test_what_is_typed_and_may_not_be(key: str, typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        SETTINGS[key].parsed(typed)
