"""Editors and forms: what is typed becomes the operation, and what does not fit is said."""

from __future__ import annotations

import pytest

from surgplan.app.forms.editors import ChoiceEditor, ManyEditor, TextEditor
from surgplan.app.forms.operation_form import OperationForm
from surgplan.app.forms.point_editors import DirectionEditor, PlaneEditor, PointEditor, PointsEditor
from surgplan.app.forms.seeds_editor import SeedsEditor
from surgplan.case.document import Case
from surgplan.vocabulary import OPERATIONS

HERE = (1.0, 2.04, -3.0)


def test_a_choice_that_is_not_there_is_not_taken_for_another(qtbot) -> None:
    editor = ChoiceEditor(["a", "b"])
    qtbot.addWidget(editor)
    assert editor.value() == "a"
    editor.set_value("c")
    assert editor.value() is None
    editor.set_choices(["a", "c"])
    assert editor.value() == "c"


def test_ticks_stay_when_names_are_added(qtbot) -> None:
    editor = ManyEditor()
    qtbot.addWidget(editor)
    editor.set_choices(["a", "b"])
    editor.set_value(["b"])
    editor.set_choices(["c", "b", "a"])
    assert editor.value() == ["b"]


@pytest.mark.parametrize(("text", "value"), [("2,5", 2.5), (" 3 ", 3), ("", None)])
def test_numbers_are_read_as_people_write_them(qtbot, text, value) -> None:
    editor = TextEditor(float)
    qtbot.addWidget(editor)
    editor.setText(text)
    assert editor.value() == value


@pytest.mark.parametrize("text", ["much", "nan", "[1]"])
def test_what_is_no_number_is_said(qtbot, text) -> None:
    editor = TextEditor(float)
    qtbot.addWidget(editor)
    editor.setText(text)
    with pytest.raises(ValueError, match="a number is needed"):
        editor.value()


def test_a_point_is_typed_named_or_taken(qtbot) -> None:
    editor = PointEditor(lambda: HERE, named=True)
    qtbot.addWidget(editor)
    editor.set_choices(["head"])
    for given, value in (("head", "head"), ("[1, 2, 3]", [1, 2, 3]), ("4, 5.5, -6", [4, 5.5, -6])):
        editor.set_value(given)
        assert editor.value() == value
    editor.take(HERE)
    assert editor.value() == [1.0, 2.0, -3.0]
    editor.set_value("[1, 2]")
    with pytest.raises(ValueError, match="three numbers"):
        editor.value()


def test_a_direction_has_names_of_the_patient_and_of_implants(qtbot) -> None:
    editor = DirectionEditor()
    qtbot.addWidget(editor)
    editor.set_choices(["stem.cut_normal"])
    for given, value in (("superior", [0, 0, 1]), ([1, 0, 0], [1, 0, 0]), ("stem.cut_normal", "stem.cut_normal")):
        editor.set_value(given)
        assert editor.value() == value


def test_a_plane_is_nothing_without_a_point(qtbot) -> None:
    editor = PlaneEditor(lambda: HERE)
    qtbot.addWidget(editor)
    assert editor.value() is None
    editor.set_value({"origin": [1, 2, 3], "normal": [0, 1, 0]})
    assert editor.value() == {"origin": [1, 2, 3], "normal": [0, 1, 0]}


def test_empty_points_are_left_out(qtbot) -> None:
    editor = PointsEditor(lambda: HERE)
    qtbot.addWidget(editor)
    editor.set_value(["a", "b"])
    assert editor.value() == ["a", "b"]


def test_seeds_are_collected_from_the_crosshair(qtbot) -> None:
    editor = SeedsEditor(lambda: HERE)
    qtbot.addWidget(editor)
    assert editor.value() is None
    first, second = editor._parts
    first._name.setText("femur")
    with pytest.raises(ValueError, match="femur needs a point"):
        editor.value()
    first.add(HERE)
    first.add((4.0, 5.0, 6.0))
    second.add(HERE)
    with pytest.raises(ValueError, match="a part needs a name"):
        editor.value()
    second._name.setText("pelvis")
    assert editor.value() == {"femur": [[1.0, 2.0, -3.0], [4.0, 5.0, 6.0]], "pelvis": [[1.0, 2.0, -3.0]]}


@pytest.mark.parametrize("kind", sorted(OPERATIONS))
def test_every_operation_has_a_form(qtbot, kind) -> None:
    form = OperationForm(OPERATIONS[kind], "Do it", lambda: HERE)
    qtbot.addWidget(form)
    form.show_case(Case())
    form.ask()


def test_fields_that_are_folded_away_still_count(qtbot) -> None:
    form = OperationForm(OPERATIONS["segment.threshold"], "Do it", lambda: HERE, first=("low", "into"))
    qtbot.addWidget(form)
    form.editor("image").set_choices(["ct"])
    form.set_values({"low": 100.0, "into": "bone", "high": 900.0})
    assert form.operation().high == 900.0


def test_names_are_typed_with_commas_and_may_be_left_out(qtbot) -> None:
    form = OperationForm(OPERATIONS["segment.split"], "Split", lambda: HERE)
    qtbot.addWidget(form)
    form.set_values({"segment": "bone", "seeds": {"femur": [HERE, HERE], "pelvis": [HERE]}})
    form.editor("segment").set_choices(["bone"])
    assert form.editor("heads").text() == ""
    assert form.operation().heads == ()
    qtbot.keyClicks(form.editor("heads"), "femur, tibia ,")
    assert form.operation().heads == ("femur", "tibia")
