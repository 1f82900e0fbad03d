"""`make verify`: everything with a known answer, as a table and as build/verification.json."""

from __future__ import annotations

import importlib
import importlib.util
import json
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from surgplan.base.verification import Row

OUT = Path("build/verification.json")
PACKAGES = ("surgplan.mesh.verification", "surgplan.imaging.verification", "surgplan.plan.verification")
FOLDERS = ("surgplan.simulate.verification", "benchmarks.verification")


def modules(only: str) -> Iterator[Any]:
    """Every module with a `rows` function whose name holds the word."""
    names = [name for name in PACKAGES if importlib.util.find_spec(name)]
    for folder in FOLDERS:
        if importlib.util.find_spec(folder):
            package = importlib.import_module(folder)
            names += [f"{folder}.{m.name}" for m in pkgutil.iter_modules(package.__path__)]
    for name in names:
        if only in name:
            module = importlib.import_module(name)
            if hasattr(module, "rows"):
                yield module


def as_json(row: Row) -> dict[str, Any]:
    """A row as scripts read it."""
    fields = ("case", "quantity", "unit", "reference", "source", "computed", "error", "tolerance", "ok")
    values = {name: getattr(row, name) for name in fields}
    return {**values, "reference": float(row.reference), "computed": float(row.computed)}


def main(only: str = "") -> int:
    """Run them, print and write the table; 1 if a row is not within its tolerance."""
    rows: list[Row] = []
    for module in modules(only):
        for row in module.rows():
            rows.append(row)
            mark = "ok  " if row.ok else "MISS"
            print(
                f"{mark} {row.case:30.30} {row.quantity:38.38} {row.computed:14.8g} {row.reference:14.8g} {row.unit:6.6} "
                f"error {row.error:9.2e} of {row.tolerance:.0e}",
                flush=True,
            )
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps([as_json(row) for row in rows], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    misses = sum(not row.ok for row in rows)
    print(f"{len(rows) - misses} of {len(rows)} within tolerance, written to {OUT}")
    return 1 if misses or not rows else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
