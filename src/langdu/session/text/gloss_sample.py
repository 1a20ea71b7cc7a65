"""Whether a machine made a text's glosses, by a sample of them."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from langdu import annotate
from langdu.session.text.stages import read, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.annotate import GlossTally
    from langdu.model import Document, Sentence

#: Blocks of a text that are looked at, all over it, those of them that are read, and glosses after which it is enough.
SEEN, READ, GLOSSES = 3000, 60, 2000
#: What every gloss has; a block without it, and without a transcript's hints, has none.
_SIGN = re.compile("[(（\\[［【〔{《<\\\\\t]|[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜㄅ-ㄩ]|[a-z][1-5]")
#: The texts last asked about, and what was found.
_known: deque[tuple[Document, GlossTally]] = deque(maxlen=4)


def is_doubtful(document: Document, sentences: Sequence[Sentence]) -> bool:
    """Whether there are sentences of the document whose glosses were made by a machine, as it does."""
    if not any(sentence.hints and annotate.is_dense(sentence) for sentence in sentences):
        return False
    return tally(document).is_machines


def tally(document: Document) -> GlossTally:
    """What a text's glosses know, by a sample: the same whichever part of it is read first."""
    for known, found in _known:
        if known is document:
            return found
    found = annotate.tally(read(list(_sample(document)), (), "ignore"))
    _known.append((document, found))
    return found


def _sample(document: Document) -> Iterator[Sentence]:
    """Sentences most of whose characters are glossed."""
    blocks = range(0, len(document.blocks), max(1, len(document.blocks) // SEEN))
    glossed = [number for number in blocks if _may_be_glossed(document, number)]
    count = 0
    for number in glossed[:: max(1, len(glossed) // READ)]:
        for sentence in split(document, number):
            if sentence.is_spoken and annotate.is_dense(sentence):
                yield sentence
                count += len(sentence.hints)
        if count >= GLOSSES:
            return


def _may_be_glossed(document: Document, number: int) -> bool:
    span = document.blocks[number].span
    return bool(document.hints) or _SIGN.search(document.source, span.start, span.end) is not None
