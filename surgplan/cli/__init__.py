"""The command line: the same operations as the window, each command with `--json`."""

from surgplan.cli.main import main

__all__ = ["main"]
