"""Words with meanings, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.practice.drills.meanings import WordMeaning
from langdu.practice.drills.tables import word

if TYPE_CHECKING:
    from langdu.practice.drills.items import DrillWord


def meant(text: str, pinyin: str, *senses: str, level: int = 1, also: tuple[str, ...] = ()) -> WordMeaning:
    """A word and what it means; `also` in other readings."""
    return WordMeaning(word(text, pinyin), senses, (*senses, *also), level)


BANK = meant("银行", "yin2 hang2", "bank")
SCHOOL = meant("学校", "xue2 xiao4", "school")
PARK = meant("公园", "gong1 yuan2", "park (for public recreation)")
TEACHER = meant("老师", "lao3 shi1", "teacher")
TOWER = meant("长城", "chang2 cheng2", "the Great Wall", level=4)
BUY = meant("买", "mai3", "to buy", "to purchase")
SELL = meant("卖", "mai4", "to sell", "to betray", "to spare no effort", "to show off or flaunt")
ALL = (BANK, SCHOOL, PARK, TEACHER, TOWER, BUY, SELL)


def words() -> tuple[DrillWord, ...]:
    """All of them, without their meanings."""
    return tuple(one.word for one in ALL)
