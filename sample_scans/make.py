"""Write the sample scans: DICOM series of fictitious patients, each with `truth.json`.

    python sample_scans/make.py [hip] [vessel] [head] [--out DIR]

The same code writes the same bytes each time.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __package__ in (None, ""):
    sys.path[0:1] = []
    sys.path.append(str(HERE.parent))

from sample_scans.dicom import write_series  # noqa: E402

NAMES = ("hip", "vessel", "head")


def make(name: str, out: Path) -> None:
    """Write one sample into `out`/name, replacing what is there."""
    sample = importlib.import_module(f"sample_scans.{name}")
    truth = importlib.import_module(f"sample_scans.{name}_truth").truth()
    folder = out / name / "dicom"
    for old in folder.glob("*.dcm"):
        old.unlink()
    write_series(folder, sample.GRID, sample.stored(), sample.NUMBER, sample.HEADER)
    text = json.dumps(truth, indent=2, ensure_ascii=False)
    (out / name / "truth.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and make what it asks for."""
    parser = argparse.ArgumentParser(description="Write the sample scans.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(NAMES)}; all where none is given")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write into (here)")
    options = parser.parse_args()
    unknown = sorted(set(options.names) - set(NAMES))
    if unknown:
        parser.error(f"no sample is called {', '.join(unknown)}; there are {', '.join(NAMES)}")
    for name in options.names or NAMES:
        print(f"writing {name} ...", flush=True)
        make(name, options.out)
        size = sum(f.stat().st_size for f in (options.out / name).rglob("*") if f.is_file())
        print(f"{options.out / name}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
