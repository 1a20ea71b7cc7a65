"""Which of the two places of settings wins, and that a change holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.config import config_file, settings
from langdu.errors import OutputFailed, UsageError
from langdu.library import Library
from langdu.session.kept_settings import KeptSettings, require

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "library.db")
    yield made
    made.close()


def write(text: str) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text, "utf-8")


def test_a_key_of_the_reader_wins_over_the_file_and_that_over_the_default(library: Library) -> None:
    write('# mine\nruby = "below"\nform = "spoken"\n')
    library.prefer("ruby", "off")
    kept = KeptSettings(library)
    told = [(key, kept.value(key), kept.told(key)) for key in ("ruby", "form", "rate")]
    assert told == [
        ("ruby", "off", "a key in the reader"),
        ("form", "spoken", "config.toml, line 3"),
        ("rate", 1.0, "the default"),
    ]


def test_what_is_changed_here_wins_over_the_key(library: Library) -> None:
    library.prefer("ruby", "off")
    kept = KeptSettings(library)
    kept.set("ruby", "below")
    assert (kept.value("ruby"), kept.origin("ruby")) == ("below", "file")
    assert settings().ruby == "below"
    assert library.preference("ruby", "above") == ""
    library.prefer("ruby", "off")
    kept.set("ruby", None)
    assert (kept.value("ruby"), kept.origin("ruby")) == ("above", "default")


def test_a_preference_that_is_none_counts_for_nothing(library: Library) -> None:
    library.prefer("ruby", "sideways")
    assert KeptSettings(library).origin("ruby") == "default"


def test_where_the_file_cannot_be_written_the_key_still_holds(library: Library) -> None:
    library.prefer("ruby", "off")
    config_file().parent.parent.mkdir(parents=True, exist_ok=True)
    config_file().parent.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(OutputFailed):
        KeptSettings(library).set("ruby", "below")
    assert KeptSettings(library).value("ruby") == "off"


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="no setting 'speed'"):
        require("speed")
