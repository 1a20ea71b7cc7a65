"""Everything that can go wrong, as one tree; the leaves carry what, where and what to do.

LangduError                exit status 1
├── UsageError             2   a wrong option or argument
├── BadInput               3   a text that cannot be read
├── VoiceMissing           4   a voice or engine that is not there
│   └── InstallFailed      4   a voice that could not be fetched whole
├── EngineFailed           1   an engine that crashed, hung or answered nonsense
├── NoAudioDevice          5   a device is needed and there is none
└── OutputFailed           1   a file that cannot be written whole
"""


class LangduError(Exception):
    """An error that a user can act upon.

    Args:
        what: what went wrong, in plain words, without a full stop.
        where: the file, line, character or voice concerned; may be empty.
        remedy: what to do about it; may be empty.
    """

    status = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.remedy = what, where, remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class UsageError(LangduError):
    """A wrong option or argument."""

    status = 2


class BadInput(LangduError):
    """A text that cannot be read."""

    status = 3


class VoiceMissing(LangduError):
    """A voice or engine that is not there."""

    status = 4


class InstallFailed(VoiceMissing):
    """A voice that could not be fetched whole."""


class EngineFailed(LangduError):
    """An engine that crashed, hung or answered nonsense."""


class NoAudioDevice(LangduError):
    """A sound device is needed and there is none."""

    status = 5


class OutputFailed(LangduError):
    """A file that cannot be written whole."""
