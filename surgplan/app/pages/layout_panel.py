"""How the views are arranged: the layout, the big view, views in windows of their own, and the other scenario."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QSizePolicy, QToolButton, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.icons import set_icon
from surgplan.app.parts import button, chooser, label
from surgplan.app.showing_other import other_scenarios
from surgplan.app.view_state import ViewState
from surgplan.app.views.layouts import DOCKED, LAYOUTS, OTHER, SCENE
from surgplan.app.words import say

VIEW_WORDS = {"axial": "Axial", "coronal": "Coronal", "sagittal": "Sagittal", SCENE: "3D", OTHER: "Other scenario"}
COLUMNS = 2


class LayoutPanel(QWidget):
    """Changes the layout state and nothing else."""

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self._bridge, self._state = bridge, state.layout
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.layouts = QButtonGroup(self)
        for number, each in enumerate(LAYOUTS):
            made = _choice(each.title, each.icon_name, each.help)
            self.layouts.addButton(made, number)
            grid.addWidget(made, number // COLUMNS, number % COLUMNS)
        self.layouts.idClicked.connect(lambda number: self._state.set(layout=LAYOUTS[number].id))
        self.big = chooser("The big view")
        self.big.addItems([say(VIEW_WORDS[name]) for name in DOCKED])
        self.big.activated.connect(lambda row: self._state.set(big=DOCKED[row]))
        self._big_words = label("The big view", "secondary")
        self.scenario = chooser("The scenario beside this one")
        self.scenario.activated.connect(lambda row: self._state.set(scenario=self.scenario.itemText(row)))
        self._scenario_words = label("Beside this scenario", "secondary")
        self.linked = QCheckBox(say("Turn both 3D views together"))
        self.linked.toggled.connect(lambda on: self._state.set(linked=on))
        self.reset = button("Even out the borders", "Gives every view of this layout the room it had at first")
        self.reset.clicked.connect(self._reset)
        row = -(-len(LAYOUTS) // COLUMNS)
        for words, box in ((self._big_words, self.big), (self._scenario_words, self.scenario)):
            grid.addWidget(words, row, 0)
            grid.addWidget(box, row, 1)
            row += 1
        grid.addWidget(self.linked, row, 0, 1, COLUMNS)
        grid.addWidget(self.reset, row + 1, 0, 1, COLUMNS)
        grid.addWidget(label("In a window of its own, for a second monitor:", "secondary"), row + 2, 0, 1, COLUMNS)
        self.apart = {name: QCheckBox(say(words)) for name, words in VIEW_WORDS.items()}
        for number, (name, box) in enumerate(self.apart.items()):
            box.clicked.connect(lambda on, name=name: self._put_apart(name, on))
            grid.addWidget(box, row + 3 + number // COLUMNS, number % COLUMNS)
        self._state.changed.connect(self.refresh)
        bridge.case_changed.connect(lambda before, after: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show how the views are arranged now."""
        now = self._state.now
        self.layouts.button(next(n for n, each in enumerate(LAYOUTS) if each.id == now.layout)).setChecked(True)
        self.big.setCurrentIndex(DOCKED.index(now.big))
        for widget in (self._big_words, self.big):
            widget.setVisible(now.layout == "big")
        others = other_scenarios(self._bridge)
        both = now.layout == "scenarios" or OTHER in now.apart
        self.scenario.clear()
        self.scenario.addItems(others)
        self.scenario.setCurrentText(now.scenario or "")
        for widget in (self._scenario_words, self.scenario):
            widget.setVisible(both and bool(others))
        self.linked.setVisible(both)
        self.linked.setChecked(now.linked)
        for name, box in self.apart.items():
            box.setChecked(name in now.apart)

    def _reset(self) -> None:
        shares = {name: kept for name, kept in self._state.now.shares.items() if name != self._state.now.layout}
        self._state.set(shares=shares)

    def _put_apart(self, name: str, on: bool) -> None:
        kept = {each: at for each, at in self._state.now.apart.items() if each != name}
        self._state.set(apart={**kept, name: ""} if on else kept)
        self.refresh()


def _choice(title: str, icon_name: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(say(title))
    set_icon(made, icon_name)
    made.setIconSize(QSize(20, 20))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setCheckable(True)
    made.setAutoExclusive(True)
    made.setProperty("role", "palette")
    made.setToolTip(say(tip))
    return made
