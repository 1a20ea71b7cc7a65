"""Subtitles and lyrics: a block for each cue, its times, and nothing of the markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from langdu.errors import BadInput
from langdu.importers import Source, load
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from langdu.model import Document

SRT = """1
00:00:01,000 --> 00:00:02,500
<i>你好</i>，<font color="#fff">老师</font>。
Hello, teacher.

2
00:00:03,000 --> 00:00:04,000
{\\an8}- 再见。
- 明天见。

3
00:00:05,000 --> 00:00:06,000

"""
VTT = """WEBVTT 标题

STYLE
::cue { color: red }

NOTE 这是旁注
还是旁注

开头
00:01.000 --> 00:02.500 align:start
<v 小明><c.red>你好</c>，去<ruby>银<rt>yín</rt>行<rt>háng</rt></ruby>&amp;<00:01.500>学校

01:00:03.000 --> 01:00:04.000
再见
"""
ASS = """[Script Info]
Title: 月亮
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,后来
Dialogue: 0,0:00:01.00,0:00:02.00,Default,小明,0,0,0,,{\\k25}银{\\k30}行{\\b1}好\\NHello
Comment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,旁注
Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}
"""
LRC = """[ti:小河]
[ar:佚名]
[by:某人]
[offset:+500]
[00:01.50][01:10.5]<00:01.50>你<00:02.00>好
[00:03.00]再见
[00:03.00]Bye
[00:05.00]
"""


def opened(text: str, ending: str) -> Document:
    return load(Source(text.encode(), f"a.{ending}", "a"))


def cues(document: Document) -> list[tuple[float, float, str]]:
    texts = [document.source[block.span.start : block.span.end] for block in document.blocks]
    return [(time.start, time.end, text) for time, text in zip(document.cues, texts, strict=True)]


@pytest.mark.parametrize(
    ("text", "ending", "shown"),
    [
        (SRT, "srt", [(1.0, 2.5, "你好，老师。 Hello, teacher."), (3.0, 4.0, "再见。 明天见。")]),
        (VTT, "vtt", [(1.0, 2.5, "你好，去银行&学校"), (3603.0, 3604.0, "再见")]),
        (ASS, "ass", [(1.0, 2.0, "银行好 Hello"), (3.0, 4.0, "后来")]),
        (ASS, "ssa", [(1.0, 2.0, "银行好 Hello"), (3.0, 4.0, "后来")]),
        (LRC, "lrc", [(1.0, 2.5, "你好"), (2.5, 4.5, "再见 Bye"), (70.0, 75.0, "你好")]),
        (VTT, "srt", [(1.0, 2.5, "你好，去银行&学校"), (3603.0, 3604.0, "再见")]),
    ],
)
def test_each_cue_is_a_block_with_its_times(text: str, ending: str, shown: list[tuple[float, float, str]]) -> None:
    assert cues(opened(text, ending)) == shown
    assert cues(opened(text.replace("\n", "\r\n"), ending)) == shown


def test_what_the_file_calls_itself() -> None:
    assert opened(ASS, "ass").title == "月亮"
    lyrics = opened(LRC, "lrc")
    assert (lyrics.title, lyrics.author) == ("小河", "佚名")


def test_ruby_of_webvtt_says_how_it_is_read() -> None:
    document = opened(VTT, "vtt")
    hints = {document.source[hint.span.start : hint.span.end]: hint.written for hint in document.hints}
    assert hints == {"银": "yín", "行": "háng"}


def test_cues_stay_blocks_of_their_own() -> None:
    document = pipeline.load(Source(LRC.encode(), "a.lrc", "a"))
    assert len(document.blocks) == len(document.cues) == 3


def test_a_cue_is_one_sentence_whatever_stands_in_it() -> None:
    document = pipeline.load(Source(SRT.encode(), "a.srt", "a"))
    sentences = [pipeline.split(document, block) for block in range(2)]
    assert [[sentence.text for sentence in block] for block in sentences] == [
        ["你好，老师。 Hello, teacher."],
        ["再见。 明天见。"],
    ]


@pytest.mark.parametrize("ending", ["srt", "vtt", "ass", "lrc"])
@pytest.mark.parametrize("text", ["你好。\n", "[Script Info]\n", "WEBVTT\n", "1\n00:00:01,000 --> 00:00:02,000\n\n"])
def test_what_holds_no_cue_is_refused(ending: str, text: str) -> None:
    with pytest.raises(BadInput):
        opened(text, ending)
