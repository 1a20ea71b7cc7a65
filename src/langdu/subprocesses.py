"""What every process that langdu starts has in common."""

from __future__ import annotations

import subprocess


def hidden() -> int:
    """Flags that keep a console window from opening on Windows."""
    return int(getattr(subprocess, "CREATE_NO_WINDOW", 0))
