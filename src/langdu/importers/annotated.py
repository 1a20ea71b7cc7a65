"""The JSON Lines that `langdu annotate --to json` writes: its sentences, and the readings that somebody gave.

Readings whose source is `user`, `gloss` or `transcript` become hints; who corrects the file sets the source to `user`.
All others are found anew, with what langdu knows today.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, cast

from langdu.errors import BadInput
from langdu.importers.base import Importer
from langdu.importers.builder import Builder
from langdu.importers.encoding.decode import decode
from langdu.model import BLOCK_KINDS, Hint, Span, is_hanzi
from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.importers.base import Source
    from langdu.model import BlockKind, Document


class _Sentence(NamedTuple):
    """A line: the sentence's place in the text that was annotated, and what is written and read."""

    start: int
    end: int
    kind: BlockKind
    text: str
    readings: list[tuple[str, str, object]]


class AnnotatedImporter(Importer):
    """A text that langdu annotated."""

    def document(self, source: Source) -> Document:
        """See `Importer`."""
        lines = decode(source.data, source.name, source.encoding).splitlines()
        sentences = [
            _sentence(line, f"{source.name}, line {number}") for number, line in enumerate(lines, 1) if line.strip()
        ]
        builder = Builder()
        for block in _blocks(sentences):
            _write(builder, block)
        return builder.document(source.title)


def _sentence(line: str, where: str) -> _Sentence:
    try:
        row = cast("dict[str, object]", json.loads(line))
        start, end, kind, text = row["start"], row["end"], row["kind"], row["text"]
        readings = [_reading(reading) for reading in cast("list[dict[str, object]]", row["readings"])]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise _foreign(where) from None
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(text, str) and kind in BLOCK_KINDS):
        raise _foreign(where)
    return _Sentence(start, end, kind, text.replace("\n", " "), readings)


def _reading(reading: dict[str, object]) -> tuple[str, str, object]:
    """The characters, the pinyin of all of them, and who says so."""
    return str(reading["text"]), " ".join(map(str, cast("list[object]", reading["citation"]))), reading["source"]


def _foreign(where: str) -> BadInput:
    what = "this is no JSON that langdu annotate --to json wrote"
    return BadInput(what, where=where, remedy="choose another file, or name it .txt to read it as text")


def _blocks(sentences: list[_Sentence]) -> Iterator[list[_Sentence]]:
    """The sentences that follow each other without a line end between."""
    block: list[_Sentence] = []
    for sentence in sentences:
        if block and (sentence.start != block[-1].end or sentence.kind != block[-1].kind):
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block


def _write(builder: Builder, block: list[_Sentence]) -> None:
    at = builder.length
    for sentence in block:
        builder.hints += _hints(sentence, at)
        at += len(sentence.text)
    builder.line(block[0].kind, "".join(sentence.text for sentence in block))


def _hints(sentence: _Sentence, start: int) -> Iterator[Hint]:
    """What the readings of single characters say that somebody gave: glosses that were folded away have moved them."""
    at = 0
    for written, pinyin, origin in sentence.readings:
        place = sentence.text.find(written, at) if written else -1
        if place < 0:
            continue
        at = place + len(written)
        if len(written) == 1 and is_hanzi(written) and origin in ("user", "gloss", "transcript"):
            try:
                syllable = parse(pinyin)
            except ValueError:
                continue
            span = Span(start + place, start + place + 1)
            yield Hint(span, syllable, bool(syllable.tone), origin, pinyin)
