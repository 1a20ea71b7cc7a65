"""Tables that a linguist can edit; each file's head names its source."""

from __future__ import annotations

from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated table here, comments and empty lines left out."""
    lines = (files(__name__) / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ") and line != "#"]
