"""Units: what the layout moves about. A hanzi with its ruby is one, so are a Latin word and a sign."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from langdu.model import Reading, Sentence, Syllable, is_hanzi
from langdu.pinyin import marked
from langdu.tui.layout.width import ZWJ, cells, stable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: How a syllable is written: as pinyin or as zhuyin.
Spelling = Callable[[Syllable], str]
UnitKind = Literal["hanzi", "digit", "latin", "punct", "space", "other", "spelled"]

#: How digits are read one by one, as in years and decimals: (initial, final). 1 may be said yāo.
DIGITS: dict[str, tuple[tuple[str, str], ...]] = {
    "0": (("l", "ing"),),
    "1": (("", "i"), ("", "iao")),
    "2": (("", "er"),),
    "3": (("s", "an"),),
    "4": (("s", "i"),),
    "5": (("", "u"),),
    "6": (("l", "iou"),),
    "7": (("q", "i"),),
    "8": (("b", "a"),),
    "9": (("j", "iou"),),
    ".": (("d", "ian"),),
}


class RubyUnit(NamedTuple):
    """One column of the text.

    Attributes:
        start: first code point of the source.
        end: the code point after the last; what is folded away (a selector, a joiner) belongs to the unit before.
        base: what is drawn on the text's row.
        width: its cells.
        ruby: its pinyin, syllables separated by spaces; "" for none.
        ruby_width: its cells.
        tones: the tone of each syllable of `ruby`, 0 where not known.
        kind: see `UnitKind`.
        conflict: whether a gloss was overruled here.
        unsure: whether the model that chose the reading was not sure.
        opens_word: whether a word begins here that is to stand apart from the one before.
        is_joined: whether it belongs to the word of the unit before, and stands right beside it.
        shift: where its ruby begins, in cells from its base, if not so that one is centred over the other.
    """

    start: int
    end: int
    base: str
    width: int
    ruby: str = ""
    ruby_width: int = 0
    tones: tuple[int, ...] = ()
    kind: UnitKind = "other"
    conflict: bool = False
    unsure: bool = False
    opens_word: bool = False
    is_joined: bool = False
    shift: int | None = None


class _Cluster(NamedTuple):
    """Tokens that are drawn as one: a sign with its selectors, a joined emoji."""

    start: int
    end: int
    text: str
    kind: UnitKind


def units_of(sentences: Iterable[Sentence], spell: Spelling = marked) -> list[RubyUnit]:
    """The units of some sentences, in order, with ruby in a spelling; all that can be seen is in exactly one."""
    units: list[RubyUnit] = []
    for sentence in sentences:
        for clusters, reading in _grouped(_clusters(sentence), sentence.readings):
            units.extend(_plain(clusters) if reading is None else _read(clusters, reading, spell))
    return units


def _clusters(sentence: Sentence) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    readings = {reading.span.start for reading in sentence.readings}
    for token in sentence.tokens:
        text, kind = token.text, token.kind
        if kind == "digit" and token.span.start + 1 in readings:
            # Said figure by figure: each stands under its own syllable.
            clusters += _characters(_Cluster(token.span.start, token.span.end, text, kind))
            continue
        if kind not in {"hanzi", "space"} and clusters:
            last = clusters[-1]
            if not stable(text) or last.text.endswith(ZWJ):
                clusters[-1] = last._replace(end=token.span.end, text=last.text + text)
                continue
        clusters.append(_Cluster(token.span.start, token.span.end, text, kind))
    return clusters


def _grouped(
    clusters: Sequence[_Cluster], readings: Sequence[Reading]
) -> Iterator[tuple[Sequence[_Cluster], Reading | None]]:
    """Clusters with the reading that covers them; one without a reading stands alone."""
    at = number = 0
    while at < len(clusters):
        first = clusters[at]
        while number < len(readings) and readings[number].span.end <= first.start:
            number += 1
        after = at + 1
        reading = readings[number] if number < len(readings) else None
        if reading is None or reading.span.start >= first.end:
            yield clusters[at:after], None
        else:
            while after < len(clusters) and clusters[after].start < reading.span.end:
                after += 1
            yield clusters[at:after], reading
        at = after


def _plain(clusters: Sequence[_Cluster]) -> Iterator[RubyUnit]:
    for start, end, text, kind in clusters:
        if kind == "space":
            yield RubyUnit(start, end, " ", 1, kind="space")
        elif base := stable(text).strip():
            yield RubyUnit(start, end, base, cells(base), kind=kind)


def _read(clusters: Sequence[_Cluster], reading: Reading, spell: Spelling) -> Iterator[RubyUnit]:
    if len(clusters) == 1 and clusters[0].kind == "hanzi":
        yield _told(_unit(clusters[0]._replace(text=stable(clusters[0].text)), reading.citation, spell), reading)
        return
    chars = [piece for cluster in clusters for piece in _characters(cluster)]
    syllables = list(reading.citation)
    head = _agreeing(chars, syllables)
    for char, syllable in zip(chars[:head], syllables, strict=False):
        yield _unit(char, (syllable,), spell)
    chars, syllables = chars[head:], syllables[head:]
    tail = _agreeing(chars[::-1], syllables[::-1])
    middle = len(chars) - tail
    if middle:
        base = stable("".join(char.text for char in chars[:middle]))
        spoken = tuple(syllables[: len(syllables) - tail])
        whole = _Cluster(chars[0].start, chars[middle - 1].end, base, chars[0].kind)
        yield _told(_unit(whole, spoken, spell), reading)
    for char, syllable in zip(chars[middle:], syllables[len(syllables) - tail :], strict=True):
        yield _unit(char, (syllable,), spell)


def _characters(cluster: _Cluster) -> list[_Cluster]:
    """A number falls apart into digits, so that each can stand under its own syllable."""
    start, end, text, kind = cluster
    if len(text) != end - start or kind == "space":
        return [cluster]
    return [_Cluster(start + i, start + i + 1, char, kind) for i, char in enumerate(text)]


def _agreeing(chars: Sequence[_Cluster], syllables: Sequence[Syllable]) -> int:
    """How many characters from the first on are read one syllable each: 2022年, but not 12%.

    A run of digits counts as a whole or not at all: the 2 of 12 (shí èr) is no digit on its own.
    """
    count = 0
    for char, syllable in zip(chars, syllables, strict=False):
        if not _says(char.text, syllable):
            break
        count += 1
    if count < len(chars) and not is_hanzi(chars[count].text[0]):
        while count and not is_hanzi(chars[count - 1].text[0]):
            count -= 1
    if count == len(chars) != len(syllables):
        count = 0
    return count


def _says(char: str, syllable: Syllable) -> bool:
    if len(char) == 1 and is_hanzi(char):
        return not syllable.erhua
    return (syllable.initial, syllable.final) in DIGITS.get(char, ())


def _unit(cluster: _Cluster, syllables: Sequence[Syllable], spell: Spelling) -> RubyUnit:
    start, end, base, kind = cluster
    ruby = " ".join(map(spell, syllables))
    tones = tuple(s.tone for s in syllables)
    return RubyUnit(start, end, base, cells(base), ruby, cells(ruby), tones, kind)


def _told(unit: RubyUnit, reading: Reading) -> RubyUnit:
    """The unit with what is to be told of its reading."""
    if not reading.trail:
        return unit
    conflict, unsure = reading.conflict is not None, reading.is_unsure
    return unit._replace(conflict=conflict, unsure=unsure) if conflict or unsure else unit


def spelled(units: Iterable[RubyUnit]) -> list[RubyUnit]:
    """The units with their pinyin in place of the text, for reading pinyin alone."""
    return [
        u._replace(base=u.ruby, width=u.ruby_width, ruby="", ruby_width=0, kind="spelled") if u.ruby else u
        for u in units
    ]


def bare(units: Iterable[RubyUnit]) -> list[RubyUnit]:
    """The units without their pinyin."""
    return [u._replace(ruby="", ruby_width=0) if u.ruby else u for u in units]
