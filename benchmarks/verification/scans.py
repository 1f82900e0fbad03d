"""Where verification finds real scans, and how it unpacks those that are packed."""

from __future__ import annotations

import os
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def unpacked(name: str) -> Path | None:
    """The folder of a set of real scans, unpacked once for all runs; None where there is none."""
    data = Path(os.environ.get("SURGPLAN_DATA", ROOT.parent / "shared" / "data"))
    archive = data / f"{name}.zip"
    if not archive.is_file():
        return data / name if (data / name).is_dir() else None
    cache = Path(tempfile.gettempdir()) / f"surgplan-test-scans-{os.getuid() if hasattr(os, 'getuid') else 0}"
    cache.mkdir(exist_ok=True)
    folder = cache / f"{name}-{archive.stat().st_size}"
    if not folder.is_dir():
        beside = Path(tempfile.mkdtemp(dir=cache))
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(beside)
        (beside / name).rename(folder)
        beside.rmdir()
    return folder


def folders(root: Path) -> list[Path]:
    """Every folder below one that holds scans itself."""
    described = {"SOURCE.txt", "expected.json"}
    return sorted(
        Path(parent) for parent, _, names in os.walk(root) if any(n not in described and ".nii" not in n for n in names)
    )
