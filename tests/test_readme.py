"""What the README says can be done."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from langdu.cli import COMMANDS, parser, with_command
from langdu.config.example import example
from langdu.practice.tones.verdict import RUNNING, WORDS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

README = (ROOT / "README.md").read_text("utf-8")


def examples() -> Iterator[str]:
    for block in re.findall(r"```sh\n(.*?)```", README, re.S):
        for line in block.splitlines():
            command = line.split("#")[0].strip()
            if command.split(" ")[0] == "langdu":
                yield command.split(">")[0].strip()


@pytest.mark.parametrize("example", list(examples()))
def test_every_example_is_a_command(example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langdu.cli.streams.on_terminal", lambda: True)
    options = parser().parse_args(with_command(shlex.split(example)[1:]))
    assert options.command in COMMANDS


@pytest.mark.parametrize("mark", ["start", "tests"])
def test_the_two_commands_are_one_line_each(mark: str) -> None:
    block = re.search(rf"<!-- {mark} -->\n```sh\n(.*?)```\n<!-- end -->", README, re.S)
    assert block is not None
    assert len(block[1].strip().splitlines()) == 1


def test_what_it_shows_is_there() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file()


def test_the_thresholds_it_prints_are_those_that_judge() -> None:
    assert f"| {WORDS.green:.2f} / {WORDS.red:.2f} | {RUNNING.green:.2f} / {RUNNING.red:.3f} |" in README


def test_the_settings_it_shows_are_those_there_are() -> None:
    assert f"```toml\n{example()}```" in README
