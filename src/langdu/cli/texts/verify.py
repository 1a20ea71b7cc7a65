"""`langdu verify OUT …`: whether nothing was lost in exported files; exit status 1 where something is missing.

Files of one name belong together: every character that is to be spoken has its time, in order, in each of them; the
audio is as long as the timeline, not silent where speech should be, and never at full scale for long. The .json of
that name is taken along where it lies beside; it also tells which hints the voice honoured, approximated or lost.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import add_gloss, book, note
from langdu.errors import BadInput
from langdu.library import open_library
from langdu.model import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from langdu.session.verifying import Defect, MissedHint, VerifyReport

#: The exit status where something is missing.
MISSING = 1
#: Kinds of hints that were not followed of which there is a line.
SHOWN_HINTS = 20


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("verify", help="whether nothing was lost in exported files", description=__doc__)
    command.add_argument(
        "outputs", metavar="OUT", nargs="+", type=Path, help="exported files; those of one name belong together"
    )
    command.add_argument("--text", metavar="FILE", help="the text, of which every spoken character must be in them")
    command.add_argument("--encoding", help="the text's encoding, if the guess is wrong")
    command.add_argument("--chapters", metavar="REGEX", help="the text's chapters, as in the export")
    add_gloss(command)
    command.add_argument("--json", action="store_true", help="for programs")


def run(options: argparse.Namespace) -> int:
    """Tell what is missing."""
    from langdu.session.verifying import spoken_passages, verify

    groups = _groups(options.outputs)
    wanted = None
    if options.text is not None:
        options.file = options.text
        with closing(open_library(keeps=False)) as library:
            wanted = spoken_passages(book(options, library))
    report = verify(groups, wanted)
    if options.json:
        print(json.dumps(_row(report), ensure_ascii=False, indent=1))
    else:
        _tell(report)
    return MISSING if report.defects else 0


def _groups(outputs: Sequence[Path]) -> list[list[Path]]:
    """The files that belong together, with the timeline beside them.

    Raises:
        BadInput: one is no export, or none has times.
    """
    from langdu.exporters import ending_of
    from langdu.session.verifying import has_times

    groups: dict[Path, list[Path]] = {}
    for path in dict.fromkeys(outputs):
        if not path.is_file():
            raise BadInput("there is no such file", where=str(path), remedy="name files that langdu export wrote")
        if has_times(path):
            groups.setdefault(_stem(path, ending_of(path)), []).append(path)
        else:
            note(f"{path.name} has no times, and is not looked at")
    if not groups:
        raise BadInput("there is nothing to verify in it", where=str(outputs[0]), remedy="name files with times")
    for stem, paths in groups.items():
        timeline = stem.with_name(f"{stem.name}.json")
        if timeline.is_file() and not any(path.suffix.lower() == ".json" for path in paths):
            paths.append(timeline)
    return list(groups.values())


def _stem(path: Path, ending: str) -> Path:
    return path.with_name(path.name[: -len(ending)])


def _row(report: VerifyReport) -> dict[str, object]:
    return {
        "files": list(report.files),
        "sentences": report.sentences,
        "hanzi": report.hanzi,
        "audio_seconds": round(report.seconds, 3),
        "missing": [asdict(defect) for defect in report.defects],
        "hints": asdict(report.hints),
        "missed_hints": [asdict(hint) for hint in report.missed_hints],
    }


def _tell(report: VerifyReport) -> None:
    for defect in report.defects:
        print(one_line(_line(defect)))
    for hint in report.missed_hints[:SHOWN_HINTS]:
        print(one_line(_hint_line(hint)))
    if len(report.missed_hints) > SHOWN_HINTS:
        print(f"{len(report.missed_hints) - SHOWN_HINTS} more kinds of hints were not followed; --json has all")
    if hints := str(report.hints):
        print(hints)
    heard = f", {report.seconds:,.1f} s of audio" if report.seconds else ""
    what = f"{len(report.files)} file{'s' if len(report.files) > 1 else ''}: {report.sentences:,} sentences"
    found = len(report.defects)
    outcome = f"{found} thing{'s are' if found > 1 else ' is'} wrong" if found else "nothing is missing"
    print(f"{what}, {report.hanzi:,} hanzi{heard}: {outcome}")


def _line(defect: Defect) -> str:
    sentence = f"sentence {defect.sentence}" if defect.sentence else ""
    time = "" if defect.seconds is None else _clock(defect.seconds)
    return ": ".join(filter(None, (defect.file, ", ".join(filter(None, (sentence, time))), defect.what)))


def _hint_line(hint: MissedHint) -> str:
    count = f" ({hint.count} times)" if hint.count > 1 else ""
    return f"{hint.file}: sentence {hint.sentence}, {_clock(hint.seconds)}: {hint.fate}: {hint.what}{count}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes)}:{rest:05.2f}"
