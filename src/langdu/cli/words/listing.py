"""`langdu words list`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from langdu.cli.options import note
from langdu.cli.words.asking import STATUSES, opened, status
from langdu.model import NEW, one_line
from langdu.pinyin import marked
from langdu.session.words.listing import word_rows
from langdu.session.words.vocabulary import status_name

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from langdu.session.words.listing import WordRow

#: What `langdu words` alone asks for.
WITHOUT_FILTERS = {
    "status": None, "saved": False, "looked_up": False, "missed": False, "learner": "", "json": False,
}  # fmt: skip
#: Cells of a word and its pinyin, where they are not longer.
WORD, PINYIN = 10, 18


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = actions.add_parser("list", help="words with a status and saved ones (the default)")
    add_filters(command)
    command.add_argument("--json", action="store_true", help="as JSON, a word a line")
    command.set_defaults(act=run)


def add_filters(command: argparse.ArgumentParser) -> None:
    """Which words."""
    command.add_argument("--status", type=status, action="append", help=f"those of a status: {STATUSES}")
    command.add_argument("--saved", action="store_true", help="those that you saved")
    command.add_argument(
        "--looked-up", action="store_true", help="those that you looked up, the most often looked up first"
    )
    command.add_argument("--missed", action="store_true", help="those whose tones you missed and have yet to learn")
    command.add_argument("--learner", default="", metavar="NAME", help="whose tones, where several practise here")


def chosen(rows: Iterable[WordRow], options: argparse.Namespace) -> list[WordRow]:
    """The words that all filters let through; without any, those with a status and the saved ones."""
    is_asked = options.status is not None or options.saved or options.looked_up or options.missed
    return [
        row
        for row in rows
        if (options.status is None or row.status in options.status)
        and (not options.saved or row.saved)
        and (not options.looked_up or row.look_ups)
        and (not options.missed or row.is_missed)
        and (is_asked or row.status != NEW or row.saved)
    ]


def run(options: argparse.Namespace) -> int:
    """Print them."""
    with opened(keeps=False) as library:
        rows = word_rows(library, options.learner)
    if options.looked_up:
        rows = tuple(sorted(rows, key=lambda row: -row.look_ups))
    found = chosen(rows, options)
    for row in found:
        print(json.dumps(_as_json(row), ensure_ascii=False) if options.json else _line(row))
    if not found and not options.json:
        remedy = "langdu words mark, import and known-level tell langdu which you know"
        note(f"no word is kept yet: {remedy}" if not rows else "no word is as you ask; langdu words lists all")
    return 0


def _line(row: WordRow) -> str:
    pinyin = ", ".join(" ".join(map(marked, one.syllables)) for one in row.saved)
    told = [
        status_name(row.status),
        "saved" if row.saved else "",
        f"looked up {row.look_ups} ×" if row.look_ups else "",
        "tones missed" if row.is_missed else "",
        *(one_line(one.sentence) for one in row.saved[:1]),
    ]
    return f"{_cell(row.word, WORD)}  {_cell(pinyin, PINYIN)}  {' · '.join(filter(None, told))}"


def _cell(text: str, cells: int) -> str:
    line = one_line(text)
    return line if cell_len(line) > cells else set_cell_size(line, cells)


def _as_json(row: WordRow) -> dict[str, object]:
    return {
        "word": row.word,
        "status": row.status,
        "changed": None if row.changed is None else row.changed.isoformat(),
        "saved": [
            {
                "pinyin": " ".join(map(marked, one.syllables)),
                "sentence": one.sentence,
                "title": one.title,
                "at": one.saved.isoformat(),
            }
            for one in row.saved
        ],
        "look_ups": row.look_ups,
        "tones_missed": row.is_missed,
    }
