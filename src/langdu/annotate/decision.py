"""What is read for a character so far, and what was said for it: the same value for the same story."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from langdu.model import NEUTRAL, Evidence, is_hanzi
from langdu.model.reading import NOT_SURE
from langdu.pinyin import is_legal, marked, numbered, parse, readings
from langdu.pinyin.inventory import of_number

if TYPE_CHECKING:
    from langdu.model import Stage, Syllable

#: Below so many percent a reading of the model is said not to be sure.
SURE_PERCENT = 75
#: The trust of our own words.
OURS = 7

#: How `judged` begins.
_PERCENT = re.compile(r"with (\d+) %")


class Decision(NamedTuple):
    """What is read for a character so far; no syllable for a 儿 that its neighbour has taken up."""

    syllables: tuple[Syllable, ...]
    trail: tuple[Evidence, ...]
    #: The word that settles it beyond doubt, if one does.
    word: str = ""

    @property
    def syllable(self) -> Syllable | None:
        """The syllable, if there is one."""
        return self.syllables[0] if self.syllables else None


NOTHING = Decision((), ())
UNREAD = "no dictionary has a reading of it"


@lru_cache(maxsize=65536)
def evidence(stage: Stage, choice: str, because: str) -> Evidence:
    """One step of a trail; the same value for the same step, since most characters share theirs."""
    return Evidence(stage, choice, because)


@lru_cache(maxsize=16384)
def alone(char: str, number: int) -> Decision:
    """The choice for a character in no word.

    Args:
        char: the character.
        number: its commonest reading's; 0 where the table has none.
    """
    if not is_hanzi(char):
        return NOTHING
    known = candidates(char)
    syllable = of_number(number) or (known[0] if known else None)
    if syllable is None:
        return Decision((), (evidence("dictionary", "?", UNREAD),))
    because = "its only reading" if len(known) == 1 else f"its commonest reading, of {_list(known)}"
    return Decision((syllable,), (evidence("dictionary", numbered(syllable), because),))


@lru_cache(maxsize=16384)
def in_word(word: str, numbers: tuple[int, ...], trust: int, sure: bool) -> tuple[Decision, ...]:
    """The choices for a word's characters.

    Args:
        word: the characters.
        numbers: their syllables, 0 for a 儿 that is taken up.
        trust: as in `words.table.trust`.
        sure: as in `words.table.sure`.
    """
    stage: Stage = "lexicon" if trust == OURS else "dictionary"
    certain = word if sure else ""
    return tuple(_of_word(of_number(number), word, stage, certain) for number in numbers)


def _of_word(syllable: Syllable | None, word: str, stage: Stage, certain: str) -> Decision:
    if syllable is None:
        return Decision((), (), certain)
    return Decision((syllable,), (evidence(stage, numbered(syllable), f"so in the word {word}"),), certain)


@lru_cache(maxsize=16384)
def judged(before: Decision, number: int, percent: int, next_best: int) -> Decision:
    """The choice after the model has spoken.

    Args:
        before: the choice so far.
        number: the syllable that it speaks for; 0 for none.
        percent: how probable it holds that.
        next_best: the syllable it would speak for otherwise; 0 for none worth a word.
    """
    syllable, other = of_number(number), of_number(next_best)
    if syllable is None:
        return before
    because = f"with {percent} % from what stands around it" + (f", before {marked(other)}" if other else "")
    because += NOT_SURE if percent < SURE_PERCENT else ""
    told = evidence("model", numbered(syllable), because)
    kept = before.word if before.syllable == syllable else ""
    return Decision((syllable,), (*before.trail, told), kept)


def sureness(step: Evidence) -> int:
    """How probable the choice of a step is held, in percent; 100 for all but the model's."""
    percent = _PERCENT.match(step.because) if step.stage == "model" else None
    return int(percent[1]) if percent is not None else 100


@lru_cache(maxsize=16384)
def settled(before: Decision, number: int, because: str) -> Decision:
    """The choice where what stands around a character leaves no doubt.

    Args:
        before: the choice so far.
        number: the syllable.
        because: what settles it.
    """
    syllable = of_number(number)
    if syllable is None:
        return before
    if before.syllable == syllable:
        return before
    return Decision((syllable,), (*before.trail, evidence("rule", numbered(syllable), because)))


def candidates(char: str) -> tuple[Syllable, ...]:
    """What a character can be read as, likeliest first; for choosing from."""
    return readings(char) or _rare(char)


@lru_cache(maxsize=1024)
def _rare(char: str) -> tuple[Syllable, ...]:
    """Characters beyond the basic block are pypinyin's."""
    written = _table_of_pypinyin().get(ord(char), "")
    return tuple(parse(text) for text in written.split(",") if is_legal(text))


def commonest_elsewhere(char: str) -> Syllable | None:
    """A character's first reading by pypinyin's table, which most programs that write pinyin use."""
    first = _rare(char)[:1]
    return first[0].with_tone(first[0].tone or NEUTRAL) if first else None


@cache
def _table_of_pypinyin() -> dict[int, str]:
    """Its readings of characters alone: the package itself would load its phrases too, 50 MB in a sixth of a second."""
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        return {}
    spec = spec_from_file_location("pinyin_dict", Path(package.origin).with_name("pinyin_dict.py"))
    if spec is None or spec.loader is None:
        return {}
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: dict[int, str] = module.pinyin_dict
    return table


def _list(known: tuple[Syllable, ...]) -> str:
    return " ".join(marked(syllable) for syllable in known[:6])
