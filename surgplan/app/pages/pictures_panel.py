"""Pictures of the 3D view for paper, and movies in which it turns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QProgressBar, QVBoxLayout, QWidget

from surgplan.app.file_dialog import ask_target
from surgplan.app.number_box import NumberBox
from surgplan.app.pages.field_rows import field_rows
from surgplan.app.parts import button, buttons, chooser, label
from surgplan.app.scene_state import PrintOrder, SceneState, Turntable
from surgplan.app.told import told
from surgplan.app.words import say

DOTS_PER_INCH = (150, 300, 600)
MOVIE_SIZES = ((640, 480), (960, 720), (1280, 960), (1280, 720), (1920, 1080))
FIRST_SIZE = 1
SECONDS = (2.0, 60.0)
ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff")


class PicturesPanel(QWidget):
    """Asks for pictures and movies; says what became of them."""

    def __init__(self, state: SceneState) -> None:
        super().__init__()
        self._state = state
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.width_mm = _number("Width on paper", 20.0, 1200.0, 160.0, " mm")
        self.height_mm = _number("Height on paper", 20.0, 1200.0, 120.0, " mm")
        self.dots = chooser("Dots per inch")
        for dots in DOTS_PER_INCH:
            self.dots.addItem(say("{dots} dots per inch", dots=dots), dots)
        self.dots.setCurrentIndex(1)
        self.true_scale = QCheckBox(say("True size, 1 : 1"))
        self.true_scale.setToolTip(say("One mm of the patient is one mm on paper; drawn without perspective"))
        self.white = QCheckBox(say("White background"))
        self.white.setChecked(True)
        self.write = button("Write picture ...")
        self.write.clicked.connect(lambda: self.ask_picture())
        self.seconds = _number("Time for one turn", *SECONDS, 8.0, " s")
        self.size: QComboBox = chooser("Size of the movie")
        for width, height in MOVIE_SIZES:
            self.size.addItem(f"{width} x {height}", (width, height))
        self.size.setCurrentIndex(FIRST_SIZE)
        self.film = button("Write turning movie ...")
        self.film.clicked.connect(lambda: self.ask_movie())
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.stop = button("Stop")
        self.stop.clicked.connect(state.movie_stop_asked)
        self._running = buttons(self.bar, self.stop)
        self.said = label("", "secondary")
        paper = field_rows(("Width", self.width_mm), ("Height", self.height_mm), ("Sharpness", self.dots))
        movie = field_rows(("One turn", self.seconds), ("Size", self.size))
        rows = (paper, self.true_scale, self.white, buttons(self.write), movie, buttons(self.film), self._running, self.said)
        for widget in rows:
            column.addWidget(widget)
        self._running.hide()
        self.said.hide()
        state.said.connect(self._say)
        state.movie_progress.connect(self._show_progress)

    def ask_picture(self) -> None:
        """Ask where to, and have the picture made."""
        kinds = say("Pictures (*.png *.jpg *.tif)")
        target, _ = ask_target(self, say("Write picture"), "3d.png", kinds)
        if target:
            self._state.print_asked.emit(self.order(Path(target)))

    def order(self, target: Path) -> PrintOrder:
        """What the fields say; a name without an ending becomes a PNG."""
        named = target if target.suffix.lower() in ENDINGS else target.with_name(target.name + ".png")
        return PrintOrder(
            named,
            self.width_mm.value(),
            self.height_mm.value(),
            self.dots.currentData(),
            self.true_scale.isChecked(),
            self.white.isChecked(),
        )

    def ask_movie(self) -> None:
        """Ask where to, and have the movie made."""
        movie, series = say("Movie (*.avi)"), say("Folder of PNG pictures (*)")
        target, kind = ask_target(self, say("Write turning movie"), "turn.avi", f"{movie};;{series}")
        if target:
            self._state.movie_asked.emit(self.movie(Path(target), series=kind == series))

    def movie(self, target: Path, *, series: bool) -> Turntable:
        """What the fields say."""
        ending = "" if series else ".avi"
        width, height = self.size.currentData()
        return Turntable(target.with_suffix(ending), self.seconds.value(), width=width, height=height)

    def _say(self, words: str, wrong: bool) -> None:
        self.said.setProperty("role", "caution" if wrong else "secondary")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setText(told(words))
        self.said.show()

    def _show_progress(self, share: float) -> None:
        self._running.setVisible(share < 1.0)
        self.film.setEnabled(share >= 1.0)
        self.bar.setValue(round(1000 * share))
        if share < 1.0:
            self.said.hide()


def _number(name: str, least: float, most: float, value: float, unit: str) -> NumberBox:
    made = NumberBox()
    made.setRange(least, most)
    made.setDecimals(0)
    made.setValue(value)
    made.setSuffix(unit)
    made.setKeyboardTracking(False)
    made.setAccessibleName(say(name))
    return made
