"""Functions that the tests of confined work call by name in its child."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from pathlib import Path

from surgplan.base.errors import BadInput, Cancelled


def echo(arguments, folder, progress):
    sys.stdout.write("noise of a library")
    sys.stdout.flush()
    os.write(1, b"\x00\x00\x00\x02{}")
    sys.stderr.write("more noise")
    progress(0.5, "half")
    return {"got": arguments, "folder": str(folder)}


def bulk(arguments, folder, progress):
    (folder / "bulk").write_bytes(bytes(arguments["bytes"]))
    return arguments["bytes"]


def refuse(arguments, folder, progress):
    raise BadInput("this file is\nno good; choose another")


def cancelled(arguments, folder, progress):
    raise Cancelled("stopped; nothing was changed")


def stumble(arguments, folder, progress):
    return {}["nothing"]


def swell(arguments, folder, progress):
    return len(bytearray(arguments["bytes"]))


def nest(arguments, folder, progress):
    return nest(arguments, folder, progress)


def hang(arguments, folder, progress):
    while True:
        time.sleep(1)


def hang_in_c(arguments, folder, progress):
    """Holds the interpreter for ever, as a decoder in a loop does."""
    Path(arguments["started"]).write_text(f"{os.getpid()} {folder}")
    ctypes.PyDLL(None).pause()


def abort(arguments, folder, progress):
    os.abort()


def fault(arguments, folder, progress):
    ctypes.string_at(8)
