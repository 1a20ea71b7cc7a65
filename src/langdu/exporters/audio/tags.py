"""What a sound file says of itself: title, who speaks, language; by mutagen.

mp3 has ID3 2.3 in UTF-16, which reaches the most players, and none of ID3 1, whose 30 bytes hold no Chinese; flac and
ogg have Vorbis comments in UTF-8; wav has an `id3 ` chunk beside RIFF's INFO.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu import __version__

if TYPE_CHECKING:
    from pathlib import Path

#: ID3's number for UTF-16 with a byte order mark, and its version.
UTF16, VERSION = 1, 3
#: ISO 639-2 of Chinese, as ID3 wants it.
CHINESE = "zho"


def write_tags(path: Path, *, title: str, voice: str, language: str) -> None:
    """Put them into a finished file.

    Args:
        path: a .mp3, .flac, .ogg or .wav.
        title: of the text; may be "".
        voice: who speaks, as people call it.
        language: as the voice's manifest has it, zh-CN.

    Raises:
        OSError: it cannot be written.
    """
    from mutagen import MutagenError

    try:
        ending = path.suffix.lower()
        if ending in (".mp3", ".wav"):
            _id3(path, ending, title, voice)
        elif ending in (".flac", ".ogg"):
            _comments(path, ending, {"title": title, "artist": voice, "language": language})
    except MutagenError as error:
        raise OSError(str(error)) from error


def _id3(path: Path, ending: str, title: str, voice: str) -> None:
    from mutagen.id3 import TIT2, TLAN, TPE1, TSSE
    from mutagen.mp3 import MP3
    from mutagen.wave import WAVE

    kind: Any = MP3 if ending == ".mp3" else WAVE
    file = kind(path)
    if file.tags is None:
        file.add_tags()
    frame: Any
    said = ((TIT2, title), (TPE1, voice), (TLAN, CHINESE), (TSSE, f"langdu {__version__}"))
    for frame, text in said:
        if text:
            file.tags.add(frame(encoding=UTF16, text=[text]))
    if ending == ".mp3":
        file.save(v1=0, v2_version=VERSION)
    else:
        file.save(v2_version=VERSION)


def _comments(path: Path, ending: str, said: dict[str, str]) -> None:
    from mutagen.flac import FLAC
    from mutagen.oggvorbis import OggVorbis

    kind: Any = FLAC if ending == ".flac" else OggVorbis
    file = kind(path)
    if file.tags is None:
        file.add_tags()
    for name, value in said.items():
        if value:
            file[name] = value
    file["encoder"] = f"langdu {__version__}"
    file.save()
