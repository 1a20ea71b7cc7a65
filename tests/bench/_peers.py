"""Other readers of Chinese, asked one polyphone at a time."""

from __future__ import annotations

from functools import cached_property
from importlib.util import find_spec
from typing import Any


class Pypinyin:
    """Its words first; a hint that they contradict picks the first of the character's readings that agrees."""

    name = "pypinyin"

    def read(self, text: str, place: int, hint: str) -> str:
        from pypinyin import Style, lazy_pinyin, pinyin

        options: dict[str, Any] = {"style": Style.TONE3, "neutral_tone_with_five": True}
        found = lazy_pinyin(text, errors=list, **options)
        said = _plain(found[place]) if place < len(found) else ""
        if hint and said[:-1] != hint:
            known = [_plain(r) for r in pinyin(text[place], heteronym=True, **options)[0]]
            return next((r for r in known if r[:-1] == hint), said)
        return said


class G2pm:
    """The same for g2pM, whose dictionary lists the readings."""

    name = "g2pM"

    @cached_property
    def _model(self) -> Any:
        from g2pM import G2pM

        return G2pM()

    def read(self, text: str, place: int, hint: str) -> str:
        found = self._model(text, tone=True, char_split=True)
        said = _plain(found[place]) if place < len(found) else ""
        if hint and said[:-1] != hint:
            return next((r for r in map(_plain, self._model.cedict.get(text[place], ())) if r[:-1] == hint), said)
        return said


def _plain(written: str) -> str:
    return written.lower().replace("u:", "v").replace("ü", "v")


PEERS: list[Pypinyin | G2pm] = [Pypinyin(), *([G2pm()] if find_spec("g2pM") else [])]
