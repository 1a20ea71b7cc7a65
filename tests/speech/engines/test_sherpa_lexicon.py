"""A lexicon of ours from a voice's own."""

from __future__ import annotations

import pytest

from langdu.pinyin import numbered, parse, plain
from langdu.speech.engines.sherpa_lexicon import (
    ERHUA,
    NO_SOUND,
    NOTHING,
    OTHER_TONE,
    TOGETHER,
    Spelling,
    key,
    learn,
    lexicon,
)
from tests.speech.engines.sounds import ALL
from tests.speech.tiny.lexicon import entries, symbols

APART = (False, True)


def spelling(*, apart: bool, leave: tuple[str, ...] = (), unknown: tuple[str, ...] = ()) -> Spelling:
    """That of a voice whose lexicon has one character a syllable, but none of the sounds `leave`."""
    kind = "melo" if apart else "vits"
    lines = [f"{c} {' '.join(symbols(s, kind))}" for c, s in entries().items() if plain(s) not in leave]
    known = {symbol for line in lines for symbol in line.split()[1:]} - set(unknown)
    return Spelling(learn(lines), known, tones_apart=apart)


@pytest.mark.parametrize("apart", APART)
def test_what_the_lexicon_has_is_taken_as_it_is(apart: bool) -> None:
    found = spelling(apart=apart)
    for char, syllable in entries().items():
        assert found.of(syllable) == (tuple(symbols(syllable, "melo" if apart else "vits")), ""), char


@pytest.mark.parametrize("apart", APART)
def test_every_syllable_has_symbols_and_what_is_approximated_is_told(apart: bool) -> None:
    found = spelling(apart=apart)
    told: dict[str, set[str]] = {}
    for syllable in ALL:
        entry, why = found.of(syllable)
        assert entry, numbered(syllable)
        assert not apart or len(entry) % 2 == 0
        told.setdefault(why, set()).add(plain(syllable))
    assert told.keys() <= {"", TOGETHER, NO_SOUND, OTHER_TONE, ERHUA}
    assert told[NO_SOUND] - {f"{s}r" for s in ("ê", "yai", "ng", "hng")} == {"ê", "yai", "ng", "hng"}


@pytest.mark.parametrize(
    ("apart", "text", "entry"),
    [
        (False, "huar1", "h ua1 er2"),
        (True, "huar1", "h ua AA er 1 1 5 5"),
        (False, "ê4", "ei4"),
        (True, "ng2", "AA eng 2 2"),
        (False, "biang2", "b iang2"),
        (True, "biang2", "b iang 2 2"),
    ],
)
def test_what_it_has_not_is_put_together(apart: bool, text: str, entry: str) -> None:
    assert spelling(apart=apart).of(parse(text))[0] == tuple(entry.split())


def test_a_tone_that_the_voice_was_not_taught_is_another_and_told() -> None:
    found = spelling(apart=False, unknown=("üe5", "uai2"))
    assert found.of(parse("yue5")) == (("üe4",), OTHER_TONE)
    assert found.of(parse("huai2")) == (("h", "uai4"), OTHER_TONE)


def test_a_voice_without_a_sound_has_it_from_others() -> None:
    assert spelling(apart=False, leave=("hang",)).of(parse("hang2")) == (("h", "ang2"), TOGETHER)


def test_a_lexicon_of_next_to_nothing_says_what_it_cannot() -> None:
    found = Spelling(learn(["八 b a1"]), {"b", "a1"}, tones_apart=False)
    assert found.of(parse("ba1")) == (("b", "a1"), "")
    assert found.of(parse("ba3")) == (("b", "a1"), OTHER_TONE)
    assert found.of(parse("bar1")) == (("b", "a1"), "the voice has no er; said without")
    assert found.of(parse("zhuang1")) == ((), NOTHING)


def test_doubtful_characters_are_outvoted() -> None:
    # 行 is xíng or háng; 形 is only xíng.
    learned = learn(["行 h ang2", "形 x ing2", "刑 x ing2"])
    assert learned.entries["x", "ing", 2] == ("x", "ing2")


def test_a_character_of_several_readings_that_is_read_otherwise_is_not_believed() -> None:
    # 都 is dōu or dū; 偷 is only tōu.
    other, same = learn(["都 d u1", "偷 t ou1"]), learn(["都 d ou1", "偷 t ou1"])
    assert ("d", "ou", 1) not in other.entries
    assert same.entries["d", "ou", 1] == ("d", "ou1")


def test_keys_are_single_rare_characters_one_a_syllable() -> None:
    keys = {key(syllable) for syllable in ALL}
    assert len(keys) == len(ALL)
    assert all(len(char) == 1 and 0x3400 <= ord(char) <= 0x4DBF for char in keys)
    assert key(parse("ma")) == key(parse("ma5"))


def test_the_file_has_a_line_a_syllable_and_the_words() -> None:
    learned = learn(["八 b a1", "Hello h e l ou", "一下 i2 x ia4"])
    lines = lexicon(Spelling(learned, {"b", "a1"}, tones_apart=False), learned.words).splitlines()
    assert f"{key(parse('ba1'))} b a1" in lines
    assert lines[-1] == "hello h e l ou"
    assert not any("一下" in line for line in lines)
