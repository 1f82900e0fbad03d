"""What the fuzzing runs in its children: the readers of the door, on many files one after the other."""

from __future__ import annotations

import json
import os
import resource
import time
from pathlib import Path

from surgplan.base.errors import SurgplanError
from surgplan.imaging import guarded_child
from surgplan.mesh.files import read_surface


def read_all(arguments, folder, progress):
    """Read each path; a line is written to `log` before and after each, so that a death tells whose it was."""
    with open(arguments["log"], "a") as log:
        for number, path in arguments["cases"]:
            log.write(json.dumps({"start": number}) + "\n")
            log.flush()
            began = time.monotonic()
            room = folder / f"room{number}"
            room.mkdir()
            found = read_one(Path(path), room, progress)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            line = {"end": number, "seconds": time.monotonic() - began, "bytes": memory, **found}
            log.write(json.dumps(line) + "\n")
            log.flush()


def read_one(path: Path, room: Path, progress) -> dict[str, str]:
    """What came of listing and reading one path."""
    try:
        if path.suffix == ".stl":
            read_surface(path, "mm", "LPS")
            return {"kind": "read", "words": ""}
        (room / "list").mkdir()
        report = guarded_child.listed({"path": str(path), "today": None, "procedure": None}, room / "list", progress)
        usable = [row for row in report["series"] if row["status"] != "refused"]
        if not usable:
            reasons = [r for row in report["series"] for r in row["reasons"]] + [s["reason"] for s in report["skipped"]]
            return {"kind": "refused", "words": reasons[0]}
        (room / "load").mkdir()
        ask = {"path": str(path), "series": usable[0]["select"] or None, "modality": None, "options": {}}
        guarded_child.loaded(ask, room / "load", progress)
        return {"kind": "read", "words": ""}
    except SurgplanError as exc:
        return {"kind": "refused", "words": str(exc)}
    except MemoryError:
        return {"kind": "refused", "words": "more memory than it may take"}
    except BaseException as exc:
        return {"kind": "error", "words": f"{type(exc).__name__}: {exc}"}


def die(arguments, folder, progress):
    """End as a decoder does that runs into somebody else's memory."""
    with open(arguments["log"], "a") as log:
        log.write(json.dumps({"start": arguments["cases"][0][0]}) + "\n")
    os.abort()
