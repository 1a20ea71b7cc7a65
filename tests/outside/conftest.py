"""What the tests from outside share."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.outside.program import User

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]  # they are written in bash


@pytest.fixture
def user(tmp_path: Path) -> User:
    """With two short lines of Chinese in a.txt."""
    made = User(tmp_path)
    made.writes("a.txt", "雨停。\n鸟叫。\n")
    return made
