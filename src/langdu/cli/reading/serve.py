"""`langdu serve [FILE]`: the books or one text in a web browser, with sound in the page."""

from __future__ import annotations

import secrets
import sys
from typing import TYPE_CHECKING

from langdu.cli.options import note
from langdu.errors import LangduError, UsageError

if TYPE_CHECKING:
    import argparse

#: Bytes of the token that stands in the address.
TOKEN_BYTES = 16
#: Where the page is, if nothing else is asked for: this machine alone.
HOST, PORT = "127.0.0.1", 8017


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser("serve", help="the reader in a web browser", description=__doc__)
    command.add_argument("file", nargs="?", help="a text; without it, your books")
    command.add_argument("--voice", metavar="ID", help="who reads; see langdu voices")
    command.add_argument(
        "--host",
        default=HOST,
        metavar="ADDRESS",
        help="where to listen (default: %(default)s, this machine alone)",
    )
    command.add_argument(
        "--port", type=int, default=PORT, metavar="N", help="default %(default)s; 0 for any that is free"
    )
    command.add_argument(
        "--no-token", action="store_true", help="no secret in the address: whoever reaches it can read"
    )
    command.add_argument("--open", action="store_true", help="open the page in your browser")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    if not 0 <= options.port <= 65535:
        raise UsageError(f"there is no port {options.port}", remedy="0 to 65535; 0 for any that is free")
    try:
        from langdu.serve import LOOPBACK, ReaderServer, free_port
    except ImportError as error:
        what = f"the package {error.name} is not installed"
        raise LangduError(what, remedy="run pip install 'langdu[serve]'") from error
    if options.host not in LOOPBACK:
        note(
            f"whoever reaches {options.host} and has the address can read and change what you keep; http is not secret"
        )
    token = "" if options.no_token else secrets.token_urlsafe(TOKEN_BYTES)
    port = free_port(options.host, options.port)
    ReaderServer(words(options), options.host, port, token, title(options), lambda at: told(at, options)).serve()
    return 0


def words(options: argparse.Namespace) -> tuple[str, ...]:
    """The command behind each page."""
    voice = ("--voice", options.voice) if options.voice else ()
    command = ("read", *voice, "--", options.file) if options.file else ("shelf", *voice)
    return (sys.executable, "-m", "langdu", *command)


def title(options: argparse.Namespace) -> str:
    """The page's title."""
    return f"{options.file} - langdu" if options.file else "langdu"


def told(address: str, options: argparse.Namespace) -> None:
    """Say where the page is, and open it if that was asked."""
    print(f"{address}\nCtrl-C ends it.", flush=True)
    if options.open:
        import webbrowser

        webbrowser.open(address)
