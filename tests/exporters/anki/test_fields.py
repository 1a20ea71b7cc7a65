"""Fields of notes: colours, Bopomofo, and nothing of a text that HTML or Anki takes for its own."""

from __future__ import annotations

import re

import pytest

from langdu.exporters.anki.fields import bopomofo_line, field_html, sentence_fields
from langdu.exporters.anki.note_type import note_type
from langdu.exporters.timed_units import timed_units
from tests.exporters.page.test_page import contrast
from tests.exporters.timed_text.writing import sentences


def fields(text: str) -> dict[str, str]:
    return sentence_fields(sentences(text)[0])


def test_every_syllable_has_the_colour_of_its_tone() -> None:
    assert fields("妈妈买12%。")["Ruby"] == (
        '<ruby class="tone1">妈<rt>mā</rt></ruby><ruby class="tone5">妈<rt>ma</rt></ruby>'
        '<ruby class="tone3">买<rt>mǎi</rt></ruby><ruby>12%<rt><span class="tone3">bǎi</span> '
        '<span class="tone1">fēn</span> <span class="tone1">zhī</span> <span class="tone2">shí</span> '
        '<span class="tone4">èr</span></rt></ruby>。'
    )


@pytest.mark.parametrize(
    ("text", "bopomofo"),
    [
        ("银行门口。", "ㄧㄣˊ ㄏㄤˊ ㄇㄣˊ ㄎㄡˇ。"),
        ("“花儿呢？”", "“ㄏㄨㄚㄦ ˙ㄋㄜ？”"),
        ("I like WiFi，你呢？", "I like WiFi，ㄋㄧˇ ˙ㄋㄜ？"),
    ],
)
def test_bopomofo(text: str, bopomofo: str) -> None:
    assert bopomofo_line(timed_units(sentences(text)[0])) == bopomofo


@pytest.mark.parametrize(
    "evil", ["[sound:x.mp3]", "[latex]x[/latex]", r"\(x\)", r"\[x\]", "<img src=x>", "&lt;", "{{Hanzi}}"]
)
def test_a_text_is_no_markup(evil: str) -> None:
    for name, field in fields(f"好，{evil}好。").items():
        shown = re.sub(r"</?(?:ruby|rt|span)(?: class=\"tone[1-5]\")?>", "", field)
        assert not re.search(r"[<>]|\[|\\(?!&#8203;)|&(?!amp;|lt;|gt;|#91;|#8203;)", shown), (name, field)


def test_what_is_not_chinese_makes_no_card() -> None:
    assert fields("No hanzi here.") == {}


def test_escapes() -> None:
    assert field_html('a < b & [c] "d"') == 'a &lt; b &amp; &#91;c] "d"'


def test_colours_have_contrast_by_day_and_by_night() -> None:
    css = note_type().css
    for night, paper in (("", "#ffffff"), (r"\.nightMode (?=\.)", "#16181b"), (r"\.night_mode (?=\.)", "#16181b")):
        for name in ("tone1", "tone2", "tone3", "tone4", "tone5", "source"):
            pattern = rf"(?m)^(?:\S+ \S+ )?{night}\.{name}\b[^{{]*\{{[^}}]*?[^-]color: (#\w{{6}})"
            (ink,) = re.findall(pattern, css)
            assert contrast(ink, paper) >= 4.5, (night, name, ink)
