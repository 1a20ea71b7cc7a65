"""What a note has and how its cards look, and the ids by which Anki knows them again.

A note with Hanzi is a word's and makes a word card; one without is a sentence's and makes a sentence card. Ruby,
Meaning, Traditional and Bopomofo are the word's, or else the sentence's. Sentence stands first: Anki takes the first
field for a note's name, and its import of text wants it filled.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from langdu.model import one_line

if TYPE_CHECKING:
    from langdu.model import ExportInfo

#: The note type's id in every collection, and its version, to be raised with each change of fields, templates or
#: style; far below the times that Anki gives to what a user changed, which so stays.
NOTE_TYPE_ID, NOTE_TYPE_VERSION = 1_685_947_342_611, 1
NOTE_TYPE_NAME = "langdu"
FIELDS = (
    "Sentence", "Hanzi", "Pinyin", "Ruby", "Meaning", "Traditional", "Bopomofo", "SentencePinyin", "Sound",
    "SentenceSound", "Source",
)  # fmt: skip
#: Words of all texts are in one deck: the same word of two texts is one note.
WORD_DECK_ID, WORD_DECK_NAME = 1_685_947_342_612, "langdu words"
#: The numbers of the templates.
SENTENCE_CARD, WORD_CARD = 0, 1
#: Anki's ids are times in milliseconds; those of a book begin somewhere in these years.
FIRST_ID, IDS = 1_500_000_000_000, 100_000_000_000


def note_type() -> Any:
    """The note type as genanki has it."""
    import genanki

    model = genanki.Model(
        NOTE_TYPE_ID,
        NOTE_TYPE_NAME,
        fields=[{"name": name} for name in FIELDS],
        templates=[_template("Sentence", "sentence"), _template("Word", "word")],
        css=_asset("cards.css"),
    )
    # What must be filled for each card; genanki cannot work it out where one field forbids another.
    model._req = [[SENTENCE_CARD, "any", [0]], [WORD_CARD, "any", [1]]]
    return model


def _template(name: str, file: str) -> dict[str, str]:
    return {"name": name, "qfmt": _asset(f"{file}_front.html"), "afmt": _asset(f"{file}_back.html")}


@cache
def _asset(name: str) -> str:
    return resources.files("langdu.exporters.anki").joinpath("assets", name).read_text(encoding="utf-8").strip()


def book_key(info: ExportInfo) -> tuple[str, ...]:
    """What the ids of a text are made from: title and author, and of a part of it the part's title or number."""
    if not info.track:
        return (info.title, info.author)
    return (info.album, info.author, info.title if info.title != info.album else str(info.track))


def book_id(info: ExportInfo) -> int:
    """The id of the text's deck, and of the first of its notes."""
    digest = hashlib.sha256("\x1f".join(book_key(info)).encode("utf-8", "replace")).digest()
    return FIRST_ID + int.from_bytes(digest[:8], "big") % IDS


def deck_name(info: ExportInfo) -> str:
    """The deck's name: the text's; of a part one below it."""
    names = [info.album, info.title if info.title != info.album else str(info.track)] if info.track else [info.title]
    # Two colons would begin a deck below it.
    return "::".join(one_line(name).replace("::", ": ").strip(" :") or NOTE_TYPE_NAME for name in names)
