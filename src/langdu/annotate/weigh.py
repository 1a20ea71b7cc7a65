"""What a hint makes of the dictionary's choice (the design's section on trust).

1. the user's correction wins; 2. a toned gloss wins; 3. a toneless gloss restricts the candidates and context
picks the tone; 4. one that contradicts a word whose reading is not in doubt loses, and the conflict stays in the
trail; 5. one that no dictionary knows is kept as written, and said to be so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.annotate.dictionary import Choice, candidates, evidence
from langdu.pinyin import marked, numbered

if TYPE_CHECKING:
    from langdu.model import Evidence, GlossPolicy, Hint, Syllable


def weigh(char: str, choice: Choice, hint: Hint, policy: GlossPolicy) -> Choice:
    """The choice for `char` in the light of a hint."""
    before = choice.syllable
    known = candidates(char)
    if hint.toned or hint.origin == "user":
        return _won(choice, hint, hint.syllable, _because(hint, hint.syllable in known or not known))
    if before is not None and hint.syllable.same_sound(before):
        return _won(choice, hint, before, "the text says so; the tone is from the context")
    if policy == "weigh" and choice.word and before is not None:
        doubted = f"in the word {choice.word} it is {marked(before)}; the text's {hint.written} is doubted"
        verdict = evidence(choice.trail[-1].stage, numbered(before), doubted)
        return Choice(before, (*choice.trail, _said(hint, "the text says so"), verdict), choice.word)
    fitting = [syllable for syllable in known if syllable.same_sound(hint.syllable)]
    if fitting:
        return _won(choice, hint, fitting[0], f"the text says so; {marked(fitting[0])} is the commonest such reading")
    return _won(choice, hint, hint.syllable, _because(hint, False))


def _because(hint: Hint, is_known: bool) -> str:
    if hint.origin == "user":
        return "you corrected it"
    return "the text says so" if is_known else "the text says so, though no dictionary knows this reading"


def _won(choice: Choice, hint: Hint, syllable: Syllable, because: str) -> Choice:
    return Choice(syllable, (*choice.trail, _said(hint, because)))


def _said(hint: Hint, because: str) -> Evidence:
    return evidence(hint.origin, hint.written or numbered(hint.syllable), because)
