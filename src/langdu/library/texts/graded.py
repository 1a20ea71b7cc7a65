"""The short texts that come with langdu, of our own writing: a dozen for each level of HSK (2.0), 1 to 6.

Each is a Markdown file with its title above and its glosses in the text, in `graded_texts/hsk1/01.md` to `hsk6/12.md`.
They are counted only when they are listed: 3 ms. `tests/library/test_graded.py` says what a text has to be like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from langdu.model import HANZI

LEVELS = (1, 2, 3, 4, 5, 6)
#: What stands before the title on a file's second line.
_TITLE = "title: "
_RUN = re.compile(f"{HANZI.pattern}+")


@dataclass(frozen=True, slots=True)
class GradedText:
    """A short text.

    Attributes:
        level: of HSK, 1 to 6.
        number: in its level, from 1.
        title: what it is called.
        characters: its hanzi, without the title's.
        path: where it lies, as the library knows a book's path.
    """

    level: int
    number: int
    title: str
    characters: int
    path: str

    @property
    def id(self) -> str:
        """What `langdu open` calls it: hsk3-05."""
        return f"hsk{self.level}-{self.number:02}"


@cache
def graded_texts() -> tuple[GradedText, ...]:
    """All of them, by level and number."""
    folder = Path(str(resources.files("langdu.library") / "graded_texts")).resolve()
    files = (file for level in LEVELS for file in (folder / f"hsk{level}").glob("*.md"))
    return tuple(sorted(map(_read, files), key=lambda text: text.id))


def graded_text(told: str) -> GradedText | None:
    """The one that has this id or this title, in small letters or capitals; None if there is none."""
    wanted = told.casefold()
    return next((text for text in graded_texts() if wanted in (text.id, text.title.casefold())), None)


def _read(file: Path) -> GradedText:
    _, named, rest = file.read_bytes().decode().split("\n", 2)
    title = named.removeprefix(_TITLE).strip()
    level, number = int(file.parent.name.removeprefix("hsk")), int(file.stem)
    return GradedText(level, number, title, _characters(rest) - _characters(title), str(file))


def _characters(text: str) -> int:
    return sum(map(len, _RUN.findall(text)))
