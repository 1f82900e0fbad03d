"""`surgplan statistics` and `surgplan compare`: what segments measure, and how far two of them agree."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput
from surgplan.case.session import Session
from surgplan.cli.output import Output
from surgplan.segment.statistics_table import write_csv
from surgplan.vocabulary import workshop_for

TABLE = ("volume", "surface", "value_mean", "value_sd", "value_median", "length_left", "length_posterior", "length_superior")
"""The figures of the table in words; CSV and JSON have all."""
MOST_TOLD = 6
"""Slices that are told by their numbers."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What `statistics` takes."""
    parser.add_argument("case")
    parser.add_argument("--segment", action="append", metavar="NAME", help="only this segment; may be given again")
    parser.add_argument("--image", help="the image whose values are told (default: the one each segment was drawn on)")
    parser.add_argument("--csv", metavar="FILE", help="write every figure to a CSV file, units in its header")


def run(args: argparse.Namespace, out: Output) -> int:
    """Measure segments: size, surface, lengths, the scan's values inside, slices that jump."""
    from surgplan.artifacts.statistics import statistics_recipe

    with Session.open(Path(args.case), read_only=True) as session:
        case, shop = session.case, workshop_for(session)
        names = args.segment or list(case.segments)
        if not names:
            raise BadInput("there is no segment in this case; make one first")
        rows: dict[str, dict[str, Any]] = {}
        for name in names:
            made = shop.make(statistics_recipe(case, name, args.image), out.progress)
            jumped = {key: made[key].tolist() for key in made.arrays if key.endswith("_jumps")}
            rows[name] = {"segment": name, **made.facts, "jumps": {k.removesuffix("_jumps"): v for k, v in jumped.items()}}
    if args.csv:
        write_csv(Path(args.csv), rows)
    out.document(_table(rows) + (f"\nwrote {args.csv}" if args.csv else ""), list(rows.values()))
    return 0


def _table(rows: Mapping[str, Mapping[str, Any]]) -> str:
    from surgplan.report.tree import number

    lines = []
    for name, row in rows.items():
        figures = row["figures"]
        told = [
            f"{key.replace('_', ' ')} {number(figures[key]['value'])} {figures[key]['unit']}".rstrip()
            for key in TABLE
            if key in figures
        ]
        lines.append(f"{name}: {', '.join(told)}")
        lines += [f"  mind: {note}" for note in row["notes"]]
        lines += [f"  mind: {plane} slices jump at {_some(at)}" for plane, at in row["jumps"].items() if at]
    return "\n".join(lines)


def _some(numbers: list[int]) -> str:
    words = ", ".join(map(str, numbers[:MOST_TOLD]))
    return words if len(numbers) <= MOST_TOLD else f"{words} and {len(numbers) - MOST_TOLD} more"


def compare_arguments(parser: argparse.ArgumentParser) -> None:
    """What `compare` takes."""
    parser.add_argument("case")
    parser.add_argument("first")
    parser.add_argument("second", help="the segment it is held against")


def compare(args: argparse.Namespace, out: Output) -> int:
    """Hold one segment against another: overlap and distances between their surfaces."""
    from surgplan.artifacts.comparison import comparison_recipe
    from surgplan.report.tree import number

    with Session.open(Path(args.case), read_only=True) as session:
        made = workshop_for(session).make(comparison_recipe(session.case, args.first, args.second), out.progress)
    figures = made.facts["figures"]
    lines = [f"  {key.replace('_', ' ')}: {number(q['value'])} {q['unit']}" for key, q in figures.items()]
    words = "\n".join([f"{args.first} against {args.second}:", *lines])
    out.line(words, {"first": args.first, "second": args.second, "figures": figures})
    return 0
