"""Accuracy of readings on annotated sentences, without hints and with the right toneless hint; pypinyin alone beside.

Needs the measuring data: polyphones/*-dev.sent and sentences/bznsyp-odd.txt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.bench import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.model import Sentence

SENTENCES = 1500


def run(shared: Path) -> Iterator[Figure]:
    data = shared / "data"
    if not data.is_dir():
        yield Figure(f"the measuring data are not at {data}", 0, "")
        return
    for name in ("cpp-dev", "g2pl-dev"):
        yield from _polyphones(name, list(marked_sentences(data / "polyphones" / name)))
    yield from _read_sentences(data / "sentences" / "bznsyp-odd.txt")


def marked_sentences(path: Path) -> Iterator[tuple[str, int, str]]:
    """A text, the offset of its polyphone, and that one's reading."""
    for line, label in zip(
        path.with_suffix(".sent").read_text("utf-8").splitlines(),
        path.with_suffix(".lb").read_text("utf-8").splitlines(),
        strict=True,
    ):
        at = line.index("▁")
        yield line[:at] + line[at + 1] + line[at + 3 :], at, label.strip().replace("u:", "v")


def _polyphones(name: str, rows: list[tuple[str, int, str]]) -> Iterator[Figure]:
    from pypinyin import Style, lazy_pinyin

    rows = [row for row in rows if row[2][-1:].isdigit()][:: max(1, len(rows) // SENTENCES)]
    alone = 0
    for text, at, gold in rows:
        found = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=list)
        alone += found[at].replace("ü", "v") == gold if at < len(found) else 0
    free = sum(_read(text, at, None) == gold for text, at, gold in rows)
    hinted = sum(_read(text, at, gold.rstrip("12345")) == gold for text, at, gold in rows)
    size = len(rows)
    yield Figure(
        f"{name}, {size} polyphones, no hint", 100 * free / size, "%", f"pypinyin alone {100 * alone / size:.1f}"
    )
    yield Figure(f"{name}, {size} polyphones, toneless hint", 100 * hinted / size, "%")


def _read(text: str, at: int, hint: str | None) -> str:
    from langdu.pinyin import numbered

    written = text if hint is None else f"{text[: at + 1]}({hint}){text[at + 1 :]}"
    readings = (r for s in _annotated(written) for r in s.readings if at in r.span)
    return next((numbered(r.citation[0]) for r in readings), "")


def _annotated(text: str) -> Iterator[Sentence]:
    from langdu.session import pipeline

    document = pipeline.from_text(text, "bench")
    for block in range(len(document.blocks)):
        yield from pipeline.annotated(document, block, (), "weigh")


def _read_sentences(path: Path) -> Iterator[Figure]:
    from langdu.pinyin import numbered

    lines = path.read_text("utf-8-sig").splitlines()
    right = aside = toneless = total = 0
    sites = {"一": [0, 0], "不": [0, 0], "3-3": [0, 0]}
    for head, spoken in list(zip(lines[::2], lines[1::2], strict=False))[:SENTENCES]:
        text = re.sub(r"#\d", "", head.split("\t", 1)[1]).strip()
        said = spoken.split()
        pairs = [
            (char, numbered(c), numbered(s))
            for sentence in _annotated(text)
            for r in sentence.readings
            for c, s, char in zip(r.citation, r.spoken, text[r.span.start] * len(r.citation), strict=True)
        ]
        if len(pairs) != len(said):
            continue
        for i, ((char, citation, surface), gold) in enumerate(zip(pairs, said, strict=True)):
            total += 1
            right += surface == gold
            aside += surface == gold or surface[-1] == "5" or gold[-1] == "5"
            toneless += surface[:-1] == gold[:-1]
            follows = pairs[i + 1][1] if i + 1 < len(pairs) else "0"
            site = char if char in sites else "3-3" if citation[-1] == follows[-1] == "3" else ""
            if site:
                sites[site][0] += surface == gold
                sites[site][1] += 1
    yield Figure(f"read sentences, {total} characters, as spoken", 100 * right / total, "%")
    yield Figure("the same, neutral tone aside", 100 * aside / total, "%")
    yield Figure("the same, without tones", 100 * toneless / total, "%")
    for site, (good, size) in sites.items():
        yield Figure(f"{site} as spoken, {size} places", 100 * good / size, "%")
