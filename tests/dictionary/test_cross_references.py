"""What senses say of other words."""

from __future__ import annotations

import pytest

from langdu.dictionary.cross_references import shown, with_marks


@pytest.mark.parametrize(
    ("sense", "simplified", "traditional"),
    [
        ("see 個|个[ge4]", "see 个 gè", "see 個 gè"),
        ("Taiwan pr. [xing4]", "Taiwan pr. xìng", "Taiwan pr. xìng"),
        ("abbr. for 的士[di1 shi4]", "abbr. for 的士 dī shì", "abbr. for 的士 dī shì"),
        ("erhua variant of 一點|一点[yi1 dian3]", "erhua variant of 一点 yī diǎn", "erhua variant of 一點 yī diǎn"),
        ("see 3C[san1 C]", "see 3C sān C", "see 3C sān C"),
        ("看在…的份上[kan4 zai4 xx5 de5]", "看在…的份上 kàn zài … de", "看在…的份上 kàn zài … de"),
        ("also pr. [biu4]", "also pr. [biu4]", "also pr. [biu4]"),
        ("in 北京|北京[Bei3 jing1]", "in 北京 Běi jīng", "in 北京 Běi jīng"),
        ("at symbol [sic], a|b", "at symbol [sic], a|b", "at symbol [sic], a|b"),
        ("Tai-lo pr. [ue-á-tshài]", "Tai-lo pr. [ue-á-tshài]", "Tai-lo pr. [ue-á-tshài]"),
    ],
)
def test_references(sense: str, simplified: str, traditional: str) -> None:
    assert shown(sense) == simplified
    assert shown(sense, traditional=True) == traditional


def test_another_form_of_the_word_itself_is_shown_as_that() -> None:
    assert shown("variant of 遊|游[you2]", "游") == "variant of 遊 yóu"


def test_pinyin_with_marks() -> None:
    assert with_marks("Bei3 jing1") == "Běi jīng"
    assert with_marks("hua1 r5") == "huār"
    assert with_marks("san1 C") == "sān C"
    assert with_marks("yín háng") == "yín háng"
