"""The fragments of a plan's cuts: how each was moved, and putting it back."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.pages.item_list import ItemList
from surgplan.app.parts import button, label
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.case.document import Case, Resection
from surgplan.plan.move_fragment import MoveFragment


class FragmentPanel(QWidget):
    """A list of fragments to take hold of."""

    chosen = Signal(str)

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self._bridge, self._state = bridge, state
        self._selected = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._list = ItemList(say("No fragment yet: cut a segment."))
        self._list.chosen.connect(self.select)
        self._list.eye_clicked.connect(lambda item, on: state.set_look(item, visible=on))
        hint = label("Choose a fragment to move it. Landmarks and implants placed on it go with it.", "hint")
        self.back = button("Put it back", "Back to where it was cut")
        self.back.clicked.connect(self._put_back)
        for widget in (self._list, hint, self.back):
            column.addWidget(widget)

    def show_case(self, case: Case) -> None:
        """The fragments of the case."""
        if self._selected not in case.fragments():
            self._selected = ""
        self._list.show_items([self._row(name, cut) for name, cut in case.fragments().items()])
        self.back.setEnabled(case.motion_of(self._selected) is not None)

    def _row(self, name: str, cut: Resection) -> dict[str, Any]:
        return {
            "id": name,
            "text": name,
            "figure": moved_figure(cut, name),
            "tip": say("of {segment}, cut by {cut}", segment=cut.segment, cut=cut.id),
            "visible": self._state.look(name).visible,
            "chosen": name == self._selected,
            "removable": False,
        }

    def select(self, name: str) -> None:
        """Choose a fragment: the handles go to it."""
        self._selected = name
        self.show_case(self._bridge.case)
        self.chosen.emit(name)

    @property
    def selected(self) -> str:
        """The chosen fragment's name, or nothing."""
        return self._selected

    def _put_back(self) -> None:
        self._bridge.do(MoveFragment(self._selected, back=True))


def moved_figure(cut: Resection, name: str) -> str:
    """How far a fragment was moved, in few words."""
    motion = cut.poses.get(name)
    if motion is None:
        return say("as cut")
    origin = np.asarray(cut.plane.origin)
    away_mm = float(np.linalg.norm(motion.apply(origin) - origin))
    return say("{mm:.1f} mm, {deg:.1f}°", mm=away_mm, deg=motion.turn()[1])
