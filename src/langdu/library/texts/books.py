"""Books in the library: which of them a text is, where its reader was, and where corrections and bookmarks belong now.

A text is known by its digest while nothing has changed; else by its path, if it resembles what was there; else by
what it resembles, wherever it lies.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langdu.library.texts import bookmarks, characters
from langdu.library.texts.anchors import Anchor, anchor_at, find
from langdu.library.texts.characters import Met
from langdu.library.texts.sketch import resemblance, sketch, unpacked

if TYPE_CHECKING:
    from langdu.library.store import Library
    from langdu.library.texts.sketch import Sketch

#: What a text must share with what was at its path: less is another text. Measured: texts on other things share
#: nothing, one of which nine tenths were replaced 0.05.
SAME_PATH = 0.1
#: What it must share with a text from elsewhere: half of it was added, or a third edited, since it was moved. Where the
#: other one still lies where it was, both are there, and more is asked.
MOVED, BOTH_THERE = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class FoundBook:
    """A book that was opened.

    Attributes:
        id: its own.
        met: the hanzi before the place.
        place: where the reader was, a code point of the text as it is now.
        lost: corrections that could not be placed in the text as it is now.
        is_place_lost: whether the place could not.
        lost_bookmarks: bookmarks that could not.
    """

    id: str
    met: Met = field(compare=False)
    place: int = 0
    lost: int = 0
    is_place_lost: bool = False
    lost_bookmarks: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A text, as the library knows it.

    Attributes:
        source: the whole.
        digest: of the whole.
        title: what to call it.
        path: where it came from; "" for none.
        author: who wrote it; "" where nobody tells.
    """

    source: str
    digest: str
    title: str = ""
    path: str = ""
    author: str = ""


def open_book(library: Library, text: Text) -> FoundBook:
    """Find a book, or begin one; its place, corrections and bookmarks are brought to where they are in the text now.

    Raises:
        OutputFailed: the library cannot be used.
    """
    now = sketch(text.source)
    unchanged = library.rows(f"{_ROWS} WHERE digest = ? ORDER BY opened DESC LIMIT 1", (text.digest,))
    row = _Row(*unchanged[0]) if unchanged else _resembling(library, text, now)  # type: ignore[arg-type]
    if row is None:
        return _begin(library, text, now)
    place, is_lost = _place(row, text)
    moved, lost = _moved(library, row, text)
    marks, lost_marks = bookmarks.moved(library, row.id, text)
    anchor = anchor_at(text.source, place)
    has, met = _characters(row, text, place)
    with library.transaction() as run:
        run(
            "UPDATE books SET title = ?, author = ?, path = ?, digest = ?, sketch = ?, place = ?, before = ?, "
            "after = ?, characters = ?, met_characters = ?, hanzi_left = ?, opened = CURRENT_TIMESTAMP WHERE id = ?",
            (
                *(text.title, text.author, text.path, text.digest, now.packed, place, anchor.before, anchor.after),
                *(has, characters.packed(met.characters), met.left, row.id),
            ),
        )
        for values in moved:
            run(
                "UPDATE OR REPLACE corrections SET start = ?, before = ?, after = ?, digest = ? "
                "WHERE text = ? AND book = ? AND start = ?",
                values,
            )
        for values in marks:
            run(bookmarks.MOVE, values)
    return FoundBook(row.id, met, place, 0 if unchanged else lost, is_lost, 0 if unchanged else lost_marks)


def remember(library: Library, book: str, source: str, place: int, met: Met) -> None:
    """Keep where the reader is: a code point of the source, and the hanzi before it.

    Raises:
        OutputFailed: it could not be stored.
    """
    anchor = anchor_at(source, place)
    library.write(
        "UPDATE books SET place = ?, before = ?, after = ?, met_characters = ?, hanzi_left = ? WHERE id = ?",
        (place, anchor.before, anchor.after, characters.packed(met.characters), met.left, book),
    )


def chapter_rule(library: Library, path: str) -> str:
    """The regular expression for the chapters of the book that was last opened at a path; "" for none.

    Raises:
        OutputFailed: the library cannot be used.
    """
    rows = library.rows("SELECT chapters FROM books WHERE path = ? ORDER BY opened DESC LIMIT 1", (path,))
    return str(rows[0][0]) if path and rows else ""


def keep_chapter_rule(library: Library, book: str, rule: str) -> None:
    """Keep it for the next time; "" forgets it.

    Raises:
        OutputFailed: it could not be stored.
    """
    library.write("UPDATE books SET chapters = ? WHERE id = ?", (rule, book))


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    path: str
    digest: str
    sketch: str
    place: int
    before: str
    after: str
    characters: bytes | None
    met: bytes | None
    left: int | None


_ROWS = "SELECT id, path, digest, sketch, place, before, after, characters, met_characters, hanzi_left FROM books"


def _resembling(library: Library, text: Text, now: Sketch) -> _Row | None:
    """The book that was at the text's path, or that it resembles; None if it is none of them."""
    if not text.path:
        return None  # from standard input, or written on the command line: nobody edits it
    rows = [_Row(*row) for row in library.rows(f"{_ROWS} WHERE path != '' ORDER BY opened DESC")]  # type: ignore[arg-type]
    scored = [(_likeness(row, text, now), row) for row in rows]
    best = max((score for score, _ in scored), default=0.0)
    return next((row for score, row in scored if score == best > 0), None)


def _likeness(row: _Row, text: Text, now: Sketch) -> float:
    """How surely a text is a book, 0 if it is none: 1 and more for the same path."""
    was = unpacked(row.sketch)
    share = None if was is None else resemblance(was, now)
    if row.path == text.path:
        return 1.0 + (share or 0.0) if share is None or share >= SAME_PATH else 0.0
    if share is None:
        return 0.0
    return share if share >= (BOTH_THERE if _is_there(row.path) else MOVED) else 0.0


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _begin(library: Library, text: Text, now: Sketch) -> FoundBook:
    """A new book."""
    taken = {row[0] for row in library.rows("SELECT id FROM books WHERE id LIKE ?", (f"{text.digest}%",))}
    names = (text.digest, *(f"{text.digest}-{number}" for number in range(2, len(taken) + 2)))
    free = next(name for name in names if name not in taken)
    met = Met(text.source, 0)
    library.write(
        "INSERT INTO books (id, title, author, path, digest, sketch, characters, met_characters, hanzi_left) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(free, text.title, text.author, text.path, text.digest, now.packed),
            *(characters.packed(characters.characters_in(text.source)), characters.packed(met.characters), met.left),
        ),
    )
    return FoundBook(free, met)


def _characters(row: _Row, text: Text, place: int) -> tuple[bytes, Met]:
    """The hanzi of a text that was opened before, packed, and those before the place: kept while nothing changes."""
    if row.digest == text.digest and row.characters is not None and row.left is not None and place == row.place:
        return row.characters, Met(text.source, place, characters.unpacked(row.met), row.left)
    return characters.packed(characters.characters_in(text.source)), Met(text.source, place)


def _place(row: _Row, text: Text) -> tuple[int, bool]:
    """Where the reader was, and whether that is only about there: what stood around it is gone."""
    length = len(text.source)
    if row.digest == text.digest or not row.place or not (row.before or row.after):
        return min(row.place, length), False
    found = find(text.source, Anchor(row.place, row.before, row.after))
    if found is not None:
        return found, False
    was = unpacked(row.sketch)
    return min(length, round(row.place * length / max(1, was.size)) if was else row.place), True


def _moved(library: Library, row: _Row, text: Text) -> tuple[list[tuple[object, ...]], int]:
    """The corrections at places of the book: new place, its surroundings, digest, and the key; how many have none."""
    rows: list[tuple[Any, ...]] = library.rows(
        "SELECT text, start, digest, before, after FROM corrections WHERE book = ? AND start >= 0", (row.id,)
    )
    moved: list[tuple[object, ...]] = []
    lost = 0
    for word, start, digest, before, after in rows:
        is_here = digest == text.digest or not (before or after)
        at = start if is_here else find(text.source, Anchor(start, before, after), word)
        if at is None or (is_here and digest != text.digest and not text.source.startswith(word, start)):
            lost += 1
            continue
        anchor = anchor_at(text.source, at)
        moved.append((at, anchor.before, anchor.after, text.digest, word, row.id, start))
    return moved, lost
