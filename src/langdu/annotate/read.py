"""From tokens, hints and rewrites to words and readings, in the citation form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.annotate.base import Draft
from langdu.annotate.batch import Batch, batches
from langdu.annotate.decision import NOTHING, Decision, evidence, settled
from langdu.annotate.disambiguation import by_rules, choose, is_open
from langdu.annotate.hint_policy import weigh
from langdu.annotate.machine_glosses import is_dense
from langdu.annotate.polyphone.model import model
from langdu.annotate.rules.erhua import joined, split_erhua, taken_up
from langdu.annotate.rules.foreign import language_of
from langdu.annotate.units import by_strength
from langdu.annotate.words_alone import segmented_words, spans
from langdu.model import Reading, Span
from langdu.pinyin.inventory import number_of, sound_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.annotate.hint_policy import Trust
    from langdu.annotate.spoken_text import SpokenUnit
    from langdu.annotate.words.segment import Segmented
    from langdu.model import Cut, Evidence, GlossPolicy, Hint


class Reader:
    """Sets words and readings, from the dictionary, the model and the hints; spoken as cited, as yet."""

    needs = frozenset({"script", "hints", "rewrites"})
    sets = frozenset({"readings", "words"})

    def __init__(self, policy: GlossPolicy = "weigh", *, doubts: bool = False, cuts: Sequence[Cut] = ()) -> None:
        self.policy, self.doubts, self.cuts = policy, doubts and policy == "weigh", by_strength(cuts)

    def __call__(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with a reading for every hanzi and rewrite."""
        done: list[Draft | None] = [None] * len(drafts)
        for batch in batches(drafts):
            for place, draft in zip(batch.places, self._read(batch), strict=True):
                done[place] = draft
        return [draft for draft in done if draft is not None]

    def _read(self, batch: Batch) -> Iterator[Draft]:
        hints = [self._hints(draft) for draft in batch.drafts]
        heeded = [self._heeded(draft, known) for draft, known in zip(batch.drafts, hints, strict=True)]
        at = {
            unit.start + offset: hint
            for draft, offset, known in zip(batch.drafts, batch.offsets, heeded, strict=True)
            if known
            for unit in draft.script.units
            if (hint := known.get(unit.span.start)) is not None
        }
        words, shown = segmented_words(batch.text, self.cuts)
        split = split_erhua(words.text, words, at)
        sounds = {place: sound_of(number_of(hint.syllable)) for place, hint in at.items() if not hint.toned}
        ruled = by_rules(split, sounds)
        judgement = model().judge(split, sounds, is_open(split, sounds, ruled))
        choices = choose(batch.text, split, judgement, sounds, ruled, force=self.policy == "force")
        for place, because in split.settled.items():
            if place not in sounds and place not in ruled:
                choices[place] = settled(choices[place], int(split.syllables[place]), because)
        for place in taken_up(split.text, split, at):
            choices[place] = NOTHING
        yield from self._drafts(batch, choices, hints, split, shown)

    def _drafts(
        self,
        batch: Batch,
        choices: list[Decision],
        hints: list[dict[int, Hint]],
        words: Segmented,
        shown: list[tuple[int, int]],
    ) -> Iterator[Draft]:
        shares = zip(batch.drafts, batch.offsets, hints, batch.own(shown), batch.own(words.feet()), strict=True)
        for draft, offset, known, own, feet in shares:
            text = draft.script.text
            mine, trust = choices[offset : offset + len(text)], self._trust(draft)
            if known or draft.sentence.rewrites:
                readings = [self._reading(text, unit, mine, known, trust) for unit in draft.script.units]
            else:  # nearly all sentences
                readings = [_chosen(unit.span, mine[unit.start]) for unit in draft.script.units]
            if (language := language_of(draft.sentence.text)) is not None:
                readings = [_flagged(reading, language) for reading in readings]
            if "儿" in text or "兒" in text:
                readings = list(joined(readings))
            places = tuple(spans(draft.script.units, own))
            yield Draft(replace(draft.sentence, readings=tuple(readings), words=places), draft.script, tuple(feet))

    def _hints(self, draft: Draft) -> dict[int, Hint]:
        """The strongest hint for each place: the user's before any other."""
        hints: dict[int, Hint] = {}
        for hint in draft.sentence.hints:
            if hint.origin == "user" or (self.policy != "ignore" and hint.span.start not in hints):
                hints[hint.span.start] = hint
        return hints

    def _trust(self, draft: Draft) -> Trust:
        """How far the hints of a sentence are trusted: those that most of its characters have, less if a machine's."""
        return "doubt" if self.doubts and is_dense(draft.sentence) else self.policy

    def _heeded(self, draft: Draft, hints: dict[int, Hint]) -> dict[int, Hint]:
        """The hints that words and model are told."""
        if hints and self._trust(draft) == "doubt":
            return {place: hint for place, hint in hints.items() if hint.origin == "user"}
        return hints

    def _reading(
        self, text: str, unit: SpokenUnit, choices: list[Decision], hints: dict[int, Hint], trust: Trust
    ) -> Reading:
        if unit.rewritten is not None:
            syllables = tuple(s for choice in choices[unit.start : unit.end] for s in choice.syllables)
            return Reading(unit.span, syllables, syllables, _rewritten(unit.rewritten))
        choice = choices[unit.start]
        hint = hints.get(unit.span.start) if hints else None
        # A toneless 儿(er) says nothing against huār.
        if hint is not None and (choice.syllables or text[unit.start] not in "儿兒"):
            choice = weigh(text[unit.start], choice, hint, trust)
        return _chosen(unit.span, choice)


def _chosen(span: Span, choice: Decision) -> Reading:
    return Reading(span, choice.syllables, choice.syllables, choice.trail)


def _flagged(reading: Reading, language: str) -> Reading:
    doubt = evidence("dictionary", "?", f"the sentence looks {language}; it is read as Mandarin all the same")
    return replace(reading, trail=(doubt, *reading.trail))


def _rewritten(said: str) -> tuple[Evidence, ...]:
    return (evidence("rule", said, f"said {said}"),)
