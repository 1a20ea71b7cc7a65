"""The styles of Kokoro's Mandarin speakers: makes `voices/kokoro-styles.npz` anew.

    npm pack kokoro-js@1.2.1 && tar xzf kokoro-js-1.2.1.tgz
    python -m langdu.training.kokoro_styles package/voices voices/kokoro-styles.npz

Each is [510, 256], a row for each number of symbols, in half precision.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

ROWS, COLUMNS = 510, 256


def main(source: Path, target: Path) -> None:
    """Read every `z*.bin`, float32, and write them as one archive."""
    styles = {path.stem: _read(path) for path in sorted(source.glob("z*.bin"))}
    np.savez_compressed(target, **styles)  # type: ignore[arg-type]


def _read(path: Path) -> np.ndarray:
    return np.fromfile(path, "<f4").reshape(ROWS, COLUMNS).astype("<f2")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
