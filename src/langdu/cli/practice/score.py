"""`langdu score RECORDING --text TEXT`: which tones were heard in a recording, how surely, and what to try.

Of a FOLDER all recordings are judged: what each should say is in a text of the same name beside it (1.m4a, 1.txt), in
texts.csv (file,text,pinyin), or given for all by --text. Sub-folders are students.
"""

from __future__ import annotations

import argparse
import json
import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import add_gloss, note
from langdu.cli.parser import number
from langdu.errors import UsageError
from langdu.importers.base import Source
from langdu.importers.encoding.decode import decode
from langdu.library import PracticeLog, open_library
from langdu.model import Range, clean
from langdu.pinyin import marked
from langdu.practice.report.assessment import assessment
from langdu.practice.report.facts import facts
from langdu.practice.tones.verdict import SIGNS
from langdu.session.practice.judging import judged, range_from, targets_of_pinyin, targets_of_text

if TYPE_CHECKING:
    from langdu.library import Library
    from langdu.model import Judged, Report, Target

REFUSED = 3
#: Processes that judge a folder: more would wait for one another on most machines.
JOBS = min(2, os.cpu_count() or 1)
#: Hz and semitones that a voice can have.
MEDIANS, SPREADS = (60.0, 500.0), (0.5, 12.0)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("score", help="tell which tones were heard in a recording", description=__doc__)
    command.add_argument(
        "recording", metavar="RECORDING", type=Path, help="a sound file, or a folder of them: WAV, MP3, M4A …"
    )
    said = command.add_mutually_exclusive_group()
    said.add_argument("--text", help="what it says, in hanzi")
    said.add_argument("--text-file", type=Path, metavar="FILE", help="the same, in a file")
    said.add_argument("--pinyin", help='what it says, in pinyin: "ni3 hao3"')
    measured = command.add_mutually_exclusive_group()
    measured.add_argument("--learner", default="", metavar="NAME", help="whose calibration to use (langdu practise)")
    measured.add_argument(
        "--range", type=_range, metavar="HZ,SEMITONES", help="the voice's median pitch and its spread: 210,3.5"
    )
    measured.add_argument(
        "--range-from", type=Path, nargs="+", metavar="FILE", help="other recordings of the voice, to measure it by"
    )
    command.add_argument("--json", action="store_true", help="for programs; contours and probabilities too")
    folder = command.add_argument_group("of a folder")
    folder.add_argument("--csv", metavar="OUT.csv", help="write a table, a row a recording; - is standard output")
    folder.add_argument("--syllables", action="store_true", help="with --csv: a row a syllable")
    folder.add_argument(
        "--jobs", type=number(int, 1, 64), default=JOBS, metavar="N", help="how many processes judge (%(default)s)"
    )
    add_gloss(command)


def run(options: argparse.Namespace) -> int:
    """Judge it; 3 where nothing could be judged."""
    _require_fitting(options)
    with closing(open_library(keeps=False)) as library:
        if options.recording.is_dir():
            return _folder(options, library)
        said = _said(options, library)
        report = judged(options.recording, said, _measure(options, library))
    if options.json:
        print(json.dumps(assessment(report, clean(options.text or options.pinyin or "")), ensure_ascii=False))
    else:
        _tell(report)
    if report.refusal:
        note(f"langdu: {options.recording}: {report.refusal}")
    return REFUSED if report.refusal else 0


def _require_fitting(options: argparse.Namespace) -> None:
    given = options.text is not None or options.pinyin is not None or options.text_file is not None
    is_folder = options.recording.is_dir()
    if not given and not is_folder:
        raise UsageError(
            "one of the arguments --text --text-file --pinyin is required", remedy="say what it should say"
        )
    if (options.csv is not None or options.syllables) and not is_folder:
        raise UsageError("--csv and --syllables are for a folder of recordings", remedy="--json tells all of one")
    if options.syllables and options.csv is None:
        raise UsageError("--syllables goes with --csv", remedy="say where to write the table: --csv FILE")
    if options.text_file is not None:
        options.text = decode(Source.read(options.text_file).data, str(options.text_file))


def _folder(options: argparse.Namespace, library: Library) -> int:
    """All its recordings. The calibration of who uses langdu is nobody's of a class, unless it is named."""
    from langdu.cli.practice import score_folder
    from langdu.session.practice.folder.texts_table import TextRow

    for_all = None
    if options.text or options.pinyin:
        for_all = TextRow(options.text or "", options.pinyin or "", "--text")
        _said(options, library)  # what is wrong with it is wrong with all
    is_measured = options.learner or options.range or options.range_from
    range_ = _measure(options, library) if is_measured else None
    options.jobs = int(options.jobs)
    return score_folder.run(options, library, for_all, range_)


def _said(options: argparse.Namespace, library: Library) -> tuple[Target, ...]:
    if options.pinyin:
        return targets_of_pinyin(options.pinyin)
    return targets_of_text(options.text or "", options.gloss, library)


def _measure(options: argparse.Namespace, library: Library) -> Range | None:
    if options.range_from:
        return range_from(options.range_from)
    if options.range:
        return Range(*options.range)
    return _calibrated(options.learner, library)


def _calibrated(learner: str, library: Library) -> Range | None:
    if library.trouble:
        note(library.trouble)
    return PracticeLog(library).range(learner)


def _range(text: str) -> tuple[float, float]:
    try:
        median, spread = (float(part) for part in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is not two numbers, as in 210,3.5") from error
    if not (MEDIANS[0] <= median <= MEDIANS[1] and SPREADS[0] <= spread <= SPREADS[1]):
        raise argparse.ArgumentTypeError(f"{text} is no voice's: 60 to 500 Hz, 0.5 to 12 semitones")
    return median, spread


def _tell(report: Report) -> None:
    for warning in report.warnings:
        note(warning)
    if report.refusal:
        return
    for syllable in report.syllables:
        print(_line(syllable))
    figures = facts(report)
    print(f"tones right: {figures.right} of {figures.judged} judged, {figures.unsure} not sure")
    said = len(report.syllables) - figures.omitted
    pauses = f"{len(figures.pauses)} pause{'s' * (len(figures.pauses) != 1)}"
    print(f"said: {said} of {len(report.syllables)} syllables, {figures.pace:.1f} a second, {pauses}")
    for extra in report.extras:
        print(f"{extra.start:.2f}–{extra.end:.2f} s: {_EXTRAS[extra.kind]}")
    if report.provisional:
        note("provisional: your voice was not measured yet; langdu practise --calibrate takes 90 seconds")
    if report.experimental:
        note("experimental: tones in running speech are judged only where they are sure")


_EXTRAS = {
    "insertion": "something that is not in the text",
    "restart": "begun again",
    "hesitation": "a hesitation",
}


def _line(judged_: Judged) -> str:
    target, place = judged_.target, judged_.place
    heard = f"tone {judged_.tone}" if judged_.tone else "–"
    times = "" if place.heard == "omitted" else f"{place.start:.2f}–{place.end:.2f} s"
    told = f"  {judged_.advice}" if judged_.advice else ""
    name = f"{target.text} {marked(target.spoken)}"
    return f"  {SIGNS[judged_.verdict]} {name}  {heard}  {judged_.confidence:.0%}  {times}{told}".rstrip()
