"""As in a container: no home folder, nowhere to write, no terminal, no locale; every command, and what it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.cli import COMMANDS

if TYPE_CHECKING:
    from tests.outside.program import User

SILENT = "--voice silence --rate 2"
#: Of each command: what is typed, its status, and what it says.
TYPED = {
    "read": (f"a.txt {SILENT}", 0, "雨停。"),
    "shelf": ("", 2, "needs a terminal"),
    "list": ("", 0, "no book was opened yet"),
    "open": ("", 2, "no book was opened yet"),
    "serve": ("--port 70000", 2, "there is no port 70000"),
    "bookmarks": ("", 0, "there is no bookmark"),
    "annotate": ("a.txt", 0, "雨(yǔ)停(tíng)。"),
    "explain": ("银行", 0, "háng"),
    "define": ("银行", 0, "bank"),
    "dictionaries": ("", 0, "CC-CEDICT"),
    "dictionaries remove": ("nothing", 2, "you have added none"),
    "export": ("a.txt -o a.wav --voice espeak", 0, "a.wav: 2 sentences"),
    "verify": ("a.wav", 3, "nothing to compare"),
    "voices": ("", 0, "espeak"),
    "voices install": ("baker --yes", 4, "set LANGDU_DATA_DIR"),
    "lexicon": ("", 0, ""),
    "lexicon add": ("行 háng", 1, "set LANGDU_DATA_DIR"),
    "words": ("", 0, "no word is kept yet"),
    "words mark": ("known 月亮", 1, "set LANGDU_DATA_DIR"),
    "words stats": ("a.txt", 0, "at a learner's"),
    "practise": ("--text 你好", 2, "needs a terminal"),
    "score": ("a.wav --text 雨停鸟叫", 3, "a.wav"),
    "drill": ("", 2, "needs a terminal"),
    "stats": ("", 0, "nothing is known yet"),
    "doctor": ("", 0, "NO  data"),
    "demo": (SILENT + " | head -1", 0, "清早的银行"),
    "cache": ("", 0, "0 sentences"),
    "cache clear": ("", 0, "0 sentences taken away"),
    "config": ("", 0, "rate"),
    "config check": ("", 0, "nothing is wrong"),
    "config set": ("rate 1.2", 1, "config.toml: cannot be written"),
    "config unset": ("rate", 0, "rate = 1.0 (the default)"),
    "config edit": ("", 1, "config.toml: cannot be written"),
    "config example": ("", 0, "rate = 1.0"),
    "completion": ("fish", 0, "langdu"),
    "help": ("", 0, "usage"),
}
#: No folder can be made there, by root either.
NOWHERE = "/proc/nowhere"
BARE = {"HOME": NOWHERE, "LANG": "", "LANGDU_DATA_DIR": "", "LANGDU_CONFIG_DIR": ""}


def test_every_command_is_tried() -> None:
    assert {typed.split()[0] for typed in TYPED} >= set(COMMANDS)


def prepared(user: User) -> User:
    assert user.runs("export", "a.txt", "-o", "a.wav", "--voice", "silence").status == 0
    return user


@pytest.mark.parametrize("command", TYPED)
def test_without_a_home_to_write_to(user: User, command: str) -> None:
    words, status, said = TYPED[command]
    if command in ("score", "verify"):
        prepared(user)
    done = user.types(f"set -o pipefail; $L {command} {words}", **BARE)
    assert done.status == status, done
    assert said in done.out + done.err
    assert "Traceback" not in done.err
    assert not (user.home / ".local").exists()


@pytest.mark.parametrize("place", ["/proc/a.wav", "/proc/nowhere/a.srt", "/dev/null/a.json"])
def test_nowhere_to_write_the_output_is_told(user: User, place: str) -> None:
    done = user.runs("export", "a.txt", "-o", place, "--voice", "silence", **BARE)
    assert done.status == 1
    assert place in done.told()
    assert "lock" not in done.told()


@pytest.mark.parametrize("variable", ["HOME", "PATH", "both"])
def test_without_the_usual_variables(user: User, variable: str) -> None:
    without = {name: "" for name in ("HOME", "PATH") if variable in (name, "both")}
    done = user.runs("annotate", "a.txt", **{**BARE, **without})
    assert (done.status, done.err) == (0, "")


def test_a_home_has_nothing_of_others_in_it(user: User) -> None:
    """Libraries that langdu uses leave no caches, no numbers that tell machines apart, and send nothing."""
    prepared(user)
    before = sorted(user.home.rglob("*"))
    user.runs("score", "a.wav", "--text", "雨停鸟叫")
    user.runs("annotate", "a.txt")
    assert sorted(user.home.rglob("*")) == before
