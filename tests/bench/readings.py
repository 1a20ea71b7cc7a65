"""Accuracy of readings on annotated sentences, without hints and with the right toneless hint; pypinyin and g2pM beside.

Needs the measuring data: polyphones/*-dev.sent and sentences/bznsyp-odd.txt; g2pM if it is to stand beside. The shipped
model has learned cpp-dev and not g2pl-dev; `python -m langdu.training --fold 0` measures it on a part of cpp-dev that
it then has not learned.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from langdu.pinyin import is_legal, parse
from langdu.training.polyphones.examples import corpus
from tests.bench import Figure
from tests.bench._peers import PEERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.model import Sentence

#: Sentences that the peers, who take them one by one, are asked; ours are all.
ASKED = 1500


class Row(NamedTuple):
    """A sentence, a place in its text, and what is right there."""

    text: str
    place: int
    gold: str


def run(shared: Path) -> Iterator[Figure]:
    data = shared / "data"
    if not data.is_dir():
        yield Figure(f"the measuring data are not at {data}", 0, "")
        return
    for name, told in (("cpp-dev", "cpp-dev (learned)"), ("g2pl-dev", "g2pl-dev (not learned)")):
        yield from _polyphones(told, list(marked_sentences(data / "polyphones", name)))
    yield from _read_sentences(data / "sentences" / "bznsyp-odd.txt")


def marked_sentences(folder: Path, name: str) -> Iterator[Row]:
    """The polyphones of a file whose label is a syllable (one is r5)."""
    rows = (Row(*row) for row in corpus.marked(folder, name))
    return (row for row in rows if row.gold[-1:].isdigit() and is_legal(row.gold))


def _polyphones(name: str, rows: list[Row]) -> Iterator[Figure]:
    some = rows[:: max(1, len(rows) // ASKED)]
    for what, hinted in (("no hint", False), ("toneless hint", True)):
        right = sum(read == row.gold for read, row in zip(_read(rows, hinted=hinted), rows, strict=True))
        beside = [
            f"{peer.name} {100 * sum(peer.read(r.text, r.place, r.gold[:-1] if hinted else '') == r.gold for r in some) / len(some):.1f}"
            for peer in PEERS
        ]
        told = f"{', '.join(beside)} ({len(some)})" if beside else "g2pM is not installed"
        yield Figure(f"{name}, {len(rows)} polyphones, {what}", 100 * right / len(rows), "%", told)


def _read(rows: list[Row], *, hinted: bool) -> Iterator[str]:
    from langdu.pinyin import numbered
    from langdu.session.text import pipeline

    sentences = [_sentence(row, hinted=hinted) for row in rows]
    read = list(pipeline.read([s for s in sentences if s is not None], (), "weigh"))
    done = iter(read)
    for row, sentence in zip(rows, sentences, strict=True):
        readings = next(done).readings if sentence is not None else ()
        found = next((r.citation[0] for r in readings if row.place in r.span and r.citation), None)
        yield numbered(replace(found, erhua=False)) if found is not None else ""


def _sentence(row: Row, *, hinted: bool) -> Sentence | None:
    """The sentence of a text that the place is in, with its hint."""
    from langdu.model import Blocks, Document, Hint, Span
    from langdu.session.text import pipeline

    document = Document(row.text, "bench", Blocks([("body", 0, len(row.text))]))
    found = next((s for s in pipeline.split(document, 0) if row.place in s.span), None)
    if found is None or not hinted:
        return found
    span = Span(row.place, row.place + 1)
    hint = Hint(span, parse(row.gold[:-1]), toned=False, origin="gloss", written=row.gold[:-1])
    others = (h for h in found.hints if h.span.start != row.place)
    return replace(found, hints=tuple(sorted((*others, hint), key=lambda h: h.span.start)))


class Site(NamedTuple):
    """A character of a read sentence: what we cite and speak, and what was spoken."""

    char: str
    citation: str
    spoken: str
    gold: str


def _read_sentences(path: Path) -> Iterator[Figure]:
    lines = path.read_text("utf-8-sig").splitlines()
    rows = [
        (re.sub(r"#\d", "", a.split("\t", 1)[1]).strip(), b.split())
        for a, b in zip(lines[::2], lines[1::2], strict=False)
    ]
    for what, hinted in (("no hint", False), ("toneless hints", True)):
        sentences = [found for found in _sites(rows, hinted=hinted) if found]
        pairs = [(site, after) for sites in sentences for site, after in zip(sites, [*sites[1:], None], strict=True)]
        strict = sum(_cited(site, after) for site, after in pairs)
        aside = sum(_cited(site, after) or _but_neutral(site) for site, after in pairs)
        size = len(pairs)
        yield Figure(
            f"read sentences, {size} characters, {what}, as cited", 100 * strict / size, "%", "LAB: pypinyin 97.1"
        )
        yield Figure("the same, neutral tone aside", 100 * aside / size, "%", "LAB: pypinyin 98.9, hinted 99.3")
        if not hinted:
            yield from _spoken(pairs)


def _spoken(pairs: list[tuple[Site, Site | None]]) -> Iterator[Figure]:
    yield Figure("as spoken", 100 * sum(site.spoken == site.gold for site, _ in pairs) / len(pairs), "%")
    sites: dict[str, list[bool]] = {"一": [], "不": [], "不, its neutral tone aside": [], "3-3": []}
    for site, after in pairs:
        right = site.spoken == site.gold
        if site.char in sites:
            sites[site.char].append(right)
        if site.char == "不" and site.gold[-1] != "5":
            sites["不, its neutral tone aside"].append(right)
        if site.citation[-1] == "3" and after is not None and after.citation[-1] == "3":
            sites["3-3"].append(right)
    for name, found in sites.items():
        yield Figure(f"{name} as spoken, {len(found)} places", 100 * sum(found) / len(found), "%")


def _cited(site: Site, after: Site | None) -> bool:
    """Whether what was spoken is our citation form, as sandhi leaves it."""
    if site.citation == site.gold or (site.char in "一不" and site.citation[:-1] == site.gold[:-1]):
        return True
    changed = site.citation[-1] == "3" and site.gold[-1] == "2" and after is not None and after.citation[-1] == "3"
    return changed and site.citation[:-1] == site.gold[:-1]


def _but_neutral(site: Site) -> bool:
    return site.citation[:-1] == site.gold[:-1] and "5" in (site.citation[-1], site.gold[-1])


def _sites(rows: list[tuple[str, list[str]]], *, hinted: bool) -> Iterator[list[Site]]:
    from langdu.pinyin import numbered
    from langdu.session.text import pipeline

    pieces = [_pieces(text, gold if hinted else None) for text, gold in rows]
    done = pipeline.read([s for sentences in pieces for s in sentences], (), "weigh")
    for (text, gold), sentences in zip(rows, pieces, strict=True):
        read = [reading for _ in sentences for reading in next(done).readings]
        found = [
            (text[r.span.start], numbered(c), numbered(s))
            for r in read
            for c, s in zip(r.citation, r.spoken, strict=True)
        ]
        same = len(found) == len(gold)
        yield [Site(*site, said) for site, said in zip(found, gold, strict=True)] if same else []


def _pieces(text: str, gold: list[str] | None) -> list[Sentence]:
    """The sentences of a line, every hanzi with its toneless hint where there are as many syllables."""
    from langdu.model import Blocks, Document, Hint
    from langdu.session.text import pipeline

    found = pipeline.split(Document(text, "bench", Blocks([("body", 0, len(text))])), 0)
    places = [token.span for sentence in found for token in sentence.tokens if token.kind == "hanzi"]
    if gold is None or len(gold) != len(places):
        return list(found)
    said = {p.start: Hint(p, parse(s[:-1]), toned=False, origin="gloss") for p, s in zip(places, gold, strict=True)}
    return [replace(s, hints=tuple(said[t.span.start] for t in s.tokens if t.kind == "hanzi")) for s in found]
