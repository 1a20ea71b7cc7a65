"""The network's judgement."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.annotate.polyphone.features import LONGEST_PIECE, features
from langdu.annotate.polyphone.model import Judgement, model
from langdu.annotate.words.segment import segmented
from langdu.pinyin import numbered, parse
from langdu.pinyin.inventory import number_of, of_number, sound_of


def judged(text: str, hints: dict[int, str] | None = None) -> Judgement:
    sounds = {place: sound_of(number_of(parse(hint))) for place, hint in (hints or {}).items()}
    return model().judge(segmented(text + "\n"), sounds)


def best(judgement: Judgement) -> dict[int, str]:
    numbers = judgement.candidates[np.arange(len(judgement.places)), judgement.shares.argmax(1)]
    return {
        int(place): numbered(of_number(int(number))) for place, number in zip(judgement.places, numbers, strict=True)
    }


def test_company_decides() -> None:
    assert best(judged("他背着书包"))[1] == "bei1"
    assert best(judged("山的背面"))[2] == "bei4"


def test_a_hint_speaks_for_its_readings() -> None:
    share = {hint: judged("他姓行", {2: hint} if hint else None).shares for hint in ("", "hang", "xing")}
    row = judged("他姓行")
    is_hang = np.array([numbered(of_number(int(n))) == "hang2" if n else False for n in row.candidates[-1]])
    assert share["hang"][-1][is_hang] > share[""][-1][is_hang] > share["xing"][-1][is_hang]


def test_what_is_judged_together_is_judged_as_alone() -> None:
    texts = ["他长得很高", "银行行长的背影,重重叠叠", "好", "。", "一只猫为什么只睡觉"]
    together = judged("\n".join(texts))
    start = 0
    shares = []
    for text in texts:
        alone = judged(text)
        shares.append(alone.shares)
        assert [int(p) - start for p in together.places if start <= p < start + len(text)] == alone.places.tolist()
        start += len(text) + 1
    width = max(s.shape[1] for s in shares)
    expected = np.concatenate([s if len(s) else np.zeros((0, width)) for s in shares])
    assert np.allclose(together.shares, expected, atol=1e-4)


@given(st.text(st.sampled_from("长行了得不一乐重花着的地都A。\n𰻞"), max_size=80))
def test_shares_are_shares(text: str) -> None:
    judgement = judged(text)
    assert np.allclose(judgement.shares.sum(1), 1, atol=1e-4)
    assert not judgement.shares[judgement.candidates == 0].any()


@pytest.mark.parametrize("size", [LONGEST_PIECE, LONGEST_PIECE + 1, 10_000])
def test_an_endless_sentence_is_looked_at_in_pieces(size: int) -> None:
    words = segmented("长" * size + "\n")
    found = features(words, model().vocabulary, {})
    assert int(found.lengths.max()) <= LONGEST_PIECE
    assert int(found.lengths.sum()) == size
    assert len(model().judge(words).places) == size
