"""What the presets find, held against what is known: Dice and distances as a table."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from benchmarks import segmentation_truth
from benchmarks.segmentation_truth.figures import Figure


def run() -> list[dict[str, Any]]:
    """A row for every structure of every module of `segmentation_truth` that has `figures()`."""
    rows: list[dict[str, Any]] = []
    for module in pkgutil.iter_modules(segmentation_truth.__path__):
        subject = importlib.import_module(f"benchmarks.segmentation_truth.{module.name}")
        rows += [_row(module.name, found) for found in (subject.figures() if hasattr(subject, "figures") else ())]
    return rows


def _row(subject: str, found: Any) -> dict[str, Any]:
    row = {"ours_s": found.seconds, "ours_cpu_s": None, "ours_mb": None, "peer_s": None, "note": found.words}
    if not isinstance(found, Figure):
        return {"name": f"{subject}: {found.structure}", "size": "", "peer": None, "ratio": None, **row}
    name, size = f"{found.case}: {found.structure}", f"Dice {found.dice:.4f}"
    return {"name": name, "size": size, "peer": f"target {found.target:.2f}", "ratio": found.dice / found.target, **row}
