"""Numbers and signs as they are said: passed of all, file by file, and what a clause costs; wetext alone beside.

Needs the measuring data (normalization/) for all but the project's own list. Lines that expect nothing to be said are
not about numbers and are counted apart. Where the files want what few would say, and no other line speaks against it,
they have their way: 010-64035547 by itself is said with yī (behind 电话 with yāo), 10001111 as a number of things.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.bench import Figure, best_of
from tests.normalize.spoken import sentences, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OWN = Path(__file__).parents[1] / "data" / "normalization.tsv"
TIMES = 200
CLAUSES = {
    "without figures": "春天一到小镇就醒了",
    "with a date": "他于2022年7月12日到北京",
    "with a percentage": "同比增长12.5%",
    "with a time range": "9:30—11:30开会",
    "with a temperature": "今天的最低气温达到-10℃",
}


class Case(NamedTuple):
    """What is written, and what is to be said."""

    written: str
    said: str


def run(shared: Path) -> Iterator[Figure]:
    """The files of the measuring data, the own list, the cost of a clause."""
    folder = shared / "data" / "normalization"
    files = sorted((folder / "wetext").glob("*.txt")) if folder.is_dir() else []
    all_cases: list[Case] = []
    for path in files:
        cases = list(_cases(path, "=>"))
        all_cases += cases
        yield from _passed(path.stem, cases, _squeezed)
    if files:
        yield from _passed("all of wetext's", all_cases, _squeezed)
        yield from _passed("sentences-dev", list(_cases(folder / "sentences-dev.txt", "|")), _characters)
    yield from _own()
    yield from _cost()


def _cases(path: Path, between: str) -> Iterator[Case]:
    for line in path.read_text("utf-8").splitlines():
        written, arrow, said = line.partition(between)
        if arrow:
            yield Case(written.strip(), said.strip())


def _passed(name: str, cases: list[Case], key: Callable[[str], str]) -> Iterator[Figure]:
    about = [case for case in cases if case.said]
    here = sum(key(spoken(case.written)) == key(case.said) for case in about)
    there = sum(key(_wetext().normalize(case.written)) == key(case.said) for case in about)
    aside = f", {len(cases) - len(about)} erased aside" if len(about) < len(cases) else ""
    yield Figure(f"{name}, passed", here, f"of {len(about)}", f"wetext alone {there}{aside}")
    for case in about:
        if key(spoken(case.written)) != key(case.said) and name != "own list":
            said, wanted = _parting(spoken(case.written), case.said)
            yield Figure(f"  not in {case.written[:12]}", 1, "", f"says {said}, wanted {wanted}")


def _parting(said: str, wanted: str) -> tuple[str, str]:
    """Where two texts begin to differ, and some characters on."""
    same = next((i for i, (a, b) in enumerate(zip(said, wanted, strict=False)) if a != b), len(said))
    return said[same : same + 8], wanted[same : same + 8]


def _own() -> Iterator[Figure]:
    rows = [line.split("\t") for line in OWN.read_text("utf-8").splitlines() if not line.startswith("#")]
    yield from _passed("own list", [Case(*row[1:]) for row in rows], _squeezed)
    yield Figure("own list, known to be said otherwise", sum(row[0] == "known" for row in rows), f"of {len(rows)}")


def _cost() -> Iterator[Figure]:
    from langdu import normalize

    for name, clause in CLAUSES.items():
        (sentence,) = sentences(clause)
        ours = best_of(TIMES, lambda s=sentence: normalize.normalize(s))
        theirs = best_of(5, lambda c=clause: _wetext().normalize(c))
        yield Figure(f"a clause {name}", 1e6 * ours, "µs", f"wetext alone {1e6 * theirs:,.0f}")
    long = "1-" * 50_000
    whole, half = (best_of(1, lambda t=text: spoken(t)) for text in (long, long[: len(long) // 2]))
    yield Figure("a line of 100,000 signs, over one of 50,000", whole / half, "times", "linear 2")


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _characters(text: str) -> str:
    """`text` without what is only written: case, width, punctuation, spaces."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).lower())


@cache
def _wetext() -> Any:
    from wetext import Normalizer

    return Normalizer(lang="zh", operator="tn")
