"""The wheel over the inspector."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QVBoxLayout, QWidget

from surgplan.app.forms.editors import ChoiceEditor
from surgplan.app.parts import chooser
from surgplan.app.quiet_wheel import quieten


def taken(widget: QWidget) -> bool:
    """Whether a notch downwards over the middle of a widget was its own; what it leaves scrolls the page."""
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_lists_of_choices_are_guarded_wherever_they_are_made(qtbot: Any) -> None:
    for made in (ChoiceEditor(["mm", "cm"]), chooser("Unit")):
        qtbot.addWidget(made)
        if not made.count():
            made.addItems(["mm", "cm"])
        made.show()
        assert not taken(made)
        assert made.currentText() == "mm"


def test_it_changes_no_choice_and_no_number_that_is_not_worked_on(qtbot: Any) -> None:
    inside, choice, number = QWidget(), QComboBox(), QSpinBox()
    qtbot.addWidget(inside)
    choice.addItems(["mm", "cm", "m"])
    number.setValue(50)
    column = QVBoxLayout(inside)
    column.addWidget(choice)
    column.addWidget(number)
    quieten(inside)
    inside.show()
    qtbot.waitUntil(inside.isVisible)
    inside.activateWindow()
    choice.setFocus()
    qtbot.waitUntil(choice.hasFocus, timeout=5000)
    assert not taken(choice)
    assert not taken(number)
    assert (choice.currentText(), number.value()) == ("mm", 50)
    number.setFocus()
    qtbot.waitUntil(number.hasFocus, timeout=5000)
    assert taken(number)
    assert number.value() == 49


def test_the_wheel_itself_gives_no_focus(opened: Any) -> None:
    opened.turn_to("Segment")
    page = opened.space.pages[1]
    fields = page.widget().findChildren(QComboBox)
    assert fields
    assert all(field.focusPolicy() == Qt.FocusPolicy.StrongFocus for field in fields)
