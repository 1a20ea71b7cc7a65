"""From a sentence to what an engine is asked to say.

The voice's manifest decides whether the spoken form or the citation is asked for; nothing else here knows
about engines.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from langdu.model import Latin, Pause, Say, Span, Syllable, Utterance, is_hanzi
from langdu.speech.data import rows
from langdu.speech.planning.homophones import for_text
from langdu.speech.planning.phrasing import phrased

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.model import Note, Reading, Rewrite, Sentence, Token, Unit, Voice

#: Syllables and words above which a sentence is said in several breaths.
BREATH_UNITS = 120
#: The least pause after a sentence and after a heading, in seconds; a line without a full stop ends too.
FINAL, AFTER_HEADING = 0.45, 0.8
#: What an off-centre boundary costs when a long sentence is broken, in seconds of pause.
OFF_CENTRE = 0.5


def plan(sentence: Sentence, voice: Voice) -> tuple[Utterance, ...]:
    """What `voice` is asked to say for an annotated sentence, in order; nothing if nothing is to be said.

    Every hanzi, rewrite, Latin word and stray digit gives one unit or more, each with its span; runs of
    punctuation become one pause. Sentences of more than `BREATH_UNITS` syllables are broken where the pause is.
    """
    units, notes = planned(sentence, voice)
    return in_breaths(units, notes)


def planned(sentence: Sentence, voice: Voice) -> tuple[list[Unit], tuple[Note, ...]]:
    """The units of `plan` in one row, and what cannot be said as asked."""
    if not sentence.is_spoken:
        return [], ()
    reads_itself = voice.hint == "text"
    pieces = phrased(list(_pieces(sentence, voice)), sentence.words, breathes=not reads_itself)
    pieces, notes = for_text(pieces, sentence) if reads_itself else (pieces, ())
    return _with_pauses(pieces, sentence.kind == "heading"), tuple(notes)


def in_breaths(units: list[Unit], notes: Iterable[Note]) -> tuple[Utterance, ...]:
    """`units` as utterances, one where they are not too many."""
    return tuple(_utterance(part, notes) for part in _breaths(units))


def _utterance(units: Sequence[Unit], notes: Iterable[Note]) -> Utterance:
    span = Span(min(unit.span.start for unit in units), max(unit.span.end for unit in units))
    return Utterance(span, tuple(units), tuple(note for note in notes if note.span.start in span))


def number_at(utterances: Sequence[Utterance], at: Span) -> int:
    """The number of the first syllable or word that is at `at` or after it; 0 if there is none."""
    units = [unit for utterance in utterances for unit in utterance.units if not isinstance(unit, Pause)]
    return next((i for i, unit in enumerate(units) if unit.span.end > at.start), 0)


def rest_of(utterances: Sequence[Utterance], skip: int) -> list[Utterance]:
    """`utterances` without their first `skip` syllables and words, and without the pauses before the next."""
    rest = []
    for utterance in utterances:
        units = list(utterance.units)
        while units and (skip or isinstance(units[0], Pause)):
            skip -= not isinstance(units.pop(0), Pause)
        if units:
            rest.append(Utterance(Span(units[0].span.start, units[-1].span.end), tuple(units)))
    return rest


def _pieces(sentence: Sentence, voice: Voice) -> Iterator[Unit]:
    """The units of the sentence with a Pause for every sign that asks for one."""
    readings = {reading.span.start: reading for reading in sentence.readings}
    rewrites = {rewrite.span: rewrite for rewrite in sentence.rewrites}
    said = -1
    for i, token in enumerate(sentence.tokens):
        if token.span.start < said:
            continue
        reading = readings.get(token.span.start)
        if reading is not None and reading.span.end < token.span.end:
            yield from _figures(token, readings, sentence.rewrites, voice)
        elif reading is not None:
            said = reading.span.end
            written = [t for t in sentence.tokens[i:] if t.span.start < said]
            yield from _read(reading, written, rewrites.get(reading.span), voice)
        else:
            yield from _bare(token, sentence.tokens[i + 1 : i + 2])


def _figures(token: Token, readings: dict[int, Reading], rewrites: Sequence[Rewrite], voice: Voice) -> Iterator[Unit]:
    """A number whose figures are said one by one, 2014年: each has a reading of its own inside the token."""
    spoken = {r.span.start + i: char for r in rewrites for i, char in enumerate(r.spoken)}
    for at in range(token.span.start, token.span.end):
        if at in readings:
            char = spoken.get(at, "")
            yield from (Say(readings[at].span, s, char) for s in _syllables(readings[at], char, voice))


def _read(reading: Reading, written: Sequence[Token], rewrite: Rewrite | None, voice: Voice) -> Iterator[Unit]:
    if rewrite is not None:
        yield from _rewritten(reading, rewrite, voice)
        return
    chars = "".join(token.text for token in written)
    said = _syllables(reading, chars, voice)
    groups = _shares(said, chars)
    if groups is None or len(chars) != len(written):
        texts = (chars, *[""] * (len(said) - 1))
        yield from (Say(reading.span, s, t) for s, t in zip(said, texts, strict=True))
        return
    for syllable, (first, end) in zip(said, groups, strict=True):
        span = Span(written[first].span.start, written[end - 1].span.end)
        yield Say(span, syllable, chars[first:end])


def _rewritten(reading: Reading, rewrite: Rewrite, voice: Voice) -> Iterator[Unit]:
    """A rewrite's units all stand for the whole of what is written."""
    hanzi = "".join(filter(is_hanzi, rewrite.spoken))
    said = _syllables(reading, hanzi, voice)
    if len(said) != len(hanzi):
        texts = (hanzi, *[""] * (len(said) - 1))
        yield from (Say(reading.span, s, t) for s, t in zip(said, texts, strict=True))
        return
    syllables, letters = iter(said), ""
    for char in rewrite.spoken + " ":
        if char.isascii() and char.isalpha():
            letters += char
            continue
        if letters:
            yield Latin(reading.span, letters)
            letters = ""
        if is_hanzi(char):
            yield Say(reading.span, next(syllables), char)


def _syllables(reading: Reading, chars: str, voice: Voice) -> tuple[Syllable, ...]:
    """The spoken form; for an engine that does 3-3 sandhi itself the citation, but for 一 and 不."""
    if voice.sandhi == "langdu":
        return reading.spoken
    if len(chars) != len(reading.citation):
        return reading.citation
    return tuple(
        spoken if char in "一不" else citation
        for char, citation, spoken in zip(chars, reading.citation, reading.spoken, strict=True)
    )


def _shares(said: Sequence[Syllable], chars: str) -> list[tuple[int, int]] | None:
    """Which characters each syllable stands for: one each, and the 儿 of an erhua; None if that is not so."""
    shares, at = [], 0
    for syllable in said:
        end = at + (2 if syllable.erhua and chars[at + 1 : at + 2] in ("儿", "兒") else 1)
        shares.append((at, end))
        at = end
    return shares if at == len(chars) else None


def _bare(token: Token, following: Sequence[Token]) -> Iterator[Unit]:
    """A token that has no reading: a Latin word, a sign, or a digit that nobody rewrote."""
    if token.kind == "latin":
        yield Latin(token.span, token.text)
    elif token.kind == "digit":
        digits = [_digits()[c] for c in map(_ascii, token.text) if c in _digits()]
        yield from (Say(token.span, syllable, hanzi) for hanzi, syllable in digits)
    elif token.kind != "hanzi":
        seconds, sign = max((_pauses().get(c, 0.0), c) for c in token.text or " ")
        joins = token.text.isascii() and any(t.kind in ("latin", "digit") for t in following)
        if seconds and not (joins and token.text in ".,:/-"):  # U.S.A, 3:2, and/or
            yield Pause(token.span, seconds, sign)


def _with_pauses(units: list[Unit], heading: bool) -> list[Unit]:
    """`units` with runs of pauses merged into their longest, none at the start, and one at the end."""
    out: list[Unit] = []
    for unit in units:
        last = out[-1] if out else None
        if not isinstance(unit, Pause):
            out.append(unit)
        elif isinstance(last, Pause):
            longest = max(last, unit, key=lambda pause: pause.seconds)
            out[-1] = replace(longest, span=Span(last.span.start, unit.span.end))
        elif last is not None:
            out.append(unit)
    if not out:
        return []
    least, last = AFTER_HEADING if heading else FINAL, out[-1]
    if isinstance(last, Pause):
        out[-1] = replace(last, seconds=max(last.seconds, least))
    else:
        out.append(Pause(Span(last.span.end, last.span.end), least))
    return out


def _breaths(units: list[Unit]) -> list[list[Unit]]:
    """`units` in parts of no more than `BREATH_UNITS`, broken at the best pause, or in the middle if there is none."""
    before = [0]
    for unit in units:
        before.append(before[-1] + (not isinstance(unit, Pause)))
    total = before[-1]
    if total <= BREATH_UNITS:
        return [units] if total else []
    inner = [i for i in range(1, len(units)) if isinstance(units[i - 1], Pause) and before[i] < total]
    if inner:
        cut = max(inner, key=lambda i: _worth(units[i - 1], before[i] / total))
    else:
        apart = [i for i, (a, b) in enumerate(pairwise(units), 1) if a.span != b.span and before[i] < total]
        cut = min(apart or [len(units) // 2], key=lambda i: abs(before[i] - total / 2))
    return [*_breaths(units[:cut]), *_breaths(units[cut:])]


def _worth(pause: Unit, share: float) -> float:
    return (pause.seconds if isinstance(pause, Pause) else 0.0) - OFF_CENTRE * abs(share - 0.5)


def _ascii(char: str) -> str:
    """A full-width digit as an ASCII one."""
    return unicodedata.normalize("NFKC", char)


@cache
def _pauses() -> dict[str, float]:
    return {sign: float(seconds) for sign, seconds in rows("pauses.tsv")}


@cache
def _digits() -> dict[str, tuple[str, Syllable]]:
    table = rows("digits.tsv")
    return {digit: (hanzi, Syllable(a, b, int(tone))) for digit, hanzi, a, b, tone in table}
