"""How common each character is, for telling encodings apart: makes `importers/data/characters.txt` anew.

    python -m langdu.training.polyphones.examples.characters TEXT …

The texts are simplified; a traditional character is as common as the simplified one that it stands for.
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from langdu.model import is_hanzi

ROOT = Path(__file__).parents[1]
#: Bits that a character costs which was seen once or never is more than this table tells.
RAREST = 18


def bits(texts: list[str]) -> dict[str, int]:
    """The bits of each hanzi: minus the binary logarithm of its share."""
    counts = Counter(char for text in texts for char in text if is_hanzi(char))
    pairs = (ROOT / "hanzi" / "data" / "simplified.txt").read_text("utf-8").split()
    for pair in pairs:
        if len(pair) == 2:
            counts[pair[0]] = max(counts[pair[0]], counts[pair[1]])
    whole = sum(counts.values())
    found = {char: round(-math.log2(count / whole)) for char, count in counts.items() if count}
    return {char: cost for char, cost in found.items() if cost < RAREST}


def main(names: list[str]) -> None:
    """Write the table: a line a cost, its characters in order."""
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for char, cost in bits([Path(name).read_text("utf-8") for name in names]).items():
        rows[cost].append(char)
    lines = (f"{cost}\t{''.join(sorted(rows[cost]))}\n" for cost in sorted(rows))
    (ROOT / "importers" / "data" / "characters.txt").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
