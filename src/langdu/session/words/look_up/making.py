"""Makes a word card: what the sentence says of the word, then what dictionaries and the learner do."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from langdu.annotate.explanation import NAMES
from langdu.annotate.rules.names import BECAUSE as A_SURNAME
from langdu.annotate.rules.names import surnames
from langdu.hanzi import folded
from langdu.model import NEUTRAL, one_line
from langdu.pinyin import marked, parse, readings
from langdu.session.words.look_up.word_card import OtherReading, OtherWord, TrailStep, WordCard, WordPart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import Cut, Entry, Reading, Syllable, WordFacts
    from langdu.session.words.look_up.word_card import CardKind
    from langdu.session.words.look_up.word_in_sentence import WordInSentence

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两第")
#: Parts of a word, and other words at its place, that a card tells of.
MOST_PARTS, MOST_WORDS = 12, 8
#: Characters of the longest part that is looked for, of a name that a surname begins, and of a given name.
LONGEST_PART, NAME_CHARACTERS, GIVEN_NAME_CHARACTERS = 8, (2, 3), (1, 2)


class WordSource(Protocol):
    """What a card asks of dictionaries; `langdu.dictionary.Dictionaries` is one."""

    def facts(self, word: str) -> WordFacts:
        """All that is known of a word in simplified characters."""

    def entries(self, word: str, syllables: tuple[Syllable, ...] = ()) -> tuple[Entry, ...]:
        """A word's entries, those of a reading first."""

    def around(self, text: str, at: int) -> Sequence[tuple[int, int]]:
        """The ranges of all words of `text` that hold the character at a position, the longest first."""


def provisional(met: WordInSentence) -> WordCard:
    """What can be told at once, before a dictionary is asked."""
    return WordCard(met, folded(met.hanzi or met.text), _kind(met, ()), tuple(_trail(met)))


def card_of(met: WordInSentence, dictionaries: WordSource, cuts: Sequence[Cut] = ()) -> WordCard:
    """All that dictionaries tell of a word where it stands; what the learner knows of it is not in it yet.

    Args:
        met: the word.
        dictionaries: what is asked.
        cuts: where the user has divided text; each piece is offered as a word, so that there is a way back.
    """
    card = provisional(met)
    if not met.hanzi:
        return replace(card, is_ready=True)
    facts = dictionaries.facts(card.word)
    entries = dictionaries.entries(card.word, met.citation)
    here = _here(entries, met.citation)
    kind = _kind(met, here or entries)
    if kind == "unknown" and _may_be_name(met, dictionaries):
        kind = "likely name"
    return replace(
        card,
        kind=kind,
        is_ready=True,
        entries=here,
        readings=tuple(_others(met, entries, here)),
        words=tuple(_around(met, dictionaries, cuts)),
        parts=() if here or entries else tuple(_parts(met, dictionaries)),
        levels=facts.levels,
        per_million=facts.per_million,
    )


def _kind(met: WordInSentence, entries: Sequence[Entry]) -> CardKind:
    tokens = met.tokens
    if not met.hanzi:
        if met.rewrite is not None or any(token.kind == "digit" for token in tokens):
            return "number"
        return "letters" if any(token.kind == "latin" for token in tokens) else "sign"
    if _is_name(met, entries):
        return "name"
    if entries:
        return "word"
    if len(met.hanzi) > 1 and set(met.hanzi) <= NUMERALS:
        return "number"
    return "unknown"


def _is_name(met: WordInSentence, entries: Sequence[Entry]) -> bool:
    """Whether it was read as a name, or the dictionary writes it as one: with a capital letter in every meaning."""
    if any(step.because == A_SURNAME for reading in met.readings for step in reading.trail):
        return True
    return bool(entries) and all(entry.pinyin[:1].isupper() for entry in entries)


def _may_be_name(met: WordInSentence, dictionaries: WordSource) -> bool:
    """Whether it looks like a given name behind a surname, or like both."""
    before = met.sentence.tokens[met.first - 1].text if met.first else ""
    if len(met.hanzi) in GIVEN_NAME_CHARACTERS and _is_surname(before, dictionaries):
        return True
    return len(met.hanzi) in NAME_CHARACTERS and _is_surname(met.hanzi[0], dictionaries)


def _is_surname(char: str, dictionaries: WordSource) -> bool:
    """Whether the list of surnames that are read otherwise has it, or a dictionary says so, as CC-CEDICT does."""
    char = folded(char)
    senses = (sense for entry in dictionaries.entries(char) for sense in entry.senses)
    return char in surnames() or any(sense.startswith("surname ") for sense in senses)


def _trail(met: WordInSentence) -> Iterator[TrailStep]:
    """Why each character is read so; neighbours for which the same is said share a line."""
    told = [(reading, step) for reading in met.readings for step in reading.trail]
    for (stage, because), group in groupby(told, key=lambda one: (one[1].stage, one[1].because)):
        steps = list(group)
        chars = "".join(_text(met, reading) for reading, _ in steps)
        choice = " ".join(_pinyin(step.choice) for _, step in steps)
        yield TrailStep(chars, NAMES[stage], choice, one_line(because))


def _text(met: WordInSentence, reading: Reading) -> str:
    return "".join(token.text for token in met.sentence.tokens if token.span.overlaps(reading.span))


def _pinyin(choice: str) -> str:
    """Numbered pinyin with tone marks; anything else as it is."""
    try:
        return " ".join(marked(parse(piece)) for piece in choice.split())
    except ValueError:
        return one_line(choice)


def agree(said: Sequence[Syllable], cited: Sequence[Syllable]) -> bool:
    """Whether two readings are the same but for neutral tones, which dictionaries write now so, now so."""
    if len(said) != len(cited):
        return False
    pairs = zip(said, cited, strict=True)
    return all(a.same_sound(b) and (a.tone == b.tone or {a.tone, b.tone} & {0, NEUTRAL}) for a, b in pairs)


def _here(entries: Sequence[Entry], citation: tuple[Syllable, ...]) -> tuple[Entry, ...]:
    """The entries of the reading that it has here, and those without any."""
    same = [one for one in entries if one.syllables == citation]
    near = same or [one for one in entries if agree(one.syllables, citation)]
    return tuple(one for one in entries if one in near or not one.syllables or not citation)


def _others(met: WordInSentence, entries: Sequence[Entry], here: Sequence[Entry]) -> Iterator[OtherReading]:
    found: dict[tuple[Syllable, ...], list[Entry]] = {}
    for entry in entries:
        if entry not in here:
            found.setdefault(entry.syllables, []).append(entry)
    if len(met.hanzi) == 1:
        for syllable in readings(met.hanzi):
            if (syllable,) != met.citation:
                found.setdefault((syllable,), [])
    for syllables, means in found.items():
        fits = len(syllables) == len(met.hanzi) == len(met.readings)
        yield OtherReading(syllables, tuple(means), fits)


def _around(met: WordInSentence, dictionaries: WordSource, cuts: Sequence[Cut]) -> Iterator[OtherWord]:
    """Longer words and those that overlap it, then shorter ones."""
    run = met.run()
    places = {*dictionaries.around(run, met.at), *_cut_at(folded(run), met.at, cuts)}
    found = [met.cut(*place) for place in sorted(places, key=lambda place: (place[0] - place[1], place))]
    longer = [one for one in found if one.first < met.first or one.last > met.last]
    shorter = [one for one in found if met.first <= one.first and one.last <= met.last and one.span != met.span]
    for word in (*longer[:MOST_WORDS], *shorter[:MOST_WORDS]) if met.hanzi else ():
        entries = dictionaries.entries(folded(word.hanzi), word.citation)
        yield OtherWord(word, entries[:1], word in longer)


def _cut_at(run: str, at: int, cuts: Sequence[Cut]) -> Iterator[tuple[int, int]]:
    """Where pieces of text that the user has divided hold a character."""
    for cut in cuts:
        start = run.find(cut.text, max(0, at - len(cut.text) + 1), at + len(cut.text))
        if start >= 0:
            yield start, start + len(cut.text)


def _parts(met: WordInSentence, dictionaries: WordSource) -> Iterator[WordPart]:
    """What it is made of: from the left the longest words that a dictionary has, else single characters."""
    first = met.first if len(met.tokens) > 1 else met.last
    while first < met.last and first - met.first < MOST_PARTS:
        ends = (end for end in range(met.last, first, -1) if (end, first) != (met.last, met.first))
        found = ((met.cut(first, end), end) for end in ends if end - first <= LONGEST_PART)
        part, end = next(one for one in found if one[1] - first == 1 or dictionaries.entries(folded(one[0].hanzi)))
        entries = dictionaries.entries(folded(part.hanzi), part.citation)
        senses = (sense for entry in _here(entries, part.citation) for sense in entry.senses)
        yield WordPart(part.text, part.citation, tuple(senses))
        first = end
