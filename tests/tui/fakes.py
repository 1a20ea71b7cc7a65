"""A book, a voice provider and an aloud for tests of the screen: no engine, no file, no other process."""

from __future__ import annotations

import re
import threading
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.audio.playback_settings import DEFAULT_SETTINGS, PlaybackSettings
from langdu.errors import InstallFailed, OutputFailed
from langdu.library import Library
from langdu.library.texts.book_record import BookRecord
from langdu.model import (
    STOP_GAP,
    Block,
    Chunk,
    Correction,
    Cut,
    Document,
    Evidence,
    HintTally,
    Place,
    Reading,
    Sentence,
    Span,
    Syllable,
    Token,
    Voice,
)
from langdu.model.document import Blocks
from langdu.pinyin import parse
from langdu.session.reading.aloud import Ended, Now, Paused, Started
from langdu.session.reading.shadowing import PLAIN, Shadowing
from langdu.session.reading.voice.voice_provider import VoiceCandidate
from langdu.session.text.finding.bookmarks import Bookmarks
from langdu.speech.planning.utterances import plan

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from langdu.model import Utterance
    from langdu.session.text.finding.navigation import ContentsEntry

#: Narrow and wide rubies alike; what a character is read as here depends on its number alone.
SYLLABLES = (
    Syllable("zh", "uang", 4), Syllable("", "a", 1), Syllable("sh", "i", 4), Syllable("l", "ü", 4),
    Syllable("ch", "uang", 2), Syllable("d", "e", 5), Syllable("x", "iang", 3), Syllable("", "er", 2),
)  # fmt: skip
KINDS = (
    (re.compile(r"[\u4e00-\u9fff]"), "hanzi"), (re.compile(r"\d+"), "digit"), (re.compile(r"[A-Za-z]+"), "latin"),
    (re.compile(r"\s+"), "space"), (re.compile(r"[^\w\s]"), "punct"), (re.compile(r"."), "other"),
)  # fmt: skip


def tokens(text: str, start: int = 0) -> tuple[Token, ...]:
    """`text` in tokens, as the importers make them."""
    found, at = [], 0
    while at < len(text):
        match, kind = next((m, kind) for pattern, kind in KINDS if (m := pattern.match(text, at)))
        found.append(Token(Span(start + at, start + match.end()), match.group(), kind))
        at = match.end()
    return tuple(found)


def syllable(char: str) -> Syllable:
    """What a character is read as in tests."""
    return SYLLABLES[ord(char) % len(SYLLABLES)]


def document(text: str, title: str = "书") -> Document:
    """A document with a block for each line; # begins a heading, | an aside, > a transcript."""
    rows, at = [], 0
    kinds = {"#": "heading", "|": "aside", ">": "transcript"}
    for line in text.split("\n"):
        if line:
            kind = kinds.get(line[0], "body")
            rows.append((kind, at + (kind != "body"), at + len(line)))
        at += len(line) + 1
    return Document(text, title, Blocks(rows))


class Shelf(Library):
    """A library in memory; `broken` makes every write fail."""

    def __init__(self, broken: bool = False) -> None:
        super().__init__(Path(":memory:"))
        self.kept: dict[str, str] = {}
        self.broken = broken

    @contextmanager
    def transaction(self) -> Iterator[Callable[[str, tuple[object, ...]], sqlite3.Cursor]]:
        if self.broken:
            raise OutputFailed("the disk is full")
        with super().transaction() as run:
            yield run

    def preference(self, name: str, default: str = "") -> str:
        return self.kept.get(name, default)

    def prefer(self, name: str, value: str) -> None:
        if self.broken:
            raise OutputFailed("the disk is full")
        self.kept[name] = value


class FakeBook:
    """`session.Book`, with readings by the character's number; annotated readings come when `annotate` is called."""

    def __init__(
        self,
        text: str,
        *,
        conflicts: str = "",
        unsure: str = "",
        prompt: bool = True,
        glosses: str | None = None,
        words: tuple[str, ...] = (),
    ) -> None:
        self.document = document(text)
        #: What the reading model takes for words of two and more hanzi.
        self.words = words
        self.title, self.id = self.document.title, "book"
        self.library = Shelf()
        self.conflicts, self.unsure, self.glosses = conflicts, unsure, glosses
        self.prompt = prompt
        self.waiting: list[tuple[int, Future[tuple[Sentence, ...]]]] = []
        self.done: set[int] = set()
        self.corrections: list[Correction] = []
        self.kept: Place | None = None
        self.broken = False
        self.record = BookRecord(Library(Path(":memory:")), text, self.title)
        self.bookmarks = Bookmarks(self.document, self.record)
        #: What characters are read as for who searches; nothing is known of others.
        self.read_as: dict[str, str] = {}

    contents: tuple[ContentsEntry, ...] = ()
    cuts: tuple[Cut, ...] = ()

    def news(self) -> tuple[str, ...]:
        return ()

    def numbered(self, number: int) -> Place:
        return self._places()[min(number, len(self._places()) - 1)]

    @property
    def blocks(self) -> Blocks:
        return self.document.blocks

    def _sentences(self, block: int, full: bool) -> tuple[Sentence, ...]:
        piece: Block = self.blocks[block]
        text = self.document.source[piece.span.start : piece.span.end]
        if piece.kind == "transcript":
            return ()
        found = []
        for match in re.finditer(r"[^。!]+[。!]*", text):
            parts = tokens(match.group(), piece.span.start + match.start())
            readings = tuple(self._reading(t, full) for t in parts if t.kind == "hanzi")
            if piece.kind == "aside":
                readings = ()
            span = Span(parts[0].span.start, parts[-1].span.end)
            words = self._words(match.group(), span.start) if full and readings else ()
            found.append(Sentence(span, piece.kind, parts, readings=readings, words=words))
        return tuple(found)

    def _words(self, text: str, start: int) -> tuple[Span, ...]:
        pattern = "|".join(map(re.escape, self.words)) or "$^"
        return tuple(Span(start + match.start(), start + match.end()) for match in re.finditer(pattern, text))

    def _reading(self, token: Token, full: bool) -> Reading:
        now = syllable(token.text).with_tone(1) if not full else syllable(token.text)
        trail = (Evidence("dictionary", "x", "the word says so"),)
        if full and token.text in self.conflicts:
            trail = (Evidence("gloss", "sai", "what the text says"), *trail)
        if full and token.text in self.unsure:
            trail = (*trail, Evidence("model", "x", "with 60 % from what stands around it, not sure"))
        for correction in self.corrections:
            if full and correction.text == token.text:
                now, trail = correction.syllables[0], (*trail, Evidence("user", "x", "you said so"))
        return Reading(token.span, (now,), (now.with_tone(2) if now.tone == 3 else now,), trail)

    def sketch(self, block: int) -> tuple[Sentence, ...]:
        return self._sentences(block, full=False)

    def annotated(self, block: int) -> tuple[Sentence, ...] | None:
        return self._sentences(block, full=True) if block in self.done else None

    def of_glosses(self) -> str | None:
        return self.glosses

    def request(self, block: int) -> Future[tuple[Sentence, ...]]:
        future: Future[tuple[Sentence, ...]] = Future()
        self.waiting.append((block, future))
        if self.prompt:
            self.annotate()
        return future

    def annotate(self) -> None:
        """Answer what was asked for, from another thread as the real one does."""
        waiting, self.waiting = self.waiting, []

        def answer() -> None:
            for block, future in waiting:
                self.done.add(block)
                future.set_result(self._sentences(block, full=True))

        thread = threading.Thread(target=answer)
        thread.start()
        thread.join()

    def sentences(self, block: int) -> tuple[Sentence, ...]:
        return self._sentences(block, full=True)

    def read_at(self, offsets: Sequence[int]) -> list[Sentence | None]:
        return [self._read_at(offset) for offset in offsets]

    def _read_at(self, offset: int) -> Sentence:
        place = self.at(offset)
        sentence = self.sketch(place.block)[place.sentence]
        said = ((token, parse(self.read_as[token.text])) for token in sentence.tokens if token.text in self.read_as)
        return replace(sentence, readings=tuple(Reading(token.span, (one,), (one,)) for token, one in said))

    def sentence(self, place: Place) -> Sentence:
        return self.sentences(place.block)[place.sentence]

    def _places(self) -> list[Place]:
        return [Place(b, s) for b in range(len(self.blocks)) for s in range(len(self.sketch(b)))]

    def first(self) -> Place:
        return self._places()[0]

    def after(self, place: Place) -> Place | None:
        return next((p for p in self._places() if p > place), None)

    def before(self, place: Place) -> Place | None:
        return next((p for p in reversed(self._places()) if p < place), None)

    def at(self, offset: int) -> Place:
        fitting = [p for p in self._places() if self.sketch(p.block)[p.sentence].span.start <= offset]
        return fitting[-1] if fitting else Place(0, 0)

    def number(self, place: Place) -> int:
        return sum(p < place for p in self._places())

    def total(self) -> int:
        return len(self._places())

    def count(self, done: object = lambda: None) -> None:
        done()

    def correct(self, correction: Correction) -> None:
        self.corrections.append(correction)
        self.done.clear()
        if self.broken:
            raise OutputFailed("the library cannot be used: disk full")

    def candidates(self, sentence: Sentence, reading: Reading) -> tuple[Syllable, ...]:
        return (*reading.citation, Syllable("s", "ai", 1), Syllable("s", "e", 4))

    def place(self) -> Place:
        return self.kept or Place(0, 0)

    def remember(self, place: Place) -> None:
        self.kept = place


def voice(name: str, quality: int, **more: object) -> Voice:
    """A voice for tests."""
    usual = {
        "engine": name, "language": "zh", "gender": "female", "licence": "not for sale", "attribution": "nobody",
        "sample_rate": 1000, "hint": "pinyin", "marks": "engine", "sandhi": "langdu", "sample": "你好",
    }  # fmt: skip
    return Voice(id=name, name=f"Voice {name}", quality=quality, **usual | more)


SILENCE = voice("silence", 0)
ESPEAK = voice("espeak", 10)
BAKER = voice("baker", 100, download_size=27_000_000)
FREE = {"family": "free", "licence": "Apache-2.0", "download_size": 63_000_000, "says_words": False}
XIAOYI, YUNXI = voice("free-xiaoyi", 96, **FREE), voice("free-yunxi", 95, gender="male", **FREE)
CLOUD = voice("cloud", 30, online=True)


@dataclass
class FakeAloud:
    """`session.Aloud` without any sound: a test moves it on with `hear`."""

    calls: list[tuple[object, ...]] = field(default_factory=list)
    state: str = "stopped"
    at: Now = field(default_factory=Now)
    rate: float = 1.0
    shadowing: Shadowing = PLAIN
    listener: object = None
    hints: HintTally = field(default_factory=HintTally)
    ready: list[Place] = field(default_factory=list)
    sleep_left_s: float | None = None
    stops_at_sentences: bool = False
    chapters: tuple[Place, ...] = ()

    def play(self, place: Place, at: Span | None = None) -> None:
        self.calls.append(("play", place, at))
        self.state = "playing"
        self.at = Now(place)

    def make_ready(self, place: Place) -> None:
        self.ready.append(place)

    def pause(self) -> None:
        self.calls.append(("pause",))
        self.state = "paused"

    def resume(self) -> None:
        self.calls.append(("resume",))
        self.state = "playing"

    def stop(self) -> None:
        self.state, self.at = "stopped", Now()

    def set_rate(self, rate: float) -> None:
        self.calls.append(("rate", rate))
        self.rate = rate

    def shadow(self, shadowing: Shadowing) -> None:
        self.shadowing = shadowing

    def sleep(self, seconds: float | None) -> None:
        self.sleep_left_s = seconds

    def stop_before(self, chapters: tuple[Place, ...]) -> None:
        self.chapters = chapters

    def stop_at_sentences(self, stops: bool) -> None:
        self.stops_at_sentences = stops

    def use(self, speaker: object, player: object = None) -> None:
        if player is None:
            self.calls.append(("use", speaker))

    def now(self) -> Now:
        return self.at

    def hear(self, place: Place, span: Span | None, until: float | None = None) -> None:
        """Something is at the speaker."""
        self.at = Now(place, span, until)
        self.listener(Started(place))

    def hold(self, place: Place, why: str) -> None:
        """Reading has stopped of itself before a sentence."""
        self.state = "paused"
        self.listener(Paused(place, 0, why))

    def end(self) -> None:
        """Everything was said."""
        self.stop()
        self.listener(Ended())

    def close(self) -> None:
        self.state = "stopped"


class FakeSpeaker:
    def __init__(self, who: Voice) -> None:
        self.voice = who
        self.sample_rate = who.sample_rate

    def start(self) -> None: ...

    def close(self) -> None: ...

    def __enter__(self) -> FakeSpeaker:
        return self

    def __exit__(self, *_: object) -> None: ...

    def plan(self, sentence: Sentence) -> tuple[Utterance, ...]:
        return plan(sentence, self.voice)

    def speak(self, utterance: object, prosody: object) -> Iterator[Chunk]:
        yield Chunk(bytes(200), self.voice.sample_rate)


class FakePlayer:
    silent = False
    notice = ""
    playback = DEFAULT_SETTINGS
    heard = b""

    def start(self, rate: int) -> None: ...

    def write(self, pcm: bytes) -> None:
        self.heard += pcm

    def buffered(self) -> float:
        return 0.0

    def hear(self, playback: PlaybackSettings) -> None:
        self.playback = playback

    def flush(self) -> int:
        return 0

    def close(self) -> None: ...


class FakeVoiceProvider:
    """`VoiceProvider` of voices that are only names. `fails` makes installing fail; `gate` holds it up."""

    only_voice = ""

    def __init__(self, installed: tuple[Voice, ...] = (BAKER,), fails: str = "") -> None:
        self.installed = list(installed)
        self.fails = fails
        self.gate = threading.Event()
        self.gate.set()
        self.made = FakeAloud()
        self.slow: str | None = None
        self.left_s: float | None = None

    def choose(self, name: str) -> Voice:
        return max(self.installed, key=lambda v: v.quality)

    def better(self, who: Voice) -> tuple[Voice, ...]:
        missing = (other for other in (BAKER, XIAOYI) if other not in self.installed)
        return tuple(other for other in missing if who.quality < STOP_GAP + 1)

    def passed_over(self) -> str | None:
        return self.slow

    def seconds_left(self, place: Place) -> float | None:
        return self.left_s

    def speed(self, who: Voice) -> str:
        return "3 times as fast as speech"

    def candidates(self) -> tuple[VoiceCandidate, ...]:
        return tuple(
            VoiceCandidate(who, who in self.installed, "", self.speed(who))
            for who in (BAKER, XIAOYI, YUNXI, ESPEAK, CLOUD)
        )

    def humans(self) -> tuple[Voice, ...]:
        return tuple(who for who in self.installed if who.engine == "reference")

    def heard_first(self, who: Voice) -> tuple[Voice, ...]:
        return tuple(human for human in self.humans() if human != who)

    def reader(self, who: Voice) -> FakeSpeaker:
        return self.speaker(who)

    def speaker(self, who: Voice) -> FakeSpeaker:
        return FakeSpeaker(who)

    def player(self, who: Voice, playback: PlaybackSettings) -> FakePlayer:
        self.played_on = FakePlayer()
        self.played_on.hear(playback)
        return self.played_on

    def aloud(self, book: object, listener: object) -> FakeAloud:
        self.made.listener = listener
        return self.made

    def install(self, who: Voice, progress: object, cancelled: object) -> None:
        progress(who.download_size // 2, who.download_size)
        self.gate.wait(5)
        if cancelled():
            raise InstallFailed("cancelled")
        if self.fails:
            raise InstallFailed(self.fails, where="baker", remedy="check the network")
        self.installed.append(who)
