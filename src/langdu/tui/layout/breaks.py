"""Where a line may end, after the rules of Chinese typesetting (W3C clreq, 3.1.3 and 3.1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdu.tui.layout.unit import RubyUnit

#: What never begins a line.
NO_START = frozenset("。．，、；：？！⁇⁈）〕］｝〉》」』】〗〙〛’”…—～~·‧﹏％‰℃°々〻ー!,.:;?)]}%»›")
#: What never ends one.
NO_END = frozenset("（〔［｛〈《「『【〖〘〚‘“([{«‹$￥£€#@")
_RUNS = frozenset({"latin", "digit"})
_JOINTS = frozenset("-/")
_WORDS = _RUNS | {"spelled"}
#: Signs that have no blank of their own behind them, as full-width ones do.
NARROW_ENDS = frozenset(",.:;!?)]}”’…—")


def may_break(before: RubyUnit, after: RubyUnit) -> bool:
    """Whether a line may end after `before` and the next begin with `after`.

    A space hangs at the end of its line, so the break is after it, never before. A word whose ruby is one stays whole.
    """
    if after.is_joined or after.kind == "space" or after.base[0] in NO_START or before.base[-1] in NO_END:
        return False
    # 4G and B2B hold together, and so do the digits of 2022, and GPT-4 with its hyphen.
    return not (_holds(before) and _holds(after))


def _holds(unit: RubyUnit) -> bool:
    return unit.kind in _RUNS or unit.base in _JOINTS


def opens(unit: RubyUnit) -> bool:
    """Whether a sign belongs to what follows it, so that it must stand right before it."""
    return not unit.ruby and unit.base[-1] in NO_END


def blanks(before: RubyUnit, after: RubyUnit) -> int:
    """The blank cells between the two on the text's row: pinyin alone is words, and words may stand apart."""
    if after.is_joined:
        return 0
    if "spelled" not in {before.kind, after.kind} or after.kind not in _WORDS:
        return int(after.opens_word)
    return int(before.kind in _WORDS or before.base[-1] in NARROW_ENDS) + after.opens_word
