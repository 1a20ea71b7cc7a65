"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from langdu.audio import require_device, require_microphone
from langdu.audio.playback_settings import PlaybackSettings
from langdu.cli import streams
from langdu.cli.parser import number
from langdu.config import LIMITS, SPEEDS, settings
from langdu.errors import BadInput, VoiceMissing
from langdu.model import one_line
from langdu.session import CLIPBOARD
from langdu.session.reading.shadowing import Shadowing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from langdu.library import Library
    from langdu.model import Voice
    from langdu.session import Book
    from langdu.speech import VoiceStore

#: Minutes of the sleep timer.
SLEEP_LIMITS_MIN = (1, 600)


def add_text(command: argparse.ArgumentParser) -> None:
    """FILE, and how to read it."""
    texts = command.add_mutually_exclusive_group(required=True)
    texts.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default=argparse.SUPPRESS,
        help="a text, book or file of subtitles, a folder or zip of them, an https:// address, or - for standard input",
    )
    add_clipboard(texts)
    add_opening(command)


def add_opening(command: argparse.ArgumentParser) -> None:
    """How to open a text: its encoding, its chapters, its glosses."""
    command.add_argument(
        "--encoding", help="the file's encoding, if the guess is wrong: utf-8, gb18030, big5, utf-16 …"
    )
    command.add_argument(
        "--chapters",
        metavar="REGEX",
        help="what the headings of a plain text look like, if they are not found: a regular expression for whole "
        "lines, which the reader keeps for the book; '' forgets it",
    )
    add_gloss(command)


def add_clipboard(command: argparse._ActionsContainer) -> None:
    """The clipboard, in the place of FILE."""
    command.add_argument(
        "-c", "--clipboard", dest="file", action="store_const", const=CLIPBOARD, help="what is on the clipboard"
    )


def add_gloss(command: argparse.ArgumentParser) -> None:
    """How far to trust glosses."""
    command.add_argument(
        "--gloss",
        choices=("weigh", "force", "ignore"),
        default=settings().gloss,
        help="how far to trust glosses in the text: weigh them against the dictionary, force or ignore them "
        "(%(default)s)",
    )


def add_voice(command: argparse.ArgumentParser) -> None:
    """Who speaks, and how."""
    command.add_argument(
        "--voice", default=settings().voice, help="a voice of `langdu voices`; auto is the best (%(default)s)"
    )
    command.add_argument(
        "--rate", type=_amount("rate"), default=settings().rate, help="speed, 0.5 to 2.0 (%(default)s)"
    )


def add_dialogue(command: argparse.ArgumentParser) -> None:
    """Who speaks for the people in the text."""
    command.add_argument(
        "--dialogue-voice",
        default=settings().dialogue_voice,
        metavar="ID[,ID…]",
        help="what people in the text say is heard in turn in this voice and in --voice, or in several of these",
    )


def add_sound(command: argparse.ArgumentParser) -> None:
    """Where it sounds, and how."""
    now = settings()
    command.add_argument("--device", default=now.device, help="a part of the name of the sound device to play on")
    command.add_argument(
        "--volume", type=_number("volume"), default=now.volume, metavar="PERCENT", help="0 to 100 (%(default)s)"
    )
    command.add_argument(
        "--latency",
        type=_number("latency"),
        default=now.latency,
        metavar="MS",
        help="milliseconds that a Bluetooth headset is late, -200 to 1000: the highlight waits for it (%(default)s)",
    )


def add_shadowing(command: argparse.ArgumentParser) -> None:
    """How sentences are practised."""
    now = settings()
    command.add_argument(
        "--repeat", type=_number("repeat"), default=now.repeat, metavar="N", help="say each sentence N times, 1 to 9"
    )
    command.add_argument(
        "--gap",
        type=_amount("gap"),
        default=now.gap,
        metavar="K",
        help="after each, leave K times its length to say it yourself, 0 to 3",
    )
    command.add_argument(
        "--speeds",
        type=_speeds,
        default=now.speeds,
        metavar="S,S,…",
        help="the speed of the first time, the second …, as multiples of --rate: 0.7,0.85,1.0",
    )


def add_stopping(command: argparse.ArgumentParser) -> None:
    """When reading stops of itself."""
    command.add_argument(
        "--sleep", type=number(int, *SLEEP_LIMITS_MIN), metavar="MIN", help="stop after so many minutes, 1 to 600"
    )
    command.add_argument("--stop-at-chapter", action="store_true", help="stop at the end of the chapter")


def playback_settings(options: argparse.Namespace) -> PlaybackSettings:
    """What `add_sound` was told.

    Raises:
        NoAudioDevice: a device was asked for in this command and is not there. One in the settings may come back.
    """
    if options.device and options.device != settings().device:
        require_device(options.device)
    return PlaybackSettings(options.device, options.volume, options.latency)


def add_microphone(command: argparse.ArgumentParser) -> None:
    """What listens."""
    now = settings().microphone
    command.add_argument("--microphone", default=now, metavar="NAME", help="a part of the microphone's name")


def microphone(options: argparse.Namespace) -> str:
    """What `add_microphone` was told.

    Raises:
        NoAudioDevice: a microphone was asked for in this command and is not there. One in the settings may come back.
    """
    if options.microphone and options.microphone != settings().microphone:
        require_microphone(options.microphone)
    return str(options.microphone)


def shadowing(options: argparse.Namespace) -> Shadowing:
    """What `add_shadowing` was told."""
    return Shadowing(options.repeat, options.gap, options.speeds)


def _number(key: str) -> Callable[[str], float]:
    return number(int, *LIMITS[key])


def _amount(key: str) -> Callable[[str], float]:
    return number(float, *LIMITS[key])


def _speeds(text: str) -> tuple[float, ...]:
    speeds = tuple(map(_amount("rate"), text.split(","))) if text else ()
    if len(speeds) > SPEEDS:
        raise argparse.ArgumentTypeError(f"{text} are more than {SPEEDS} speeds")
    return speeds


def book(options: argparse.Namespace, library: Library, *, background: bool = False) -> Book:
    """The book that the options name; its place and corrections are in `library`."""
    from langdu.session import open_book

    return open_book(
        options.file,
        encoding=options.encoding,
        chapters=options.chapters,
        policy=options.gloss,
        library=library,
        background=background,
    )


def require_hanzi(opened: Book) -> Book:
    """The book, if there is anything Chinese in it.

    Raises:
        BadInput: there is not one Chinese character.
    """
    from langdu.model import HANZI

    if HANZI.search(opened.document.source) is None:
        raise BadInput(
            "there is no Chinese character in it", where=opened.title, remedy="check the file, or its --encoding"
        )
    return opened


def chosen(store: VoiceStore, name: str) -> tuple[Voice, Path | None]:
    """The voice of that name, ready to speak, and its folder; says so when it is only a stop-gap.

    For one of the settings that cannot speak here today the best stands in, and it is said.

    Raises:
        VoiceMissing: there is none of that name, or it cannot speak here.
    """
    try:
        voice = store.able(name)
    except VoiceMissing as error:
        if name != settings().voice:
            raise
        voice = store.best()
        note(f"{error}; {voice.name} stands in for the voice of the settings")
    if name == "auto" and (told := store.passed_over()):
        note(told)
    if name == "auto" and voice.quality == 0:
        note("no voice can speak here, so there is silence, in time; langdu doctor tells why")
    tell_stopgap(store, voice)
    return voice, store.folder(voice) if voice.files else None


def dialogue(names: str) -> tuple[tuple[Voice, Path | None], ...]:
    """The voices of `--dialogue-voice`, ready to speak, and the folders of their files.

    Raises:
        VoiceMissing: there is none of a name, or it cannot speak here.
    """
    from langdu.speech import VoiceStore

    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if not wanted:
        return ()
    store = VoiceStore()
    voices = [store.able(name) for name in wanted]
    return tuple((voice, store.folder(voice) if voice.files else None) for voice in voices)


def tell_stopgap(store: VoiceStore, voice: Voice) -> None:
    """Say it if the voice is only the stop-gap."""
    best = max((v for v in store.voices() if not v.online), key=lambda v: v.quality)
    if voice.is_stop_gap and not store.installed(best):
        note(f"{voice.name} is hard to understand; for a natural voice: langdu voices install {best.id}")


def tell_remarks(opened: Book) -> None:
    """What is to be known of a text, once."""
    for line in filter(None, (*opened.news(), *opened.set_aside(), opened.of_glosses())):
        note(line)


def note(text: str) -> None:
    """A line for a person, on standard error."""
    streams.say(one_line(text))
