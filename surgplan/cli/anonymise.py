"""`surgplan anonymise`: a case anew, with its plan and without its patient."""

from __future__ import annotations

import argparse
from pathlib import Path

from surgplan.cli.output import Output


def arguments(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("case")
    sub.add_argument("new", help="the new case; must not exist")
    sub.add_argument("--keep-sex", action="store_true", help="keep the patient's sex")
    sub.add_argument(
        "--shift-dates", action="store_true", help="set the days of scans back, all by the same, instead of dropping"
    )
    sub.add_argument("--scenarios", action="store_true", help="take the other scenarios along, as they are at their heads")


def run(args: argparse.Namespace, out: Output) -> int:
    """Write a case anew without its patient."""
    from surgplan.case.anonymise import anonymise

    made = anonymise(
        Path(args.case),
        Path(args.new),
        keep_sex=args.keep_sex,
        shift_dates=args.shift_dates,
        scenarios=args.scenarios,
        progress=out.progress,
    )
    lines = [f"made {args.new}: patient {made.patient}, {made.blobs} blobs, {made.nbytes / 1e6:.1f} MB"]
    lines.append(f"  {made.traces} names, numbers, dates and UIDs were looked for in all of it, and none was found")
    lines += [f"  renamed: {name}" for name in made.renamed] + [f"  mind: {remark}" for remark in made.remarks]
    out.line("\n".join(lines), {"case": str(args.new), **made.to_json()})
    return 0
