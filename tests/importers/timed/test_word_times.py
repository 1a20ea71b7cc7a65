"""Times of words inside a cue of WebVTT are no times of cues."""

from __future__ import annotations

import pytest

from langdu.importers import Source, load


@pytest.mark.parametrize(
    "inside", ["好<00:01.200>的", "好<00:00:01.200>的<00:00:01.500>呀", "<00:01.000>好<00:01.200>"]
)
def test_a_line_with_times_of_words_is_text(inside: str) -> None:
    data = f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{inside}\n\n00:00:03.000 --> 00:00:04.000\n再见\n".encode()
    document = load(Source(data, "a.vtt", "a"))
    assert [cue.start for cue in document.cues] == [1.0, 3.0]
    assert document.source.splitlines()[-1] == "再见"
    assert document.source.startswith("好")
    assert "0" not in document.source
