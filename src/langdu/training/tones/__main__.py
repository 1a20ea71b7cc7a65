"""Train the networks of tones: `python -m langdu.training.tones [--data DIR] [--without VOICE …] [-o FILE]`.

Needs nothing that langdu does not; the natural voice must be installed, unless it is left out. DIR holds the practice
data: speaker-a-syllables, speaker-c-words, sentences-h. About a quarter of an hour on one core, most of it for
listening: what was heard is kept in a folder for the next training (`--kept DIR`).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from langdu.practice.tones.network import SHIPPED
from langdu.training.tones.heard import VOICES, heard
from langdu.training.tones.rows import LENGTHS, fitted

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Listen, fit, write."""
    options = _options()
    voices = [voice for voice in VOICES if voice not in options.without]
    groups = {voice: heard(voice, options.data, options.kept) for voice in voices}
    for voice, examples in groups.items():
        sys.stdout.write(f"{voice}: {len(examples)} recordings, {sum(len(e.told) for e in examples)} syllables\n")
    networks = {manner: fitted(groups, manner, options.seed) for manner in LENGTHS}
    save: Callable[..., None] = np.savez_compressed
    save(
        options.output,
        **{f"{m}_{name}": array.astype(np.float16) for m, arrays in networks.items() for name, array in arrays.items()},
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m langdu.training.tones")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/practice"))
    parser.add_argument("--without", nargs="*", default=(), choices=VOICES, help="voices to leave out")
    parser.add_argument("--kept", type=Path, help="a folder for what was heard, to be used again")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED)
    return parser.parse_args()


if __name__ == "__main__":
    main()
