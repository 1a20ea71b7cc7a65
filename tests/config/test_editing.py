"""One setting is changed in the file, and nothing else."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.config.editing import change
from langdu.errors import BadInput, OutputFailed

if TYPE_CHECKING:
    from pathlib import Path

FILE = """\
# 我的设置
rate = 1.5     # fast # really
speeds = [
  0.7, # slow
  1.0,
]  # end
device = "a # b" # c

[other]
rate = 3
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "langdu" / "config.toml"


def changed(file: Path, text: str, key: str, value: object) -> str:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    change(file, key, value)
    return file.read_text("utf-8")


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("rate", 0.75, "rate = 1.5     # fast # really", "rate = 0.75    # fast # really"),
        ("speeds", (), FILE[FILE.index("speeds") : FILE.index("device")], "speeds = []  # end\n"),
        ("device", "耳机", 'device = "a # b" # c', 'device = "耳机"    # c'),
        ("device", None, 'device = "a # b" # c\n', ""),
        ("rate", None, "rate = 1.5     # fast # really\n", ""),
        ("volume", 80, "# c\n", "# c\nvolume = 80\n"),
    ],
)
def test_comments_order_and_what_is_not_ours_stay(file: Path, key: str, value: object, old: str, new: str) -> None:
    got = changed(file, FILE, key, value)
    assert got.replace(" ", "") == FILE.replace(old, new, 1).replace(" ", "")
    assert tomllib.loads(got)["other"] == {"rate": 3}


def test_a_comment_keeps_its_column_where_it_can(file: Path) -> None:
    assert "rate = 0.75    # fast # really\n" in changed(file, FILE, "rate", 0.75)
    assert changed(file, "gap = 1 # x", "gap", 2.25) == "gap = 2.25  # x\n"


def test_a_file_and_its_folder_are_made(file: Path) -> None:
    assert change(file, "rate", None) is None
    assert not file.exists()
    change(file, "rate", 1.25)
    assert file.read_text("utf-8") == "rate = 1.25\n"


def test_a_setting_goes_before_the_first_table(file: Path) -> None:
    assert changed(file, "[other]\nx = 1\n", "rate", 1.25) == "rate = 1.25\n\n[other]\nx = 1\n"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_the_encoding_and_the_ends_of_lines_stay(file: Path, codec: str) -> None:
    file.parent.mkdir()
    file.write_bytes("# 我的\r\nrate = 1\r\n".encode(codec))
    change(file, "rate", 1.5)
    assert file.read_bytes() == "# 我的\r\nrate = 1.5\r\n".encode(codec)


def test_a_file_that_is_not_understood_is_kept_and_becomes_one_that_is(file: Path) -> None:
    broken = 'rate = \nvoice = "auto"\n???\nvoice = "x"\ngap = 1 # mine\n'
    file.parent.mkdir()
    for number in ("", "1"):
        file.write_text(broken, "utf-8")
        kept = change(file, "rate", 1.25)
        assert kept is not None
        assert kept.name == f"config.toml.bak{number}"
        assert kept.read_text("utf-8") == broken
    assert tomllib.loads(file.read_text("utf-8")) == {"voice": "auto", "gap": 1, "rate": 1.25}
    assert "# not understood: ???" in file.read_text("utf-8")


def test_bytes_that_are_no_text_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"\x81\xff\x00rate")
    kept = change(file, "rate", 1.25)
    assert kept is not None
    assert kept.read_bytes() == b"\x81\xff\x00rate"
    assert file.read_text("utf-8") == "rate = 1.25\n"


def test_a_setting_that_only_looks_like_one_is_left_alone(file: Path) -> None:
    text = 'note = """\nrate = 1\n"""\n'
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    with pytest.raises(BadInput, match="langdu config edit"):
        change(file, "rate", 1.25)
    assert file.read_text("utf-8") == text


def test_where_nothing_can_be_written_all_stays(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises((BadInput, OutputFailed)):
        change(file, "rate", 1.25)


def test_a_link_is_followed(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    (tmp_path / "dotfiles.toml").write_text("rate = 1\n", "utf-8")
    file.symlink_to(tmp_path / "dotfiles.toml")
    change(file, "rate", 1.5)
    assert file.is_symlink()
    assert (tmp_path / "dotfiles.toml").read_text("utf-8") == "rate = 1.5\n"


LINES = st.lists(
    st.sampled_from(
        ["", "# c", "rate = 1 # x", 'x = "#"', "[t]", "rate = 2", "y = [\n1, # a\n]", "'rate' = 1", '"rate" = 1.5']
    ),
    max_size=6,
)


@given(LINES, st.sampled_from([None, 0.75, 1.0]))
def test_whatever_is_there_nothing_but_the_setting_changes(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], value: float | None
) -> None:
    file, text = tmp_path_factory.mktemp("x") / "config.toml", "\n".join(lines)
    try:
        before = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        before = None
    file.write_text(text, "utf-8")
    change(file, "rate", value)
    after = tomllib.loads(file.read_text("utf-8"))
    assert after.pop("rate", None) == value
    if before is not None:
        before.pop("rate", None)
        assert after == before
        assert [line for line in text.splitlines() if line.startswith("#")] == [
            line for line in file.read_text("utf-8").splitlines() if line.startswith("#")
        ]
