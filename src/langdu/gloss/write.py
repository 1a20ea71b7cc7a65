"""Sentences with their readings, written out: the spellings of `langdu annotate --to`.

To add one: a function from a `Sentence` to text, named in `FORMS`. What inline, bracket and ruby write, langdu
reads back with the same readings.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from langdu.errors import UsageError
from langdu.pinyin import marked, numbered, zhuyin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from langdu.model import Reading, Sentence


def write(sentences: Iterable[Sentence], form: str) -> str:
    """Sentences of one block in one of the `FORMS`, without a line end.

    Raises:
        UsageError: there is no such form.
    """
    if form not in FORMS:
        raise UsageError(f"there is no form {form!r}", remedy=f"use {', '.join(FORMS)}")
    sentences = list(sentences)
    body = "".join(FORMS[form](sentence).replace("\u200b", "") for sentence in sentences)
    if form == "ruby" and sentences:
        tag, kind = ("h2", "") if sentences[0].kind == "heading" else ("p", f' class="{sentences[0].kind}"')
        return f"<{tag}{kind}>{body}</{tag}>"
    return body.strip() if form in ("pinyin", "zhuyin") else body


def opening(form: str, title: str) -> str:
    """What comes before the first block."""
    if form != "ruby":
        return ""
    head = f'<meta charset="utf-8">\n<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n{head}\n</head>\n<body>\n'


def closing(form: str) -> str:
    """What comes after the last block."""
    return "</body>\n</html>\n" if form == "ruby" else ""


_STYLE = (
    "body{max-width:40em;margin:2em auto;padding:0 1em;font-size:1.4em;line-height:2.2}"
    "rt{font-size:.5em}.aside,.transcript{opacity:.5}"
)


def _pieces(sentence: Sentence) -> Iterator[tuple[str, Reading | None]]:
    """What is shown, with its reading: a reading's tokens together, others one by one."""
    readings = {reading.span.start: reading for reading in sentence.readings}
    tokens = list(sentence.tokens)
    index = 0
    while index < len(tokens):
        reading = readings.get(tokens[index].span.start)
        end = index + 1
        while reading is not None and end < len(tokens) and tokens[end].span.start < reading.span.end:
            end += 1
        yield "".join(token.text for token in tokens[index:end]), reading
        index = end


def _interlinear(sentence: Sentence, written: Callable[[Reading], str]) -> str:
    return "".join(text + (written(r) if r and _is_hanzi(text) else "") for text, r in _pieces(sentence))


def _is_hanzi(text: str) -> bool:
    """Numbers and signs carry no gloss: no reader of glosses would take 12%(…) for one."""
    return not any(char.isdigit() or char.isascii() for char in text)


def _inline(sentence: Sentence) -> str:
    return _interlinear(sentence, lambda reading: f"({_joined(reading, marked, '')})")


def _bracket(sentence: Sentence) -> str:
    return _interlinear(sentence, lambda reading: f"[{_joined(reading, numbered, ' ')}]")


def _ruby(sentence: Sentence) -> str:
    return "".join(
        f"<ruby>{html.escape(text)}<rt>{_joined(reading, marked, ' ')}</rt></ruby>" if reading else html.escape(text)
        for text, reading in _pieces(sentence)
    )


def _pinyin(sentence: Sentence) -> str:
    return _spoken_line(sentence, marked)


def _zhuyin(sentence: Sentence) -> str:
    return _spoken_line(sentence, zhuyin)


def _spoken_line(sentence: Sentence, spelled: Callable[..., str]) -> str:
    """The syllables with spaces between them; signs close up to what they follow, Latin and numbers stay."""
    if not sentence.is_spoken:
        return ""
    line = ""
    for text, reading in _pieces(sentence):
        if reading:
            line += f" {_joined(reading, spelled, ' ')}"
        elif text.isalnum():
            line += f" {text}"
        else:
            line += _SIGNS.get(text, text)
    return " ".join(line.split()).replace("“ ", "“").replace("( ", "(").replace("《 ", "《") + " "


def _joined(reading: Reading, spelled: Callable[..., str], between: str) -> str:
    return between.join(spelled(syllable) for syllable in reading.citation)


_SIGNS = {"“": " “", "‘": " ‘", "（": " (", "(": " (", "《": " 《", "）": ")"} | dict(
    zip("，。？！；：", ",.?!;:", strict=True)
)

FORMS: dict[str, Callable[[Sentence], str]] = {
    "inline": _inline,
    "bracket": _bracket,
    "ruby": _ruby,
    "pinyin": _pinyin,
    "zhuyin": _zhuyin,
}
