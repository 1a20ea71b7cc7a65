"""What is said for what is written, with its place: rules first, plain figures where no rule knows better.

What is on the screen keeps its place: each rewrite covers whole tokens and only what it rewrites (in 2022年 only
the figures). Sentences without figures and signs, nearly all, are returned as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.model import Rewrite, Span
from langdu.normalize.leftovers import said_for_leftovers
from langdu.normalize.plain import closed_up, plain
from langdu.normalize.rules import rules_for, trigger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Sentence, Token
    from langdu.normalize.rules import RewriteRule

    #: From where to where in the sentence's text, and what is said there.
    Said = tuple[int, int, str]

#: A clause: rules look no further than the mark behind it, so that what they cost does not grow with the sentence.
_CLAUSE = re.compile("[^，。；！？]+")


def normalize(sentence: Sentence) -> Sentence:
    """The sentence with `rewrites` for its numbers and signs."""
    if not sentence.is_spoken:
        return sentence
    written = "".join([token.text for token in sentence.tokens])
    if trigger().search(written) is None:
        return sentence
    tokens = sentence.tokens
    if " " in written:
        tokens = closed_up(tokens)
        written = "".join([token.text for token in tokens])
    text = plain(written)
    starts = _starts(tokens)
    taken = bytearray(len(text))
    found = [*_by_rules(text, {*starts, len(text)}, taken), *said_for_leftovers(text, tokens, starts, taken)]
    return replace(sentence, rewrites=tuple(sorted(_placed(found, starts, tokens), key=_start)))


def _start(rewrite: Rewrite) -> int:
    return rewrite.span.start


def _starts(tokens: tuple[Token, ...]) -> list[int]:
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token.text)
    return starts


def _by_rules(text: str, boundaries: set[int], taken: bytearray) -> Iterator[Said]:
    search = trigger().search
    for clause in _CLAUSE.finditer(text):
        begin, end = clause.span()
        if search(text, begin, end) is None:
            continue
        end = min(end + 1, len(text))
        for rule in rules_for(clause.group()):
            # Not finditer: most patterns are not there, and to learn that search takes half the time.
            match = rule.search(text, begin, end)
            while match is not None:
                if _is_free(rule, match, boundaries, taken):
                    yield from _said(rule, match, boundaries)
                match = rule.search(text, max(match.end(), match.start() + 1), end)


def _is_free(rule: RewriteRule, match: re.Match[str], boundaries: set[int], taken: bytearray) -> bool:
    """Whether no stronger rule has the place, and the groups are whole tokens; takes it if so."""
    start, end = match.span()
    if taken.find(1, start, end) >= 0:
        return False
    for group in rule.groups:
        begin, finish = match.span(group.number)
        if begin >= 0 and not (begin in boundaries and finish in boundaries):
            return False
    taken[start:end] = b"\1" * (end - start)
    return True


def _said(rule: RewriteRule, match: re.Match[str], boundaries: set[int]) -> Iterator[Said]:
    for group in rule.groups:
        begin, end = match.span(group.number)
        if begin < 0:
            continue
        written = match.string[begin:end]
        if group.say is not None:
            yield begin, end, group.say(written)
        elif group.spread is not None:
            cuts = [at - begin for at in range(begin, end) if at in boundaries]
            yield from ((begin + low, begin + high, said) for low, high, said in group.spread(written, cuts))


def _placed(found: list[Said], starts: list[int], tokens: tuple[Token, ...]) -> Iterator[Rewrite]:
    for start, end, said in found:
        first, last = tokens[bisect_right(starts, start) - 1], tokens[bisect_right(starts, end - 1) - 1]
        yield Rewrite(Span(first.span.start, last.span.end), said)
