"""What a gloss without a tone says where others have theirs."""

from __future__ import annotations

import pytest

from tests.gloss.reading import hints

PASSAGES = {
    "neutral among toned": ("他(tā)得(de)走(zǒu)", "ta1 de5 zou3"),
    "as many neutral ones as toned": ("先(xiān)得(de)生(shēng)得(de)", "xian1 de5 sheng1 de5"),
    "more neutral ones than toned": ("先(xiān)得(de)了(le)", "xian1 de5 le5"),
    "nothing has a tone": ("他(ta)得(de)走(zou)", "ta de zou"),
    "most lack a tone that they have": ("他(tā)得(de)走(zou)了(le)山(shan)", "ta1 de zou le shan"),
    "one that no table has as neutral": ("聪(cōng)明(ming)", "cong1 ming5"),
    "in a word": ("打听(dǎting)", "da3 ting5"),
    "in a word, by numbers": ("打听[da3 ting]", "da3 ting5"),
    "in a phrase": ("没意思(méi yìsi)", "mei2 yi4 si5"),
    "in a word with erhua": ("媳妇儿(xífur)", "xi2 fur5"),
    "in ruby": ("<ruby>打听<rt>dǎting</rt></ruby>", "da3 ting5"),
    "in ruby of two": ("<ruby>聪<rt>cōng</rt>明<rt>ming</rt></ruby>", "cong1 ming5"),
    "in braces": ("{聪明|cōng|ming}", "cong1 ming5"),
    "in two pairs of braces": ("{聪|cōng}{明|ming}", "cong1 ming5"),
    "in Aozora's marks": ("｜打听《dǎting》", "da3 ting5"),
    "in LaTeX": (r"\xpinyin{聪}{cong1}\xpinyin{明}{ming}", "cong1 ming5"),
    "in a row": ("打听\tdǎting\tto ask about", "da3 ting5"),
    "in a table of one character a row": ("聪\tcōng\n明\tming\n", "cong1 ming5"),
    "in a table, meanings beside": ("聪\tcōng\t听得清\n明\tming\t看得清\n", "cong1 ming5"),
    "in such a table without tones": ("聪\tcong\n明\tming\n", "cong ming"),
    "a row of its own among words": ("银行\tyínháng\n长\tzhang\n", "yin2 hang2 zhang"),
    "in a table that has ended": ("聪\tcōng\n\n明\tming\n", "cong1 ming"),
    "in a line": ("打听消息\ndǎting xiāoxi", "da3 ting5 xiao1 xi5"),
    "in lines of one character": ("聪\ncōng\n明\nming", "cong1 ming5"),
    "a word's first has lost its tone": ("银行(yinháng)", "yin hang2"),
    "one far from the others": ("他在银行(háng)里,很快就长(zhang)高了", "hang2 zhang"),
    "erhua, character by character": ("花(huā)儿(er)", "hua1 er"),
    "Zhuyin, whose first tone has no mark": ("聪(ㄘㄨㄥ)明(ㄇㄧㄥˊ)", "cong1 ming2"),
}


@pytest.mark.parametrize(("text", "said"), PASSAGES.values(), ids=PASSAGES)
def test_a_syllable_without_a_tone_is_neutral_among_toned_ones(text: str, said: str) -> None:
    assert hints(text) == said
