"""Cues in two languages: the Chinese is the text, the other language its translation, if the whole file has both."""

from __future__ import annotations

import pytest

from langdu.importers import Source, load
from langdu.session.text import pipeline

PAIRS = [("你好，老师。", "Hello, teacher."), ("再见。", "Goodbye."), ("明天见。", "See you tomorrow.")]


def srt(*cues: str) -> str:
    rows = (f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{cue}\n" for n, cue in enumerate(cues, 1))
    return "\n".join(rows)


def blocks(text: str, ending: str = "srt") -> list[tuple[str, str]]:
    document = load(Source(text.encode(), f"a.{ending}", "a"))
    assert len(document.cues) == len(document.blocks)
    return [(block.kind, document.source[block.span.start : block.span.end]) for block in document.blocks]


def expected(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [row for text, translation in pairs for row in (("body", text), ("translation", translation))]


@pytest.mark.parametrize("is_above", [False, True])
def test_the_other_line_is_the_translation_wherever_it_stands(is_above: bool) -> None:
    cues = [f"{other}\n{text}" if is_above else f"{text}\n{other}" for text, other in PAIRS]
    assert blocks(srt(*cues)) == expected(PAIRS)


def test_a_translation_has_the_times_of_its_text_and_is_not_spoken() -> None:
    document = load(Source(srt(*map("\n".join, PAIRS)).encode(), "a.srt", "a"))
    assert document.cues[0] == document.cues[1] != document.cues[2]
    assert [pipeline.split(document, block)[0].is_spoken for block in (0, 1)] == [True, False]


def test_several_lines_dashes_and_tags() -> None:
    cues = (
        "- 你好。\n- 老师好。\n<i>- Hello.\n- Good morning.</i>",
        "{\\an8}<b>我们走吧，\n好不好？</b>\nShall we go,\nif you like?",
    )
    assert blocks(srt(*cues)) == [
        ("body", "你好。 老师好。"),
        ("translation", "Hello. Good morning."),
        ("body", "我们走吧， 好不好？"),
        ("translation", "Shall we go, if you like?"),
    ]


def test_a_name_on_a_line_of_a_chinese_file_stays_text() -> None:
    cues = ("他看的是\nBBC", "你说呢？", "我说\nOK!", "走吧。", "好。")
    assert {kind for kind, _ in blocks(srt(*cues))} == {"body"}


def test_the_same_syllables_again_and_again_translate_nothing() -> None:
    cues = [f"{text}\nla la la" for text in ("月亮升起来", "我在河边走", "风吹过小桥", "你在哪里呀", "我想回家了")]
    assert {kind for kind, _ in blocks(srt(*cues))} == {"body"}


@pytest.mark.parametrize("pinyin", [("nǐ hǎo", "zài jiàn"), ("ni hao", "zai jian"), ("ni3 hao3", "zai4 jian4")])
def test_pinyin_is_no_translation(pinyin: tuple[str, str]) -> None:
    cues = [f"{said}\n{text}" for said, text in zip(pinyin, ("你好", "再见"), strict=True)]
    assert {kind for kind, _ in blocks(srt(*cues))} == {"body"}


def test_a_cue_with_only_the_other_language_stays_text() -> None:
    cues = [*map("\n".join, PAIRS), "The end"]
    assert blocks(srt(*cues)) == [*expected(PAIRS), ("body", "The end")]


def test_of_three_languages_one_is_the_text() -> None:
    cues = ("你好。\nHello.\nこんにちは。", "再见。\nGoodbye.\nさようなら。")
    assert blocks(srt(*cues))[:2] == [("body", "你好。"), ("translation", "Hello. こんにちは。")]


def test_control_characters_reach_nobody() -> None:
    cues = [f"{text}\n{other}\x1b[31m\x07" for text, other in PAIRS]
    document = load(Source(srt(*cues).encode(), "a.srt", "a"))
    shown = [pipeline.split(document, block)[0].text for block in range(len(document.blocks))]
    assert not [text for text in shown if not text.isprintable()]


def test_lyrics_with_each_time_twice() -> None:
    lines = [f"[00:0{n}.00]{text}" for n, pair in enumerate(PAIRS, 1) for text in pair]
    assert blocks("\n".join(lines), "lrc") == expected(PAIRS)


def test_cues_of_the_same_times_are_one() -> None:
    """As ASS files with a style for each language have them, all of one language first."""
    head = (
        "[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    )
    event = "Dialogue: 0,0:00:0{}.00,0:00:0{}.90,Default,,0,0,0,,{}\n"
    rows = [event.format(n, n, pair[which]) for which in (0, 1) for n, pair in enumerate(PAIRS, 1)]
    assert blocks(head + "".join(rows), "ass") == expected(PAIRS)
