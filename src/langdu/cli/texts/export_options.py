"""The options of `langdu export`, and what they ask for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from langdu.cli.options import add_clipboard, add_dialogue, add_opening, add_voice
from langdu.cli.parser import number
from langdu.exporters import endings
from langdu.model import HighlightUnit, LoudnessTarget, OutputStyle, PrintedPage, Prosody, ShownText
from langdu.session.export.options import LEAD_IN_SECONDS, ExportOptions, WordChoice
from langdu.session.export.pauses import PAUSE_LIMITS_SECONDS, Pauses
from langdu.session.export.splitting import SplitAt
from langdu.session.text.opening.sources import SAVED_WORDS

if TYPE_CHECKING:
    from langdu.model import Voice

BIT_RATE_LIMITS_KBPS = (8, 320)
SPLIT_LIMITS_MINUTES = (1, 1440)


def add_options(command: argparse.ArgumentParser) -> None:
    """Describe them."""
    texts = command.add_mutually_exclusive_group(required=True)
    texts.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        default=[],
        help="texts, books or files of subtitles; of each a folder or zip is one book; - is standard input",
    )
    add_clipboard(texts)
    texts.add_argument(
        "--saved-words",
        dest="file",
        action="store_const",
        const=SAVED_WORDS,
        help="your saved words, each with the sentence in which you met it",
    )
    add_opening(command)
    add_voice(command)
    add_dialogue(command)
    _add_outputs(command)
    _add_selection(command)
    _add_style(command)
    _add_sound(command)
    _add_running(command)


def _add_outputs(command: argparse.ArgumentParser) -> None:
    formats = " ".join(ending.removeprefix(".") for ending in endings())
    group = command.add_argument_group("what is written")
    group.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        type=Path,
        metavar="OUT",
        help=f"a file, its format by its ending ({formats}); may be repeated. With --to a folder",
    )
    group.add_argument("--to", default="", metavar="FORMAT[,…]", help="a file of each format, called after the text")
    group.add_argument(
        "--split", type=_split, metavar="WHERE", help="a file each chapter, sentence, or so many minutes: minutes:60"
    )
    group.add_argument("-f", "--force", action="store_true", help="write over files that are there already")


def _add_selection(command: argparse.ArgumentParser) -> None:
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


def _add_style(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("how it is written")
    group.add_argument(
        "--show",
        choices=get_args(ShownText),
        help="what subtitles and lyrics show (both in vtt and ass, else hanzi)",
    )
    group.add_argument(
        "--translation",
        action=argparse.BooleanOptionalAction,
        help="show the translation where the text has one, in subtitles as a second line: the default, but in srt and "
        "lrc with --show both, where it would be a third",
    )
    group.add_argument(
        "--highlight",
        choices=get_args(HighlightUnit),
        default="sentence",
        help="what an EPUB highlights at once (%(default)s); some readers are late with words and syllables",
    )
    group.add_argument(
        "--printed", choices=get_args(PrintedPage), default="pinyin", help="what .pdf and .print.html leave blank"
    )
    group.add_argument(
        "--words",
        choices=get_args(WordChoice),
        help="which words have Anki cards of their own: saved ones (if there are any), those being learned too, or new "
        "ones as well",
    )
    group.add_argument(
        "--bit-rate", type=number(int, *BIT_RATE_LIMITS_KBPS), default=0, metavar="KBPS", help="of compressed audio"
    )
    group.add_argument(
        "--loudness",
        choices=get_args(LoudnessTarget),
        default="langdu",
        help="-18 LUFS with peaks of -1 dBTP, or what ACX asks of audiobooks",
    )


def _add_sound(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("how it sounds")
    group.add_argument(
        "--pitch", type=number(float, -12, 12), default=0.0, help="higher or lower by so many semitones, -12 to 12"
    )
    for what, behind in (
        ("clause", "a comma; other signs within a sentence in proportion"),
        ("sentence", "a sentence"),
        ("paragraph", "a paragraph"),
        ("chapter", "a chapter"),
    ):
        seconds = number(float, *PAUSE_LIMITS_SECONDS)
        group.add_argument(f"--pause-{what}", type=seconds, metavar="S", help=f"seconds of silence after {behind}")
    group.add_argument(
        "--lead-in",
        type=number(float, *PAUSE_LIMITS_SECONDS),
        default=LEAD_IN_SECONDS,
        metavar="S",
        help="seconds of silence at the beginning of each file (%(default)s)",
    )


def _add_running(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("how it is done")
    who = group.add_mutually_exclusive_group()
    who.add_argument(
        "--jobs", type=number(int, 1, 64), default=1, metavar="N", help="engines at work at once (%(default)s)"
    )
    who.add_argument(
        "--cluster", metavar="ADDRESS", help="have the workers of this scheduler of Dask speak: tcp://host:8786"
    )
    group.add_argument("--cache", type=Path, metavar="FOLDER", help="where what was said is kept, for several machines")
    group.add_argument(
        "--shard", type=_shard, metavar="I/N", help="say only this part of the sentences, into the cache; write nothing"
    )
    group.add_argument("--dry-run", action="store_true", help="only tell how long, how large and how soon")
    group.add_argument(
        "--progress", choices=("auto", "json", "off"), default="auto", help="a bar on a terminal, or JSON Lines"
    )


def export_options(
    options: argparse.Namespace,
    speaker: tuple[Voice, Path | None],
    others: tuple[tuple[Voice, Path | None], ...],
    outputs: tuple[Path, ...],
    selection: tuple[int, int | None],
) -> ExportOptions:
    """What the options ask for of one text."""
    source = Path(options.file)
    return ExportOptions(
        *speaker,
        outputs,
        Prosody(options.rate, options.pitch),
        *selection,
        options.jobs,
        others,
        OutputStyle(
            options.show, options.highlight, options.bit_rate, options.loudness, options.printed, options.translation
        ),
        options.split,
        options.lead_in,
        source if options.file != "-" and source.exists() else None,
        Pauses(options.pause_clause, options.pause_sentence, options.pause_paragraph, options.pause_chapter),
        options.force,
        options.shard,
    )


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


def _split(text: str) -> SplitAt:
    unit, _, minutes = text.partition(":")
    if unit in ("chapter", "sentence") and not minutes:
        return SplitAt("chapter" if unit == "chapter" else "sentence")
    if unit == "minutes":
        return SplitAt("minutes", number(float, *SPLIT_LIMITS_MINUTES)(minutes))
    raise argparse.ArgumentTypeError(f"{text}: it is chapter, sentence or minutes:60")


def _shard(text: str) -> tuple[int, int]:
    part, slash, parts = text.partition("/")
    if not (slash and part.isdecimal() and parts.isdecimal() and 1 <= int(part) <= int(parts)):
        raise argparse.ArgumentTypeError(f"{text}: 2/8 is the second of eight parts")
    return int(part), int(parts)
