"""`langdu completion SHELL`: what makes the shell complete langdu's commands, options, files and voices.

langdu completion bash > ~/.local/share/bash-completion/completions/langdu
langdu completion zsh > ~/.zfunc/_langdu        (a folder of $fpath)
langdu completion fish > ~/.config/fish/completions/langdu.fish
"""

from __future__ import annotations

import argparse

#: The shells that are known.
SHELLS = ("bash", "zsh", "fish")
#: Arguments that are files, by their names on the command line.
FILES = ("FILE", "OUT", "RECORDING", "FOLDER_OR_ZIP")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    command = commands.add_parser(
        "completion",
        help="write what makes the shell's tab key complete langdu",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")


def run(options: argparse.Namespace) -> int:
    """Write it."""
    import shtab

    from langdu.cli import parser

    top = parser()
    _describe(top)
    print(shtab.complete(top, options.shell))
    return 0


def _describe(parser: argparse.ArgumentParser) -> None:
    """Say of each argument what completes it: a file, or a voice."""
    import shtab

    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _describe(command)
        elif action.choices is None and action.metavar in FILES:
            vars(action)["complete"] = shtab.FILE
        elif action.choices is None and "--voice" in action.option_strings:
            vars(action)["choices"] = _voices()


def _voices() -> list[str]:
    from langdu.speech import VoiceStore

    return ["auto", *(voice.id for voice in VoiceStore().voices())]
