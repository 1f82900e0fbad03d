"""What the presets find, held against masks that are known: Dice and distances as a table."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from benchmarks import segmentation_truth


def run() -> list[dict[str, Any]]:
    """A row for every structure of every module of `segmentation_truth` that has `figures()`."""
    rows: list[dict[str, Any]] = []
    for module in pkgutil.iter_modules(segmentation_truth.__path__):
        subject = importlib.import_module(f"benchmarks.segmentation_truth.{module.name}")
        for figure in subject.figures() if hasattr(subject, "figures") else ():
            rows.append(
                {
                    "name": f"{figure.case}: {figure.structure}",
                    "size": f"Dice {figure.dice:.4f}",
                    "ours_s": figure.seconds,
                    "ours_cpu_s": None,
                    "ours_mb": None,
                    "peer": f"target {figure.target:.2f}",
                    "peer_s": None,
                    "ratio": figure.dice / figure.target,
                    "note": f"HD95 {figure.hd95_mm:.1f} mm; {figure.note}" if figure.note else f"HD95 {figure.hd95_mm:.1f} mm",
                }
            )
    return rows
