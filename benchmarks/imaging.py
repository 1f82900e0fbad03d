"""Listing 5,000 DICOM files and reading a 600-slice series in four transfer syntaxes, beside dcm2niix and SimpleITK."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.imaging_series import COLUMNS, ROWS, SLICES, made

GOALS_S = {"many": 1.5, "raw": 1.5, "rle": 1.5, "jpegls": 3.0, "j2k": 12.0}
VOLUME_MB = SLICES * ROWS * COLUMNS * 2 / 1e6
ROOM = Path("/dev/shm")

OURS = """
import sys, time
from pathlib import Path
from surgplan.base import confined
from surgplan.imaging.guarded import list_path, load_path
confined.IN_MEMORY = Path(sys.argv[2])
began = time.perf_counter()
found = {call}
print(time.perf_counter() - began)
"""
SIMPLEITK = """
import sys, time
import SimpleITK
began = time.perf_counter()
reader = SimpleITK.ImageSeriesReader()
for folder in sys.argv[3:]:
    for series in reader.GetGDCMSeriesIDs(folder):
        names = reader.GetGDCMSeriesFileNames(folder, series)
{read}
print(time.perf_counter() - began)
"""
READ = """
reader.SetFileNames(names)
image = reader.Execute()
"""


def run() -> list[dict[str, Any]]:
    """A row for each peer, ours measured once for both."""
    rows = []
    for name, goal in GOALS_S.items():
        folder = made(name)
        ours = _measured(partial(_ours, name, folder))
        for peer, command in (("dcm2niix", _dcm2niix), ("SimpleITK", _simpleitk)):
            if peer == "dcm2niix" and shutil.which(peer) is None:
                continue
            theirs = _measured(partial(command, name, folder))
            size = "5,000 files, 10 series" if name == "many" else f"{SLICES} x {ROWS} x {COLUMNS}"
            spare = "" if name == "many" else f", {ours['mb'] - VOLUME_MB:.0f} MB beside the volume"
            rows.append(
                {
                    "name": "list headers" if name == "many" else f"read a series, {name}",
                    "size": size,
                    "ours_s": ours["s"],
                    "ours_cpu_s": ours["cpu_s"],
                    "ours_mb": ours["mb"],
                    "peer": peer,
                    "peer_s": theirs["s"] if theirs["ok"] else None,
                    "ratio": ours["s"] / theirs["s"] if theirs["ok"] else None,
                    "note": f"goal {goal} s{spare}; {_words(theirs)}",
                }
            )
    return rows


def _words(theirs: dict[str, float]) -> str:
    if not theirs["ok"]:
        return "the peer does not read it"
    return f"peer {theirs['cpu_s']:.2f} s of CPU, {theirs['mb']:.0f} MB"


def _ours(name: str, folder: Path, room: Path) -> list[str]:
    call = "list_path(sys.argv[1])" if name == "many" else "load_path(sys.argv[1])"
    return [sys.executable, "-c", OURS.format(call=call), str(folder), str(room)]


def _simpleitk(name: str, folder: Path, room: Path) -> list[str]:
    folders = sorted(str(f) for f in folder.iterdir()) if name == "many" else [str(folder)]
    read = "" if name == "many" else READ
    return [sys.executable, "-c", SIMPLEITK.format(read=read), str(folder), str(room), *folders]


def _dcm2niix(name: str, folder: Path, room: Path) -> list[str]:
    if name == "many":
        return ["dcm2niix", "-n", "-1", str(folder)]
    return ["dcm2niix", "-z", "n", "-b", "n", "-f", "out", "-o", str(room), str(folder)]


def _measured(command: Callable[[Path], list[str]]) -> dict[str, float]:
    """Seconds, seconds of CPU and peak memory (MB) of a command: the best of three runs in time, the worst in memory.

    Seconds are those it prints of itself, without the start of its own interpreter, or else all of them. Memory is the
    proportional set size of all its processes, sampled every 10 ms, with the files they keep in memory counted once.
    """
    runs = [_one(command) for _ in range(3)]
    return {
        "s": min(run["s"] for run in runs),
        "cpu_s": min(run["cpu_s"] for run in runs),
        "mb": max(run["mb"] for run in runs),
        "ok": min(run["ok"] for run in runs),
    }


def _one(command: Callable[[Path], list[str]]) -> dict[str, float]:
    room = Path(tempfile.mkdtemp(dir=ROOM if ROOM.is_dir() else None))
    before, began, peak = os.times(), time.perf_counter(), [0.0]
    try:
        process = subprocess.Popen(command(room), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        watch = threading.Thread(target=_watch, args=(process, room, peak))
        watch.start()
        out, _ = process.communicate()
        watch.join()
        spent, after = time.perf_counter() - began, os.times()
        # dcm2niix ends well without a word where it was built without a decoder
        whole = "-o" not in process.args or any(f.stat().st_size >= VOLUME_MB * 1e6 for f in room.glob("*.nii"))
    finally:
        shutil.rmtree(room, ignore_errors=True)
    last = (out.split() or [""])[-1]
    own = float(last) if command(room)[0] == sys.executable else spent
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return {"s": own, "cpu_s": cpu, "mb": peak[0] / 1e6, "ok": float(whole and not process.returncode)}


def _watch(process: subprocess.Popen[str], room: Path, peak: list[float]) -> None:
    while process.poll() is None:
        private = shared = 0
        for number in _tree(process.pid):
            fields = _proportional(number)
            shared += fields.get("Pss_Shmem", 0)
            private += fields.get("Pss", 0) - fields.get("Pss_Shmem", 0)
        files = 0
        for path in room.rglob("*"):
            try:
                files += path.stat().st_blocks * 512
            except OSError:
                continue  # it was just removed
        peak[0] = max(peak[0], private + max(shared, files))
        time.sleep(0.01)


def _proportional(process: int) -> dict[str, int]:
    """Bytes of a process by their kind, from Linux's own account; nothing elsewhere."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return {}
    return {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines if line.endswith("kB")}


def _tree(process: int) -> list[int]:
    """A process and all it started."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return [process]
    return [process, *(number for child in children for number in _tree(int(child)))]
