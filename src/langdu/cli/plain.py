"""Reading without a screen: a sentence is printed when it begins to sound."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from langdu import gloss
from langdu.audio import open_player
from langdu.audio.hearing import USUAL, Hearing
from langdu.cli.options import chosen, note, require_hanzi, tell_remarks
from langdu.session.aloud import Aloud, Ended, Event, Failed, Notice, Started
from langdu.session.shadowing import PLAIN, Shadowing
from langdu.speech import Speaker, VoiceStore

if TYPE_CHECKING:
    from langdu.errors import LangduError
    from langdu.session import Book


class _Lines:
    """Prints what happens, and knows when it is over."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.over = threading.Event()
        self.error: LangduError | None = None

    def __call__(self, event: Event) -> None:
        match event:
            case Started(_, turn) if turn:
                pass  # said again; it stands there already
            case Started(place):
                sentence = self.book.sentence(place)
                print(sentence.text.strip(), gloss.write([sentence], "pinyin").strip(), "", sep="\n", flush=True)
            case Failed(_, error):
                self.error = error
                note(f"langdu: {error}")
            case Notice(text):
                note(text)
            case Ended():
                self.over.set()


def read_plainly(book: Book, voice: str, rate: float, hearing: Hearing = USUAL, shadowing: Shadowing = PLAIN) -> int:
    """Read a book from its first sentence to its last, in plain lines; the exit status."""
    require_hanzi(book)
    tell_remarks(book)
    chosen_voice, folder = chosen(VoiceStore(), voice)
    lines = _Lines(book)
    player = open_player(hearing, silent=chosen_voice.engine == "silence")
    speaker = Speaker(chosen_voice, folder)
    aloud = Aloud(book, speaker, player, lines)
    try:
        aloud.set_rate(rate)
        aloud.shadow(shadowing)
        aloud.play(book.first())
        while not lines.over.wait(0.2):
            pass  # in short steps, so that ctrl-c is heard on Windows too
    finally:
        aloud.close()
        speaker.close()
        player.close()
    return lines.error.status if lines.error else 0
