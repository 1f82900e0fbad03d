"""The commands, one function each: open the case, ask the floor below, say the answer."""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput
from surgplan.case.codec import hints
from surgplan.case.named import outdated
from surgplan.case.session import Session, decode_operation
from surgplan.case.verify import verify_file
from surgplan.cli.fields import WrongUsage, parse_fields
from surgplan.cli.output import Output
from surgplan.procedures.operation_fields import field_words, first_line, operation_schema, type_words
from surgplan.vocabulary import OPERATIONS, workshop_for

__all__ = ["WrongUsage"]

Args = argparse.Namespace


@contextmanager
def reading(path: str) -> Iterator[Session]:
    """A case for looking at, whoever writes it meanwhile."""
    with Session.open(Path(path), read_only=True) as session:
        yield session


def new(args: Args, out: Output) -> int:
    """Make an empty case."""
    with Session.create(args.case) as session:
        out.line(f"made {session.path}", {"case": str(session.path), "head": session.head.id})
    return 0


def import_(args: Args, out: Output) -> int:
    """List a folder's series, or import one, making the case if there is none."""
    if args.list:
        from surgplan.imaging.guarded import list_path
        from surgplan.imaging.suits.import_words import report_words
        from surgplan.imaging.suits.suitability import procedures

        today, procedure = date.today(), args.procedure
        if procedure is not None and procedure not in procedures():
            raise WrongUsage(f"--for {procedure}: scans are judged for {', '.join(procedures())}")
        report = list_path(args.folder, today=today, procedure=procedure)
        out.document(report_words(report["series"], report["skipped"], procedure), report)
        return 0
    if args.case is None:
        raise WrongUsage("surgplan import FOLDER CASE, or surgplan import FOLDER --list")
    from surgplan.imaging.import_image import ImportImage

    op = ImportImage(
        path=args.folder,
        as_=args.as_,
        series=args.series,
        modality=args.modality,
        gaps=args.gaps,
        phase=args.phase,
        other_patient=args.other_patient,
        deidentify=args.deidentify,
    )
    create = not Path(args.case).exists()
    session = Session.create(args.case) if create else Session.open(Path(args.case))
    try:
        with session:
            case = session.do(op, progress=out.progress)
    except BaseException:
        if create:
            Path(args.case).unlink(missing_ok=True)
        raise
    image = case.images[args.as_]
    size, spacing = image.grid.size, image.grid.spacing_mm
    words = f"{args.as_}: {image.modality} {' x '.join(map(str, size))} at {' x '.join(f'{s:.3g}' for s in spacing)} mm"
    for warning in image.warnings:
        words += f"\n  mind: {warning}"
    out.line(words, {"as": args.as_, "size": list(size), "spacing_mm": list(spacing), "warnings": list(image.warnings)})
    return 0


def do(args: Args, out: Output) -> int:
    """Carry out one operation."""
    if args.kind not in OPERATIONS:
        raise WrongUsage(f"there is no operation {args.kind!r}; `surgplan ops` lists them")
    fields = parse_fields(args.fields, OPERATIONS[args.kind])
    op = decode_operation({"do": args.kind, **fields}, OPERATIONS)
    with Session.open(Path(args.case)) as session:
        session.do(op, progress=out.progress)
        out.line(f"{session.head.words}", {"do": args.kind, "status": "done", "head": session.head.id})
    return 0


def run(args: Args, out: Output) -> int:
    """Carry out a plan file; it stops at the first refusal, and what was done before it stays."""
    from surgplan.procedures.plan_file import load_plan, run_plan

    values = {}
    for word in args.set:
        name, equals, value = word.partition("=")
        if not equals:
            raise WrongUsage(f"--set {word}: write NAME=VALUE")
        values[name] = value
    plan = load_plan(Path(args.plan), values)
    path = Path(args.case)
    failed = False
    with Session.open(path) if path.exists() else Session.create(path) as session:
        for step in run_plan(session, plan, out.progress):
            words = f"{step['do']} {step['as'] or ''}: {step['status']} in {step['seconds']:.1f} s"
            out.line(words, step)
            if step["status"] != "done":
                out.error(f"{step['do']}: {step['reason']}")
                failed = True
    return 1 if failed else 0


def show(args: Args, out: Output) -> int:
    """What is in a case."""
    from surgplan.report.tree import case_tree, tree_words

    # before it is opened: a second look at an open database would drop the locks on it
    verified = Path(args.case).is_file() and verify_file(Path(args.case)).ok
    with reading(args.case) as session:
        tree = case_tree(session, workshop_for(session), verified=verified)
        out.document(tree_words(tree), tree)
    return 0


def solve(args: Args, out: Output) -> int:
    """Solve studies."""
    from surgplan.artifacts.structure import solve_study
    from surgplan.report.tree import study_results

    with reading(args.case) as session:
        studies = args.study or list(session.case.studies)
        if not studies:
            raise BadInput("there is no study in this case; `study.structure` makes one")
        shop = workshop_for(session)
        for name in studies:
            solution = solve_study(shop, session.case, name, out.progress)
            results, warnings = study_results(solution), list(solution.facts["warnings"])
            words = [
                f"{name}:",
                *(f"  mind: {said}" for said in warnings),
                *(f"  {k}: {v['value']:.6g} {v['unit']}" for k, v in results.items() if v["value"] is not None),
            ]
            out.line("\n".join(words), {"study": name, "status": "solved", "results": results, "warnings": warnings})
    return 0


def fit(args: Args, out: Output) -> int:
    """Work out how implants sit in bone: in the one named, or where each belongs."""
    from surgplan.artifacts.fits import fit_recipe
    from surgplan.report.facts import gather
    from surgplan.report.tree import number

    with reading(args.case) as session:
        shop, case = workshop_for(session), session.case
        if args.implant:
            case.find("implants", args.implant)
        if args.bone:
            figures = shop.make(fit_recipe(case, args.implant, args.bone), out.progress).facts["figures"]
            found = [(args.implant, args.bone, figures)]
        else:
            facts = gather(session, shop, out.progress)
            found = [(f.implant, f.segment, f.figures) for f in facts.fits if args.implant in (None, f.implant)]
            if not found:
                reasons = "; ".join(f"{what}: {why}" for what, why in facts.problems if what.startswith("fit of"))
                raise BadInput(reasons or "no implant lies in a bone of this case; surgplan fit CASE IMPLANT BONE names one")
        late = outdated(case, *case.landmarks)
        for implant, bone, figures in found:
            lines = [f"  {key}: {number(q['value'])} {q['unit']}" for key, q in figures.items()]
            mind = [f"  mind: {mark} was fitted to an earlier shape of its bone: what rests on it is left out" for mark in late]
            words = "\n".join([f"{implant} in {bone}:", *mind, *lines])
            out.line(words, {"implant": implant, "in": bone, "figures": figures, "outdated": late})
    return 0


def report(args: Args, out: Output) -> int:
    """Write the report."""
    from surgplan.report.report import write_report

    with reading(args.case) as session:
        pages = write_report(session, workshop_for(session), Path(args.file), out.progress)
    out.line(f"wrote {args.file}, {pages} pages", {"file": args.file, "pages": pages})
    return 0


def log(args: Args, out: Output) -> int:
    """The audit trail."""
    with reading(args.case) as session:
        lines = session.journal.log()
    words = []
    for line in lines:
        if "revision" in line:
            r = line["revision"]
            words.append(f"{line['n']:5} {r['at']} {r['by']}: {r['words']}  [{r['id']}, scenario {line['branch']}]")
        else:
            m = line["move"]
            did = f"scenario {m['renamed']} is called" if "renamed" in m else f"to {line['head']} in scenario"
            words.append(f"{line['n']:5} {m['at']} {m['by']}: {did} {line['branch']}")
    out.document("\n".join(words), lines)
    return 0


def verify(args: Args, out: Output) -> int:
    """Check a case file."""
    path = Path(args.case)
    if not path.is_file():
        raise BadInput(f"there is no case file {path}")
    found = verify_file(path)
    words = f"{path.name}: {found.revisions} revisions, {found.blobs} blobs, "
    words += "all as written" if found.ok else "DAMAGED"
    words += "" if found.sealed or not found.ok else " (not closed properly, so unused bytes could not be checked)"
    out.line(
        "\n".join([words, *(f"  {p}" for p in found.problems)]),
        {"ok": found.ok, "sealed": found.sealed, "revisions": found.revisions, "problems": list(found.problems)},
    )
    return 0 if found.ok else 1


def ops(args: Args, out: Output) -> int:
    """Every operation with its fields."""
    words: list[str] = []
    for kind, cls in OPERATIONS.items():
        words.append(f"{kind}  {first_line(cls)}")
        explained = field_words(cls)
        schema: dict[str, Any] = operation_schema(cls)
        wanted: dict[str, Any] = hints(cls)  # type: ignore[arg-type]
        for name in [field.name for field in dataclasses.fields(cls)]:  # type: ignore[arg-type]
            public = name.removesuffix("_")
            default = schema["properties"][public].get("default", "")
            needed = "needed" if public in schema["required"] else f"default {json.dumps(default)}"
            words.append(f"    {public}: {type_words(wanted[name])}, {needed}. {explained.get(name, '')}".rstrip())
    out.document("\n".join(words), [operation_schema(cls) for cls in OPERATIONS.values()])
    return 0


def undo(args: Args, out: Output) -> int:
    """Go back one revision."""
    return _move(args, out, "undo")


def redo(args: Args, out: Output) -> int:
    """Go forward one revision."""
    return _move(args, out, "redo")


def _move(args: Args, out: Output, how: str) -> int:
    with Session.open(Path(args.case)) as session:
        moved = session.undo() if how == "undo" else session.redo()
        out.line(f"at {session.head.words}" if moved else f"nothing to {how}", {"moved": moved, "head": session.head.id})
    return 0


def scenario(args: Args, out: Output) -> int:
    """List scenarios, begin one, or switch to one."""
    if args.name is None:
        with reading(args.case) as session:
            names, here = list(session.journal.branches), session.branch
        out.line("\n".join(f"{'*' if n == here else ' '} {n}" for n in names), {"scenarios": names, "now": here})
        return 0
    with Session.open(Path(args.case)) as session:
        if args.name in session.journal.branches:
            session.switch(args.name)
        else:
            session.start_branch(args.name)
        out.line(f"scenario {args.name}", {"now": args.name, "head": session.head.id})
    return 0


def app(args: Args, out: Output) -> int:
    """Open the window."""
    try:
        from surgplan.app.main import run as run_app
    except ImportError as exc:
        raise BadInput(f"the window can't start ({exc}); install the system libraries the README names") from exc
    code: int = run_app(args.case)
    return code
