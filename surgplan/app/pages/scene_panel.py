"""From where the 3D view is seen, and the views that were kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from surgplan.app.parts import button, buttons, label
from surgplan.app.scene_state import SceneState
from surgplan.app.words import say

LIST_PX = 92
SIDES = (
    ("anterior", "Anterior"),
    ("left", "Left"),
    ("superior", "Superior"),
    ("posterior", "Posterior"),
    ("right", "Right"),
    ("inferior", "Inferior"),
)


class ScenePanel(QWidget):
    """Asks for views; the 3D view follows."""

    def __init__(self, state: SceneState) -> None:
        super().__init__()
        self._state = state
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.sides = {name: button(words) for name, words in SIDES}
        grid = QGridLayout()
        grid.setSpacing(8)
        for n, (name, made) in enumerate(self.sides.items()):
            made.clicked.connect(lambda _=False, name=name: state.camera_asked.emit(name))
            grid.addWidget(made, n // 3, n % 3)
        self.fit = button("Fit", "Shows all of the scene")
        self.fit.clicked.connect(lambda: state.camera_asked.emit("fit"))
        self.parallel = QCheckBox(say("Without perspective"))
        self.parallel.setToolTip(say("Sizes can be compared and measured: what is farther is not smaller"))
        self.parallel.clicked.connect(state.parallel_asked)
        self.name = QLineEdit()
        self.name.setPlaceholderText(say("Name of this view"))
        self.name.setAccessibleName(say("Name of this view"))
        self.keep = button("Keep view")
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.kept = QListWidget()
        self.kept.setAccessibleName(say("Views that were kept"))
        self.kept.setFixedHeight(LIST_PX)
        self.kept.itemActivated.connect(lambda item: self._go())
        self.go, self.remove = button("Go to view"), button("Remove view")
        self.go.clicked.connect(self._go)
        self.remove.clicked.connect(self._remove)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.kept, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        self._of_list = buttons(self.go, self.remove)
        column.addLayout(grid)
        for widget in (buttons(self.fit, self.parallel), buttons(self.name, self.keep), self.kept, self._of_list):
            column.addWidget(widget)
        self.hint = label("Views are kept for this patient on this computer; they are not part of the case.", "hint")
        column.addWidget(self.hint)
        state.views_changed.connect(self.refresh)
        state.told.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the views that were kept."""
        names = list(self._state.kept_views)
        if names != [self.kept.item(n).text() for n in range(self.kept.count())]:
            self.kept.clear()
            self.kept.addItems(names)
            self.kept.setCurrentRow(len(names) - 1)
        for widget in (self.kept, self._of_list, self.hint):
            widget.setVisible(bool(names))
        self.parallel.setChecked(self._state.parallel)

    def _keep(self) -> None:
        self._state.keep_asked.emit(self.name.text().strip())
        self.name.clear()

    def _chosen(self) -> str:
        item = self.kept.currentItem()
        return "" if item is None else item.text()

    def _go(self) -> None:
        camera = self._state.kept_views.get(self._chosen())
        if camera is not None:
            self._state.camera_asked.emit(camera)

    def _remove(self) -> None:
        self._state.set_kept_views({n: c for n, c in self._state.kept_views.items() if n != self._chosen()})
