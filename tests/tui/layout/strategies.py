"""Sentences of any make-up, for the layout's properties."""

from __future__ import annotations

from hypothesis import strategies as st

from langdu.model import Reading, Sentence, Span
from tests.tui.fakes import syllable, tokens

HANZI = "天刚亮银行门口就排起了长队老李头个到"
SIGNS = ",。!?、:;“”‘’()《》「」【】……——·%￥$"
ODD = "😀👍🏽👨‍👩‍👧🇨🇳❤️1️⃣①㎡é\u0301\u0e34\u200b\ue000\U0001fae8ｶﾞ한"
pieces = st.one_of(
    st.text(HANZI, min_size=1, max_size=6),
    st.text(SIGNS, min_size=1, max_size=2),
    st.text("0123456789.", min_size=1, max_size=9),
    st.text("abcWXYZ", min_size=1, max_size=12),
    st.text(ODD, min_size=1, max_size=4),
    st.sampled_from([" ", "　", "  "]),
)
texts = st.lists(pieces, min_size=1, max_size=25).map("".join)


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """A sentence whose hanzi and some numbers have readings; numbers may take any number of syllables."""
    parts = tokens(draw(texts))
    readings = []
    for token in parts:
        if token.kind == "hanzi":
            said = (syllable(token.text),)
        elif token.kind == "digit" and draw(st.booleans()):
            said = tuple(syllable(char) for char in draw(st.text(HANZI, min_size=1, max_size=12)))
        else:
            continue
        readings.append(Reading(token.span, said, said))
    return Sentence(Span(0, parts[-1].span.end), "body", parts, readings=tuple(readings))


widths = st.integers(min_value=12, max_value=170)
