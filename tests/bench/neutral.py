"""Words on whose neutral tones the sources differ: what is shown, and which source has what; the commonest are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.annotate.words.compiling.neutral import splits
from langdu.pinyin import marked
from tests.bench import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.annotate.words.compiling.neutral import Split

#: So many words are printed.
PRINTED = 100


def run(shared: Path) -> Iterator[Figure]:
    found = list(splits().values())
    yield Figure("words on which the sources differ", len(found), "words", "src/langdu/annotate/words/data/neutral.tsv")
    for split in found[:PRINTED]:
        yield Figure(f"{split.word} {_written(split)}", len(split.neutral), "neutral", _beside(split))


def _written(split: Split) -> str:
    return " ".join(marked(syllable) for syllable in split.shown if syllable is not None)


def _beside(split: Split) -> str:
    return f"{', '.join(split.neutral)}; full: {', '.join(split.full)}"
