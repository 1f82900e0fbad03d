"""What segments measure as a table: a line a segment, a column a figure and its unit."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from surgplan.base.errors import StorageFailed


def header_of(name: str, unit: str) -> str:
    """A column's name with its unit.

    >>> header_of("volume", "ml"), header_of("voxels", "")
    ('volume [ml]', 'voxels')
    """
    return f"{name} [{unit}]" if unit else name


def write_csv(path: Path, rows: Mapping[str, Mapping[str, Any]]) -> None:
    """Every figure of every segment, a line each; a column for each name and unit. StorageFailed if it can't be written."""
    columns: dict[str, None] = {}
    lines = []
    for name, row in rows.items():
        figures = {header_of(key, q["unit"]): q["value"] for key, q in row["figures"].items()}
        columns |= dict.fromkeys(figures)
        lines.append({"segment": name, **figures, "notes": " ".join(row["notes"])})
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, ["segment", *columns, "notes"])
            writer.writeheader()
            writer.writerows(lines)
    except OSError as exc:
        raise StorageFailed(f"the table can't be written to {path}: {exc.strerror or exc}") from exc
