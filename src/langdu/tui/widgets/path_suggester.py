"""Completes the name of a file while it is typed."""

from __future__ import annotations

from pathlib import Path

from textual.suggester import Suggester

#: Entries of a folder that are looked through at most.
MOST_ENTRIES = 5000


class PathSuggester(Suggester):
    """Suggests the first folder or text whose name begins like what was typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The name in full, a folder's with a slash; None if none begins so."""
        if not value or "://" in value:
            return None
        head, slash, begun = value.rpartition("/")
        names = _names(Path(f"{head}/" if slash else ".").expanduser())
        found = next((name for name in names if name.startswith(begun) and name != begun), None)
        return None if found is None else f"{head}{slash}{found}"


def _names(folder: Path) -> list[str]:
    from langdu import importers  # takes 40 ms, which the shelf does without until somebody types a path
    from langdu.importers.several.natural_order import natural_key

    endings = frozenset(importers.endings())
    names = []
    try:
        for number, entry in enumerate(folder.iterdir()):
            if number >= MOST_ENTRIES:
                break
            if not entry.name.startswith(".") and entry.name.isprintable():
                names += [f"{entry.name}/"] if entry.is_dir() else [entry.name] * (entry.suffix.lower() in endings)
    except OSError:
        return []
    return sorted(names, key=natural_key)
