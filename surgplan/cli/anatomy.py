"""`surgplan anatomy`: the standard names that segments may carry."""

from __future__ import annotations

import argparse

from surgplan.case.codec import encode
from surgplan.cli.output import Output


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("words", nargs="*", help="only names that hold these words")


def run(args: argparse.Namespace, out: Output) -> int:
    """List standard names with their codes, and say which codes nobody has looked up."""
    from surgplan.segment.anatomy import structures

    def fits(text: str) -> bool:
        return all(word.lower() in text.lower() for word in args.words)

    found = [one for one in structures().values() if fits(f"{one.id} {one.name}")]
    lines = []
    for one in found:
        code = "no code" if one.code is None else f"{one.code.scheme} {one.code.value} {one.code.meaning}"
        doubt = " (not verified, so not written into files)" if one.code is not None and not one.verified else ""
        lines.append(f"{one.id:<24} {one.name}{', left or right' if one.sided else ''}; {one.tissue}; {code}{doubt}")
    out.document("\n".join(lines) or "no standard name holds these words", [encode(one) for one in found])
    return 0
