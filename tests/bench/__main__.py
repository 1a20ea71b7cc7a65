"""`python -m tests.bench [NAME …] [--shared DIR]`."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(NAMES)}")
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    options = parser.parse_args()
    for name in options.names or NAMES:
        print(f"\n{name}")
        for figure in import_module(f"tests.bench.{name}").run(options.shared):
            print(f"  {figure.what:44} {figure.measured:12,.3f} {figure.unit:10} {figure.beside}", flush=True)


if __name__ == "__main__":
    main()
