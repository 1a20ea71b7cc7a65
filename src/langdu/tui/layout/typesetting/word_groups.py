"""Units of one word: their ruby joined to one, and words set apart from each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.pinyin import continued
from langdu.tui.layout.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from langdu.model import Sentence
    from langdu.tui.layout.unit import RubyUnit

_SAID = frozenset({"hanzi", "digit", "latin"})


def by_word(units: Sequence[RubyUnit], sentences: Iterable[Sentence]) -> Iterator[list[RubyUnit]]:
    """The units of each word of two and more hanzi together, all others alone; in order."""
    spans = (span for sentence in sentences for span in sentence.words)
    span = next(spans, None)
    group: list[RubyUnit] = []
    for unit in units:
        while span is not None and span.end <= unit.start:
            span = next(spans, None)
            if group:
                yield group
            group = []
        if span is not None and span.start <= unit.start and unit.end <= span.end:
            group.append(unit)
        else:
            if group:
                yield group
            group = []
            yield [unit]
    if group:
        yield group


def joined(units: Sequence[RubyUnit], sentences: Iterable[Sentence], width: int) -> list[RubyUnit]:
    """The units with the ruby of each word as one over the word, if it fits into so many cells.

    The characters stand side by side then. Each keeps its own syllable, so that each can be highlighted alone.
    """
    return [unit for group in by_word(units, sentences) for unit in _joined(group, width)]


def _joined(group: list[RubyUnit], width: int) -> list[RubyUnit]:
    if len(group) < 2 or not all(unit.kind == "hanzi" and unit.ruby and " " not in unit.ruby for unit in group):
        return group
    rubies = [group[0].ruby, *(continued(unit.ruby) for unit in group[1:])]
    widths = [cells(ruby) for ruby in rubies]
    base = sum(unit.width for unit in group)
    if max(base, sum(widths)) > width:
        return group
    shift = (base - sum(widths)) // 2
    made: list[RubyUnit] = []
    for number, (unit, ruby, ruby_width) in enumerate(zip(group, rubies, widths, strict=True)):
        made.append(unit._replace(ruby=ruby, ruby_width=ruby_width, shift=shift, is_joined=number > 0))
        shift += ruby_width - unit.width
    return made


def set_apart(units: Sequence[RubyUnit], sentences: Iterable[Sentence]) -> list[RubyUnit]:
    """The units with a sign on each that begins a word right behind another."""
    made: list[RubyUnit] = []
    for first, *others in by_word(units, sentences):
        behind = bool(made) and made[-1].kind in _SAID and first.kind in _SAID
        made += [first._replace(opens_word=True) if behind else first, *others]
    return made
