"""`python packaging/real_mouse_editor.py SCAN OUT [WIDTHxHEIGHT] [light] [PART] [NAME:L,P,S:L,P,S ...]`: the editor by hand.

SCAN is a file or a folder with one CT series that shows bone. It needs Xvfb, openbox and xdotool. Each tool is taken up by a
click on its button, used on the bone of the scan, checked, photographed into OUT, and undone with Ctrl+Z. PART leaves out what
comes before it: by_hand, from_values, shapes, parts, together, figures. Names with points inside two bones of a joint,
`femur:-82,-144,125:-131,-131,94 pelvis:-80,-134,163` say, let the joint be split as well.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from editing_walk import BONE, Editing, Seeds, count
from editor_by_hand import by_hand, from_values
from editor_shapes import figures, parts, shapes
from editor_together import together
from real_mouse import PROGRAMS
from virtual_screen import MARK, SIZE, missing, run_again
from walk import Walk

PARTS = ("by_hand", "from_values", "shapes", "parts", "together", "figures")


def go_through(scan: Path, out: Path, light: bool, first: str, seeds: Seeds) -> int:
    """All tools; 1 if one did not do what it should."""
    from surgplan.case.session import Session
    from surgplan.imaging.import_image import ImportImage

    case = Path(tempfile.mkdtemp()) / "editor.surgplan"
    with Session.create(case) as session:
        session.do(ImportImage(str(scan), "ct"))
    walk = Walk(out, light)
    try:
        walk.driven.open(case)
        walk.pointer.click(walk.window.rail._group.button(1))
        from surgplan.app.pages.segment_page import SegmentPage

        page = walk.space.page(SegmentPage)
        walk.click(page.presets.run)
        walk.until(lambda: BONE in walk.space.bridge.case.segments)
        walk.check("preset bone", count(walk.space.bridge.case) > 0)
        walk.click(page._list.row(BONE)._name)
        walk.driven.settle()
        editing = Editing(walk, seeds)
        steps = {part.__name__: part for part in (by_hand, from_values, shapes, parts, together, figures)}
        for name in list(steps)[list(steps).index(first) :]:
            steps[name](editing)
    finally:
        walk.driven.close()
    print(f"{len(walk.failed)} failed" if walk.failed else "all did what they should")
    return 1 if walk.failed else 0


def seeds_of(words: Sequence[str]) -> Seeds:
    """What `NAME:L,P,S:L,P,S` says.

    >>> seeds_of(["light", "femur:1,2,3:4,5,6"])
    {'femur': [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]}
    """
    parts = [word.split(":") for word in words if ":" in word]
    return {name: [[float(v) for v in point.split(",")] for point in points] for name, *points in parts}


def main(arguments: Sequence[str]) -> int:
    """On a virtual screen, started anew inside one if this is none."""
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    scan, out, *more = arguments
    if os.environ.get(MARK):
        sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
        first = next((word for word in more if word in PARTS), PARTS[0])
        return go_through(Path(scan), Path(out), "light" in more, first, seeds_of(more))
    if missing(PROGRAMS):
        print(f"{', '.join(missing(PROGRAMS))} is missing; install it first", file=sys.stderr)
        return 1
    stated = next((word.split("x") for word in more if word[:1].isdigit()), SIZE)
    width, height = (int(number) for number in stated)
    return run_again(__file__, arguments, window_manager="openbox", size=(width, height))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
