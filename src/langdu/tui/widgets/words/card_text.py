"""What the word card shows, from above to below, as text without markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from langdu.model import one_line
from langdu.pinyin import marked
from langdu.session.words.look_up.word_card import OtherReading
from langdu.session.words.vocabulary import status_name
from langdu.tui.layout.width import stable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from langdu.model import Entry, Syllable
    from langdu.session.words.look_up.word_card import OtherWord, WordCard

#: The keys of what can be chosen on a card, in its order; capitals that the reader has no other use for.
CHOICE_KEYS = "ABCDEFLQRTV"
#: Meanings that are shown of one reading, that have a line each, and of a part of a word.
MOST_SENSES, MOST_LINES, MOST_OF_PART = 40, 8, 3
#: Code points that are shown of a meaning, of a word, and of a word that can be chosen.
SENSE_LENGTH, WORD_LENGTH, CHOICE_LENGTH = 400, 60, 12
#: Tokens of the sentence that are shown before the word.
TOKENS_BEFORE = 80
KINDS = {
    "word": "",
    "name": "a name",
    "likely name": "no dictionary has this word; perhaps a name",
    "number": "a number",
    "letters": "a word in letters; dictionaries are asked for hanzi",
    "sign": "a sign, no word",
    "unknown": "no dictionary has this word",
}


class CardParagraph(NamedTuple):
    """Some text of a card.

    Attributes:
        body: the text.
        label: what stands before its first line; the others are indented as far.
        wraps: whether it has as many lines as it needs, or one that is cut off.
        is_title: whether it begins a part of the card.
    """

    body: Text
    label: Text = Text()
    wraps: bool = True
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class CardInks:
    """The colours of a card.

    Attributes:
        of: the theme's, by name.
        tones: those of tones 1 to 4 and the neutral tone; none for one colour.
    """

    of: Mapping[str, str]
    tones: Sequence[str] = ()


def shown(text: str, most: int = SENSE_LENGTH) -> str:
    """A text of somebody else's, on one line and without anything that a terminal obeys."""
    text = text if len(text) <= most else f"{text[:most]}…"
    return stable(one_line(text))


def card_text(card: WordCard, inks: CardInks, *, is_short: bool = False) -> Iterator[CardParagraph]:
    """The card: first the word, its pinyin and what it means, so that a small screen has those.

    Args:
        card: what is told.
        inks: its colours.
        is_short: whether there are few rows: meanings then stand one behind the other, as many do in any case,
            and one syllabus is enough.
    """
    yield CardParagraph(_head(card, inks), wraps=False)
    if not card.is_ready:
        yield CardParagraph(Text("looking it up…", style=inks.of["aside"]))
        return
    if KINDS[card.kind] or card.met.rewrite is not None:
        yield CardParagraph(Text(_remark(card), style=inks.of["aside"]))
    yield from _meanings(card.entries, inks, is_short=is_short)
    yield from _parts(card, inks)
    if card.is_word:
        yield CardParagraph(_facts(card, inks, is_short=is_short))
    yield from _choices(card, inks)
    yield from _trail(card, inks)
    yield from _sentence(card, inks)
    yield from _places(card, inks)


def pinyin(syllables: Sequence[Syllable], inks: CardInks) -> Text:
    """Syllables with tone marks, each in its tone's colour."""
    text = Text(style="bold")
    for number, syllable in enumerate(syllables):
        tone = syllable.tone
        colour = inks.tones[tone - 1] if inks.tones and 1 <= tone <= len(inks.tones) else ""
        text.append(" " if number else "").append(marked(syllable), style=colour)
    return text


def _head(card: WordCard, inks: CardInks) -> Text:
    text = Text(shown(card.met.text, WORD_LENGTH), style="")
    text.stylize(f"bold {inks.of['heading']}")
    text.append(" ").append_text(pinyin(card.met.citation[:WORD_LENGTH], inks))
    if card.met.spoken != card.met.citation:
        text.append(" said ", style=inks.of["aside"])
        text.append(" ".join(map(marked, card.met.spoken[:WORD_LENGTH])))
    if card.traditional:
        text.append(f"  {shown(card.traditional, WORD_LENGTH)}", style=inks.of["aside"])
    return text


def _remark(card: WordCard) -> str:
    rewrite = card.met.rewrite
    if rewrite is None:
        return KINDS[card.kind]
    kind = KINDS["number"] if card.kind == "number" else "not read as it is written"
    return f"{kind}, read {shown(rewrite.spoken)}"


def _meanings(entries: Sequence[Entry], inks: CardInks, *, is_short: bool) -> Iterator[CardParagraph]:
    several = len({entry.dictionary for entry in entries}) > 1
    dot = Text("· ", style=inks.of["spoken"])
    for entry in entries:
        if several and entry.dictionary:
            yield CardParagraph(Text(shown(entry.dictionary, WORD_LENGTH), style=inks.of["aside"]), wraps=False)
        if entry.variant_of:
            yield CardParagraph(Text(f"another form of {shown(entry.variant_of, WORD_LENGTH)}"), dot)
        senses = [shown(sense) for sense in entry.senses[:MOST_SENSES]]
        in_row = len(senses) > 1 and (is_short or len(senses) > MOST_LINES)
        for sense in [shown("; ".join(senses))] if in_row else senses:
            yield CardParagraph(Text(sense), dot)
        if entry.classifiers:
            counted = " ".join(shown(one, WORD_LENGTH) for one in entry.classifiers)
            yield CardParagraph(Text(f"counted with {counted}", style=inks.of["aside"]), Text("  "))


def _parts(card: WordCard, inks: CardInks) -> Iterator[CardParagraph]:
    labels = []
    for part in card.parts:
        label = Text(shown(part.text, CHOICE_LENGTH), style="").append(" ")
        label.stylize("bold")
        labels.append(label.append_text(pinyin(part.syllables, inks)).append("  "))
    for label, part in zip(aligned(labels), card.parts, strict=True):
        senses = "; ".join(map(shown, part.senses[:MOST_OF_PART])) or "no dictionary has it"
        yield CardParagraph(Text(senses), label)


def aligned(labels: Sequence[Text]) -> list[Text]:
    """Labels, each as wide as the widest."""
    width = max((label.cell_len for label in labels), default=0)
    return [label.append(" " * (width - label.cell_len)) for label in labels]


def _facts(card: WordCard, inks: CardInks, *, is_short: bool) -> Text:
    from langdu.dictionary import how_common, level_name

    pieces = [status_name(card.status)]
    if card.is_missed:
        pieces.append("its tones were missed")
    pieces += map(level_name, card.levels[:1] if is_short else card.levels)
    if card.per_million is not None:
        pieces.append(f"{how_common(card.per_million)}, {_times(card.per_million)} in a million words")
    if card.is_saved:
        pieces.append("saved")
    if card.look_ups:
        pieces.append("looked up once before" if card.look_ups == 1 else f"looked up {card.look_ups:,} times before")
    return Text(" · ".join(pieces), style=inks.of["aside"])


def _times(per_million: float) -> str:
    return f"{per_million:,.0f}" if per_million >= 1 else "less than once"


def _choices(card: WordCard, inks: CardInks) -> Iterator[CardParagraph]:
    keys = dict(zip(map(id, card.choices), CHOICE_KEYS, strict=False))
    groups: tuple[tuple[str, Sequence[OtherReading | OtherWord]], ...] = (
        ("other readings", card.readings),
        ("longer: the key joins", [one for one in card.words if one.joins]),
        ("shorter: the key splits", [one for one in card.words if not one.joins]),
    )
    for title, found in groups:
        yield from _titled(title, inks) if found else ()
        for one in found:
            yield CardParagraph(
                _choice(one, inks), Text(f"{keys.get(id(one), ' ')} ", style=f"bold {inks.of['spoken']}")
            )


def _choice(one: OtherReading | OtherWord, inks: CardInks) -> Text:
    """A reading or a word with what it means."""
    if isinstance(one, OtherReading):
        text, entries = pinyin(one.syllables, inks), one.entries
    else:
        text, entries = Text(shown(one.word.text, CHOICE_LENGTH), style="bold"), one.entries
        text.append(" ").append_text(pinyin(entries[0].syllables if entries else one.word.citation, inks))
    senses = [shown(sense) for entry in entries for sense in entry.senses][:MOST_SENSES]
    return Text.assemble(text, "  ", shown("; ".join(senses) or "no dictionary tells what it means so"))


def _trail(card: WordCard, inks: CardInks) -> Iterator[CardParagraph]:
    if not card.trail or card.met.rewrite is not None:
        return  # of what is said for a number, the remark tells
    yield from _titled("why it is read so", inks)
    labels = aligned([Text(f"{shown(step.text, CHOICE_LENGTH)} ", style="bold") for step in card.trail])
    for label, step in zip(labels, card.trail, strict=True):
        yield CardParagraph(Text(shown(f"{step.choice}, {step.who}: {step.because}")), label)


def _sentence(card: WordCard, inks: CardInks) -> Iterator[CardParagraph]:
    yield from _titled("its sentence", inks)
    tokens, first = card.met.sentence.tokens, max(0, card.met.first - TOKENS_BEFORE)
    text = Text("…" if first else "")
    for number, token in enumerate(tokens[first : card.met.last + SENSE_LENGTH], first):
        inside = card.met.first <= number < card.met.last
        text.append(stable(one_line(token.text)), style=f"bold {inks.of['heading']}" if inside else "")
    text.truncate(SENSE_LENGTH, overflow="ellipsis")
    yield CardParagraph(text)


def _places(card: WordCard, inks: CardInks) -> Iterator[CardParagraph]:
    if card.places is not None:
        yield from _titled("in this text", inks)
        times = "once" if card.places == 1 else f"{card.places:,} times"
        where = "; O lists the places" if card.places > 1 else ""
        yield CardParagraph(Text(f"these characters stand here {times}{where}"))


def _titled(text: str, inks: CardInks) -> Iterator[CardParagraph]:
    yield CardParagraph(Text(text, style=inks.of["ruby"]), wraps=False, is_title=True)


def key_lines(keys: Sequence[tuple[str, str]], inks: CardInks, width: int) -> Iterator[CardParagraph]:
    """Keys with what they do, as many on a line as fit into a width."""
    line = Text()
    for key, does in keys:
        if line and line.cell_len + cell_len(f"  {key} {does}") > width:
            yield CardParagraph(line, wraps=False)
            line = Text()
        line.append("  " if line else "").append(key, style=inks.of["spoken"])
        line.append(f" {does}", style=inks.of["aside"])
    yield CardParagraph(line, wraps=False)
