"""`make bench`: ours beside a peer on the same input in the same run, as a table and as build/bench.json."""

from __future__ import annotations

import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import benchmarks

OUT = Path("build/bench.json")
SKIPPED = {"bench", "verify", "measure"}


def run_one(name: str) -> list[dict[str, Any]]:
    """The rows of one benchmark, run in a process of its own so that memory is its own."""
    code = f"import json, importlib; print('ROWS' + json.dumps(importlib.import_module('benchmarks.{name}').run()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    for line in done.stdout.splitlines():
        if line.startswith("ROWS"):
            rows: list[dict[str, Any]] = json.loads(line[4:])
            return rows
    raise RuntimeError(f"benchmark {name} failed:\n{done.stderr[-2000:]}")


def show(row: dict[str, Any]) -> str:
    """A row for people."""

    def seconds(value: Any) -> str:
        return f"{value:8.2f} s" if isinstance(value, int | float) else "       -"

    ratio = f"{row['ratio']:.2f}" if isinstance(row.get("ratio"), int | float) else "-"
    return (
        f"{row['name']:34.34} {row['size']!s:22.22} ours {seconds(row['ours_s'])} cpu {seconds(row['ours_cpu_s'])} "
        f"{row['ours_mb'] or 0:6.0f} MB  {row['peer'] or 'no peer':22.22} "
        f"{seconds(row['peer_s'])}  ratio {ratio}  {row['note']}"
    )


def main(only: str = "") -> int:
    """Run them, print and write the table."""
    names = [
        m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name not in SKIPPED and not m.ispkg and only in m.name
    ]
    names = [name for name in names if hasattr(importlib.import_module(f"benchmarks.{name}"), "run")]
    rows: list[dict[str, Any]] = []
    for name in names:
        for row in run_one(name):
            rows.append(row)
            print(show(row), flush=True)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows, written to {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
