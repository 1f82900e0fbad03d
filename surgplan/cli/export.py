"""`surgplan export`: things of a case as files for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from surgplan.case.session import Session
from surgplan.cli.output import Output
from surgplan.vocabulary import workshop_for

PLAN = "plan"
FORMS = (
    "seg, seg-labelmap, rtstruct, stl, pdf, sr or sc: DICOM files; print: .stl or .3mf with side, frame and unit in its name; "
    "fhir-r4, fhir-r5: the plan as a bundle, .json; hexahedra: segments as bricks for micro-FE, .vtu or .inp, one a voxel, "
    "hexahedra-2, -3, -4 with so many voxels along a side"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("case")
    parser.add_argument("what", nargs="*", help=f"names of things of the case, or `{PLAN}` (or nothing) for all of them")
    parser.add_argument("file", help="its ending says the format; with --as a DICOM form it is a .dcm file")
    parser.add_argument("--as", dest="form", metavar="FORM", help=FORMS)
    parser.add_argument("--identified", action="store_true", help="name the patient in the file (DICOM and FHIR)")
    parser.add_argument("--on", metavar="IMAGE", help="the image whose frame of reference things lie in, if they don't tell")


def run(args: argparse.Namespace, out: Output) -> int:
    """Write something of a case to a file, and say in which frame and unit."""
    from surgplan.report.dicom.forms import Request
    from surgplan.report.export import export

    names = tuple(name for word in args.what for name in word.split(",") if name)
    with Session.open(Path(args.case), read_only=True) as session:
        request = Request(session, workshop_for(session), names, Path(args.file), args.identified, args.on, out.progress)
        written = export(args.form, request)
    words = "\n".join([written.words, *(f"  left out: {what}" for what in written.left_out)])
    out.line(words, {"what": " ".join(names) or PLAN, "file": args.file, **written.to_json()})
    return 0
