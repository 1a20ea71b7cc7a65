"""`python -m tests.tui.pictures FOLDER [--themes night,nord] [--only shelf,drill] [--readme]`

The screens of `shown_screens.py` as pictures, in some themes: an SVG each, and a PNG where chromium is installed. For each the lowest
contrast of its text is told. With --readme the two pictures of the README are made instead; practise.png needs the
natural voice.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.library import Library
from tests.tui.screenshot import local_fonts, png
from tests.tui.shown_screens import SCREENS
from tests.tui.theming.seen import lowest

if TYPE_CHECKING:
    from tests.tui.shown_screens import Shown

SIZE = (92, 28)
#: What the README shows: the picture's name and what makes it.
README = (
    ("reader", ("tests.tui.screenshot", "100", "30")),
    ("practise", ("tests.tui.practice_picture", "84", "24")),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--themes", default="night,paper,contrast")
    parser.add_argument("--only", default=",".join(SCREENS))
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(COLORTERM="truecolor", NO_COLOR="")
    if options.readme:
        for name, (module, *words) in README:
            subprocess.run([sys.executable, "-m", module, str(options.folder / f"{name}.svg"), *words], check=True)
        return
    for name in options.only.split(","):
        for theme in options.themes.split(","):
            least, text = asyncio.run(picture(name, theme, options.folder / f"{name}-{theme}.svg"))
            print(f"{name:12}{theme:20}{least:6.2f}  {text.strip()[:40]}")


async def picture(name: str, theme: str, out: Path) -> tuple[float, str]:
    """Makes one; the lowest contrast in it, and where."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(LANGDU_DATA_DIR=folder, LANGDU_CONFIG_DIR=folder)
        async with SCREENS[name](Library(Path(folder) / "library.db"), SIZE) as shown:
            await in_theme(shown, theme)
            out.write_text(local_fonts(shown.app.export_screenshot(title=f"langdu: {name}")), "utf-8")
            found = lowest(shown.app)
    if (browser := shutil.which("chromium")) is not None:
        png(browser, out)
    return found


async def in_theme(shown: Shown, theme: str) -> None:
    """Take a theme, wait until all is drawn in it, and press the keys that show the screen."""
    shown.app.theme = theme
    await shown.pilot.pause(0.2)
    for key in shown.keys:
        await shown.pilot.press(key)
        await shown.pilot.pause(0.2)
    await shown.pilot.pause(0.3)


if __name__ == "__main__":
    main()
