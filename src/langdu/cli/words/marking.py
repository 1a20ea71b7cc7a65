"""`langdu words mark`, `known-level`, `save`, `forget`, `clear-log`."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.cli.words.asking import STATUSES, add_syllabus, counted, opened, require_words, status, syllabus
from langdu.errors import UsageError
from langdu.hanzi import folded
from langdu.library.words import LookUps, SavedWords, WordStatuses
from langdu.library.words.exchange.base import status_name
from langdu.model import KNOWN, SavedWord

if TYPE_CHECKING:
    from langdu.model import WordStatus

#: The highest level, and how it may be written too.
BAND, BAND_NAME = 7, "7-9"


def add(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    mark = actions.add_parser("mark", help="give words a status")
    mark.add_argument("status", metavar="STATUS", type=status, help=STATUSES)
    level = actions.add_parser("known-level", help="know all words of HSK up to a level that have no status yet")
    level.add_argument("level", metavar="LEVEL", type=_level, help="1 to 6, or 7-9")
    add_syllabus(level)
    level.add_argument("--dry-run", action="store_true", help="only tell how many")
    save = actions.add_parser("save", help="keep words, to be drilled and exported")
    forget = actions.add_parser("forget", help="keep words no longer; their status stays")
    for action in (mark, save, forget):
        action.add_argument("words", metavar="WORD", nargs="+")
    clear = actions.add_parser("clear-log", help="forget which words you looked up")
    for action, act in ((mark, _mark), (level, _know_level), (save, _save), (forget, _forget), (clear, _clear)):
        action.set_defaults(act=act)


def _level(told: str) -> int:
    if told == BAND_NAME:
        return BAND
    if not (told.isascii() and told.isdecimal() and 1 <= int(told) <= BAND):
        raise argparse.ArgumentTypeError(f"{told} is no level; there are 1 to 6, and {BAND_NAME}")
    return int(told)


def _mark(options: argparse.Namespace) -> int:
    words = require_words(options.words)
    with opened(keeps=True) as library:
        statuses = WordStatuses(library)
        here = statuses.all()
        changed = [word for word in words if here.get(folded(word), 0) != options.status]
        statuses.mark(changed, options.status)
    note(f"{counted(changed)} {_became(len(changed), options.status)} now{_already(len(words) - len(changed))}")
    return 0


def _became(count: int, status: WordStatus) -> str:
    name = status_name(status)
    if name.isdecimal():
        return f"{'has' if count == 1 else 'have'} status {name} (learning)"
    return f"{'is' if count == 1 else 'are'} {name}"


def _already(count: int) -> str:
    return f"; {count:,} had that status" if count else ""


def _know_level(options: argparse.Namespace) -> int:
    from langdu.session.words.levels import words_to_know, words_up_to

    name = syllabus(options)
    words = words_up_to(name, options.level)
    if name == "HSK 2.0" and options.level == BAND:
        raise UsageError("HSK 2.0 has no level above 6", remedy="say 6")
    with opened(keeps=not options.dry_run) as library:
        new = words_to_know(library, name, options.level)
        if not options.dry_run:
            WordStatuses(library).mark(new, KNOWN)
    up_to = BAND_NAME if options.level == BAND else options.level
    became = "would become known" if options.dry_run else "became known"
    kept = len(words) - len(new)
    beside = f"; {kept:,} had a status, which stays" if kept else ""
    note(f"{name} up to level {up_to} has {counted(words)}: {len(new):,} {became}{beside}")
    return 0


def _save(options: argparse.Namespace) -> int:
    from langdu.session.words.readings import readings_of  # with the dictionary, which the others do without

    words = require_words(options.words)
    now = datetime.now(UTC)
    with opened(keeps=True) as library:
        saved = SavedWords(library)
        new = [word for word in words if not saved.of(word)]
        readings = readings_of(new)
        saved.save_all(SavedWord(word, readings[word], "", "", "", 0, now) for word in new)
    had = len(words) - len(new)
    note(f"{counted(new)} saved{f'; {had:,} had been before' if had else ''}")
    return 0


def _forget(options: argparse.Namespace) -> int:
    words = require_words(options.words)
    with opened(keeps=True) as library:
        gone = SavedWords(library).forget(words)
    if not gone:
        raise UsageError("none of these words is saved", remedy="langdu words list --saved lists them")
    rest = len(words) - gone
    note(f"{counted(gone)} forgotten{f'; {rest:,} had not been saved' if rest else ''}")
    return 0


def _clear(options: argparse.Namespace) -> int:
    del options
    with opened(keeps=True) as library:
        gone = LookUps(library).clear()
    note(f"{counted(gone, 'look-up')} forgotten")
    return 0
