"""Which of the system's voices is Mandarin."""

from __future__ import annotations

import pytest

from langdu.speech.engines.system import choose

HUIHUI = ("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech\\Voices\\Tokens\\TTS_MS_ZH-CN_HUIHUI_11.0", "Huihui", [])
HANHAN = ("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech\\Voices\\Tokens\\TTS_MS_ZH-TW_HANHAN_11.0", "Hanhan", [])
TRACY = ("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech\\Voices\\Tokens\\TTS_MS_ZH-HK_TRACY_11.0", "Tracy", [])
TINGTING = ("com.apple.voice.compact.zh-CN.Tingting", "Tingting", ["zh-CN"])
SINJI = ("com.apple.voice.compact.zh-HK.Sinji", "Sinji", ["zh-HK"])
DAVID = ("HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech\\Voices\\Tokens\\TTS_MS_EN-US_DAVID_11.0", "David", [])
CMN = ("sit/cmn", "Chinese (Mandarin, latin as English)", ["cmn"])
PINYIN = ("sit/cmn-latn-pinyin", "Chinese (Mandarin, latin as Pinyin)", ["cmn-latn-pinyin"])
YUE = ("sit/yue", "Chinese (Cantonese)", ["yue"])


@pytest.mark.parametrize(
    ("voices", "chosen"),
    [
        ([DAVID, HANHAN, HUIHUI, TRACY], HUIHUI),
        ([DAVID, TRACY, HANHAN], HANHAN),
        ([SINJI, TINGTING], TINGTING),
        ([YUE, PINYIN, CMN], CMN),
    ],
)
def test_the_best_mandarin_voice_is_chosen(
    voices: list[tuple[str, str, list[str]]], chosen: tuple[str, str, list[str]]
) -> None:
    assert choose(voices) == chosen[0]


@pytest.mark.parametrize("voices", [[], [DAVID], [TRACY, YUE, SINJI, PINYIN]])
def test_cantonese_and_english_are_not_mandarin(voices: list[tuple[str, str, list[str]]]) -> None:
    assert choose(voices) is None
