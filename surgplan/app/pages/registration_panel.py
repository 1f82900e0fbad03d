"""Registering one scan of the case with another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QListWidget, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.pages.free_name import free_name
from surgplan.app.parts import Section, button, buttons, chooser, label, offer
from surgplan.app.told import named, told
from surgplan.app.view_state import ViewState
from surgplan.app.words import decimal, say
from surgplan.base.errors import SurgplanError
from surgplan.base.geometry import Vector
from surgplan.base.grid import Grid
from surgplan.case.apart import why_apart
from surgplan.case.document import Case, Image
from surgplan.imaging.registration.register_image import METHODS, RegisterImage

Method = Literal["rigid", "affine", "deformable"]
WHOLE = "everything"
FEWEST_PAIRS = 3
METHOD_WORDS = {
    "rigid": "rigid: moved and turned",
    "affine": "affine: also stretched",
    "deformable": "deformable: also bent",
}


class RegistrationPanel(Section):
    """Which scan is moved onto which, from which landmarks; the check's figures once it is done."""

    registered = Signal(str)

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__("Register scans", folded=True)
        self._bridge, self._state = bridge, state
        self._there: set[tuple[str, str, Grid]] = set()
        self._pairs: list[tuple[Vector, Vector]] = []
        self._half: dict[str, Vector] = {}
        self.moving, self.fixed = chooser("Scan that is moved"), chooser("Scan that stays")
        self.method, self.where = chooser("Kind of motion"), chooser("Where they must agree")
        self.method.addItems([say(METHOD_WORDS[name]) for name in METHODS])
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        for words, box in (("Move", self.moving), ("Onto", self.fixed), ("Motion", self.method), ("Agree in", self.where)):
            form.addRow(label(words, "secondary", wrap=False), box)
        fields = QWidget()
        fields.setLayout(form)
        self._of = {"moving": self.moving, "fixed": self.fixed}
        self._take = {side: button("") for side in self._of}
        for side, take in self._take.items():
            take.clicked.connect(lambda checked=False, side=side: self._point(side))
        state.changed.connect(self._name_buttons)
        self.pairs = QListWidget()
        self.pairs.setAccessibleName(say("Pairs of points"))
        self.pairs.setFixedHeight(72)
        self.forget = button("Clear points")
        self.forget.clicked.connect(self._forget)
        self._said = label("", "secondary")
        self.go = button("Register", main=True)
        self.go.clicked.connect(self._register)
        hint = (
            "Without points it starts from the headers and from the bodies' middles. With three pairs or more it starts there."
        )
        self.add(fields, label(hint, "hint"), *self._take.values(), self.pairs, self.forget, buttons(self.go), self._said)
        for box in self._of.values():
            box.activated.connect(lambda row: self._forget())
        self._show_pairs()

    def show_case(self, case: Case) -> None:
        """Offer the scans; what lies apart, or came last, is to be moved onto the first."""
        newest_first = [*case.images.values()][::-1]
        scans = sorted(newest_first, key=lambda image: not why_apart(case, image))
        self.setVisible(len(scans) > 1)
        names = [image.id for image in scans]
        there = {(image.id, image.voxels, image.grid) for image in scans}
        if there != self._there:  # another scan has come or gone: what was chosen and pointed at among others is no choice
            self._there = there
            for box in self._of.values():
                box.clear()
            self._forget()
        offer(self.moving, names)
        offer(self.fixed, names[::-1])
        offer(self.where, [say(WHOLE), *case.segments])
        self._name_buttons()
        done = [image for image in case.images.values() if image.registration is not None]
        self._said.setText("\n".join(registration_words(image) for image in done))
        self._said.setVisible(bool(done))

    def _allow(self) -> None:
        """A scan is not registered onto itself."""
        self.go.setEnabled(self.moving.currentText() != self.fixed.currentText())

    def _is_shown(self, side: str) -> bool:
        shown = self._state.shown_image(self._bridge.case)
        return shown is not None and shown.id == self._of[side].currentText()

    def _name_buttons(self) -> None:
        """A point can be taken only in the scan that is shown."""
        self._allow()
        for side, take in self._take.items():
            name = self._of[side].currentText()
            here, elsewhere = (
                say("Take the crosshair's point in {scan}", scan=name),
                say("Show {scan} to take a point in it", scan=name),
            )
            take.setText(here if self._is_shown(side) else elsewhere)
            take.setEnabled(bool(name) and side not in self._half)

    def _point(self, side: str) -> None:
        """Take the crosshair's point, or first show the scan it is to be in."""
        if not self._is_shown(side):
            self._state.set_image(self._of[side].currentText())
            return
        if self._state.crosshair is not None:
            self._half[side] = self._state.crosshair
        if len(self._half) == 2:
            self._pairs.append((self._half["moving"], self._half["fixed"]))
            self._half = {}
        self._show_pairs()

    def _show_pairs(self) -> None:
        self.pairs.clear()
        for number, (moving, fixed) in enumerate(self._pairs, start=1):
            self.pairs.addItem(say("{number}: {one} is {other}", number=number, one=_place(moving), other=_place(fixed)))
        if self._half:
            side, point = next(iter(self._half.items()))
            values = {"number": len(self._pairs) + 1, "place": _place(point), "scan": self._of[side].currentText()}
            self.pairs.addItem(say("{number}: {place} in {scan}; now in the other", **values))
        self.pairs.scrollToBottom()
        for widget in (self.pairs, self.forget):
            widget.setVisible(self.pairs.count() > 0)
        self._name_buttons()

    def _forget(self) -> None:
        self._pairs, self._half = [], {}
        self._show_pairs()

    def operation(self) -> RegisterImage:
        """What the button asks for."""
        where = self.where.currentText()
        return RegisterImage(
            moving=self.moving.currentText(),
            fixed=self.fixed.currentText(),
            as_=free_name(self._bridge.case, f"{self.moving.currentText()}_registered"),
            method=cast(Method, METHODS[self.method.currentIndex()]),
            start="landmarks" if len(self._pairs) >= FEWEST_PAIRS else "any",
            landmarks=tuple(self._pairs),
            segment=None if where in ("", say(WHOLE)) else where,
        )

    def _register(self) -> None:
        op = self.operation()

        def done() -> None:
            self._forget()
            self._state.set_image(op.fixed)
            self.registered.emit(op.as_)

        def failed(error: SurgplanError) -> None:
            self._bridge.refused.emit(str(error))

        self._bridge.do(op, then=done, failed=failed)


def registration_words(image: Image) -> str:
    """A registered scan with the figures of its check."""
    made = image.registration
    assert made is not None
    figures = ", ".join(figure_words(made.figures))
    values = {"scan": image.id, "moving": made.moving, "fixed": made.fixed, "method": named(made.method), "figures": figures}
    return say("{scan}: {moving} onto {fixed}, {method}. {figures}", **values).strip()


def figure_words(figures: Mapping[str, float]) -> list[str]:
    """Figures with their units, which stand at the end of their names.

    >>> figure_words({"spread_mm": 0.123, "overlap": 0.9})
    ['spread 0.12 mm', 'overlap 0.9']
    """
    units = {"mm": "mm", "deg": "°"}
    found = []
    for name, value in figures.items():
        *words, last = name.split("_")
        unit = units.get(last, "")
        spoken = " ".join(words if unit else [*words, last])
        found.append(f"{told(spoken)} {decimal(f'{value:.2g}')} {unit}".strip())
    return found


def _place(point: Vector) -> str:
    return "(" + ", ".join(f"{v:.1f}" for v in point) + ")"
