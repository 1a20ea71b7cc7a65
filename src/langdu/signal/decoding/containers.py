"""What kind of file it is, by its first bytes: names lie, and FFmpeg's own guesses include lists of web addresses."""

from __future__ import annotations

#: What recordings are called that are looked for in a folder.
ENDINGS = frozenset(
    {
        *(".wav", ".flac", ".mp3", ".ogg", ".oga", ".opus", ".aif", ".aiff", ".au", ".caf"),
        *(".m4a", ".m4b", ".aac", ".mp4", ".m4v", ".mov", ".3gp", ".3g2", ".amr", ".awb"),
        *(".webm", ".weba", ".mka", ".mkv", ".wma", ".wmv", ".avi"),
    }
)
#: For people.
NAMES = "WAV, FLAC, MP3, OGG, Opus, M4A, AAC, AMR, 3GP, MP4, WebM, CAF or WMA"
#: Bytes of the beginning that are looked at, for the kind (a tag with a picture may stand before it) and for licences.
START_BYTES = 65_536
#: By how a file begins: FFmpeg's demuxer, and what the format is called. libsndfile reads none of them.
_BEGINNINGS = {
    b"#!AMR": ("amr", "AMR"),
    b"\x1a\x45\xdf\xa3": ("matroska", "WebM"),
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11": ("asf", "WMA"),
}
#: The same of those that libsndfile reads with most codecs but not with all.
_EITHER = {
    b"RIFF": ("wav", "WAV"),
    b"OggS": ("ogg", "OGG"),
    b"caff": ("caf", "CAF"),
    b"FORM": ("aiff", "AIFF"),
    b"fLaC": ("flac", "FLAC"),
}
#: The boxes with which files of the MP4 family begin (ISO/IEC 14496-12, and QuickTime's older ones).
_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
#: The kinds of sample in an MP4 that are encrypted (ISO/IEC 23001-7, FairPlay, Audible), and the two objects of an ASF
#: that hold a licence (ASF specification 3.14 and 3.15).
PROTECTED_TAGS = frozenset({"enca", "drms", "aavd"})
_LICENCES = (
    bytes.fromhex("fbb31122 23bd d211 b4b7 00a0c955fc6e"),
    bytes.fromhex("14e68a29 2226 174c b935 dae07ee9289c"),
)


def container(start: bytes) -> tuple[str, str]:
    """FFmpeg's demuxer of a file and its format for people, by its first bytes; both empty for what is not known."""
    head = _behind_id3(start)
    for beginning, found in (_BEGINNINGS | _EITHER).items():
        if head.startswith(beginning):
            return ("avi", "AVI") if head[8:12] == b"AVI " else found
    if head[4:8] in _BOXES:
        return "mov", "M4A"
    if head[:1] == b"\xff" and head[1:2] and head[1] & 0xF6 == 0xF0:  # ADTS: the layer is 0, which MP3 never has
        return "aac", "AAC"
    return ("mp3", "MP3") if head[:1] == b"\xff" and head[1:2] and head[1] & 0xE0 == 0xE0 else ("", "")


def needs_pyav(demuxer: str) -> bool:
    """Whether libsndfile need not be asked."""
    return demuxer in {"mov", "aac", "avi", *(known for known, _ in _BEGINNINGS.values())}


def is_protected(start: bytes, tags: frozenset[str] = frozenset()) -> bool:
    """Whether a file is encrypted: by its first `START_BYTES`, or the kinds of its streams."""
    return bool(tags & PROTECTED_TAGS) or any(licence in start for licence in _LICENCES)


def _behind_id3(start: bytes) -> bytes:
    """The bytes behind a tag of ID3v2, whose size has seven bits a byte; they are empty where the tag is longer."""
    if not start.startswith(b"ID3") or len(start) < 10:
        return start
    size = sum((byte & 0x7F) << shift for byte, shift in zip(start[6:10], (21, 14, 7, 0), strict=True))
    return start[10 + size :]
