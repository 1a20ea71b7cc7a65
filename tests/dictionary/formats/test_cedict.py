"""CC-CEDICT's lines."""

from __future__ import annotations

from langdu.dictionary.formats import cedict
from langdu.dictionary.storage.lines import EntryLine

HEAD = ["# CC-CEDICT", "#! entries=3", "#! date=2026-02-03T06:42:16Z"]


def read(line: str) -> EntryLine:
    (entry,) = cedict.entries([line])
    return entry


def test_a_word_with_classifiers() -> None:
    entry = read("銀行 银行 [yin2 hang2] /bank/CL:家[jia1],個|个[ge4]/")
    assert entry == EntryLine("银行", "銀行", "yin2 hang2", ("bank",), ("家", "个"))


def test_u_with_a_colon_is_written_with_dots() -> None:
    assert read("女兒 女儿 [nu:3 er2] /daughter/").pinyin == "nü3 er2"


def test_classifiers_between_senses_are_taken_out() -> None:
    entry = read("東西 东西 [dong1 xi5] /thing/CL:個|个[ge4],件[jian4]/person/")
    assert (entry.senses, entry.classifiers) == (("thing", "person"), ("个", "件"))


def test_forms_of_other_words() -> None:
    assert read("喫 吃 [chi1] /variant of 吃[chi1]/").variant_of == "吃|吃"
    assert read("麪 面 [mian4] /variant of 麵|面[mian4]/").variant_of == "麵|面"
    assert read("哪裏 哪里 [na3 li3] /see 哪裡|哪里[na3 li3]/").variant_of == "哪裡|哪里"
    assert read("花兒 花儿 [hua1 r5] /erhua variant of 花[hua1]/").variant_of == "花|花"
    assert read("看 看 [kan4] /to see/to look at/").variant_of == ""


def test_lines_that_are_no_entries_are_left_out() -> None:
    assert list(cedict.entries([*HEAD, "", "no entry", "行 行 /no pinyin/"])) == []


def test_brackets_of_the_newer_notation() -> None:
    assert read("銀行 银行 [[yin2hang2]] /bank/").pinyin == "yin2hang2"


def test_the_edition_is_its_date() -> None:
    assert cedict.edition(HEAD) == "2026-02-03"
    assert cedict.edition(["銀行 银行 [yin2 hang2] /bank/"]) == ""


def test_no_control_sequence_gets_through() -> None:
    assert "\x1b" not in read("銀行 银行 [yin2 hang2] /ba\x1b[31mnk/").written()
