"""What a command says, and where: results on stdout, progress and errors on stderr."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field
from typing import Any

PAUSE_S = 0.2
"""Shortest time between two progress lines."""


@dataclass
class Output:
    """The voice of one command."""

    json: bool = False
    quiet: bool = False
    _last: float = field(default=0.0, repr=False)
    _open_line: bool = field(default=False, repr=False)

    def line(self, words: str, data: Any = None) -> None:
        """One line for people, or the data as one line of JSON."""
        self._end_progress()
        if not self.json:
            print(words)
        elif data is not None:
            print(json.dumps(data, ensure_ascii=False))
        sys.stdout.flush()

    def document(self, words: str, data: Any) -> None:
        """A whole text for people, or the data as indented JSON."""
        self._end_progress()
        print(json.dumps(data, ensure_ascii=False, indent=2) if self.json else words)

    def error(self, words: str) -> None:
        """One clear line on stderr."""
        self._end_progress()
        print(f"surgplan: {' '.join(words.split())}", file=sys.stderr)

    def progress(self, fraction: float, words: str) -> None:
        """How far the work is; on a terminal it stays on one line."""
        moment = time.monotonic()
        if self.quiet or (moment - self._last < PAUSE_S and fraction < 1):
            return
        self._last = moment
        text = f"{fraction:4.0%} {words}"
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{text}")
            self._open_line = True
        else:
            sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

    def _end_progress(self) -> None:
        if self._open_line:
            sys.stderr.write("\r\x1b[K")
            self._open_line = False
