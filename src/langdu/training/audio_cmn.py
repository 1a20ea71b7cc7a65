"""The list of audio-cmn's recorded syllables: makes `voices/audio-cmn.tsv` anew.

    git clone https://github.com/hugolpz/audio-cmn
    python -m langdu.training.audio_cmn audio-cmn/64k/syllabs voices/audio-cmn.tsv

Prints the size and the SHA-256 of the zip that an installation packs of them, and the bytes that it fetches, which
`voices/audio-cmn.toml` has.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

from langdu.assets.collection import pack
from langdu.model import AssetFile
from langdu.speech.recordings import label


def main(source: Path, target: Path) -> None:
    """List every recording whose name says what it is of."""
    paths = [path for path in sorted(source.glob("*.mp3")) if label(path.name)]
    files = [AssetFile(path.name, "", path.stat().st_size, _sum(path)) for path in paths]
    target.write_text("".join(f"{file.name}\t{file.size}\t{file.sha256}\n" for file in files), "utf-8", newline="\n")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "recordings.zip"
        pack(files, {file.sha256: path for file, path in zip(files, paths, strict=True)}, made)
        size, download_size = made.stat().st_size, sum(file.size for file in files)
        sys.stdout.write(f'size = {size}\nsha256 = "{_sum(made)}"\ndownload_size = {download_size}\n')


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
