"""`langdu stats`: what practice has come to, and every judged syllable as a table.

A share is always of those judged: what langdu was not sure of counts neither way. Behind it stands where the true share
lies with 95 %, which is wide while there is little.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.library import Library, PracticeLog, open_library
from langdu.library.words import WordToneLog

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from langdu.practice.report.statistics import Share
    from langdu.session.text.progress import Progress

BAR = 20


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("stats", help="what practice has come to", description=__doc__)
    command.add_argument("--learner", default="", metavar="NAME", help="whose, where several practise here")
    command.add_argument("--plain", action="store_true", help="in lines, also on a terminal")
    command.add_argument("--csv", metavar="FILE", help="write every judged syllable as CSV; - is standard output")


def run(options: argparse.Namespace) -> int:
    """Show it, or write the table."""
    from langdu.cli.streams import on_terminal
    from langdu.session.text.progress import progress
    from langdu.session.words.older_practice import take_over

    library = open_library(keeps=False)
    if library.trouble:
        note(library.trouble)
    try:
        log = PracticeLog(library)
        if options.csv is not None:
            return _export(log, options.learner, options.csv)
        take_over(library, log, options.learner)  # in the copy that is looked at: the next drill keeps it
        found = progress(log, datetime.now(UTC), options.learner, words=WordToneLog(library).all(options.learner))
        if found.is_empty or options.plain or not on_terminal():
            sys.stdout.writelines(f"{line}\n" for line in lines(found))
            if found.is_empty and (others := [name for name in log.learners() if name]):
                note(f"there is something of {', '.join(others)}; --learner says whose is shown")
            return 0
        return _show(found, library)
    finally:
        library.close()


def _show(found: Progress, library: Library) -> int:
    from langdu.tui.practice.solo import run as show
    from langdu.tui.screens.practice.statistics import StatisticsScreen

    return show(lambda: StatisticsScreen(found, datetime.now().astimezone().date()), library)


def _export(log: PracticeLog, learner: str, file: str) -> int:
    from langdu.library import practice_csv

    said = log.syllables(learner)
    if file == "-":
        sys.stdout.write(practice_csv.table(said))
    else:
        practice_csv.write(said, Path(file))
        note(f"{file}: {len(said)} syllables")
    return 0


def lines(found: Progress) -> Iterator[str]:
    """A learner's progress in plain lines."""
    from langdu.session.text.progress import counted, missed_word

    if found.is_empty:
        yield "nothing is known yet; langdu drill begins"
        return
    now, longest = found.streak
    yield (
        f"practised on {counted(len(found.minutes), 'day')}, {sum(found.minutes.values()):.0f} minutes in all; "
        f"{counted(now, 'day')} in a row, {longest} at best"
    )
    yield (
        f"{counted(found.attempts, 'recording')}, {counted(found.answers, 'card')} answered; "
        f"{found.due} of {counted(found.cards, 'card')} due"
    )
    yield f"said: {told(found.syllables)}; {found.unsure} not sure"
    yield from _table("tones said", {str(tone): share for tone, share in sorted(found.tones.items())})
    yield from _table("pairs said", {f"{a}-{b}": share for (a, b), share in sorted(found.pairs.items())})
    yield from _table(
        "listening and reading", {f"{kind} {part}": share for (kind, part), share in sorted(found.heard.items())}
    )
    if found.missed_words:
        yield "words whose tones are to be learned (langdu drill words):"
    yield from (f"  {missed_word(word)}" for word in found.missed_words)
    wrong = [(count, asked, heard) for (asked, heard), count in found.confusion.items() if asked != heard]
    for count, asked, heard in sorted(wrong, reverse=True)[:5]:
        yield f"tone {asked} was heard as tone {heard} {'once' if count == 1 else f'{count} times'}"


def _table(title: str, shares: dict[str, Share]) -> Iterator[str]:
    width = max(map(len, shares), default=0)
    if shares:
        yield f"{title}:"
    for name, share in shares.items():
        yield f"  {name:{width}}  {'█' * round(share.value * BAR):░<{BAR}}  {told(share)}"


def told(share: Share) -> str:
    """A share in words: `7 of 8 right (88 %, 53 to 98 %)`; small numbers stand as what they are."""
    if not share.judged:
        return "none judged"
    low, high = share.interval
    percents = f"{share.value:.0%}, {low * 100:.0f} to {high * 100:.0f} %".replace("%,", " %,")
    return f"{share.right} of {share.judged} right ({percents})"
