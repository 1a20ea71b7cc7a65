"""What to try next, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import NEUTRAL
from langdu.pinyin import marked

if TYPE_CHECKING:
    from langdu.model import Placed, Target, Verdict

#: How each tone runs, in a learner's words.
SHAPES = {1: "high and level", 2: "rising", 3: "low", 4: "falling", 5: "short and light"}
#: What turns the tone that was heard into the one that was asked for: (asked, heard).
CHANGES = {
    (1, 2): "start as high as you end, and stay there",
    (1, 3): "go up to the top of your voice and stay there",
    (1, 4): "hold it: do not let it fall",
    (2, 1): "start lower, then rise to the top",
    (2, 3): "do not dwell at the bottom: rise at once, and further",
    (2, 4): "start lower and rise, as in a surprised question",
    (3, 1): "go down to the bottom of your voice",
    (3, 2): "start lower, and stay low longer before it rises",
    (3, 4): "start lower, and stay at the bottom",
    (4, 1): "let it fall, from the top to the bottom",
    (4, 2): "start higher, fall",
    (4, 3): "start at the top of your voice, then fall",
    (1, 5): "say it longer, high and level",
    (2, 5): "say it longer, and let it rise",
    (3, 5): "say it longer, and go to the bottom",
    (4, 5): "say it longer, and let it fall",
}
#: A probability under which the second tone is not worth a word.
WORTH_SAYING = 0.15


def advice(target: Target, place: Placed, verdict: Verdict, probabilities: tuple[float, ...]) -> str:
    """What a learner is told of a syllable; nothing for one that is right."""
    if place.heard == "omitted":
        return f"{_name(target)} was not heard"
    if verdict == "green":
        return ""
    heard = max(range(1, 6), key=lambda tone: probabilities[tone - 1])
    asked = min(target.accepted)
    if place.heard == "unsure" or not any(probabilities):
        return f"not sure where {_name(target)} was said: say it once more, clearly"
    if verdict == "red":
        return f"you said it as tone {heard} ({SHAPES[heard]}): {CHANGES[asked, heard]}"
    if asked == NEUTRAL:
        return "a neutral tone is not judged: keep it short and light"
    return _unsure(asked, heard, probabilities)


def _unsure(asked: int, heard: int, probabilities: tuple[float, ...]) -> str:
    if heard == asked:
        others = [tone for tone in range(1, 6) if tone != asked and probabilities[tone - 1] > WORTH_SAYING]
        between = max(others, key=lambda tone: probabilities[tone - 1], default=0)
        return f"not sure: tone {asked}, or tone {between}; {CHANGES[asked, between]}" if between else "not sure"
    return f"not sure: it sounded more like tone {heard}; {CHANGES[asked, heard]}"


def _name(target: Target) -> str:
    return f"{target.text} {marked(target.citation)}".strip()
