"""`langdu read FILE`: the reader; with --plain, or without a terminal, line by line."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli import streams
from langdu.cli.options import (
    add_dialogue,
    add_opening,
    add_shadowing,
    add_sound,
    add_stopping,
    add_text,
    add_voice,
    book,
    dialogue,
    note,
    playback_settings,
    shadowing,
)
from langdu.config import PINYIN_FOR, settings
from langdu.errors import LangduError, UsageError
from langdu.library import first_start, open_library
from langdu.session import WITHOUT_PATH, is_file_name
from langdu.session.reading.options import ReadingOptions

if TYPE_CHECKING:
    import argparse

    from langdu.cli.reading.plain import Printed
    from langdu.library import Library
    from langdu.session import Book
    from langdu.session.words.vocabulary import Vocabulary
    from langdu.speech.read_along.audio_file import AudioFile
    from langdu.tui.first_frame import FirstFrame

#: What is told once, when the first text of a new library is left: while it is read nothing disturbs.
HINT = "langdu shelf --first-start asks for voice, level and pinyin in four steps; S in the reader shows all settings"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("read", help="open the reader", description=__doc__)
    add_text(command)
    _add_reading(command)


def add_audio(command: argparse.ArgumentParser) -> None:
    """What is heard in the place of a voice."""
    command.add_argument(
        "--audio",
        type=Path,
        metavar="FILE",
        help="read subtitles or lyrics along with this recording of theirs, by their own times",
    )


def add_words(command: argparse.ArgumentParser) -> None:
    """Which words have pinyin."""
    command.add_argument(
        "--pinyin-for",
        choices=PINYIN_FOR,
        default="",
        help="pinyin for all words; for unknown ones (new or being learned); for words above a level of HSK; for those "
        "whose tones you missed; for none until you ask (as the reader was left)",
    )


def add_options(command: argparse.ArgumentParser) -> None:
    """How a text is opened and read, but for which."""
    add_opening(command)
    _add_reading(command)


def _add_reading(command: argparse.ArgumentParser) -> None:
    add_voice(command)
    add_dialogue(command)
    add_audio(command)
    add_sound(command)
    add_shadowing(command)
    add_stopping(command)
    add_words(command)
    command.add_argument("--plain", action="store_true", help="line by line, for pipes and screen readers")
    begins = command.add_mutually_exclusive_group()
    begins.add_argument("--from-start", action="store_true", help="from the first sentence, not from the kept place")
    begins.add_argument("--chapter", metavar="N", help="from this chapter: its number (annotate --contents) or title")
    begins.add_argument("--at", metavar="WHERE", help="from there: 40%%, 120 (a sentence), 12:30 (a time)")


def run(options: argparse.Namespace) -> int:
    """Open the reader, or read line by line."""
    keyboard = keyboard_for(options)
    with closing(open_library()) as library:
        if keyboard is None:
            return _show(options, library, None)
        from langdu.tui.first_frame import FirstFrame
        from langdu.tui.frame import taken_back

        with taken_back():
            frame = FirstFrame(library, options.pinyin_for)
            is_plain_file = is_file_name(options.file) and not (options.encoding or options.chapters is not None)
            if is_plain_file and not (options.chapter or options.at):
                frame.of_file(Path(options.file), from_start=options.from_start)
            status = _show(options, library, keyboard, frame)
        if not streams.in_page() and first_start.take_hint(library):
            note(HINT)
        return status


def _show(options: argparse.Namespace, library: Library, keyboard: int | None, frame: FirstFrame | None = None) -> int:
    opened = book(options, library, background=keyboard is not None)
    _begin(opened, options)
    if frame is not None:
        frame.of_book(opened)
    asked = bool(options.chapter or options.at)
    resumes = asked or options.file not in WITHOUT_PATH
    vocabulary = None if frame is None else frame.vocabulary
    return show(opened, library, options, keyboard, resumes=resumes, vocabulary=vocabulary)


def _begin(opened: Book, options: argparse.Namespace) -> None:
    from langdu.session.text.finding.navigation import chapter_of, place_of

    try:
        if options.from_start:
            opened.go_back()
        elif options.chapter:
            opened.begin_at(opened.at(chapter_of(opened, options.chapter).start))
        elif options.at:
            opened.begin_at(place_of(opened, options.at, options.rate))
    except LangduError:
        opened.close()
        raise


def show(
    opened: Book,
    library: Library,
    options: argparse.Namespace,
    keyboard: int | None,
    *,
    play: bool = False,
    resumes: bool = False,
    vocabulary: Vocabulary | None = None,
) -> int:
    """Read a book on the screen, or without a keyboard in plain lines, as the options say, and close it."""
    try:
        recording = _recording(opened, options)
        others = () if recording else dialogue(options.dialogue_voice)
        playback, practice = playback_settings(options), shadowing(options)
        sleep_s = None if options.sleep is None else 60.0 * options.sleep
        reading = ReadingOptions(
            *("auto" if recording else options.voice, options.rate, playback, practice, others),
            plays=play,
            sleep_s=sleep_s,
            stops_at_chapter=options.stop_at_chapter,
            recording=recording,
            pinyin_for=options.pinyin_for,
            offers=not getattr(options, "was_asked", False),
        )
        if keyboard is None:
            from langdu.cli.reading.plain import read_plainly

            return read_plainly(opened, reading, resumes=resumes, printed=_printed(library, options))
        from langdu import tui

        _take(keyboard)
        return tui.run(opened, library, reading, vocabulary)
    finally:
        opened.close()


def _printed(library: Library, options: argparse.Namespace) -> Printed:
    """What is printed of each sentence, as the reader was left."""
    from langdu.cli.reading.plain import Printed
    from langdu.session.words.pinyin_line import pinyin_line
    from langdu.session.words.vocabulary import Vocabulary
    from langdu.tui.layout.typesetting.script import text_in
    from langdu.tui.preferences import Preferences

    preferences = Preferences(library, note, options.pinyin_for)
    style = preferences.style
    line = partial(
        pinyin_line, vocabulary=Vocabulary(library), pinyin_for=preferences.pinyin_for, notation=style.notation
    )
    return Printed(partial(text_in, script=style.script), line)


def _recording(opened: Book, options: argparse.Namespace) -> AudioFile | None:
    """The recording that is read along with, if one was named.

    Raises:
        UsageError: a voice was named too, or the text has no times.
        BadInput: the recording cannot be read, or belongs to another text.
    """
    if options.audio is None:
        return None
    from langdu.session.reading.recording_provider import opened_recording

    for option, told in (("--voice", options.voice != settings().voice), ("--dialogue-voice", _asks_others(options))):
        if told:
            raise UsageError(f"{option} and --audio are both given", remedy="a recording has the voice that it has")
    return opened_recording(options.audio, opened.document)


def _asks_others(options: argparse.Namespace) -> bool:
    return bool(options.dialogue_voice != settings().dialogue_voice)


def keyboard_for(options: argparse.Namespace) -> int | None:
    """The descriptor that keys are read from; None where reading is in plain lines.

    When the text comes through standard input, the keys come from the terminal itself, if there is one.
    """
    if options.plain or not streams.on_terminal():
        return None
    if streams.in_page() or (sys.stdin is not None and sys.stdin.isatty()):
        return 0
    try:
        return os.open("CONIN$" if sys.platform == "win32" else "/dev/tty", os.O_RDWR)
    except OSError:
        note("there is no keyboard: reading in plain lines")
        return None


def _take(keyboard: int) -> None:
    if keyboard != 0:
        os.dup2(keyboard, 0)
        os.close(keyboard)
        stream = open(0, encoding="utf-8", closefd=False)
        # Textual asks for the interpreter's own standard input.
        vars(sys).update(stdin=stream, __stdin__=stream)
