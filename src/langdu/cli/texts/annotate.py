"""`langdu annotate FILE`: the text with its readings, on standard output."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from langdu import gloss
from langdu.cli.options import add_text, book, note, tell_remarks
from langdu.exporters import jsonl
from langdu.importers.plain_text.chapters import judged
from langdu.library import open_library
from langdu.model import one_line
from langdu.session.text.numbering import numbered_sentences
from langdu.session.text.opening.open import rule_for

if TYPE_CHECKING:
    from langdu.model import Reading, Sentence
    from langdu.session import Book

#: Conflicts that are told one by one.
TOLD = 40


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    forms = "\n".join(f"  {name:<14} {form.about}" for name, form in gloss.FORMS.items())
    command = commands.add_parser(
        "annotate",
        help="write the text with its pinyin",
        description=__doc__,
        epilog=f"forms:\n{forms}\n  {'json':<14} JSON Lines: an object a sentence, with every reading and its source",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_text(command)
    command.add_argument(
        "--to",
        choices=(*gloss.FORMS, "json"),
        default="inline",
        metavar="FORM",
        help="how to write it, one of the forms below; langdu reads all of them but pinyin, zhuyin and json back",
    )
    command.add_argument(
        "--contents",
        action="store_true",
        help="instead of the text its chapters, and why other lines that look like headings are none",
    )
    command.add_argument(
        "--spoken", action="store_true", help="tones as they are spoken (ní hǎo), not as in a dictionary (nǐ hǎo)"
    )


def run(options: argparse.Namespace) -> int:
    """Write it; conflicts between text and dictionary are told on standard error."""
    with closing(open_library(keeps=False)) as library:
        opened = book(options, library)
        if options.contents:
            return _contents(opened, rule_for(options.file, options.chapters, library))
        conflicts = _json(opened) if options.to == "json" else _text(opened, options.to, options.spoken)
        tell_remarks(opened)
    for line in conflicts[:TOLD]:
        note(line)
    if len(conflicts) > TOLD:
        note(f"… and {len(conflicts) - TOLD} more; --to json has them all")
    return 0


def _contents(opened: Book, rule: str) -> int:
    document = opened.document
    for entry in opened.contents:
        print(f"{entry.number:3}  {'  ' * (entry.level - 1)}{one_line(entry.title)}")
    # A format that has paragraphs tells its headings itself.
    for heading, is_accepted, why in () if document.has_paragraphs else judged(document.source, rule):
        if not is_accepted:
            number = document.source.count("\n", 0, heading.start) + 1
            print(f"line {number} is no heading: {one_line(heading.line)}: {why}")
    return 0


def _json(opened: Book) -> list[str]:
    conflicts: list[str] = []
    for index, _, sentence in numbered_sentences(opened):
        sys.stdout.write(jsonl.line(index, sentence) + "\n")
        conflicts += _conflicts(opened, sentence)
    return conflicts


def _text(opened: Book, form: str, spoken: bool) -> list[str]:
    conflicts: list[str] = []
    document = opened.document
    sys.stdout.write(gloss.opening(form, document.title))
    for block in range(len(opened.blocks)):
        sentences = opened.sentences(block)
        written = [sentence.as_spoken() for sentence in sentences] if spoken else sentences
        sys.stdout.write(gloss.write(written, form) + "\n")
        conflicts += [line for sentence in sentences for line in _conflicts(opened, sentence)]
    sys.stdout.write(gloss.closing(form))
    return conflicts


def _conflicts(opened: Book, sentence: Sentence) -> list[str]:
    source = opened.document.source
    return [
        f"line {source.count(chr(10), 0, reading.span.start) + 1}: the text says {reading.conflict} for "
        f"{source[reading.span.start : reading.span.end]}: {_verdict(reading)}"
        for reading in sentence.readings
        if reading.conflict
    ]


def _verdict(reading: Reading) -> str:
    return next(step.because for step in reversed(reading.trail) if step.stage != "sandhi")
