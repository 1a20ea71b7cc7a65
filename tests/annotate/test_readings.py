"""Readings, hints and their trails."""

from __future__ import annotations

import pytest

from langdu import annotate
from langdu.annotate import decision
from langdu.annotate.rules.context import ContextRule, chars_with_rules, rules_for
from langdu.annotate.rules.yi_exceptions import YiPattern, changing, patterns
from langdu.model import Correction, Evidence, Reading, Sentence, Span
from langdu.pinyin import numbered, parse
from langdu.pinyin.inventory import number_of
from langdu.session.text import pipeline
from tests.conftest import ROOT


def read(text: str, policy="weigh", corrections: tuple[Correction, ...] = ()) -> Sentence:
    document = pipeline.from_text(text, "x")
    return pipeline.annotated(document, 0, corrections, policy)[0]


def citation(sentence: Sentence) -> str:
    return " ".join(numbered(s) for r in sentence.readings for s in r.citation)


def cases(name: str) -> list[list[str]]:
    lines = (ROOT / "tests/data" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def reading_of(char: str, sentence: Sentence) -> Reading:
    at = next(t.span.start for t in sentence.tokens if t.text == char)
    return next(r for r in sentence.readings if at in r.span)


@pytest.mark.parametrize("case", cases("readings.tsv"), ids=lambda case: case[0])
def test_readings(case: list[str]) -> None:
    sentence = read(case[0])
    assert citation(sentence) == case[1]
    assert " ".join(numbered(s) for r in sentence.readings for s in r.spoken) == case[-1]


@pytest.mark.parametrize("case", cases("polyphones.tsv"), ids=lambda case: case[0])
def test_polyphones_in_their_company(case: list[str]) -> None:
    at = case[0].index("〔")
    sentence = read(case[0].replace("〔", "").replace("〕", ""))
    assert [numbered(s) for r in sentence.readings if at in r.span for s in r.citation] == [case[1]]


RULES = [rule for char in sorted(chars_with_rules()) for rule in rules_for(char)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_the_context_rules_own_examples(rule: ContextRule) -> None:
    at = rule.example.index("〔")
    sentence = read(rule.example.replace("〔", "").replace("〕", ""))
    reading = next(r for r in sentence.readings if at in r.span)
    assert reading.citation == (rule.syllable,)
    told = [step.because for step in reading.trail if step.stage == "rule"]
    assert told in ([], [rule.because])


def test_a_reading_that_the_context_hardly_tells_is_told_to_be_unsure() -> None:
    told = [
        decision.judged(decision.alone("长", 0), number_of(parse("chang2")), percent, 0).trail[-1]
        for percent in (60, 90)
    ]
    assert [step.because.endswith("not sure") for step in told] == [True, False]
    said = (parse("chang2"),)
    assert [Reading(Span(0, 1), said, said, (step,)).is_unsure for step in told] == [True, False]
    corrected = Reading(Span(0, 1), said, said, (told[0], Evidence("user", "chang2", "you said so")))
    assert not corrected.is_unsure


def test_figures_said_one_by_one_are_readings_one_by_one() -> None:
    sentence = read("2022年")
    assert [(r.span.start, r.span.end) for r in sentence.readings] == [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]
    assert [(len(r.span), len(r.citation)) for r in read("12%的").readings] == [(3, 5), (1, 1)]


def test_erhua_is_one_syllable_over_two_characters() -> None:
    assert [len(r.span) for r in read("花儿").readings] == [2]
    assert [numbered(s) for r in read("花(hua1)儿(er2)").readings for s in r.citation] == ["hua1", "er2"]


GLOSSED_ERHUA = {
    "花儿(huār)": "huar1",
    "花(huā)儿(er)": "huar1",
    "花(hua)儿": "huar1",
    "鞋儿(xiér)": "xier2",
    "鞋儿[xier2]": "xier2",
    "鞋(xié)儿(ér)": "xie2 er2",
    "花(xiang4)儿": "xiang4 er2",
    "女(nǚ)儿(ér)": "nv3 er2",
    "花兒(huār)": "huar1",
    "花(huā)兒(er)": "huar1",
    "鞋兒(xiér)": "xier2",
    "鞋(xié)兒(ér)": "xie2 er2",
}


@pytest.mark.parametrize(("text", "expected"), GLOSSED_ERHUA.items())
def test_erhua_and_glosses(text: str, expected: str) -> None:
    sentence = read(text + "好")
    assert citation(sentence) == expected + " hao3"
    assert sentence.readings[0].hint


def test_a_sketch_knows_glossed_erhua() -> None:
    sketched = pipeline.sketch(pipeline.from_text("花儿(huār)好。", "x"), 0)[0]
    assert [(len(r.span), numbered(r.citation[0])) for r in sketched.readings] == [(2, "huar1"), (1, "hao3")]


@pytest.mark.parametrize("text", ["一(yí)个(gè)", "一(yī)个(gè)", "一(yi)个(ge)"])
def test_a_gloss_of_a_changing_tone_leaves_the_citation(text: str) -> None:
    reading = read(text).readings[0]
    assert (numbered(reading.citation[0]), numbered(reading.spoken[0])) == ("yi1", "yi2")
    assert (reading.source, reading.conflict) == ("gloss", None)


NEUTRAL_IN_A_GLOSS = {
    "我舍不得(shěbude)你": "wo3 she3 bu5 de5 ni3",
    "对不起[duì bu qǐ]": "dui4 bu5 qi3",
    "看一看(kànyikàn)": "kan4 yi5 kan4",
    "走得了(zǒudeliǎo)": "zou3 de5 liao3",
    "看看(kànkan)吧": "kan4 kan5 ba5",
}


@pytest.mark.parametrize(("text", "expected"), NEUTRAL_IN_A_GLOSS.items())
def test_a_neutral_syllable_in_a_toned_gloss_is_kept(text: str, expected: str) -> None:
    sentence = read(text)
    assert citation(sentence) == expected
    assert not any(reading.conflict for reading in sentence.readings)


def test_a_glosss_spoken_tone_wins_over_the_rules() -> None:
    assert numbered(read("一(yì)个(gè)").readings[0].spoken[0]) == "yi4"


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.example)
def test_where_one_is_an_ordinal(pattern: YiPattern) -> None:
    at = pattern.example.index("〔")
    sentence = read(pattern.example.replace("〔〕", "一"))
    assert numbered(next(r for r in sentence.readings if at in r.span).spoken[0]) == "yi1"


@pytest.mark.parametrize("pattern", changing(), ids=lambda pattern: pattern.example)
def test_where_one_is_told_not_counted(pattern: YiPattern) -> None:
    at = pattern.example.index("〔")
    sentence = read(pattern.example.replace("〔〕", "一"))
    assert numbered(next(r for r in sentence.readings if at in r.span).spoken[0]) == "yi4"


@pytest.mark.parametrize("case", cases("one.tsv"), ids=lambda case: case[0])
def test_one_in_its_company(case: list[str]) -> None:
    at = case[0].index("〔")
    sentence = read(case[0].replace("〔", "").replace("〕", ""))
    assert numbered(next(r for r in sentence.readings if at in r.span).spoken[0]) == case[1]


class TestTrust:
    def test_a_toneless_gloss_picks_among_the_candidates(self) -> None:
        sentence = read("他会发(fa)发(fa)了(liao)。")
        assert reading_of("了", sentence).hint == "liao"
        assert numbered(reading_of("了", sentence).citation[0]) == "liao3"
        assert reading_of("了", sentence).source == "gloss"

    def test_context_picks_the_tone(self) -> None:
        sentence = read("他长(zhang)大了,头发很长(chang)。")
        assert "zhang3" in citation(sentence)
        assert "chang2" in citation(sentence)

    def test_a_toned_gloss_wins(self) -> None:
        sentence = read("银行(xíng)")
        assert citation(sentence) == "yin2 xing2"
        assert reading_of("行", sentence).conflict is None

    def test_a_toneless_gloss_against_a_word_loses_and_is_shown(self) -> None:
        reading = reading_of("了", read("了(le)解"))
        assert numbered(reading.citation[0]) == "liao3"
        assert (reading.hint, reading.conflict, reading.source) == ("le", "le", "dictionary")
        assert "了解" in reading.trail[-2].because + reading.trail[-1].because

    def test_so_it_is_in_a_sentence_glossed_throughout(self) -> None:
        sentence = read("他(ta)很(hen)好(hao),了(le)解(jie)情(qing)况(kuang)。")
        assert numbered(reading_of("了", sentence).citation[0]) == "liao3"
        assert reading_of("了", sentence).conflict == "le"

    def test_force_sides_with_the_gloss(self) -> None:
        reading = reading_of("了", read("了(le)解", "force"))
        assert (numbered(reading.citation[0]), reading.conflict, reading.source) == ("le5", None, "gloss")

    def test_ignore_asks_the_dictionary_alone(self) -> None:
        sentence = read("了(le)解", "ignore")
        assert sentence.text == "了解"
        assert reading_of("了", sentence).hint is None

    def test_a_reading_that_no_dictionary_knows_is_kept_and_flagged(self) -> None:
        reading = reading_of("山", read("他姓山(sǎn)。"))
        assert numbered(reading.citation[0]) == "san3"
        assert "no dictionary" in reading.trail[-1].because

    def test_the_user_wins_over_everything(self) -> None:
        everywhere = Correction("银行", (parse("yin2"), parse("xing4")))
        book = Correction("行", (parse("heng2"),), "b")
        here = Correction("行", (parse("hang4"),), "b", 1)
        text = "银行(háng)在银行"
        for corrections, expected in (
            ((everywhere,), "yin2 xing4 zai4 yin2 xing4"),
            ((everywhere, book), "yin2 heng2 zai4 yin2 heng2"),
            ((everywhere, book, here), "yin2 hang4 zai4 yin2 heng2"),
        ):
            sentence = read(text, corrections=corrections)
            assert citation(sentence) == expected
            assert reading_of("行", sentence).source == "user"


def test_the_user_decides_whether_there_is_erhua() -> None:
    assert citation(read("花儿", corrections=(Correction("花", (parse("hua1"),)),))) == "hua1 er2"
    assert citation(read("鞋儿", corrections=(Correction("鞋", (parse("xier2"),)),))) == "xier2"


def test_characters_that_no_table_can_spell() -> None:
    assert [len(r.span) for r in read("𥥈𫝀好。").readings] == [1, 1, 1]


def test_explain_tells_the_story() -> None:
    told = annotate.explain(read("了(le)解一个行家。"))
    for word in ("liǎo", "了解", "le", "conflict", "yí", "tone sandhi", "háng", "can be"):
        assert word in told


def test_explain_shows_each_figure_with_its_own_reading() -> None:
    lines = annotate.explain(read("2014年")).splitlines()
    assert [line.split() for line in lines if line.startswith("  ") and not line.startswith("   ")] == [
        ["2", "èr"], ["0", "líng"], ["1", "yī"], ["4", "sì"], ["年", "nián"]
    ]  # fmt: skip


def test_a_sketch_needs_no_dictionary_of_words() -> None:
    document = pipeline.from_text("银(yin)行(hang)的人", "x")
    sentence = pipeline.sketch(document, 0)[0]
    assert [numbered(r.citation[0]) for r in sentence.readings] == ["yin2", "hang2", "de5", "ren2"]


def test_rare_characters_are_read_too() -> None:
    sentence = read("𠮷㐂龘。")
    assert len(sentence.readings) == 3
    assert numbered(reading_of("龘", sentence).citation[0]) == "da2"


def test_steps_in_a_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="needs readings"):
        annotate.chain(annotate.Sandhi())


def test_what_is_given_is_never_changed() -> None:
    document = pipeline.from_text("一个好行家。", "x")
    before = pipeline.split(document, 0)[0]
    annotate.annotator()([before])
    assert before == pipeline.split(document, 0)[0]
    assert before.span == Span(0, 6)
