"""Which dependencies have no wheel on which platform; asks the package index, a minute or two.

    python -m tests.bench wheels

tests/data/wheels.tsv has what it found; tests/test_packages.py holds the conditions in pyproject.toml against it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

from tests.bench import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PYTHON = "3.12"
_GLIBC = ("2_17", "2_27", "2_28", "2_31", "2_34", "2_35", "2_36")
_MAC = ("10_9", "10_12", "10_13", "11_0", "12_0", "13_0", "14_0")
PLATFORMS = {
    ("Linux", "Linux", "x86_64"): ("manylinux2014_x86_64", *(f"manylinux_{libc}_x86_64" for libc in _GLIBC)),
    ("Linux on ARM", "Linux", "aarch64"): ("manylinux2014_aarch64", *(f"manylinux_{libc}_aarch64" for libc in _GLIBC)),
    ("macOS on Apple silicon", "Darwin", "arm64"): tuple(
        f"macosx_{version}_{machine}" for version in _MAC for machine in ("arm64", "universal2")
    ),
    ("macOS on Intel", "Darwin", "x86_64"): tuple(
        f"macosx_{version}_{machine}" for version in _MAC for machine in ("x86_64", "universal2")
    ),
    ("Windows", "Windows", "AMD64"): ("win_amd64",),
    ("Windows on ARM", "Windows", "ARM64"): ("win_arm64",),
    ("Alpine", "Linux", "x86_64"): ("musllinux_1_1_x86_64", "musllinux_1_2_x86_64"),
    ("Alpine on ARM", "Linux", "aarch64"): ("musllinux_1_1_aarch64", "musllinux_1_2_aarch64"),
}


def has_wheel(requirement: str, tags: tuple[str, ...]) -> bool:
    """Whether pip finds a wheel."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--python-version", PYTHON, "--implementation", "cp"]
    command += [word for abi in ("cp312", "abi3", "none") for word in ("--abi", abi)]
    command += [word for tag in tags for word in ("--platform", tag)]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([*command, "--dest", folder, requirement], capture_output=True, check=False)
    return done.returncode == 0


def run(_: Path) -> Iterator[Figure]:
    """A figure a platform; the row of the table beside it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [Requirement(text) for text in project["dependencies"]] + [Requirement("onnxruntime>=1.20")]
    for (name, _system, _machine), tags in PLATFORMS.items():
        lacks = sorted(one.name for one in wanted if not has_wheel(f"{one.name}{one.specifier}", tags))
        yield Figure(name, len(lacks), "lacking", " ".join(lacks))
