"""Short ways to make what the speech tests speak of."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from langdu.model import (
    Chunk,
    Latin,
    Mark,
    Note,
    Pause,
    Prosody,
    Reading,
    Rewrite,
    Say,
    Sentence,
    Span,
    Token,
    Unit,
    Utterance,
    Voice,
    is_hanzi,
)
from langdu.pinyin import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Boundary

SIGNS = "，。！？、；：,.…—（）「」"
CLOSES: dict[str, Boundary] = {"/": "word", "|": "phrase"}


def sha256(data: bytes) -> str:
    """As manifests have it."""
    return hashlib.sha256(data).hexdigest()


def voice(engine: str = "silence", **changed: object) -> Voice:
    """A voice of `engine`, with what a test changes."""
    values: dict[str, object] = {
        "id": "test", "name": "Test", "engine": engine, "language": "zh-CN", "gender": "neutral",
        "licence": "none", "attribution": "none", "quality": 1, "sample_rate": 16000, "hint": "pinyin",
        "marks": "engine", "sandhi": "langdu", "sample": "你好。",
    }  # fmt: skip
    return Voice(**(values | changed))  # type: ignore[arg-type]


def sentence(text: str, pinyin: str, citation: str = "", kind: str = "body", start: int = 0) -> Sentence:
    """An annotated sentence: a syllable of `pinyin` for each hanzi; `<12%|百分之十二>` is a rewrite.

    A syllable with r takes the 儿 that follows.
    """
    spoken = [parse(p) for p in pinyin.split()]
    cited = [parse(p) for p in (citation or pinyin).split()]
    tokens: list[Token] = []
    readings: list[Reading] = []
    rewrites: list[Rewrite] = []
    i, at = 0, start
    while i < len(text):
        if text[i] == "<":
            written, said = text[i + 1 : text.index(">", i)].split("|")
            n = sum(map(is_hanzi, said))
            span = Span(at, at + len(written))
            tokens += [Token(Span(at + k, at + k + 1), c, "digit") for k, c in enumerate(written)]
            rewrites.append(Rewrite(span, said))
            readings.append(Reading(span, tuple(cited[:n]), tuple(spoken[:n])))
            del spoken[:n], cited[:n]
            i, at = text.index(">", i) + 1, span.end
            continue
        length = 1
        if is_hanzi(text[i]):
            length = 2 if spoken[0].erhua and text[i + 1 : i + 2] == "儿" else 1
            readings.append(Reading(Span(at, at + length), (cited.pop(0),), (spoken.pop(0),)))
            tokens += [Token(Span(at + k, at + k + 1), text[i + k], "hanzi") for k in range(length)]
        elif text[i].isascii() and text[i].isalpha():
            while text[i + length : i + length + 1].isascii() and text[i + length : i + length + 1].isalpha():
                length += 1
            tokens.append(Token(Span(at, at + length), text[i : i + length], "latin"))
        elif text[i].isdigit():
            tokens.append(Token(Span(at, at + 1), text[i], "digit"))
        else:
            kind_of = "space" if text[i].isspace() else "punct" if text[i] in SIGNS else "other"
            tokens.append(Token(Span(at, at + 1), text[i], kind_of))
        i, at = i + length, at + length
    return Sentence(Span(start, at), kind, tuple(tokens), (), tuple(rewrites), tuple(readings))  # type: ignore[arg-type]


def utterance(text: str, start: int = 0) -> Utterance:
    """`ni3 hao3/ ， @AI 。`: syllables, Latin words after @, pauses for signs; each unit one code point long.

    A syllable with / behind it closes a word, with | a phrase.
    """
    units: list[Unit] = []
    for i, word in enumerate(text.split(), start):
        span = Span(i, i + 1)
        if word in SIGNS:
            units.append(Pause(span, 0.25 if word in "，,、" else 0.5, word))
        else:
            closes = CLOSES.get(word[-1], "")
            units.append(Latin(span, word[1:]) if word[0] == "@" else Say(span, parse(word.rstrip("/|")), "字", closes))
    return Utterance(Span(start, start + len(units)), tuple(units))


def whole(chunks: Iterable[Chunk]) -> tuple[bytes, tuple[Mark, ...], tuple[Note, ...]]:
    """All the sound, marks and notes of an utterance."""
    kept = list(chunks)
    marks = tuple(mark for chunk in kept for mark in chunk.marks)
    return b"".join(chunk.pcm for chunk in kept), marks, tuple(note for chunk in kept for note in chunk.notes)


NORMAL = Prosody()
