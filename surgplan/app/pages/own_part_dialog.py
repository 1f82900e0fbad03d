"""What must be asked of a part from a file, because the file does not say it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from surgplan.app.parts import label
from surgplan.plan.place_implant import PlaceImplant
from surgplan.plan.pose import Pose
from surgplan.simulate.materials import material_names


class OwnPartDialog(QDialog):
    """Unit, axes and material of an own part."""

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.setWindowTitle("Own part")
        self._unit, self._frame, self._material = QComboBox(), QComboBox(), QComboBox()
        self._unit.addItems(["mm", "cm", "m", "inch"])
        self._frame.addItems(["own", "LPS", "RAS"])
        self._material.addItems(material_names())
        form = QFormLayout()
        for words, box in (("Unit of the file", self._unit), ("Axes of the file", self._frame), ("Material", self._material)):
            form.addRow(words, box)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        place = box.addButton("Place part", QDialogButtonBox.ButtonRole.AcceptRole)
        place.setProperty("role", "main")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label(f"{Path(path).name} does not hold these; say them before it is placed.", "secondary"))
        column.addLayout(form)
        column.addWidget(box)

    def operation(self, name: str, at: Pose) -> PlaceImplant:
        """The operation that places the part; in LPS or RAS it stays where its coordinates say."""
        frame = cast(Literal["own", "LPS", "RAS"], self._frame.currentText())
        unit = cast(Literal["mm", "cm", "m", "inch"], self._unit.currentText())
        where = at if frame == "own" else Pose((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
        return PlaceImplant(name, where, file=self._path, unit=unit, frame=frame, material=self._material.currentText())
