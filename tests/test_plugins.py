"""A package adds an importer and an exporter by entry points, and the command line uses them at once."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from langdu import plugins

ROOT = Path(__file__).parents[1]
#: What the developer's README makes: an importer and an exporter in one package.
MADE = re.search(r"```python\n(.*?)```", (ROOT / "src/langdu/README.md").read_text("utf-8"), re.S)
ENTRY_POINTS = """
[langdu.importers]
lyr = langdu_formats:Lyrics
txt = langdu_formats:Lyrics

[langdu.exporters]
pin = langdu_formats:PinyinList
bad = langdu_missing:Nothing
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the package, as pip would have installed it."""
    site = tmp_path / "site"
    info = site / "langdu_formats-1.0.dist-info"
    info.mkdir(parents=True)
    assert MADE is not None
    (site / "langdu_formats.py").write_text(MADE[1], "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: langdu-formats\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(ENTRY_POINTS, "utf-8")
    return site


def langdu(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    paths = [str(site), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONIOENCODING": "utf-8"}
    for name in ("LANGDU_DATA_DIR", "LANGDU_CONFIG_DIR"):
        environment[name] = str(site.parent / name)
    command = [sys.executable, "-m", "langdu", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


@pytest.mark.parametrize("name", ["song.lyr", "song.dat"])
def test_an_importer_is_used_by_ending_and_by_what_a_file_begins_with(name: str, site: Path, tmp_path: Path) -> None:
    song = tmp_path / name
    song.write_bytes(b"LYRICS\0" + "[00:12.3]月亮出来了。\n[00:15.0]我们回家。\n".encode())
    done = langdu(site, "annotate", str(song), "--to", "pinyin")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "yuè liang chū lái le.\nwǒ men huí jiā.\n"


def test_an_exporter_is_used_by_its_ending_and_knows_the_sentence(site: Path, tmp_path: Path) -> None:
    text = tmp_path / "月亮.md"
    text.write_text("# 月亮\n\n月亮出来了。\n\n## 回家\n\n我们回家。\n", "utf-8")
    out = tmp_path / "out.pin"
    done = langdu(site, "export", str(text), "-o", str(out), "--voice", "silence")
    assert done.returncode == 0, done.stderr
    lines = out.read_text("utf-8").splitlines()
    assert lines[0].startswith("0.30 yuè liang")
    assert lines[-1] == "月亮, 1 chapters"


def test_a_broken_one_is_told_by_doctor_and_where_it_is_used(site: Path, tmp_path: Path) -> None:
    found = {f["name"]: f for f in json.loads(langdu(site, "doctor", "--json").stdout)}
    assert found["importer lyr"]["works"]
    assert not found["exporter bad"]["works"]
    assert "langdu_missing" in found["exporter bad"]["seen"]
    assert "langdu-formats" in found["exporter bad"]["remedy"]
    assert "importer txt" not in found  # langdu has that name
    text = tmp_path / "a.txt"
    text.write_text("你好。", "utf-8")
    done = langdu(site, "export", str(text), "-o", str(tmp_path / "out.bad"), "--voice", "silence")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "langdu_missing" in done.stderr


def test_the_developers_readme_names_what_there_is() -> None:
    told = (ROOT / "src/langdu/README.md").read_text("utf-8")
    for name in re.findall(r"`((?:[a-z_]+/)+(?:[a-z_A-Z]+\.[a-z]+)?)`", told):
        places = (ROOT / "src/langdu" / name, ROOT / name)
        assert any(place.exists() for place in places), name


@pytest.mark.parametrize("name", plugins.BUILT_IN["dictionaries"])
def test_every_format_of_dictionaries_is_one(name: str) -> None:
    from langdu.dictionary.formats.base import DictionaryFormat

    assert issubclass(plugins.load("dictionaries", name), DictionaryFormat)
