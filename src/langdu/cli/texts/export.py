"""`langdu export FILE -o OUT`: the text as audio, subtitles or a timeline, by the file's ending."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import (
    add_dialogue,
    add_text,
    add_voice,
    book,
    chosen,
    dialogue,
    note,
    require_hanzi,
    tell_remarks,
)
from langdu.cli.parser import number
from langdu.cli.progress import bar
from langdu.config import cache_dir
from langdu.errors import UsageError
from langdu.exporters import endings, exporter_for
from langdu.library import open_library
from langdu.model import Prosody
from langdu.session.export import ExportOptions, export
from langdu.session.text.finding.navigation import chapter_of, number_of, sentences_of

if TYPE_CHECKING:
    from langdu.session.export import ExportReport


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("export", help="keep the text as audio, subtitles or a timeline", description=__doc__)
    add_text(command)
    add_voice(command)
    add_dialogue(command)
    formats = " ".join(ending.removeprefix(".") for ending in endings())
    command.add_argument(
        "-o",
        "--output",
        action="append",
        required=True,
        type=Path,
        metavar="OUT",
        help=f"a file ({formats}); may be repeated",
    )
    command.add_argument(
        "--pitch", type=number(float, -12, 12), default=0.0, help="higher or lower by so many semitones, -12 to 12"
    )
    part = command.add_mutually_exclusive_group()
    part.add_argument(
        "--chapter", metavar="N", help="only this chapter: its number in annotate --contents, or part of its title"
    )
    part.add_argument("--sentences", type=_range, default=(0, None), metavar="A:B", help="only these, counted from 1")
    part.add_argument(
        "--at",
        metavar="WHERE",
        help="from there to the end: 40%%, 120 (a sentence), 12:30 (a time), c3, a chapter's title",
    )
    command.add_argument(
        "--jobs", type=number(int, 1, 64), default=1, metavar="N", help="engines at work at once (%(default)s)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the files."""
    from langdu.speech import VoiceStore
    from langdu.speech.rendering.disk_cache import SpeechCache

    outputs = tuple(dict.fromkeys(path.absolute() for path in options.output))
    for path in outputs:
        exporter_for(path)
    _spare_the_source(options.file, outputs)
    with closing(open_library(keeps=False)) as library:
        opened = require_hanzi(book(options, library))
        tell_remarks(opened)
        voice, folder = chosen(VoiceStore(), options.voice)
        others = dialogue(options.dialogue_voice)
        prosody = Prosody(options.rate, options.pitch)
        first, last = options.sentences
        if options.chapter:
            first, last = sentences_of(opened, chapter_of(opened, options.chapter))
        elif options.at:
            first = number_of(opened, options.at, options.rate)
        wanted = ExportOptions(voice, folder, outputs, prosody, first, last, options.jobs, others)
        with bar(f"{voice.name}: {opened.title}") as progress:
            report = export(opened, wanted, progress, cache=SpeechCache(cache_dir() / "speech"))
    _tell(report, outputs)
    return 0


def _spare_the_source(source: str, outputs: tuple[Path, ...]) -> None:
    for path in outputs:
        if path.exists() and Path(source).exists() and path.samefile(source):
            raise UsageError("the text itself would be overwritten", where=str(path), remedy="name another file")


def _tell(report: ExportReport, outputs: tuple[Path, ...]) -> None:
    minutes, seconds = divmod(round(report.seconds), 60)
    names = ", ".join(path.name for path in outputs)
    note(f"{names}: {report.sentences} sentences, {minutes}:{seconds:02}")
    for line in filter(None, [str(report.hints), *report.notes]):
        note(f"  {line}")


def _range(text: str) -> tuple[int, int | None]:
    first, colon, last = text.partition(":")
    try:
        start = int(first) if first else 1
        end = (int(last) if last else None) if colon else start
    except ValueError:
        start, end = 0, None
    if start < 1 or (end is not None and end < start):
        raise argparse.ArgumentTypeError(f"{text} is no range of sentences; 3:7 means the third to the seventh")
    return start - 1, end
