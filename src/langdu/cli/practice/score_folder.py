"""`langdu score FOLDER`: the recordings of a class, judged at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from langdu import files
from langdu.cli.options import note
from langdu.cli.progress import bar
from langdu.errors import OutputFailed, UsageError
from langdu.model import one_line
from langdu.practice.report.assessment import assessment
from langdu.practice.report.facts import facts
from langdu.session.practice.folder.finding import TABLES, TextsOfFolder
from langdu.session.practice.folder.score_table import table
from langdu.session.practice.folder.scoring import scored

if TYPE_CHECKING:
    import argparse

    from langdu.library import Library
    from langdu.model import Range
    from langdu.session.practice.folder.scoring import ScoredRecording
    from langdu.session.practice.folder.texts_table import TextRow


def run(options: argparse.Namespace, library: Library, for_all: TextRow | None, range_: Range | None) -> int:
    """Judge all of them; 1 where one could not be judged.

    Args:
        options: of `langdu score`.
        library: where the user's corrections are.
        for_all: the text of all of them; None to look beside each.
        range_: the voice's; None to guess each recording's.
    """
    _require_place(options)
    recordings = tuple(TextsOfFolder(options.recording, options.gloss, library, for_all).recordings())
    found = []
    with bar(options.recording.name) as tell:
        for one in scored(recordings, range_, options.jobs):
            found.append(one)
            tell(len(found), len(recordings))
    _give(found, options)
    refused = [one for one in found if one.report.refusal]
    broken = sum(one.is_broken for one in refused)
    note(
        f"{len(found)} recording{'s' * (len(found) != 1)}: {len(found) - len(refused)} judged, "
        f"{len(refused) - broken} refused, {broken} broken"
    )
    return int(bool(refused))


def _require_place(options: argparse.Namespace) -> None:
    """Before the work: a place for the table that is none of the teacher's own files."""
    if options.csv in (None, "-"):
        return
    place = Path(options.csv)
    if not place.parent.is_dir() or place.is_dir():
        raise OutputFailed("there is no such folder, or it is one", where=options.csv, remedy="name a file to write")
    if place.name in TABLES and place.resolve().parent.is_relative_to(options.recording.resolve()):
        raise UsageError(f"{place.name} there says what recordings should say", where="--csv", remedy="name another")


def _give(found: list[ScoredRecording], options: argparse.Namespace) -> None:
    if options.json:
        for one in found:
            print(_json(one))
    elif options.csv == "-":
        sys.stdout.write(table(found, by_syllable=options.syllables))
    elif options.csv is None:
        for one in found:
            print(_line(one))
    if options.csv not in (None, "-"):
        files.write(Path(options.csv), table(found, by_syllable=options.syllables))


def _json(one: ScoredRecording) -> str:
    told = {"file": one_line(one.recording.file), "student": one_line(one.recording.student)}
    return json.dumps(told | assessment(one.report, one.recording.text), ensure_ascii=False)


def _line(one: ScoredRecording) -> str:
    name, report = one_line(one.recording.file), one.report
    if report.refusal:
        return f"{name}: {one_line(report.refusal)}"
    figures = facts(report)
    wrong = figures.judged - figures.right
    said = f"{len(report.syllables)} syllables, {figures.right} right, {wrong} wrong, {figures.unsure} not sure"
    warned = "".join(f"  {one_line(warning)}" for warning in report.warnings)
    return f"{name}: {said}, {figures.omitted} left out{warned}"
