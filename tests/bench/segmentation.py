"""Words cut as a hand has cut them, by GB/T 13715: precision, recall and F1, with jieba and rjieba in the same run.

The sentences, and the rules that were applied, are in `data/segmentation.tsv`; langdu was mended on these, and not on
those of `data/segmentation-unseen.tsv`. A word is right where it begins and
ends as the hand's does; signs count for nothing. Of langdu it is `Sentence.words`, and what stands between them: each
hanzi alone, a number or Latin word as one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from langdu.model import Sentence

DATA = Path(__file__).parent / "data"
#: Where words begin and end in a sentence.
Spans = set[tuple[int, int]]


class HandCut(NamedTuple):
    """A sentence cut by hand."""

    kind: str
    words: list[str]

    @property
    def text(self) -> str:
        return "".join(self.words)


def run(shared: Path) -> Iterator[Figure]:
    for name in ("segmentation", "segmentation-unseen"):
        yield from _figures(name, sentences(name))


def _figures(file: str, gold: Sequence[HandCut]) -> Iterator[Figure]:
    right = [spans(cut.words) for cut in gold]
    for name, cutter in cutters().items():
        found = [spans(words) for words in cutter([cut.text for cut in gold])]
        precision, recall, f1 = scores(found, right)
        beside = f"precision {precision:.4f}, recall {recall:.4f}"
        yield Figure(
            f"{file}, {len(gold)}: {name}, F1", f1, "", f"{beside}; reach 0.95" if name == "langdu" else beside
        )
        for kind in sorted({cut.kind for cut in gold}) if name == "langdu" else ():
            chosen = [at for at, cut in enumerate(gold) if cut.kind == kind]
            yield Figure(f"  {kind}", scores([found[at] for at in chosen], [right[at] for at in chosen])[2], "")


def sentences(name: str = "segmentation") -> list[HandCut]:
    """The sentences of a file."""
    lines = (line.split("\t") for line in (DATA / f"{name}.tsv").read_text("utf-8").splitlines() if line[0] != "#")
    return [HandCut(kind, words.split()) for kind, words in lines]


def cutters() -> dict[str, Callable[[Sequence[str]], Iterable[list[str]]]]:
    """What cuts sentences into words, by its name."""
    import logging

    import jieba
    import rjieba

    jieba.setLogLevel(logging.WARNING)
    return {
        "langdu": ours,
        "jieba": lambda texts: [jieba.lcut(text) for text in texts],
        "jieba without new words": lambda texts: [jieba.lcut(text, HMM=False) for text in texts],
        "rjieba": lambda texts: [rjieba.cut(text) for text in texts],
    }


def ours(texts: Sequence[str]) -> Iterator[list[str]]:
    """The same by langdu, each text by itself."""
    from langdu.session.text import pipeline

    for text in texts:
        document = pipeline.from_text(text, "bench")
        read = pipeline.annotated_blocks(document, range(len(document.blocks)), (), "weigh")
        yield [word for sentences in read for sentence in sentences for word in _words(sentence)]


def _words(sentence: Sentence) -> Iterator[str]:
    texts = {token.span.start: token.text for token in sentence.tokens if token.kind != "space"}
    ends = {span.start: span.end for span in sentence.words}
    inside = {at for span in sentence.words for at in range(span.start + 1, span.end)}
    for start in sorted(texts.keys() - inside):
        yield "".join(texts.get(at, "") for at in range(start, ends.get(start, start + 1)))


def spans(words: Iterable[str]) -> Spans:
    """Where words begin and end, signs left out."""
    found, at = set(), 0
    for word in words:
        if any(char.isalnum() for char in word):
            found.add((at, at + len(word)))
        at += len(word)
    return found


def scores(found: Sequence[Spans], right: Sequence[Spans]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    both = sum(len(a & b) for a, b in zip(found, right, strict=True))
    precision, recall = both / sum(map(len, found)), both / sum(map(len, right))
    return precision, recall, 2 * precision * recall / (precision + recall)
