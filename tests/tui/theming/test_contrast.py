from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from langdu.tui.theming.contrast import LEAST, blended, contrast, lowest, readable

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def test_black_on_white_has_the_most() -> None:
    assert round(contrast("#000000", "#ffffff"), 3) == 21
    assert contrast("#808080", "#808080") == 1


@given(colours, st.sampled_from([("#101010", "#2a2a30"), ("#222c3b",)]))
def test_any_colour_becomes_readable_on_dark_grounds(colour: str, grounds: tuple[str, ...]) -> None:
    assert lowest(readable(colour, grounds, dark=True), grounds) >= LEAST


@given(colours)
def test_what_is_readable_stays_as_it_is(colour: str) -> None:
    found = readable(colour, ("#ffffff",), dark=False)
    assert contrast(found, "#ffffff") >= LEAST
    assert readable(found, ("#ffffff",), dark=False) == found


def test_a_blend_lies_between() -> None:
    assert [blended("#000000", "#ff8040", share) for share in (0, 0.5, 1)] == ["#000000", "#804020", "#ff8040"]
