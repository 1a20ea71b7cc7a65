"""Whether a text is in simplified or traditional characters, so that browsers take the right shapes of its font."""

from __future__ import annotations

#: Characters that are frequent in one of the two and not used in the other.
SIMPLIFIED = frozenset("这们来时说对会学国过还没后与让样点现开关头发经当实应话见长问间听书车门东乐爱气题")
TRADITIONAL = frozenset("這們來時說對會學國過還沒後與讓樣點現開關頭發經當實應話見長問間聽書車門東樂愛氣題")


class ScriptCount:
    """Counts the characters that tell.

    Args:
        language: BCP 47, as the text says; decides where it does.
    """

    def __init__(self, language: str = "") -> None:
        self._parts = frozenset(language.lower().replace("_", "-").split("-"))
        self._traditional = self._simplified = 0

    def add(self, text: str) -> None:
        """Look at some more of the text."""
        self._traditional += sum(char in TRADITIONAL for char in text)
        self._simplified += sum(char in SIMPLIFIED for char in text)

    @property
    def tag(self) -> str:
        """`zh-CN` or `zh-TW`."""
        if self._parts & {"hant", "tw", "hk", "mo"}:
            return "zh-TW"
        if self._parts & {"hans", "cn", "sg"}:
            return "zh-CN"
        return "zh-TW" if self._traditional > self._simplified else "zh-CN"
