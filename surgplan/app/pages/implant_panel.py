"""Choosing a component, placing it, and moving it by numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QGridLayout, QVBoxLayout, QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.file_dialog import ask_file
from surgplan.app.forms.operation_form import LABEL_PX, field_label
from surgplan.app.number_box import NumberBox
from surgplan.app.pages.free_name import free_name
from surgplan.app.pages.item_list import ItemList
from surgplan.app.pages.own_part_dialog import OwnPartDialog
from surgplan.app.parts import button, buttons, chooser, label, tool
from surgplan.app.told import named, told
from surgplan.app.view_state import ViewState
from surgplan.app.words import decimal, say
from surgplan.base.geometry import Vector, vector
from surgplan.case.document import Case, Implant
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.move_implant import MoveImplant
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
        self._list.removed.connect(bridge.remove)
        self._list.chosen.connect(self.select)
        self._list.eye_clicked.connect(lambda item, on: state.set_look(item, visible=on))
        column.addWidget(self._list)
        column.addWidget(self._chooser())
        self._pose = self._pose_editor()
        column.addWidget(self._pose)
        self._offer_sizes()

    def _chooser(self) -> QWidget:
        self._family, self._size = chooser("Component"), chooser("Size")
        self._family.addItems(sorted(self._catalogue.families, key=lambda name: (not name.startswith("stem"), name)))
        self._family.currentTextChanged.connect(lambda _: self._offer_sizes())
        form, self._option_rows = _form(), _form()
        for editor in (self._family, self._size):
            form.addRow(_name(editor.accessibleName()), editor)
        place = button("Place at crosshair", "Place it with its origin at the crosshair; handles and numbers then move it")
        place.clicked.connect(self._place)
        replace = button("Change size", "Put this component in the place of the chosen implant")
        replace.clicked.connect(self._replace)
        own = button("Own part…", "Place a part from an STL, PLY, OBJ or 3MF file")
        own.clicked.connect(self._place_own)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addLayout(self._option_rows)
        column.addWidget(place)
        column.addWidget(buttons(replace, own))
        return box

    def _pose_editor(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._title = label("", "secondary")
        grid.addWidget(self._title, 0, 0, 1, 2)
        turn = label("Turn by 1°", "secondary", wrap=False)
        grid.addWidget(turn, 0, 2, 1, 2, Qt.AlignmentFlag.AlignHCenter)
        self._origin: list[NumberBox] = []
        for row, (letter, _) in enumerate(STEPS, start=1):
            value = NumberBox()
            value.setRange(-3000, 3000)
            value.setDecimals(1)
            value.setSuffix(" mm")
            value.setKeyboardTracking(False)
            value.setMinimumWidth(96)
            value.lineEdit().setTextMargins(6, 0, 0, 0)
            value.setAccessibleName(say("Origin {axis}", axis=letter))
            value.valueChanged.connect(lambda _: self._origin_typed())
            self._origin.append(value)
            less = tool("minus", say("Turn -1° about {axis}", axis=letter))
            more = tool("plus", say("Turn +1° about {axis}", axis=letter))
            less.clicked.connect(lambda _=False, r=row: self._turn(r - 1, -1.0))
            more.clicked.connect(lambda _=False, r=row: self._turn(r - 1, 1.0))
            for column, widget in enumerate((label(letter, "secondary", wrap=False), value, less, more)):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 1)
        return box

    def show_case(self, case: Case) -> None:
        """The implants of the case."""
        if self._selected not in case.implants:
            self._selected = next(iter(case.implants), "")
            if self._selected:
                self._show_component(case.implants[self._selected])
            self.chosen.emit(self._selected)
        self._list.show_items(
            [
                {
                    "id": implant.id,
                    "text": implant.id,
                    "chosen": implant.id == self._selected,
                    "figure": f"{implant.component} {implant.size}",
                    "visible": self._state.look(implant.id).visible,
                    "tip": "\n".join(f"{say(field_label(k))}: {_words(v)}" for k, v in implant.parameters.items()),
                }
                for implant in case.implants.values()
            ]
        )
        self._pose.setVisible(bool(self._selected))
        if self._selected:
            self._title.setText(say("Origin of {name} (LPS)", name=self._selected))
            for box, value in zip(self._origin, case.implants[self._selected].pose.translation, strict=True):
                box.blockSignals(True)
                box.setValue(value)
                box.blockSignals(False)

    def select(self, name: str) -> None:
        """Choose an implant: its pose is shown, the handles and the crosshair go to it."""
        implant = self._bridge.case.implants[name]
        self._selected = name
        self.show_case(self._bridge.case)
        self._show_component(implant)
        self._state.set_crosshair(implant.pose.translation)
        self.chosen.emit(name)

    def _show_component(self, implant: Implant) -> None:
        """The catalogue at the entry the implant was made from, so that "Change size" changes the size alone."""
        if implant.component not in self._catalogue.families:
            return
        self._family.setCurrentText(implant.component)
        self._size.setCurrentText(implant.size)
        for name, box in self._options.items():
            if name in implant.parameters:
                box.setCurrentText(_words(implant.parameters[name]))

    @property
    def selected(self) -> str:
        """The chosen implant's name, or nothing."""
        return self._selected

    def _offer_sizes(self) -> None:
        family = self._catalogue.families[self._family.currentText()]
        self._size.clear()
        self._size.addItems(list(family.sizes))
        self._size.setCurrentIndex(len(family.sizes) // 2)
        self._family.setToolTip(told(family.description))
        while self._option_rows.rowCount():
            self._option_rows.removeRow(0)
        self._options = {}
        for name, choice in family.options.items():
            words = field_label(name)
            box = chooser(words)
            for value in choice.allowed:
                box.addItem(_words(value), value)
            box.setCurrentIndex(box.findData(choice.default))
            box.setToolTip(told(choice.description))
            self._option_rows.addRow(_name(words), box)
            self._options[name] = box

    def _chosen_options(self) -> dict[str, float | str]:
        return {name: box.currentData() for name, box in self._options.items()}

    def _operation(self, name: str, at: Pose) -> PlaceImplant:
        return PlaceImplant(name, at, self._family.currentText(), self._size.currentText(), self._chosen_options())

    def _place(self) -> None:
        point = self._state.crosshair
        if point is None:
            self._bridge.refused.emit(say("There is no crosshair yet: click in a slice where the implant is to go."))
            return
        name = free_name(self._bridge.case, self._family.currentText().partition(".")[0])
        self._bridge.do(self._operation(name, Pose(point, UPRIGHT.x, UPRIGHT.y)), then=lambda: self.select(name))

    def _replace(self) -> None:
        implant = self._bridge.case.implants.get(self._selected)
        if implant is None:
            self._bridge.refused.emit(say("No implant is chosen: place one first."))
            return
        self._bridge.do(self._operation(implant.id, Pose.of(implant.pose)))

    def _place_own(self) -> None:
        path = ask_file(self, say("Own part"), say("Surfaces (*.stl *.ply *.obj *.3mf)"))
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


def _words(value: float | str) -> str:
    return decimal(f"{value:g}") if isinstance(value, float) else named(str(value))


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _name(words: str) -> QWidget:
    made = label(words, "secondary")
    made.setFixedWidth(LABEL_PX)
    return made
