"""How an implant sits in a bone: the figures, the map, and whether they are of the pose it has now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.pages.figures import Figures
from surgplan.app.parts import button, buttons, chooser, label, offer_rows
from surgplan.app.stale import out_of_date
from surgplan.app.view_state import ViewState
from surgplan.app.words import say
from surgplan.artifacts.fits import fit_pairs, fit_recipe
from surgplan.artifacts.recipe import Recipe
from surgplan.artifacts.status import Ledger
from surgplan.base.errors import SurgplanError
from surgplan.case.document import Case

IN = " in "
"""Between implant and bone in the name of a pair, as results of fits are kept under."""


class FitPanel(QWidget):
    """A pair of implant and bone, a button that measures, a map in 3D, and figures."""

    map_asked = Signal(bool)

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self._bridge, self._state = bridge, state
        self._pair = chooser("Implant and bone whose fit is shown")
        self._pair.activated.connect(lambda _: self._turn_to_pair())
        self._measure = button("Measure fit", "Gaps, contact and canal fill at this pose")
        self._measure.clicked.connect(self.measure)
        self._map = button("Show gap map", "Colour the implant by its gap to the bone")
        self._map.setCheckable(True)
        self._map.clicked.connect(self._toggle_map)
        self._words = label("", "caution")
        self._figures = Figures()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._pair, buttons(self._measure, self._map), self._words, self._figures):
            column.addWidget(widget)
        bridge.artifact_ready.connect(self._follow)
        bridge.job_changed.connect(self._follow)
        state.changed.connect(self._follow)

    def show_case(self, case: Case) -> None:
        """The pairs there are, and the figures of the chosen one."""
        fits = [(implant, segment) for implant in case.implants for segment in fit_pairs(case, implant)]
        rows = [(say("{implant} in {bone}", implant=implant, bone=bone), f"{implant}{IN}{bone}") for implant, bone in fits]
        offer_rows(self._pair, rows, self._likely(case, [pair for _, pair in rows]))
        self._show()

    def _likely(self, case: Case, pairs: list[str]) -> str:
        """The pair that was measured, else one with a piece of a cut bone, the bone it was placed in, one that is seen."""
        ledger = Ledger(self._bridge.shop.cache)
        placed = {f"{implant.id}{IN}{implant.on}" for implant in case.implants.values()}
        bone = {pair: pair.partition(IN)[2] for pair in pairs}

        def rank(pair: str) -> tuple[bool, bool, bool, bool]:
            return (
                ledger.last_key(f"fit of {pair}") is None,
                bone[pair] not in case.fragments(),
                pair not in placed,
                not self._state.look(bone[pair]).visible,
            )

        return min(pairs, key=rank, default="")

    def measure(self) -> None:
        """Work out the figures of the pose as it is."""
        recipe = self._recipe(self._bridge.case)
        if recipe is not None:
            self._bridge.retry(recipe, say("Fit of {pair}", pair=self._pair.currentText()), f"fit of {self.pair}")
            self._show()

    @property
    def pair(self) -> str:
        """`stem in femur`, or nothing."""
        return str(self._pair.currentData() or "")

    def _recipe(self, case: Case) -> Recipe | None:
        implant, _, segment = self.pair.partition(IN)
        if implant not in case.implants:
            return None
        try:
            return fit_recipe(case, implant, segment)
        except SurgplanError:
            return None

    def _follow(self, *_: object) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        recipe = self._recipe(self._bridge.case)
        artifact = None if recipe is None else self._bridge.peek(recipe)
        running = recipe is not None and self._bridge.is_wanted(recipe)
        self._measure.setEnabled(recipe is not None and artifact is None and not running)
        self._map.setEnabled(artifact is not None or self._state.map_of == self.pair)
        self._map.setChecked(bool(self.pair) and self._state.map_of == self.pair)
        if artifact is not None:
            self._say("", "hint")
            self._figures.show_figures(artifact.facts["figures"], fixed=True)
            return
        ledger = Ledger(self._bridge.shop.cache)
        last = ledger.last_key(f"fit of {self.pair}")
        old = None if last is None else self._bridge.shop.cache.get(last)
        self._figures.show_figures(old.facts["figures"] if old else {}, stale=True, fixed=True)
        if recipe is None:
            self._say(say("Place an implant to see how it fits."), "hint")
        elif running:
            self._say(say("Being measured…"), "hint")
        elif last is not None and old is not None:
            self._say(out_of_date(self._bridge.session, last, self._required), "caution")
        else:
            self._say(say("Not measured at this pose."), "hint")

    def _required(self, case: Case) -> Recipe:
        implant, _, segment = self.pair.partition(IN)
        return fit_recipe(case, implant, segment)

    def _say(self, words: str, role: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        if self._words.property("role") != role:
            self._words.setProperty("role", role)
            self._words.style().unpolish(self._words)
            self._words.style().polish(self._words)

    def _turn_to_pair(self) -> None:
        if self._map.isChecked():
            self._state.show_map(self.pair, "gap")
        self._show()

    def _toggle_map(self, on: bool) -> None:
        self._state.show_map(self.pair if on else None, "gap")
