"""`langdu drill`: ten minutes a day, by ear and by mouth, each card again when you are about to forget it.

With --book it deals your words of that book: those whose tones you missed, those you saved, those being learned.
Answers change when a card comes again, and whether a word counts as missed by tone; its status stays as you set it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.cli.options import add_microphone, add_sound, add_voice, microphone, playback_settings
from langdu.cli.parser import number
from langdu.cli.practice.drill_words import add_words, book_path, dealt
from langdu.errors import NoAudioDevice, UsageError
from langdu.model.history import SKILLS
from langdu.packages import PRACTISING, is_missing

if TYPE_CHECKING:
    import argparse

    from langdu.library import PracticeLog
    from langdu.model.history import Skill
    from langdu.session.practice.live_scorer import LiveScorer

MOST_MINUTES = 120.0
NO_MICROPHONE = "there is no microphone: cards that are to be said are left out"
NO_JUDGE = "packages for practising are missing (langdu doctor): cards that are to be said are left out"
ONLY_READING = "there is neither a sound device nor a microphone: only cards that are to be read are dealt"
NO_SOUND = "there is no sound device: cards that are to be heard are left out"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("drill", help="drill tones, by ear and by mouth", description=__doc__)
    command.add_argument("kind", metavar="KIND", nargs="?", default="", help="a drill of --list; all without")
    command.add_argument("--list", action="store_true", help="what drills there are")
    add_words(command)
    command.add_argument(
        "--minutes",
        type=number(float, 0.1, MOST_MINUTES),
        default=10.0,
        metavar="N",
        help="how long, up to 120 (%(default)g)",
    )
    command.add_argument("--listen", action="store_true", help="listen and read only; nothing is to be said")
    add_microphone(command)
    command.add_argument("--learner", default="", metavar="NAME", help="who, where several practise here")
    add_voice(command)
    add_sound(command)


def run(options: argparse.Namespace) -> int:
    """Drill, or list the drills."""
    from langdu.practice.drills import KINDS

    if options.list:
        return _list()
    if options.kind and options.kind not in KINDS:
        remedy = f"there are {', '.join(KINDS)}; langdu drill --list tells more"
        raise UsageError("there is no such drill", where=options.kind, remedy=remedy)
    return _drill(options)


def _list() -> int:
    from langdu.practice.drills import KINDS, items

    width = max(map(len, KINDS))
    for kind, title in KINDS.items():
        count = len({item.word for item in items(kind)})
        print(f"{kind:{width}}  {title}" + (f" ({count} words)" if count else ""))
    return 0


def _drill(options: argparse.Namespace) -> int:
    from langdu.cli.streams import on_terminal
    from langdu.library import PracticeLog, open_library
    from langdu.session import open_book
    from langdu.session.practice.drilling import Course, Drilling
    from langdu.session.words.older_practice import take_over
    from langdu.tui.practice.drills import run as show

    if not on_terminal():
        raise UsageError("a drill needs a terminal", remedy="run it in one; langdu stats --csv - is for programs")
    library = open_library()
    try:
        book = None if options.book is None else open_book(book_path(options.book, library), library=library)
        history = PracticeLog(library)
        take_over(library, history, options.learner)
        words = dealt(options, library, book)
        skills, notice = _possible(options, words.kind == "words" and not options.tones)
        course = Course(words.kind, options.minutes, skills, options.learner)
        drilling = Drilling(history, course, book, words=words.items)
        recorder = _ear(history, options) if "speak" in skills else None
        return show(
            drilling,
            words.title,
            library,
            voice=options.voice,
            rate=options.rate,
            playback=playback_settings(options),
            recorder=recorder,
            notice="; ".join(filter(None, (library.trouble, words.notice, notice))),
        )
    finally:
        library.close()


def _possible(options: argparse.Namespace, reads: bool) -> tuple[tuple[Skill, ...], str]:
    """What can be drilled on this machine, and what to say of the rest.

    Args:
        options: what was asked for.
        reads: whether there are cards that take neither sound device nor microphone.

    Raises:
        NoAudioDevice: nothing can be, or a microphone was asked for and is not there.
    """
    from langdu.audio import device_names, has_microphone

    microphone(options)
    judges = not any(map(is_missing, PRACTISING))
    hears, speaks = bool(device_names()), has_microphone() and judges and not options.listen
    if not hears and not speaks and not reads:
        what = "there is no sound device" if options.listen else "there is neither a sound device nor a microphone"
        raise NoAudioDevice(what, remedy="plug one in; langdu doctor tells what is there")
    able = {"listen": hears, "speak": speaks, "read": True}
    skills = tuple(skill for skill in SKILLS if able[skill])
    if hears and (speaks or options.listen):
        return skills, ""
    if not hears and not speaks:
        return skills, ONLY_READING
    return skills, NO_SOUND if speaks else NO_MICROPHONE if judges else NO_JUDGE


def _ear(history: PracticeLog, options: argparse.Namespace) -> LiveScorer:
    from langdu.audio.recording.recorder import Recorder
    from langdu.session.practice.live_scorer import LiveScorer
    from langdu.session.practice.practising import Practising

    return LiveScorer(Practising(history, options.learner), Recorder(options.microphone))
