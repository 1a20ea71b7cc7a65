"""What all tests share: a home of their own, and the things that a machine may lack."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import settings

# Test processes keep all processors busy: threads of numpy's own would only be in the way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# No clock decides whether a property holds.
settings.register_profile("langdu", deadline=None)
settings.load_profile("langdu")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has an empty data and config folder; none touches the user's."""
    from langdu import config

    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LANGDU_DATA_DIR", str(folder / "data"))
    monkeypatch.setenv("LANGDU_CONFIG_DIR", str(folder / "config"))
    config._read.cache_clear()
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the checkout, or LANGDU_SHARED."""
    folder = Path(os.environ.get("LANGDU_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the measuring data are not at {folder}")
    return folder


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """The document that the project began from."""
    return next((shared / "seed").glob("*.txt"))


@pytest.fixture(scope="session")
def voices_home() -> Path:
    """A data folder in which voices were installed before the tests: LANGDU_TEST_DATA_DIR, or the user's own."""
    import platformdirs

    return Path(os.environ.get("LANGDU_TEST_DATA_DIR") or platformdirs.user_data_dir("langdu", appauthor=False))


@pytest.fixture
def baker(voices_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the installed natural voice; the test's own home then has it too."""
    folder = voices_home / "voices" / "baker"
    if not folder.is_dir():
        pytest.skip("the natural voice is not installed: langdu voices install baker")
    home = Path(os.environ["LANGDU_DATA_DIR"]) / "voices"
    home.mkdir(parents=True, exist_ok=True)
    try:
        (home / "baker").symlink_to(folder, target_is_directory=True)
    except OSError:  # Windows lets not everybody make links
        shutil.copytree(folder, home / "baker")
    return home / "baker"


def pytest_configure() -> None:
    """What tests start obeys signals, as from a shell, though pytest itself were started with nohup or with &."""
    for name in ("SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)  # a handler is not inherited, to ignore it is


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: many tests wait for sound that is played."""
    return (os.cpu_count() or 1) + 1


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where everything is installed, a skipped test is a failure: LANGDU_FORBID_SKIPS=1."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and exitstatus == 0 and os.environ.get("LANGDU_FORBID_SKIPS") == "1" and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
