"""From the words of a command line to a command, and from its errors to exit codes.

Exit codes: 0 done, 1 refused or failed with one clear line on stderr, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence

from surgplan import __version__
from surgplan.base.errors import SurgplanError
from surgplan.cli import anatomy, anonymise, commands, deidentify, export, forget, pacs, receive, statistics
from surgplan.cli.output import Output

Command = Callable[[argparse.Namespace, Output], int]
"""What a command does: its exit code."""

DEBUG = "SURGPLAN_DEBUG"
"""Set to 1, an error in the program is shown with its traceback."""


def parser() -> argparse.ArgumentParser:
    """All commands and their arguments."""
    top = argparse.ArgumentParser(prog="surgplan", description="Surgical planning from a scan to a tested plan.")
    top.add_argument("--version", action="version", version=f"surgplan {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print JSON")
    common.add_argument("--quiet", action="store_true", help="no progress on stderr")
    subs = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, words: str, run: Command | None = None) -> argparse.ArgumentParser:
        sub = subs.add_parser(name, help=words, description=words, parents=[common])
        sub.set_defaults(run=run or getattr(commands, name.replace("import", "import_")))
        return sub

    new = add("new", "make an empty case")
    new.add_argument("case")
    imp = add("import", "list the series of a folder, or import one into a case")
    imp.add_argument("folder")
    imp.add_argument("case", nargs="?")
    imp.add_argument("--list", action="store_true", help="only say what there is")
    imp.add_argument("--for", dest="procedure", metavar="OPERATION", help="with --list: whether it suits hip, jaw, valve, ..")
    imp.add_argument("--series", help="UID of the series to import")
    imp.add_argument("--modality", help="CT or MR, for a volume file that does not say")
    imp.add_argument("--gaps", choices=("refuse", "interpolate"), default="refuse", help="slices uneven, missing or damaged")
    imp.add_argument("--phase", help="name of one of several phases, times or echoes, or `all` to keep the sequence")
    imp.add_argument("--as", dest="as_", default="ct", help="name of the image in the case")
    imp.add_argument("--other-patient", default="", metavar="REASON", help="take in another patient's scan, marked, and why")
    imp.add_argument("--deidentify", action="store_true", help="take in no name, number, date or UID of the scan")
    do = add("do", "carry out one operation: surgplan do CASE KIND --field value ...")
    do.add_argument("case")
    do.add_argument("kind")
    do.add_argument("fields", nargs=argparse.REMAINDER)
    run = add("run", "carry out the operations of a plan file")
    run.add_argument("case")
    run.add_argument("plan")
    run.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="fill ${NAME} of the plan file")
    show = add("show", "what is in a case")
    show.add_argument("case")
    fit = add("fit", "how implants sit in bone (all of them, where they belong, if none is named)")
    fit.add_argument("case")
    fit.add_argument("implant", nargs="?")
    fit.add_argument("bone", nargs="?", help="a segment or fragment")
    solve = add("solve", "solve studies (all of them if none is named)")
    solve.add_argument("case")
    solve.add_argument("study", nargs="*")
    statistics.arguments(add("statistics", "what segments measure: size, lengths, values, slices", statistics.run))
    statistics.compare_arguments(add("compare", "how far two segments agree", statistics.compare))
    export.arguments(add("export", "write images, segments, surfaces, studies or the plan to files", export.run))
    report = add("report", "write the report as PDF")
    report.add_argument("case")
    report.add_argument("file")
    log = add("log", "the audit trail: every operation and every move")
    log.add_argument("case")
    verify = add("verify", "check that a case file still holds what it once held")
    verify.add_argument("case")
    add("ops", "every operation with its fields")
    anatomy.arguments(add("anatomy", "standard names of segments, with their codes", anatomy.run))
    for name, words in (("undo", "go back one revision"), ("redo", "go forward one revision")):
        add(name, words).add_argument("case")
    scenario = add("scenario", "list scenarios, begin one, or switch to one")
    scenario.add_argument("case")
    scenario.add_argument("name", nargs="?")
    deidentify.arguments(add("deidentify", "write a folder of DICOM files anew without the patient", deidentify.run))
    forget.arguments(add("forget", "erase who the patient is from a case's own file", forget.run))
    anonymise.arguments(add("anonymise", "write a case anew, with its plan and without its patient", anonymise.run))
    pacs.arguments(add("pacs", "archives: servers, add, remove, echo, find, get, send", pacs.run))
    receive.arguments(add("receive", "take studies that scanners and archives push, until told to stop", receive.run))
    app = add("app", "open the window")
    app.add_argument("case", nargs="?")
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        args = parser().parse_args(words)
    except SystemExit as exc:
        return int(exc.code or 0)
    if args.command == "do":
        # what follows the kind belongs to the operation, except the two flags every command has
        args.json |= "--json" in args.fields
        args.quiet |= "--quiet" in args.fields
        args.fields = [word for word in args.fields if word not in ("--json", "--quiet")]
    output = Output(json=args.json, quiet=args.quiet)
    try:
        code: int = args.run(args, output)
        return code
    except commands.WrongUsage as exc:
        output.error(str(exc))
        return 2
    except SurgplanError as exc:
        output.error(str(exc))
        return 1
    except KeyboardInterrupt:
        output.error("stopped; what was finished stays")
        return 1
    except BrokenPipeError:
        return 0
    except Exception as exc:
        if os.environ.get(DEBUG) == "1":
            traceback.print_exc()
        output.error(f"an error in the program: {type(exc).__name__}: {exc}; {DEBUG}=1 shows where")
        return 1
