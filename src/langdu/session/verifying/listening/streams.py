"""The sound of exported files as one stream: audio files, and the pieces inside books and pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from langdu.exporters import ending_of
from langdu.session.verifying.formats import read_aloud_book, web_page
from langdu.session.verifying.sound import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.session.verifying.content import OutputContent


def stream(path: Path, content: OutputContent | None) -> Iterator[tuple[float, Any, int]]:
    """Where each block begins in seconds, its samples, mono with full scale 1, and their rate in Hz.

    Args:
        path: the file.
        content: what a book or a page says; None for an audio file.

    Raises:
        BadInput: it cannot be decoded.
    """
    ending = ending_of(path)
    if content is None:
        yield from _timed(path, str(path), 0.0)
        return
    sounds = (web_page if ending == ".html" else read_aloud_book).sounds(path, content)
    for inner, sound in zip(content.sounds, sounds, strict=False):
        yield from _timed(io.BytesIO(sound), str(path), inner.base)


def _timed(file: Path | io.BytesIO, name: str, start: float) -> Iterator[tuple[float, Any, int]]:
    for block, rate in decoded(file, name):
        yield start, block, rate
        start += len(block) / rate
