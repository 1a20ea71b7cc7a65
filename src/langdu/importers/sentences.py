"""Sentences, in Chinese and Latin text with full-width and ASCII punctuation.

A sentence ends at 。！？ or their ASCII forms, the closing quotes and brackets after it included; at …… where a
quotation or the paragraph ends with it; not inside 《》 or brackets, unless these hold it whole; not at the point of
3.14, U.S. or Mr., nor behind the number of a list; not at a quotation inside a quotation that goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from langdu.model import BlockKind, Hint, Token

FINAL = frozenset("。！？!?｡")
CLOSING = frozenset("”’」』）)】]》〉｝}\"'〞")
_OPEN = {"（": "）", "(": ")", "《": "》", "【": "】", "[": "]", "〈": "〉"}
_CLOSE = frozenset(_OPEN.values())
_INNER, _OUTER = frozenset("’』"), frozenset("“”「」")
#: A bracket that stays open for longer than this was a slip; sentences end again.
FORGOTTEN = 120
_ABBREVIATIONS = """
mr mrs ms dr prof st no vs etc inc ltd co jr sr fig eq al cf vol pp ed dept univ approx
jan feb mar apr jun jul aug sep sept oct nov dec
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())


def split(kind: BlockKind, tokens: Sequence[Token], hints: Sequence[Hint]) -> tuple[Sentence, ...]:
    """A block's tokens as sentences; every token is in exactly one, and so is every hint."""
    sentences, begin, used = [], 0, 0
    for end in _ends(tokens):
        piece = tokens[begin:end]
        # Up to the next sentence's first token, so that a gloss behind the last character belongs here.
        limit = tokens[end].span.start if end < len(tokens) else tokens[-1].span.end + 1_000
        upto = used
        while upto < len(hints) and hints[upto].span.start < limit:
            upto += 1
        span = Span(piece[0].span.start, piece[-1].span.end)
        sentences.append(Sentence(span, kind, tuple(piece), tuple(hints[used:upto])))
        begin, used = end, upto
    return tuple(sentences)


def unsplit(kind: BlockKind, tokens: Sequence[Token], hints: Sequence[Hint]) -> tuple[Sentence, ...]:
    """A block's tokens as one sentence, whatever stands in it; none where there are none."""
    if not tokens:
        return ()
    return (Sentence(Span(tokens[0].span.start, tokens[-1].span.end), kind, tuple(tokens), tuple(hints)),)


def _ends(tokens: Sequence[Token]) -> Iterator[int]:
    """The index after each sentence's last token; leading spaces never make a sentence of their own."""
    depth, opened, index, begin = 0, 0, 0, 0
    while index < len(tokens):
        if tokens[index].kind == "hanzi":  # nearly all are, and none opens, closes or ends anything
            index += 1
            continue
        text = tokens[index].text
        if text in _OPEN:
            depth, opened = depth + 1, index
        elif text in _CLOSE:
            depth = max(0, depth - 1)
        index += 1
        if depth and index - opened < FORGOTTEN:
            continue
        whole = text in "）)" and opened == begin and depth == 0 and _text(tokens, index - 2) in FINAL
        if whole or (_is_final(tokens, index - 1) and not _is_number(tokens, begin, index - 1)):
            end = _past_closing(tokens, index)
            depth = 0
            if _goes_on(tokens, index, end):
                index = end
                continue
            index = end
            if index < len(tokens):
                yield index
                begin = index
    if begin < len(tokens):
        yield len(tokens)


def _is_number(tokens: Sequence[Token], begin: int, index: int) -> bool:
    """Whether all that there is before the point is a number: 1. 第一条。."""
    return tokens[index].text == "." and index == begin + 1 and tokens[begin].kind == "digit"


def _goes_on(tokens: Sequence[Token], mark: int, end: int) -> bool:
    """Whether the sentence goes on behind an inner quotation: “他喊‘快跑！’就走了。”."""
    inner = any(token.text in _INNER for token in tokens[mark:end])
    return inner and tokens[end - 1].text in _INNER and end < len(tokens) and _is_open(tokens, mark)


def _is_open(tokens: Sequence[Token], index: int) -> bool:
    """Whether a quotation in outer quotes, of those before `index` in the block, is still open."""
    last = next((t.text for t in reversed(tokens[max(0, index - FORGOTTEN) : index]) if t.text in _OUTER), "")
    return last in "“「" and last != ""


def _is_final(tokens: Sequence[Token], index: int) -> bool:
    text = tokens[index].text
    if text in FINAL:
        return not (text in "?!" and _is_inside_address(tokens, index))
    if text == ".":
        return _is_full_stop(tokens, index)
    if text in ("…", "……"):
        following = _text(tokens, index + 1)
        return following != "…" and (following in CLOSING or following.isspace() or following == "")
    return False


def _is_inside_address(tokens: Sequence[Token], index: int) -> bool:
    """Whether a letter or figure follows at once and no Chinese is before it: /search?q=1."""
    before, after = _text(tokens, index - 1), tokens[index + 1 : index + 2]
    latin = bool(after) and after[0].kind in ("latin", "digit")
    return latin and before.isascii() and not before.isspace() and before not in ("", '"', "'", ")")


def _is_full_stop(tokens: Sequence[Token], index: int) -> bool:
    before, after = _text(tokens, index - 1), _text(tokens, index + 1)
    if before.lower() in ABBREVIATIONS or (len(before) == 1 and before.isupper()) or "." in before:
        return after == "" and index + 1 >= len(tokens)
    return after == "" or after.isspace() or after in CLOSING or tokens[index + 1].kind == "hanzi"


def _past_closing(tokens: Sequence[Token], index: int) -> int:
    """After further final marks, closing quotes and brackets, and the spaces behind them."""
    quotes = sum(token.text.count('"') for token in tokens[:index])
    while index < len(tokens):
        text = tokens[index].text
        if text in FINAL or text in ("…", "……") or (text in CLOSING and text not in "\"'"):
            index += 1
        elif text == '"' and quotes % 2:
            index, quotes = index + 1, quotes + 1
        else:
            break
    while index < len(tokens) and tokens[index].kind == "space":
        index += 1
    return index


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""
