"""Accuracy on texts that a machine glossed, a character at a time: with the glosses weighed, and with them ignored.

With them it may never be worse than without. Beside them right glosses, of every character and of one, which have to be
worth as much as ever. Needs the measuring data: polyphones/g2pl-dev.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.pinyin import is_legal, marked, numbered, parse
from tests.bench import Figure
from tests.bench.readings import Row, marked_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from langdu.model import GlossPolicy, Syllable

    #: The syllable at each place of a sentence that has one alone.
    Said = dict[int, Syllable]

#: Of the labelled sentences every so manieth.
EVERY = 8


def run(shared: Path) -> Iterator[Figure]:
    data = shared / "data" / "polyphones"
    if not data.is_dir():
        yield Figure(f"the measuring data are not at {data}", 0, "")
        return
    rows = list(marked_sentences(data, "g2pl-dev"))[::EVERY]
    # Without glosses langdu is right in 98 of 100: for the characters that nobody labelled.
    alone = _read(rows, "ignore")
    for tones, with_tone in (("toneless", _toneless), ("toned", marked)):
        machines = [_glossed(row, _commonest(row), with_tone) for row in rows]
        yield from _figures(f"a machine's, {tones}", machines)
        right = [
            _glossed(row, {**said, row.place: parse(row.gold)}, with_tone)
            for row, said in zip(rows, alone, strict=True)
        ]
        yield from _figures(f"right ones, {tones}", right)
        yield from _figures(
            f"one right one, {tones}", [_glossed(row, {row.place: parse(row.gold)}, with_tone) for row in rows]
        )


def _figures(what: str, rows: list[Row]) -> Iterator[Figure]:
    beside = f"ignored {_accuracy(_read(rows, 'ignore'), rows):.3f}"
    yield Figure(f"{what}, one text", _accuracy(_read(rows, "weigh"), rows), "%", beside)
    each = [found for row in rows for found in _read([row], "weigh")]
    yield Figure(f"{what}, a text each", _accuracy(each, rows), "%", beside)


def _toneless(syllable: Syllable) -> str:
    return marked(syllable.with_tone(0))


def _commonest(row: Row) -> Said:
    """Each character's first reading in pypinyin's table of characters, without context."""
    from pypinyin.pinyin_dict import pinyin_dict

    first = {at: str(pinyin_dict.get(ord(char), "")).split(",")[0] for at, char in enumerate(row.text)}
    return {at: parse(said) for at, said in first.items() if is_legal(said)}


def _glossed(row: Row, said: Said, written: Callable[[Syllable], str]) -> Row:
    """The sentence with glosses in brackets."""
    text, place = "", 0
    for at, char in enumerate(row.text):
        place = len(text) if at == row.place else place
        text += f"{char}({written(replace(said[at], erhua=False))})" if at in said else char
    return Row(text, place, row.gold)


def _accuracy(read: list[Said], rows: list[Row]) -> float:
    right = sum(
        row.place in said and numbered(said[row.place]) == row.gold for row, said in zip(rows, read, strict=True)
    )
    return 100 * right / len(rows)


def _read(rows: list[Row], policy: GlossPolicy) -> list[Said]:
    """The rows as the lines of one text."""
    from langdu.session.text import pipeline

    document = pipeline.from_text("\n".join(row.text for row in rows) + "\n", "bench")
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row.text) + 1)
    blocks = pipeline.annotated_blocks(document, range(len(document.blocks)), (), policy)
    said = {r.span.start: r.citation for block in blocks for s in block for r in s.readings if len(r.citation) == 1}
    return [
        {at - start: replace(said[at][0], erhua=False) for at in range(start, end) if at in said}
        for start, end in pairwise(starts)
    ]
