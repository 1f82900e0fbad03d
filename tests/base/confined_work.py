"""Functions that the tests of confined work call by name in its child."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from pathlib import Path

from surgplan.base.confined_child import may_fork
from surgplan.base.errors import BadInput, Cancelled
from surgplan.base.forked import forked


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


def share(arguments, folder, progress):
    """Each copy tells twice and gives its number squared; copy `dies` dies, copy `refuses` refuses."""

    def work(number, tell):
        tell(1)
        if number == arguments.get("dies"):
            os.abort()
        if number == arguments.get("refuses"):
            raise BadInput("file 2 is no good; choose another")
        (folder / str(number)).write_text("here")
        tell(1)
        return number**2

    told = []
    values = forked(work, 3, told.append)
    return [may_fork(), values, sum(told), sorted(path.name for path in folder.iterdir())]


def headers(arguments, folder, progress):
    """The UIDs of headers read by copies, and by this process alone."""
    from surgplan.imaging.dicom import read_headers
    from surgplan.imaging.dicom.headers import Header
    from surgplan.imaging.dicom.room import stored_in

    paths = sorted(Path(arguments["folder"]).iterdir())
    read_headers.WORTH_A_COPY = 2
    with stored_in(folder):
        copies = list(read_headers.Reading(paths).headers(progress))
    alone = list(read_headers.Reading(paths).headers(progress))
    return [copies == alone, [read.series_uid if isinstance(read, Header) else read for _, read in alone]]
