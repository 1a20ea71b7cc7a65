"""Everyday Chinese: cases by kind, sure faults in natural sentences, what changes that should change nothing, frames.

Needs the measuring data: everyday/cases-dev.tsv and tatoeba-dev.txt. pypinyin and g2pM read the same in the same run.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.bench import Figure
from tests.bench._everyday import Case, Read, cases, judge, read_all
from tests.bench._peers import PEERS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.bench._peers import G2pm, Pypinyin

#: What changes no reading: the sentence as it stands there, and how far it is moved.
CHANGES: dict[str, tuple[Callable[[str], str], int]] = {
    "without its final mark": (lambda line: line.rstrip("。！？.!?"), 0),
    "with another final mark": (lambda line: line.rstrip("。！？.!?") + "！", 0),
    "in quotes": (lambda line: f"“{line}”", 1),
    "after a speaker's name": (lambda line: f"小李：{line}", 3),
    "in a list": (lambda line: f"- {line}", 2),
    "before another sentence": (lambda line: f"{line.rstrip('。！？.!?')}。今天天气很好。", 0),
}


def run(shared: Path) -> Iterator[Figure]:
    folder = shared / "data" / "everyday"
    if not folder.is_dir():
        yield Figure(f"the measuring data are not at {folder}", 0, "")
        return
    yield from _cases(cases(folder / "cases-dev.tsv"))
    lines = (folder / "tatoeba-dev.txt").read_text("utf-8").splitlines()
    yield from _natural(lines, judge(folder))
    yield from _changes(lines)
    yield from _frames()


def _cases(rows: list[Case]) -> Iterator[Figure]:
    met = [row.is_met(found) for row, found in zip(rows, read_all(row.text for row in rows), strict=True)]
    total, good = Counter(row.kind for row in rows), Counter(r.kind for r, ok in zip(rows, met, strict=True) if ok)
    marked = [row for row in rows if row.places and not row.right.startswith(("N:", "S:")) and "(" not in row.text]
    beside = ", ".join(f"{peer.name} {100 * _peer(peer, marked):.1f}" for peer in PEERS)
    ours = sum(ok for row, ok in zip(rows, met, strict=True) if row in set(marked))
    yield Figure(f"cases, {len(rows)}", 100 * sum(met) / len(rows), "%")
    yield Figure(f"cases with marked hanzi, {len(marked)}", 100 * ours / len(marked), "%", beside)
    for kind in sorted(total, key=lambda kind: good[kind] - total[kind]):
        yield Figure(f"  {kind}, {total[kind]}", 100 * good[kind] / total[kind], "%")


def _peer(peer: Pypinyin | G2pm, rows: list[Case]) -> float:
    met = 0
    for row in rows:
        found: Read = {at: ([peer.read(row.text, at, "")], [], None, at + 1) for at in row.places}
        met += row.is_met(found)
    return met / len(rows)


def _natural(lines: list[str], faults: Callable[[str, Read], Iterator[str]]) -> Iterator[Figure]:
    found = list(read_all(lines))
    ours = [set(faults(line, known)) for line, known in zip(lines, found, strict=True)]
    some = lines[::8]
    beside = []
    for peer in PEERS:
        wrong = sum(bool(set(faults(line, _by_peer(peer, line)))) for line in some)
        beside.append(f"{peer.name} {100 * wrong / len(some):.2f}")
    told = f"{', '.join(beside)} (of {len(some)}); reach 0.10"
    yield Figure(f"sentences with a sure fault, {len(lines)}", 100 * sum(map(bool, ours)) / len(lines), "%", told)
    for char, count in Counter(char for chars in ours for char in chars).most_common():
        yield Figure(f"  {char}", count, "sentences")


def _by_peer(peer: Pypinyin | G2pm, line: str) -> Read:
    return {
        at: ([peer.read(line, at, "")], [], None, at + 1)
        for at, c in enumerate(line)
        if c in "的了着著得看中还還长長乾"
    }


def _changes(lines: list[str]) -> Iterator[Figure]:
    whole = list(read_all(lines))
    for what, (change, by) in CHANGES.items():
        same = total = 0
        for known, other in zip(whole, read_all(map(change, lines)), strict=True):
            total += len(known)
            same += sum(at + by in other and other[at + by][0] == row[0] for at, row in known.items())
        yield Figure(f"read the same {what}", 100 * same / total, "%", "reach 99.9")


def _frames() -> Iterator[Figure]:
    verbs = _data("verbs.txt").split()
    rows = [line.split("\t") for line in _data("frames.tsv").splitlines()]
    total = [Case("frame", frame.replace("V", verb), reading) for frame, reading in rows for verb in verbs]
    wrong = sum(not row.is_met(found) for row, found in zip(total, read_all(row.text for row in total), strict=True))
    yield Figure(f"frames with {len(verbs)} verbs, wrong of {len(total)}", wrong, "", "reach 0")


def _data(name: str) -> str:
    lines = (ROOT / "tests/data" / name).read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))
