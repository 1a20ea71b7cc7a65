"""The command line as it is typed, the settings as they are written, names as files have them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.outside.program import User

SILENT = ["--voice", "silence"]


@pytest.mark.parametrize(
    "words",
    [
        [*SILENT, "--plain", "a.txt"],
        ["--plain", *SILENT, "--", "a.txt"],
        ["--plain", "a.txt", *SILENT],
        [*SILENT, "read", "--plain", "a.txt"],
    ],
)
def test_options_stand_where_they_like(user: User, words: list[str]) -> None:
    user.writes("a.txt", "雨。\n")
    done = user.runs(*words)
    assert (done.status, done.out.splitlines()[0], done.err) == (0, "雨。", "")


def test_a_command_may_stand_behind_its_options(user: User) -> None:
    assert user.runs(*SILENT, "export", "a.txt", "-o", "a.srt").status == 0
    assert "鸟叫。" in (user.home / "a.srt").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("exprot a.txt", "langdu export a.txt"),
        ("help exprot", "export"),
        ("hepl", "langdu help"),
        ("a.txt --voise silence", "--voice"),
        ("a.txt --rate 9", "from 0.5 to 2"),
        ("config chekc", "check"),
        ("nothere.txt", "nothere.txt"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(user: User, line: str, meant: str) -> None:
    done = user.types(f"$L {line}")
    assert done.status in (2, 3)
    assert meant in done.told()
    assert "lambda" not in done.err


@pytest.mark.parametrize("line", ["help", "help export", "export --help", "-h", "--version", "", "config path"])
def test_help_comes_on_standard_output(user: User, line: str) -> None:
    done = user.types(f"$L {line}")
    assert (done.status, done.err) == (0, "")
    assert done.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_takes_its_completion(user: User, shell: str) -> None:
    done = user.runs("completion", shell)
    assert done.status == 0
    assert "annotate" in done.out
    if shell == "bash":
        loaded = user.types('eval "$($L completion bash)" && complete -p langdu')
        assert "langdu" in loaded.out


WRONG = 'devise = "x"\nrate = "fast"\nvoice = "caruso"\ngloss = "ignore"\n'


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_mistakes_in_the_settings_cost_those_settings_alone(user: User, coding: str) -> None:
    user.sets(WRONG.encode(coding))
    done = user.runs("annotate", "a.txt")
    assert done.status == 0
    assert done.out.startswith("雨(yǔ)停")
    told = user.runs("config", "check").out.splitlines()
    assert told[:2] == [line.removeprefix("langdu: ") for line in done.err.splitlines()]
    wanted = [(1, "devise", "device"), (2, "rate", "0.5 to 2"), (3, "caruso", "espeak")]
    for line, (number, key, allowed) in zip(told, wanted, strict=True):
        assert f"config.toml, line {number}: " in line
        assert key in line
        assert allowed in line
    assert user.runs("config", "check").status == 2
    assert 'gloss           "ignore"          line 4' in user.runs("config").out
    assert "NO  settings" in user.runs("doctor").out


def test_a_voice_of_the_settings_that_is_none_is_stood_in_for(user: User) -> None:
    user.sets('voice = "caruso"\n')
    assert user.runs("export", "a.txt", "-o", "a.wav").err.count("caruso") == 1
    assert (user.home / "a.wav").exists()
    assert user.runs("export", "a.txt", "-o", "b.wav", "--voice", "nobody").status == 4


def test_a_file_of_settings_that_is_none_blocks_nothing(user: User) -> None:
    for content in (b"\xff\xfe\x00\xd8", b"[[[", bytes(200), "声音 = 大".encode("gb18030")):
        user.sets(content)
        assert user.runs("annotate", "a.txt").status == 0
        assert "config.toml" in user.runs("config", "check").out
    user.sets(WRONG).unlink()
    (user.home / "config" / "config.toml").mkdir()
    assert user.runs("annotate", "a.txt").status == 0


NAMES = [
    b"gbk\xc4\xe3\xba\xc3.txt",
    ("很长的名字" * 16 + "的").encode() + b".txt",
    "雨 停\t了 .txt".encode(),
    b"-o.txt",
    b"\x1b[31mred.txt",
]


@pytest.mark.parametrize(
    ("name", "locale"), [*((name, "C.UTF-8") for name in NAMES), (NAMES[0], "POSIX"), (NAMES[1], "")]
)
def test_names_of_files_are_any_bytes(user: User, name: bytes, locale: str) -> None:
    try:
        (user.home / os.fsdecode(name)).write_text("雨。\n", "utf-8")
    except OSError:
        pytest.skip("this system's files have names in UTF-8 only")
    known = {"LANG": locale, "LC_ALL": locale}
    done = user.runs("annotate", "--", name, **known)
    assert (done.status, done.out, done.err) == (0, "雨(yǔ)。\n", "")
    out = name.removesuffix(b".txt")[:240] + b".srt"
    assert user.runs("export", *SILENT, b"--output=" + out, "--", name, **known).status == 0
    assert (user.home / os.fsdecode(out)).exists()
    missing = user.runs("annotate", "--", b"no" + name, **known)
    assert missing.status == 3
    assert "\x1b" not in missing.told()
