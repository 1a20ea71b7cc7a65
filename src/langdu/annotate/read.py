"""From tokens, hints and rewrites to readings, in the citation form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.annotate.dictionary import NOTHING, choose, evidence
from langdu.annotate.script import script
from langdu.annotate.weigh import weigh
from langdu.model import Reading, Span
from langdu.pinyin import plain, sounds

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
        for start in _taken_up(spoken, hints):
            choices[start] = NOTHING
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
            # A toneless 儿(er) says nothing against huār.
            if hint is not None and (picked[0].syllable is not None or text[unit.start] != "儿"):
                picked = [weigh(text[unit.start], picked[0], hint, self.policy)]
            trail = picked[0].trail
        syllables = tuple(choice.syllable for choice in picked if choice.syllable is not None)
        return Reading(unit.span, syllables, syllables, trail)


def _split_erhua(spoken: Script, hints: dict[int, Hint]) -> frozenset[int]:
    """Where 儿 has a syllable of its own, whatever the dictionary says: offsets of the spoken text.

    It has where it has a gloss with a tone, and where the user, or a gloss, reads the one before it so that no 儿
    can belong to it.
    """
    if not hints:
        return frozenset()
    before = {unit.end: hints.get(unit.span.start) for unit in spoken.units}
    return frozenset(
        unit.start
        for unit in _er(spoken)
        if ((own := hints.get(unit.span.start)) is not None and own.toned)
        or ((last := before.get(unit.start)) is not None and _is_alone(spoken.text[unit.start - 1], last))
    )


def _is_alone(char: str, hint: Hint) -> bool:
    if hint.syllable.erhua:
        return False
    return hint.origin == "user" or (hint.toned and plain(hint.syllable) not in sounds(char))


def _taken_up(spoken: Script, hints: dict[int, Hint]) -> Iterator[int]:
    """Where 儿 belongs to the syllable before it because that one's hint says so: 花儿(huār)."""
    ends = {unit.end for unit in spoken.units if (h := hints.get(unit.span.start)) is not None and h.syllable.erhua}
    if ends:
        split = _split_erhua(spoken, hints)
        yield from (unit.start for unit in _er(spoken) if unit.start in ends and unit.start not in split)


def _er(spoken: Script) -> Iterator[Unit]:
    return (unit for unit in spoken.units if spoken.text[unit.start] == "儿")


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
