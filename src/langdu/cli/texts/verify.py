"""`langdu verify OUT …`: whether nothing was lost in exported files; exit status 1 where something is missing.

Files of one name belong together: every character that is to be spoken has its time, in order, in each of them; the
audio is as long as the timeline, not silent where speech should be, and never at full scale for long. The .json of
that name is taken along where it lies beside; it also tells which hints the voice honoured, approximated or lost.

With --listen a recogniser hears every sentence. What it hears is compared by syllables without tones, so homophones do
not count; sentences of which much is heard otherwise are told, and one of which nothing is heard is missing.
"""

from __future__ import annotations

import json
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import add_gloss, book, note
from langdu.errors import BadInput, UsageError
from langdu.library import open_library
from langdu.model import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from langdu.session.verifying import Defect, HearingReport, MisheardSentence, MissedHint, VerifyReport
    from langdu.session.verifying.listening import Ears

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
    listening = command.add_argument_group("listening")
    listening.add_argument("--listen", action="store_true", help="compare the sound with what a recogniser hears")
    listening.add_argument("--recogniser", metavar="NAME", default="whisper", help="which one (whisper)")
    listening.add_argument("--model", metavar="FOLDER", type=Path, help="where its model lies, if it is not langdu's")
    listening.add_argument("--fetch-model", action="store_true", help="first fetch its model, if it is not there")
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
    with _ears(options) as ears:
        report = verify(groups, wanted, ears)
    if options.json:
        print(json.dumps(_row(report), ensure_ascii=False, indent=1))
    else:
        _tell(report)
    return MISSING if report.defects else 0


@contextmanager
def _ears(options: argparse.Namespace) -> Iterator[Ears | None]:
    """Who listens, if anybody is to.

    Raises:
        UsageError, VoiceMissing, InstallFailed: there is no such recogniser, or something of it is not there.
    """
    if not options.listen:
        for name in ("model", "fetch_model"):
            if getattr(options, name):
                raise UsageError("this is for listening", where=f"--{name.replace('_', '-')}", remedy="add --listen")
        yield None
        return
    from langdu.cli.progress import bar
    from langdu.session.verifying.listening import Ears, recogniser

    if options.fetch_model:
        _fetch_model()
    hears = recogniser(options.recogniser, options.model)
    with bar("listening") as tell:
        yield Ears(hears, lambda seconds, whole: tell(round(seconds), round(whole)))


def _fetch_model() -> None:
    """Fetch Whisper's, with a bar."""
    from langdu.cli.progress import bar
    from langdu.session.verifying.listening.model import WHISPER, fetch

    with bar(f"{WHISPER.name}, {WHISPER.licence}") as tell:
        fetch(WHISPER, lambda done: tell(done, WHISPER.size_mb * 1_000_000))


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
        "hearing": asdict(report.hearing),
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
    for sentence in report.hearing.misheard:
        print(one_line(_misheard_line(sentence)))
    if report.hearing.syllables:
        print(_hearing_line(report.hearing))
    heard = f", {report.seconds:,.1f} s of audio" if report.seconds else ""
    what = f"{len(report.files)} file{'s' if len(report.files) > 1 else ''}: {report.sentences:,} sentences"
    found = len(report.defects)
    outcome = f"{found} thing{'s are' if found > 1 else ' is'} wrong" if found else "nothing is missing"
    print(f"{what}, {report.hanzi:,} hanzi{heard}: {outcome}")


def _line(defect: Defect) -> str:
    sentence = f"sentence {defect.sentence}" if defect.sentence else ""
    time = "" if defect.seconds is None else _clock(defect.seconds)
    return ": ".join(filter(None, (defect.file, ", ".join(filter(None, (sentence, time))), defect.what)))


def _misheard_line(sentence: MisheardSentence) -> str:
    place = f"sentence {sentence.sentence}, " if sentence.sentence else ""
    where = f"{sentence.file}: {place}{_clock(sentence.seconds)}"
    return f"{where}: {sentence.error_rate:.0%} heard otherwise: {sentence.text.strip()} -> {sentence.heard or '-'}"


def _hearing_line(hearing: HearingReport) -> str:
    rate = hearing.errors / hearing.syllables
    return f"{hearing.sentences:,} sentences were listened to: {rate:.1%} of {hearing.syllables:,} syllables otherwise"


def _hint_line(hint: MissedHint) -> str:
    count = f" ({hint.count} times)" if hint.count > 1 else ""
    return f"{hint.file}: sentence {hint.sentence}, {_clock(hint.seconds)}: {hint.fate}: {hint.what}{count}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes)}:{rest:05.2f}"
