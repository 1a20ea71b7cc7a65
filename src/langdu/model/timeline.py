"""When everything was said, in an exported or played stream."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from langdu.model.document import Sentence
    from langdu.model.exported_word import ExportedWord, WordNotes
    from langdu.model.section import Section
    from langdu.model.span import Span
    from langdu.model.speech import HintOutcome, Mark
    from langdu.model.voice import Voice


#: What of the text subtitles and lyrics show.
ShownText = Literal["hanzi", "pinyin", "both"]
#: What is highlighted at once in a book that reads itself aloud.
HighlightUnit = Literal["sentence", "word", "syllable"]
#: How loud audio is: -18 LUFS with peaks of -1 dBTP, or as ACX wants audiobooks.
LoudnessTarget = Literal["langdu", "acx"]
#: What a printed page shows over the characters.
PrintedPage = Literal["pinyin", "pinyin-blank", "hanzi-blank"]


@dataclass(frozen=True, slots=True)
class OutputStyle:
    """How the outputs are written; each format takes what it knows.

    Attributes:
        shown: what of the text subtitles and lyrics show; None for what the format does best, which is both where
            it has a place for pinyin over each hanzi, and else hanzi.
        highlight: what is highlighted at once in an EPUB.
        bit_rate_kbps: of compressed audio; 0 for what the format has by itself.
        loudness: how loud audio is.
        printed: what a page for printing shows.
        has_translation: whether translations are shown, where the text has them; None for everywhere but where pinyin
            is a line of its own above the text, as a subtitle has no more than two.
    """

    shown: ShownText | None = None
    highlight: HighlightUnit = "sentence"
    bit_rate_kbps: int = 0
    loudness: LoudnessTarget = "langdu"
    printed: PrintedPage = "pinyin"
    has_translation: bool | None = None


@dataclass(frozen=True, slots=True)
class ExportInfo:
    """What is known of an output before its first sample.

    Attributes:
        voice: who speaks.
        sample_rate: of the speech, in Hz.
        title: of the output: the text's, or its part's where there is a file a part.
        author: of the text; may be empty.
        language: of the text, BCP 47; empty where it does not say.
        sections: the text's contents, by code points of the source.
        expected: about how many samples there will be, at most; 0 for few.
        album: the text's title, where there is a file a part; else empty.
        track: the part's number from 1; 0 where there are no parts.
        source: the file that the text was read from; None where it was none.
        style: how it is written.
        cover: the book's picture, JPEG or PNG; empty where it has none.
        outputs: all files that are written together, this one too; empty where that is not known.
        words: whether words have notes of their own.
        words_changed: when the learner last saved or marked a word, in UTC; None for never.
    """

    voice: Voice
    sample_rate: int
    title: str = ""
    author: str = ""
    language: str = ""
    sections: tuple[Section, ...] = ()
    expected: int = 0
    album: str = ""
    track: int = 0
    source: Path | None = None
    style: OutputStyle = field(default_factory=OutputStyle)
    cover: bytes = b""
    outputs: tuple[Path, ...] = ()
    words: WordNotes = "none"
    words_changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class ExportedChapter:
    """A chapter, where it begins in the output.

    Attributes:
        number: which line of the contents it is, from 1.
        level: 1 for the highest.
        title: what its heading says.
        offset: the code point of the source where it begins.
        start: the sample of the output where it begins.
    """

    number: int
    level: int
    title: str
    offset: int
    start: int


@dataclass(frozen=True, slots=True)
class TimedSentence:
    """A sentence with its place in the stream.

    Attributes:
        index: its number among all sentences of the document, as in `annotate --to json`.
        sentence: as it was read.
        start: first sample of its speech.
        end: the sample after its last, the pause that follows not included.
        marks: in samples of the stream; none where nothing of it is said.
        block: the number of the block, its paragraph, in the document.
        words: those that have notes of their own with this sentence, in order.
        hints: what became of those that decided readings in it.
        translation: of it, on one line; empty where there is none or none is to be shown.
    """

    index: int
    sentence: Sentence
    start: int
    end: int
    marks: tuple[Mark, ...]
    block: int = 0
    words: tuple[ExportedWord, ...] = ()
    hints: tuple[HintOutcome, ...] = ()
    translation: str = ""

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.sentence.span

    @property
    def text(self) -> str:
        """As it is shown."""
        return self.sentence.text
