"""The page around the text: style, scripts and what they may do.

The page's Content-Security-Policy names its own scripts and style by their hashes and forbids all else, the network
above all. What is not code, texts and titles, is escaped for the place where it stands.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from html import escape
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: What a script's text may not have in it, and JSON may write otherwise.
JSON_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@cache
def asset(name: str) -> str:
    """The text of a file in `assets`."""
    return resources.files("langdu.exporters.page").joinpath("assets", name).read_text(encoding="utf-8").strip()


def assets(names: Sequence[str]) -> str:
    """Several, one after the other, as text of one element."""
    return "\n" + "\n".join(map(asset, names)) + "\n"


def policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """A Content-Security-Policy that allows these styles and scripts, by their texts, and the page's own sound."""
    allowed = {
        "default-src": "'none'",
        "style-src": " ".join(map(_hash, styles)) or "'none'",
        "script-src": " ".join(map(_hash, scripts)) or "'none'",
        "media-src": "data: blob:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def head(title: str, language: str, styles: Sequence[str], scripts: Sequence[str] = (), early: str = "") -> str:
    """Everything before the body's text.

    Args:
        title: of the page.
        language: BCP 47.
        styles: the files of its style.
        scripts: the texts of scripts that come later.
        early: the text of a script that runs before anything is shown.
    """
    style = assets(styles)
    meta = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy([style], [*filter(None, [early]), *scripts])}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n"
    )
    script = f"<script>{early}</script>\n" if early else ""
    return f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n{meta}{script}</head>\n<body>\n'


def data_block(name: str, values: Mapping[str, object]) -> str:
    """Values for a script, as an element that is not run."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    for char, escaped in JSON_ESCAPES.items():
        text = text.replace(char, escaped)
    return f'<script type="application/json" id="{name}">{text}</script>\n'
