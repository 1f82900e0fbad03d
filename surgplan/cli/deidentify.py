"""`surgplan deidentify`: a folder of DICOM files, written anew without the patient."""

from __future__ import annotations

import argparse
from pathlib import Path

from surgplan.cli.output import Output

KEEP = {
    "keep_uids": "keep UIDs, so that the files can be put beside those they came from",
    "keep_patient": "keep sex, age (90 at most), size and weight",
    "keep_device": "keep which scanner it was",
    "keep_institution": "keep which hospital it was",
    "keep_safe_private": "keep those private elements that are known to be of physics alone",
    "clean_descriptors": "keep those words of descriptions that are of anatomy and technique",
    "clean_structured": "keep coded content of structured reports",
}


def arguments(sub: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    sub.add_argument("folder")
    sub.add_argument("out", help="a new folder")
    dates = sub.add_mutually_exclusive_group()
    dates.add_argument("--keep-dates-shifted", action="store_true", help="set dates back, all of a patient's by the same days")
    dates.add_argument("--keep-dates", action="store_true", help="keep dates as they are")
    for name, words in KEEP.items():
        sub.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=words)
    sub.add_argument(
        "--mask",
        action="append",
        default=[],
        metavar="K,X0,Y0,X1,Y1",
        help="mask a rectangle of the image with InstanceNumber K, or of frame K; * for all images",
    )
    sub.add_argument("--pixels-are-clean", action="store_true", help="nothing is written into ultrasound, captured screens, ..")
    sub.add_argument("--key", metavar="FILE", help="a file that is made; with it, later calls give the same UIDs and names")


def run(args: argparse.Namespace, out: Output) -> int:
    """Write a folder of DICOM files without the patient."""
    from surgplan.imaging.privacy.blank import Rectangle
    from surgplan.imaging.privacy.folder import deidentify_apart
    from surgplan.imaging.privacy.keys import Keys
    from surgplan.imaging.privacy.profile import Options

    options = Options(
        dates="shifted" if args.keep_dates_shifted else "kept" if args.keep_dates else "removed",
        **{name: getattr(args, name) for name in KEEP},
    )
    rectangles = [Rectangle.of_text(text) for text in args.mask]
    keys = Keys.of_file(Path(args.key)) if args.key else Keys.drawn()
    report = deidentify_apart(Path(args.folder), Path(args.out), options, keys, rectangles, args.pixels_are_clean, out.progress)
    words = report.pop("words")
    out.line(words, report)
    return 0
