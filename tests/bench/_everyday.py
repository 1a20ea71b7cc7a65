"""Everyday cases, read in this process, and what is right of them."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from langdu.pinyin import numbered
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: Readings by the place of their character: citation, spoken form, source, end.
Read = dict[int, tuple[list[str], list[str], str | None, int]]


def read(text: str) -> Read:
    """A text's readings."""
    return next(read_all([text]))


def read_all(texts: Iterable[str]) -> Iterator[Read]:
    """Each text's readings, each text by itself; blocks of many texts are annotated together."""
    documents = [pipeline.from_text(text, "bench") for text in texts]
    pieces = [[s for b in range(len(d.blocks)) for s in pipeline.split(d, b)] for d in documents]
    done = pipeline.read([sentence for sentences in pieces for sentence in sentences], (), "weigh")
    for sentences in pieces:
        found: Read = {}
        for _ in sentences:
            for r in next(done).readings:
                cited, said = list(map(numbered, r.citation)), list(map(numbered, r.spoken))
                found[r.span.start] = (cited, said, r.source, r.span.end)
        yield found


@dataclass(frozen=True)
class Case:
    """A row of cases-dev.tsv: characters in 〔〕 are judged, or all; `N:` what it must sound like, `S:` as spoken."""

    kind: str
    written: str
    right: str

    @cached_property
    def text(self) -> str:
        return re.sub("[〔〕]", "", self._whole)

    @cached_property
    def places(self) -> list[int]:
        return [match.start() - 2 * i for i, match in enumerate(re.finditer("〔", self._whole))]

    @property
    def _whole(self) -> str:
        return self.written.replace("\\n", "\n").replace("\\t", "\t")

    def is_met(self, found: Read) -> bool:
        """Whether the readings are the right ones."""
        if self.right.startswith("N:"):
            said = [_bare(s) for s in _all(found, 0)]
            return any(said == [_bare(s) for s in _all(read(one), 0)] for one in self.right[2:].split("|"))
        which, right = int(self.right.startswith("S:")), self.right.removeprefix("S:")
        if not self.places:
            return any(_all(found, which) == one.split() for one in right.split("|"))
        hits = [next((v for k, v in found.items() if k <= place < v[3]), None) for place in self.places]
        said = ["+".join(hit[which]) if hit else "-" for hit in hits]
        options = right.split()
        each = len(said) == len(options) and all(
            any(_same(one, other) for other in option.split("|")) for one, option in zip(said, options, strict=True)
        )
        return each or any(said == one.split() for one in right.split("|"))


def _all(found: Read, which: int) -> list[str]:
    return [s for at in sorted(found) for s in found[at][which]]


def _bare(syllable: str) -> str:
    return re.sub("r$", "", syllable[:-1]).replace("yao", "yi")


def _same(said: str, right: str) -> bool:
    return said == right or (said.replace("r", "", 1) == right and said[-2:-1] == "r")


def cases(path: Path) -> list[Case]:
    """The rows of a file of cases."""
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [Case(*line[:3]) for line in lines]


def judge(folder: Path) -> Any:
    """The rules by which `tatoeba.py` of the measuring data knows a sure fault: `faults(line, readings)`."""
    import sys

    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("tatoeba", folder / "tatoeba.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.remove(str(folder))
    return module.faults
