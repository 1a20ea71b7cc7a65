"""The JSON Lines of `annotate --to json`: a sentence a line, everything in code points of the decoded source.

`{"index", "start", "end", "kind", "text", "words", "readings": [{"start", "end", "text", "citation", "spoken", "hint",
"source", "conflict"}]}`. `words` are the words of two and more hanzi, [start, end] each, as in the timeline
(`timed_text/timeline.py`); every other hanzi is a word by itself. Glosses between a word's characters lie within it.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from langdu.pinyin import numbered

if TYPE_CHECKING:
    from langdu.model import Reading, Sentence, Syllable


def line(index: int, sentence: Sentence) -> str:
    """One sentence as JSON, without a line end."""
    row = {
        "index": index,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "kind": sentence.kind,
        "text": sentence.text,
        "words": [[word.start, word.end] for word in sentence.words],
        "readings": _readings(sentence),
    }
    return json.dumps(row, ensure_ascii=False)


def _readings(sentence: Sentence) -> list[dict[str, object]]:
    if not sentence.is_spoken:
        return []
    # By character: of a number whose figures are said one by one, each reading has its own.
    shown = {token.span.start + i: char for token in sentence.tokens for i, char in enumerate(token.text)}
    return [_reading(reading, _shown(reading, shown)) for reading in sentence.readings]


def _shown(reading: Reading, shown: dict[int, str]) -> str:
    return "".join(shown.get(offset, "") for offset in range(reading.span.start, reading.span.end))


def _reading(reading: Reading, text: str) -> dict[str, object]:
    return {
        "start": reading.span.start,
        "end": reading.span.end,
        "text": text,
        "citation": _numbered(reading.citation),
        "spoken": _numbered(reading.spoken),
        "hint": reading.hint,
        "source": reading.source,
        "conflict": reading.conflict,
    }


@cache
def _one(syllable: Syllable) -> str:
    return numbered(syllable)


def _numbered(syllables: tuple[Syllable, ...]) -> list[str]:
    return [_one(syllable) for syllable in syllables]
