"""The system's Mandarin voices: which they are, which is best, what they are called; pyttsx3 by a stand-in."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from langdu.errors import VoiceMissing
from langdu.speech import Speaker, VoiceStore
from langdu.speech.engines.system.voices import SystemVoice, mandarin, named
from tests.speech.making import NORMAL, utterance, voice, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    Say = Callable[[list["SystemVoice"] | str], None]

TOKENS = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech\\Voices\\Tokens\\TTS_MS_"
APPLE = "com.apple.voice."
HUIHUI = SystemVoice(
    f"{TOKENS}ZH-CN_HUIHUI_11.0", "Microsoft Huihui Desktop - Chinese (Simplified)", ("zh-CN",), "Female"
)
KANGKANG = SystemVoice(f"{TOKENS}ZH-CN_KANGKANG_11.0", "Microsoft Kangkang - Chinese (Simplified, PRC)", (), "Male")
HANHAN = SystemVoice(f"{TOKENS}ZH-TW_HANHAN_11.0", "Microsoft Hanhan Desktop - Chinese (Taiwan)", ("zh-TW",), "Female")
TRACY = SystemVoice(f"{TOKENS}ZH-HK_TRACY_11.0", "Microsoft Tracy Desktop - Chinese (Hong Kong)", ("zh-HK",), "Female")
DAVID = SystemVoice(f"{TOKENS}EN-US_DAVID_11.0", "Microsoft David Desktop - English", ("en-US",), "Male")
TINGTING = SystemVoice(f"{APPLE}compact.zh-CN.Tingting", "Tingting", ("zh_CN",), "VoiceGenderFemale")
YUE = SystemVoice(f"{APPLE}premium.zh-CN.Yue", "Yue (Premium)", ("zh_CN",), "VoiceGenderFemale")
MEIJIA = SystemVoice(f"{APPLE}compact.zh-TW.Meijia", "Meijia", ("zh_TW",), "VoiceGenderFemale")
SINJI = SystemVoice(f"{APPLE}compact.zh-HK.Sinji", "Sinji", ("zh_HK",), "VoiceGenderFemale")
EDDY = SystemVoice("com.apple.eloquence.zh-CN.Eddy", "Eddy (Chinese (China mainland))", ("zh_CN",), "VoiceGenderMale")
NORTHEAST = SystemVoice(f"{APPLE}compact.zh-CN-u-sd-cnln.Fangfang", "Fangfang", ("zh_CN_U_SD@SD=cnln",), "")
CMN = SystemVoice("sit/cmn", "Chinese (Mandarin, latin as English)", ("cmn",), "Male")
PINYIN = SystemVoice("sit/cmn-latn-pinyin", "Chinese (Mandarin, latin as Pinyin)", ("cmn-latn-pinyin",), "Male")
CANTONESE = SystemVoice("sit/yue", "Chinese (Cantonese)", ("yue",), "Male")
HAKKA = SystemVoice("sit/hak", "Hakka Chinese", ("hak",), "Male")
OLD = SystemVoice("com.apple.speech.synthesis.voice.ting-ting", "Ting-Ting", (), "")
UNKNOWN = SystemVoice("x", "Chinese", ("Unknown Locale: 4242",), "")


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([DAVID, HANHAN, HUIHUI, TRACY], [HUIHUI, HANHAN]),
        ([DAVID, TRACY, HANHAN], [HANHAN]),
        ([KANGKANG, HUIHUI], [KANGKANG, HUIHUI]),
        ([SINJI, EDDY, MEIJIA, NORTHEAST, TINGTING, YUE], [YUE, TINGTING, EDDY, MEIJIA, NORTHEAST]),
        ([CANTONESE, PINYIN, HAKKA, CMN], [CMN]),
        ([OLD, UNKNOWN], [OLD, UNKNOWN]),
        ([], []),
        ([DAVID, TRACY, CANTONESE, SINJI, PINYIN], []),
    ],
)
def test_the_mandarin_voices_the_best_first(voices: list[SystemVoice], expected: list[SystemVoice]) -> None:
    assert mandarin(voices) == expected


@pytest.mark.parametrize(
    ("system", "name"),
    [
        (HUIHUI, "huihui"), (KANGKANG, "kangkang"), (TINGTING, "tingting"), (YUE, "yue-premium"), (OLD, "ting-ting"),
        (CMN, "cmn"), (EDDY, "eddy"), (SystemVoice("a/b.婷婷", "婷婷"), "b"), (SystemVoice("婷婷", "婷婷"), "voice"),
    ],
)  # fmt: skip
def test_a_voice_is_called_by_the_telling_part_of_its_name(system: SystemVoice, name: str) -> None:
    assert system.slug == name


def test_a_voice_is_made_of_the_manifests_and_the_systems() -> None:
    base = voice("system", id="system", parameters={"words_per_minute": 200})
    huihui, hanhan = named(base, [HUIHUI, HANHAN])
    assert (huihui.id, huihui.language, huihui.gender) == ("system:huihui", "zh-CN", "female")
    assert huihui.name == "Microsoft Huihui Desktop - Chinese (Simplified)"
    assert huihui.parameters == {"words_per_minute": 200, "voice": HUIHUI.identity}
    assert hanhan.language == "zh-TW"


def test_two_voices_of_one_name_are_told_apart_and_a_name_cannot_move_the_cursor() -> None:
    found = named(voice("system", id="system"), [TINGTING, replace(TINGTING, identity="b", name="Tingting\x1b[2J")])
    assert len({one.id for one in found}) == 2
    assert all("\x1b" not in one.name for one in found)


# The real code, and a stand-in for pyttsx3 in the processes that it starts.


@pytest.fixture
def has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Says which voices the system has; "broken" for none to be found out."""
    stand_in = str(Path(__file__).parent / "stand_in")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([stand_in, os.environ["PYTHONPATH"]]))
    path = tmp_path / "voices.json"
    monkeypatch.setenv("LANGDU_TEST_VOICES", str(path))

    def has(voices: list[SystemVoice] | str) -> None:
        rows = [[v.identity, v.name, v.languages, v.gender] for v in voices] if isinstance(voices, list) else voices
        path.write_text(json.dumps(rows), "utf-8")

    return has


def ids(store: VoiceStore) -> list[str]:
    return [voice.id for voice in store.voices() if voice.id.startswith("system")]


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ([DAVID, HUIHUI, HANHAN, TRACY], ["system", "system:hanhan", "system:huihui"]),
        ([SINJI, TINGTING, YUE], ["system", "system:tingting", "system:yue-premium"]),
    ],
    ids=["Windows", "macOS"],
)
def test_the_systems_voices_are_offered_by_name(voices: list[SystemVoice], expected: list[str], has: Say) -> None:
    has(voices)
    store = VoiceStore()
    assert ids(store) == ["system"]
    store.look()
    assert ids(store) == expected
    assert ids(VoiceStore()) == expected, "they are remembered"


def test_a_voice_that_was_added_since_is_found_by_its_name(has: Say) -> None:
    has([HUIHUI])
    VoiceStore().look()
    has([HUIHUI, KANGKANG])
    assert VoiceStore().get("system:kangkang").gender == "male"
    with pytest.raises(VoiceMissing, match="there is no voice 'system:yaoyao'"):
        VoiceStore().get("system:yaoyao")


def test_a_named_voice_speaks_and_system_is_the_best_of_them(has: Say) -> None:
    has([DAVID, HANHAN, HUIHUI])
    store = VoiceStore()
    said = {}
    for name in ("system", "system:huihui", "system:hanhan"):
        chosen = store.get(name)
        with Speaker(chosen, store.folder(chosen)) as speaker:
            said[name] = whole(speaker.speak(utterance("ni3 hao3 。"), NORMAL))
    assert said["system"] == said["system:huihui"]
    assert said["system"][0] != said["system:hanhan"][0]
    assert [mark.origin for mark in said["system"][1]] == ["estimated", "estimated"]


def test_a_voice_that_was_taken_away_is_not_spoken_with(has: Say) -> None:
    has([HUIHUI])
    store = VoiceStore()
    store.look()
    has([HANHAN])
    huihui = VoiceStore().get("system:huihui")
    with Speaker(huihui, None) as speaker, pytest.raises(VoiceMissing, match=r"has no voice .*HUIHUI.* any more"):
        whole(speaker.speak(utterance("ni3 hao3 。"), NORMAL))


def test_no_mandarin_voice_says_where_to_get_one(has: Say) -> None:
    has([DAVID, TRACY])
    store = VoiceStore()
    store.look()
    assert ids(store) == ["system"]
    assert "the system has no Mandarin voice; add one" in (store.works(store.get("system")) or "")


@pytest.mark.parametrize("answer", ["broken", "nonsense"])
def test_a_system_that_does_not_answer_spoils_nothing(answer: str, has: Say) -> None:
    has(answer)
    store = VoiceStore()
    store.look()
    assert ids(store) == ["system"]
    assert store.works(store.get("system"))
    assert store.best().id == "espeak"


def test_what_is_remembered_of_another_system_is_not_believed(has: Say, home: Path) -> None:
    has([HUIHUI])
    VoiceStore().look()
    path = home / "data" / "voices" / "found.json"
    assert ids(VoiceStore()) == ["system", "system:huihui"]
    kept = path.read_text("utf-8")
    for damaged in (kept.replace(f'"{sys.platform}"', '"amiga"'), kept[:-5], "[]", "\0"):
        path.write_text(damaged, "utf-8")
        assert ids(VoiceStore()) == ["system"]
