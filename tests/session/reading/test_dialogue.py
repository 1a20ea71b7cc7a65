"""Who speaks where in a text, and that each is heard in a voice of their own."""

from __future__ import annotations

import pytest

from langdu.errors import VoiceMissing
from langdu.session import book_from_text
from langdu.session.reading.voice.dialogue import Dialogue, together
from langdu.session.text.pipeline import from_text
from langdu.speech import Speaker
from tests.speech.making import voice


def turns(text: str) -> list[tuple[str, int]]:
    """What is said, and by whom; neighbours with the same turn together."""
    told = Dialogue(from_text(text, "t"))
    found: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        turn = told.turn(at)
        if found and found[-1][1] == turn:
            found[-1] = (found[-1][0] + char, turn)
        else:
            found.append((char, turn))
    return [(part.strip(), turn) for part, turn in found if part.strip()]


def test_what_is_quoted_is_said_and_what_tells_it_is_narrated() -> None:
    assert turns("“早上好！”老师说。") == [("“早上好！”", 1), ("老师说。", 0)]
    assert turns("老师说：“早上好！”") == [("老师说：", 0), ("“早上好！”", 1)]
    assert turns("「早上好！」老師說。") == [("「早上好！」", 1), ("老師說。", 0)]


def test_one_who_is_interrupted_goes_on() -> None:
    assert [turn for _, turn in turns("“我想，”他说，“我们该走了。”")] == [1, 0, 1]
    assert [turn for _, turn in turns("“好的。”小王站起来。“我们走吧。”")] == [1, 0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "“你去哪儿？”小明问。“我去学校。”小红说。",
        "妈妈问：“吃饭了吗？”我说：“还没有。”",
        "“你去哪儿？”小明问。\n“我去学校。”",
        "“你去哪儿？”\n“我去学校。”小红说。",
    ],
)
def test_two_who_talk_take_turns(text: str) -> None:
    assert [turn for _, turn in turns(text) if turn] == [1, 2]


def test_a_word_in_quotes_is_nobodys_speech() -> None:
    assert turns("他是有名的“好人”，大家都这么说。") == [("他是有名的“好人”，大家都这么说。", 0)]


def test_what_is_quoted_in_a_quotation_is_of_the_same() -> None:
    assert turns("“他说：‘不行！’我走了。”") == [("“他说：‘不行！’我走了。”", 1)]


def test_the_lines_of_a_conversation_belong_to_those_who_are_named() -> None:
    said = turns("小王：你好！\n小李（笑）：你好，你去哪儿？\n小王：去图书馆。")
    assert [part for part in said if part[1]] == [("你好！", 1), ("你好，你去哪儿？", 2), ("去图书馆。", 1)]
    assert said[0] == ("小王：", 0)


def test_a_heading_with_a_colon_names_nobody() -> None:
    assert turns("注意：明天放假。\n大家都很高兴。") == [("注意：明天放假。\n大家都很高兴。".replace("\n", "\n"), 0)]


def test_after_narration_a_conversation_begins_anew() -> None:
    text = "“走吧。”\n“好。”\n“快点儿！”\n他们出门了。\n“真冷！”"
    assert [turn for _, turn in turns(text) if turn] == [1, 2, 3, 1]


def test_the_turn_does_not_depend_on_where_one_looks_first() -> None:
    text = "“走吧。”\n“好。”\n“快点儿！”"
    later = Dialogue(from_text(text, "t"))
    assert later.turn(text.index("快")) == 3
    assert later.turn(text.index("走")) == 1


def test_a_book_in_one_line_takes_no_longer_than_its_length() -> None:
    """A search that began anew at each quotation would not end here."""
    text = "“走吧。”他说。" * 100_000
    assert Dialogue(from_text(text, "t")).turn(len(text) - 5) == 100_000


NARRATOR, FIRST, SECOND = (voice(id=name) for name in ("narrator", "first", "second"))
TEXT = "老师问：“你去哪儿？”\n“我去学校。”小红说。"


def parts(*others: str) -> list[tuple[str, str]]:
    """Who says what."""
    book = book_from_text(TEXT, "t")
    speaker = together(book.document, Speaker(NARRATOR, None), [(voice(id=name), None) for name in others])
    said = []
    for block in range(len(book.blocks)):
        for sentence in book.sentences(block):
            for utterance in speaker.plan(sentence):
                who = speaker._who(utterance.span.start).voice.id if others else speaker.voice.id
                said.append((who, TEXT[utterance.span.start : utterance.span.end].strip()))
    book.close()
    return said


def test_one_voice_more_takes_turns_with_the_narrators() -> None:
    assert parts("first") == [
        ("narrator", "老师问："),
        ("first", "你去哪儿？"),
        ("narrator", "我去学校。"),
        ("narrator", "小红说。"),
    ]


def test_of_two_each_has_the_next() -> None:
    assert [who for who, _ in parts("first", "second")] == ["narrator", "first", "second", "narrator"]


def test_without_any_all_is_said_as_ever() -> None:
    assert {who for who, _ in parts()} == {"narrator"}


def test_voices_of_different_sample_rates_do_not_go_together() -> None:
    with pytest.raises(VoiceMissing, match="samples a second"):
        together(from_text(TEXT, "t"), Speaker(NARRATOR, None), [(voice(id="other", sample_rate=44100), None)])
