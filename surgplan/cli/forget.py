"""`surgplan forget`: who the patient is, erased from the case's own file."""

from __future__ import annotations

import argparse
from pathlib import Path

from surgplan.case.session import Session
from surgplan.cli.output import Output

STAYS = "names in notes, descriptions and ids stay, and reports show them now; surgplan anonymise makes a case without them"


def arguments(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("case")


def run(args: argparse.Namespace, out: Output) -> int:
    """Erase the patient's identity from a case."""
    from surgplan.case.forget import forget

    with Session.open(Path(args.case)) as session:
        count = forget(session)
    out.line(f"erased the patient's identity from {args.case}\n  mind: {STAYS}", {"erased": count, "remarks": [STAYS]})
    return 0
