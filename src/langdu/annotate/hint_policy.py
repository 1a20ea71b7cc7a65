"""What a hint makes of the dictionary's choice.

1. the user's correction wins; 2. a toned gloss wins; 3. a toneless gloss restricts the candidates and context
picks the tone; 4. one that contradicts a word whose reading is not in doubt loses, and the conflict stays in the
trail; 5. one that no dictionary knows is kept as written, and said to be so. Those of a text that a machine glossed
(`machine`), the user's aside, change nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from langdu.annotate.decision import Decision, candidates, evidence
from langdu.annotate.machine_glosses import agrees
from langdu.model import NEUTRAL
from langdu.pinyin import marked, numbered

if TYPE_CHECKING:
    from langdu.model import Evidence, Hint, Syllable

#: Of these a gloss often gives the spoken tone, 一(yí)个; the citation form is yī and bù all the same.
CHANGING = frozenset("一不")


#: How far a sentence's hints are trusted: as the user wants it, or not at all because a machine made them.
Trust = Literal["weigh", "force", "ignore", "doubt"]


def weigh(char: str, choice: Decision, hint: Hint, policy: Trust) -> Decision:
    """The choice for `char` in the light of a hint."""
    if policy == "doubt" and choice.syllable is not None and hint.origin != "user":
        return _doubted(choice, hint, choice.syllable)
    return _weighed(char, choice, hint, policy)


def _weighed(char: str, choice: Decision, hint: Hint, policy: Trust) -> Decision:
    before = choice.syllable
    known = candidates(char)
    # A gloss of the character alone, 花(huā)儿, does not speak against the erhua that the word has.
    word = before is not None and before.erhua and hint.origin != "user" and _agrees(before, hint)
    erhua = hint.syllable.erhua or word
    said = replace(hint.syllable, erhua=erhua)
    if char in CHANGING and before is not None and hint.origin != "user" and _agrees(before, hint):
        # No sandhi makes them neutral: shěbude is how the word is written in a dictionary.
        return _won(choice, hint, said if hint.syllable.tone == NEUTRAL else before, "the text says so")
    if hint.toned or hint.origin == "user":
        return _won(choice, hint, said, _because(hint, not known or replace(said, erhua=False) in known))
    if before is not None and _agrees(before, hint):
        return _won(choice, hint, replace(before, erhua=erhua), "the text says so; the tone is from the context")
    if policy == "weigh" and before is not None and (choice.word or choice.trail[-1].stage == "model"):
        why = f"in the word {choice.word} it is {marked(before)}" if choice.word else f"here it is {marked(before)}"
        verdict = evidence(
            choice.trail[0 if choice.word else -1].stage,
            numbered(before),
            f"{why}; the text's {hint.written} is doubted",
        )
        return Decision((before,), (*choice.trail, _said(hint, "the text says so"), verdict), choice.word)
    fitting = [replace(syllable, erhua=erhua) for syllable in known if _agrees(syllable, hint)]
    if fitting:
        return _won(choice, hint, fitting[0], f"the text says so; {marked(fitting[0])} is the commonest such reading")
    return _won(choice, hint, said, _because(hint, False))


def _doubted(choice: Decision, hint: Hint, before: Syllable) -> Decision:
    """What was chosen without the hint: it can only say the same."""
    if agrees(before, hint):
        return _won(choice, hint, before, "the text says so")
    where = f"in the word {choice.word}" if choice.word else "here"
    why = f"{where} it is {marked(before)}; the text's glosses were most likely made by a machine"
    verdict = evidence(choice.trail[-1].stage if choice.trail else "dictionary", numbered(before), why)
    return Decision((before,), (*choice.trail, _said(hint, "the text says so"), verdict), choice.word)


def _agrees(syllable: Syllable, hint: Hint) -> bool:
    """Whether the two are one sound, tone and erhua aside."""
    return (syllable.initial, syllable.final) == (hint.syllable.initial, hint.syllable.final)


def _because(hint: Hint, is_known: bool) -> str:
    if hint.origin == "user":
        return "you corrected it"
    return "the text says so" if is_known else "the text says so, though no dictionary knows this reading"


def _won(choice: Decision, hint: Hint, syllable: Syllable, because: str) -> Decision:
    return Decision((syllable,), (*choice.trail, _said(hint, because)))


def _said(hint: Hint, because: str) -> Evidence:
    return evidence(hint.origin, hint.written or numbered(hint.syllable), because)
