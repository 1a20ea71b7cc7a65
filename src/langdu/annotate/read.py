"""From tokens, hints and rewrites to readings, in the citation form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.annotate.dictionary import choose, evidence
from langdu.annotate.script import script
from langdu.annotate.weigh import weigh
from langdu.model import Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.annotate.dictionary import Choice
    from langdu.annotate.script import Script, Unit
    from langdu.model import Evidence, GlossPolicy, Hint, Sentence


class Reader:
    """Sets `readings` from the dictionary and the hints; the spoken form is the citation form as yet."""

    needs = frozenset({"tokens", "hints", "rewrites"})
    sets = frozenset({"readings"})

    def __init__(self, policy: GlossPolicy = "weigh") -> None:
        self.policy = policy

    def __call__(self, sentence: Sentence) -> Sentence:
        """The sentence with a reading for every hanzi and rewrite."""
        spoken = script(sentence)
        hints = self._hints(sentence)
        choices = choose(spoken.text, _split_erhua(spoken, hints))
        readings = (self._reading(spoken.text, unit, choices, hints.get(unit.span.start)) for unit in spoken.units)
        return replace(sentence, readings=tuple(_joined(readings)))

    def _hints(self, sentence: Sentence) -> dict[int, Hint]:
        """The strongest hint for each place: the user's before any other."""
        hints: dict[int, Hint] = {}
        for hint in sentence.hints:
            if hint.origin == "user" or (self.policy != "ignore" and hint.span.start not in hints):
                hints[hint.span.start] = hint
        return hints

    def _reading(self, text: str, unit: Unit, choices: list[Choice], hint: Hint | None) -> Reading:
        picked = choices[unit.start : unit.end]
        trail: tuple[Evidence, ...]
        if unit.rewritten is not None:
            trail = (evidence("rule", unit.rewritten, f"said {unit.rewritten}"),)
        else:
            if hint is not None:
                picked = [weigh(text[unit.start], picked[0], hint, self.policy)]
            trail = picked[0].trail
        syllables = tuple(choice.syllable for choice in picked if choice.syllable is not None)
        return Reading(unit.span, syllables, syllables, trail)


def _split_erhua(spoken: Script, hints: dict[int, Hint]) -> frozenset[int]:
    """Where the text itself gives 儿 a syllable of its own: offsets of the spoken text."""
    if not hints:
        return frozenset()
    return frozenset(u.start for u in spoken.units if spoken.text[u.start] == "儿" and u.span.start in hints)


def _joined(readings: Iterator[Reading]) -> Iterator[Reading]:
    """A 儿 without a syllable of its own joins the reading before it: 花儿 is one syllable over two characters."""
    last: Reading | None = None
    for reading in readings:
        if not reading.citation and last is not None and last.citation and last.citation[-1].erhua:
            last = replace(last, span=Span(last.span.start, reading.span.end))
            continue
        if last is not None:
            yield last
        last = reading
    if last is not None:
        yield last
