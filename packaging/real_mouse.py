"""`python packaging/real_mouse.py CASE FOLDER`: a real pointer and keys on a virtual screen go through the window.

It needs Xvfb, openbox and xdotool. Each step says what came of it; pictures of all steps go to FOLDER.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from virtual_screen import MARK, missing, run_again

PROGRAMS = ("Xvfb", "openbox", "xdotool")


class Pointer:
    """xdotool, while the window lives on."""

    def __init__(self, driven: Any) -> None:
        self._driven = driven
        self._scale = driven.window.devicePixelRatioF()

    def _do(self, *words: object) -> None:
        with subprocess.Popen(["xdotool", *map(str, words)]) as process:
            while process.poll() is None:
                self._driven.run(10)
        self._driven.run(60)

    def go(self, widget: Any, at: Sequence[float] | None = None) -> None:
        """Move to a place of a widget, its middle by default."""
        from PySide6.QtCore import QPointF

        place = widget.rect().center().toPointF() if at is None else QPointF(float(at[0]), float(at[1]))
        there = widget.mapToGlobal(place) * self._scale
        self._do("mousemove", round(there.x()), round(there.y()))

    def click(self, widget: Any, at: Sequence[float] | None = None, button: int = 1) -> None:
        """Go there and click."""
        self.go(widget, at)
        self._do("click", button)

    def drag(self, widget: Any, start: Sequence[float], end: Sequence[float], button: int = 1, during: Any = None) -> None:
        """Press, move in steps, let go; `during` is called before that."""
        self.go(widget, start)
        self._do("mousedown", button)
        for share in np.linspace(0.2, 1.0, 5):
            self.go(widget, np.add(start, share * np.subtract(end, start)))
        if during is not None:
            during()
        self._do("mouseup", button)

    def key(self, keys: str) -> None:
        """Press keys, `ctrl+z` say."""
        self._do("key", keys)

    def type(self, words: str) -> None:
        """Type words."""
        self._do("type", "--delay", 20, words)


def go_through(case: Path, out: Path) -> int:
    """Open, scroll, move, point, turn pages, drag handles, undo, search; 1 if a step did not do what it should."""
    from driven_window import DrivenWindow

    from surgplan.app.pages.plan_page import PlanPage
    from surgplan.app.views.gizmo_geometry import handles

    driven = DrivenWindow()
    driven.open(case)
    window, pointer, failed = driven.window, Pointer(driven), []
    space = window.space
    assert space is not None
    views, bridge = space.views, space.bridge

    def check(step: str, ok: bool) -> None:
        print(f"{'ok  ' if ok else 'FAIL'} {step}")
        failed.extend([] if ok else [step])
        driven.picture(out / f"{step.replace(' ', '-')}.png")

    index = views.axial.frame.index
    pointer.click(views.axial, button=4)
    check("wheel scrolls", views.axial.frame.index != index)
    before = views.crosshair
    pointer.click(views.coronal, (0.4 * views.coronal.width(), 0.5 * views.coronal.height()))
    check("click moves crosshair", not np.allclose(before, views.crosshair))
    grey = views.axial.window_level
    pointer.drag(views.axial, (100, 100), (160, 80), button=3)
    check("right drag changes grey values", views.axial.window_level != grey)
    assert views.axial.frame is not None
    corner = views.axial.frame.to_lps(0, 0)
    pointer.drag(views.axial, (100, 100), (160, 130), button=2)
    check("middle drag moves the slice", not np.allclose(corner, views.axial.frame.to_lps(0, 0)))
    pointer.click(views.axial, (100, 100), button=3)
    check("right click opens menu", _popup())
    pointer.key("Escape")
    for number, page in enumerate(space.pages):
        pointer.click(window.rail._group.button(number))
        check(f"page {page.title}", space.page_number == number)
    pointer.key("alt+3")
    space.page(PlanPage).implants.select(next(iter(bridge.case.implants)))
    driven.settle()
    for name, view in (("3D", views.scene), ("coronal", views.coronal)):
        implant = bridge.case.implants[space.page(PlanPage).implants.selected]
        before = bridge.session.head.id
        line = next(h for h in handles(implant.pose, view.projection) if h.kind == "arrow").line
        end = line[1] + 0.4 * (line[1] - line[0])
        picture = out / f"dragging-in-{name}.png"
        pointer.drag(view, line[1], end, during=lambda picture=picture: driven.picture(picture))
        moved = bridge.case.implants[implant.id].pose
        check(f"drag handle in {name}", moved != implant.pose and bridge.session.head.parent == before)
        pointer.click(window.top.undo)
        driven.settle()
        check(f"undo after {name}", bridge.case.implants[implant.id].pose == implant.pose)
    camera = views.scene.camera
    pointer.drag(views.scene, (60, 500), (200, 520))
    check("drag turns 3D", views.scene.camera != camera)
    camera = views.scene.camera
    pointer.click(views.scene, button=4)
    check("wheel enlarges 3D", views.scene.camera != camera)
    pointer.key("ctrl+k")
    pointer.type("look from left")
    pointer.key("Return")
    check("palette acts", _popup() is False)
    driven.close()
    return 1 if failed else 0


def _popup() -> bool:
    from PySide6.QtWidgets import QApplication

    return QApplication.activePopupWidget() is not None


def main(arguments: Sequence[str]) -> int:
    """On a virtual screen, started anew inside one if this is none."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    if os.environ.get(MARK):
        return go_through(Path(arguments[0]), Path(arguments[1]))
    if missing(PROGRAMS):
        print(f"{', '.join(missing(PROGRAMS))} is missing; install it first", file=sys.stderr)
        return 1
    return run_again(__file__, arguments, window_manager="openbox")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
