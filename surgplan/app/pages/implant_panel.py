"""Choosing a component, placing it, and moving it by numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from surgplan.app.bridge import Bridge
from surgplan.app.pages.own_part_dialog import OwnPartDialog
from surgplan.app.pages.page import ItemList, buttons, label, tool
from surgplan.app.pages.scan_page import free_name
from surgplan.app.view_state import ViewState
from surgplan.base.geometry import Vector, vector
from surgplan.case.document import Case
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.move_implant import MoveImplant, RemoveImplant
from surgplan.plan.place_implant import PlaceImplant
from surgplan.plan.pose import Pose

STEPS = (("L", (1.0, 0.0, 0.0)), ("P", (0.0, 1.0, 0.0)), ("S", (0.0, 0.0, 1.0)))
UPRIGHT = Pose((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))


class ImplantPanel(QWidget):
    """The catalogue and the implants of the case."""

    chosen = Signal(str)

    def __init__(self, bridge: Bridge, state: ViewState) -> None:
        super().__init__()
        self._bridge, self._state = bridge, state
        self._catalogue = Catalogue.load()
        self._selected = ""
        self._options: dict[str, QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._list = ItemList("No implant yet.")
        self._list.chosen.connect(self.select)
        self._list.eye_clicked.connect(lambda item, on: state.set_look(item, visible=on))
        column.addWidget(self._list)
        column.addWidget(self._chooser())
        self._pose = self._pose_editor()
        column.addWidget(self._pose)
        self._offer_sizes()

    def _chooser(self) -> QWidget:
        self._family, self._size = QComboBox(), QComboBox()
        self._family.addItems(sorted(self._catalogue.families, key=lambda name: (not name.startswith("stem"), name)))
        self._family.currentTextChanged.connect(lambda _: self._offer_sizes())
        self._option_rows = QFormLayout()
        form = QFormLayout()
        for words, editor in (("Component", self._family), ("Size", self._size)):
            name = QLabel(words)
            name.setProperty("role", "secondary")
            editor.setAccessibleName(words)
            form.addRow(name, editor)
        place = QPushButton("Place at crosshair")
        place.setToolTip("Place the component with its origin at the crosshair; the gizmo and the numbers then move it")
        place.clicked.connect(self._place)
        replace = QPushButton("Change size")
        replace.setToolTip("Put this component in the place of the chosen implant")
        replace.clicked.connect(self._replace)
        own = QPushButton("Own part…")
        own.setToolTip("Place a part from an STL, PLY, OBJ or 3MF file")
        own.clicked.connect(self._place_own)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addLayout(self._option_rows)
        column.addWidget(buttons(place, replace, own))
        return box

    def _pose_editor(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._title = label("", "secondary")
        grid.addWidget(self._title, 0, 0, 1, 5)
        self._origin: list[QDoubleSpinBox] = []
        for row, (letter, _) in enumerate(STEPS, start=1):
            value = QDoubleSpinBox()
            value.setRange(-3000, 3000)
            value.setDecimals(1)
            value.setSuffix(" mm")
            value.setKeyboardTracking(False)
            value.setAccessibleName(f"Origin {letter}")
            value.valueChanged.connect(lambda _: self._origin_typed())
            self._origin.append(value)
            grid.addWidget(QLabel(f"Origin {letter}"), row, 0)
            grid.addWidget(value, row, 1)
            less, more = tool("minus", f"Turn -1° about {letter}"), tool("plus", f"Turn +1° about {letter}")
            less.clicked.connect(lambda _=False, r=row: self._turn(r - 1, -1.0))
            more.clicked.connect(lambda _=False, r=row: self._turn(r - 1, 1.0))
            grid.addWidget(QLabel(f"turn about {letter}"), row, 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(less, row, 3)
            grid.addWidget(more, row, 4)
        remove = QPushButton("Remove")
        remove.clicked.connect(lambda: self._bridge.do(RemoveImplant(self._selected)))
        grid.addWidget(remove, 4, 0, 1, 5)
        grid.setColumnStretch(1, 1)
        return box

    def show_case(self, case: Case) -> None:
        """The implants of the case."""
        if self._selected not in case.implants:
            self._selected = next(iter(case.implants), "")
            self.chosen.emit(self._selected)
        self._list.show_items(
            [
                {
                    "id": implant.id,
                    "text": f"{implant.id}{' (chosen)' if implant.id == self._selected else ''}",
                    "figure": f"{implant.component} {implant.size}",
                    "visible": self._state.look(implant.id).visible,
                    "tip": ", ".join(f"{k} {v}" for k, v in implant.parameters.items()),
                }
                for implant in case.implants.values()
            ]
        )
        self._pose.setVisible(bool(self._selected))
        if self._selected:
            self._title.setText(f"Pose of {self._selected} (patient coordinates)")
            for box, value in zip(self._origin, case.implants[self._selected].pose.translation, strict=True):
                box.blockSignals(True)
                box.setValue(value)
                box.blockSignals(False)

    def select(self, name: str) -> None:
        """Choose an implant: its pose is shown and the gizmo goes to it."""
        self._selected = name
        self.chosen.emit(name)
        self.show_case(self._bridge.case)

    @property
    def selected(self) -> str:
        """The chosen implant's name, or nothing."""
        return self._selected

    def _offer_sizes(self) -> None:
        family = self._catalogue.families[self._family.currentText()]
        self._size.clear()
        self._size.addItems(list(family.sizes))
        self._size.setCurrentIndex(len(family.sizes) // 2)
        self._family.setToolTip(family.description)
        while self._option_rows.rowCount():
            self._option_rows.removeRow(0)
        self._options = {}
        for name, choice in family.options.items():
            box = QComboBox()
            box.addItems([f"{v:g}" if isinstance(v, float) else str(v) for v in choice.allowed])
            box.setCurrentText(f"{choice.default:g}" if isinstance(choice.default, float) else str(choice.default))
            box.setToolTip(choice.description)
            words = QLabel(name.removesuffix("_mm").replace("_", " ").capitalize() + (", mm" if name.endswith("_mm") else ""))
            words.setProperty("role", "secondary")
            box.setAccessibleName(words.text())
            self._option_rows.addRow(words, box)
            self._options[name] = box

    def _chosen_options(self) -> dict[str, float | str]:
        family = self._catalogue.families[self._family.currentText()]
        values = {}
        for name, box in self._options.items():
            allowed = {f"{v:g}" if isinstance(v, float) else str(v): v for v in family.options[name].allowed}
            values[name] = allowed[box.currentText()]
        return values

    def _operation(self, name: str, at: Pose) -> PlaceImplant:
        return PlaceImplant(name, at, self._family.currentText(), self._size.currentText(), self._chosen_options())

    def _place(self) -> None:
        point = self._state.crosshair
        if point is None:
            self._bridge.refused.emit("There is no crosshair yet: click in a slice where the implant is to go.")
            return
        name = free_name(self._bridge.case, self._family.currentText().partition(".")[0])
        self._bridge.do(self._operation(name, Pose(point, UPRIGHT.x, UPRIGHT.y)), then=lambda: self.select(name))

    def _replace(self) -> None:
        implant = self._bridge.case.implants.get(self._selected)
        if implant is None:
            self._bridge.refused.emit("No implant is chosen: place one first.")
            return
        self._bridge.do(self._operation(implant.id, Pose.of(implant.pose)))

    def _place_own(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Own part", "", "Surfaces (*.stl *.ply *.obj *.3mf)")
        if not path:
            return
        asked = OwnPartDialog(path, self)
        if asked.exec():
            point: Vector = self._state.crosshair or (0.0, 0.0, 0.0)
            name = free_name(self._bridge.case, "part")
            self._bridge.do(asked.operation(name, Pose(point, UPRIGHT.x, UPRIGHT.y)), then=lambda: self.select(name))

    def _origin_typed(self) -> None:
        implant = self._bridge.case.implants[self._selected]
        shift = [box.value() - v for box, v in zip(self._origin, implant.pose.translation, strict=True)]
        if any(abs(v) > 0.05 for v in shift):
            self._bridge.do(MoveImplant(self._selected, translate_mm=vector(shift)))

    def _turn(self, axis: int, angle_deg: float) -> None:
        self._bridge.do(MoveImplant(self._selected, turn_deg=angle_deg, axis=STEPS[axis][1]))
