"""Tools of the editor, held by a mouse: what they show on the way, and what they leave in the case."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from surgplan.base.progress import silent
from surgplan.case.labels import read_labels
from surgplan.case.session import Session
from surgplan.segment.tools.new import New
from surgplan.segment.tools.paint import Paint

LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editing(opened: Any, qtbot: Any) -> Any:
    """The case's space with an empty segment `it` that is edited."""
    space = opened.space
    opened.turn_to("Segment")
    space.bridge.do(New("ct", "it", "tumour"))
    space.state.edit.set(segment="it", radius_mm=8.0)
    qtbot.wait(20)
    return space


def mask_of(space: Any, name: str = "it") -> np.ndarray:
    """A segment as the case has it."""
    return read_labels(space.bridge.session.blobs, space.bridge.case.segments[name].labels)


def pixel(view: Any, point: tuple[float, float, float]) -> QPoint:
    """Where a view shows a point (LPS mm)."""
    x, y = view.projection.project(np.array(point))
    return QPoint(round(float(x)), round(float(y)))


def stroke(view: Any, *points: tuple[float, float, float], modifiers: Any = NONE, let_go: bool = True) -> None:
    """Press, move and release the left button."""
    places = [pixel(view, point) for point in points]
    QTest.mousePress(view, LEFT, modifiers, places[0])
    for place in places[1:]:
        QTest.mouseMove(view, place)
        send_move(view, place, modifiers)
    if let_go:
        QTest.mouseRelease(view, LEFT, modifiers, places[-1])


def send_move(view: Any, place: QPoint, modifiers: Any) -> None:
    """A move with the button held, which QTest's own move has not."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    at = QPointF(place)
    event = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, modifiers)
    QApplication.sendEvent(view, event)


def centres(space: Any) -> np.ndarray:
    """The points (k, j, i, 3) of all voxels in LPS mm."""
    grid = space.bridge.case.segments["it"].grid
    k, j, i = np.indices(grid.array_shape)
    return grid.to_lps(np.stack([i, j, k], axis=-1))


def shown(space: Any, name: str = "it") -> Any:
    """What the slices show of a segment."""
    return next(overlay.mask for overlay in space.views.axial._segments if overlay.id == name)


@pytest.mark.parametrize("plane", ["axial", "coronal", "sagittal"])
def test_a_disc_paints_one_slice_of_any_plane(editing: Any, plane: str) -> None:
    view = getattr(editing.views, plane)
    axis = 2 - view.frame.plane.slice_axis
    editing.tool_box.choose("paint")
    stroke(view, (0.0, 0.0, 0.0), (12.0, 12.0, 12.0))
    mask = mask_of(editing)
    assert mask.any()
    assert np.flatnonzero(mask.any(axis=tuple(a for a in range(3) if a != axis))).tolist() == [view.frame.index]


def test_a_sphere_is_seen_before_it_is_done_and_is_one_step(editing: Any) -> None:
    editing.state.edit.set(shape="sphere")
    editing.tool_box.choose("paint")
    steps = len(editing.bridge.session.history())
    before = editing.bridge.case
    stroke(editing.views.axial, (-10.0, 0.0, 0.0), (0.0, 0.0, 0.0), (10.0, 0.0, 0.0), let_go=False)
    preview = shown(editing).dense()
    assert preview.any()
    assert editing.bridge.case is before
    QTest.mouseRelease(editing.views.axial, LEFT, NONE, pixel(editing.views.axial, (10.0, 0.0, 0.0)))
    np.testing.assert_array_equal(mask_of(editing), preview)
    assert len(editing.bridge.session.history()) == steps + 1
    op = editing.bridge.session.head.op
    assert op["do"] == Paint.kind
    height = float(editing.views.axial.frame.middle[2])
    away = np.linalg.norm((centres(editing) - (0, 0, height))[..., [1, 2]], axis=-1)
    inside = preview & (np.abs(centres(editing)[..., 0]) < 8)
    assert away[inside].max() <= 8.0 + 0.3, "the stroke follows the pixels"


def test_nothing_flickers_between_stroke_and_result(editing: Any, qtbot: Any) -> None:
    editing.tool_box.choose("paint")
    seen = []
    view = editing.views.axial
    original = view.set_segments
    view.set_segments = lambda overlays: (seen.append([o.mask for o in overlays if o.id == "it"]), original(overlays))
    stroke(view, (0.0, 0.0, 0.0), (6.0, 0.0, 0.0))
    qtbot.wait(50)
    counts = [mask[0].count for mask in seen]
    assert counts == sorted(counts), "the segment is never drawn without what was painted"
    assert counts[-1] == editing.bridge.case.segments["it"].voxel_count


def test_a_fast_mouse_leaves_no_gaps(editing: Any) -> None:
    from scipy import ndimage

    editing.state.edit.set(radius_mm=3.0)
    editing.tool_box.choose("paint")
    stroke(editing.views.axial, (-30.0, -20.0, 0.0), (30.0, 25.0, 0.0))
    assert ndimage.label(mask_of(editing))[1] == 1
    assert mask_of(editing).any(axis=(0, 1)).sum() > 28


def test_erasing_with_the_tool_and_with_shift(editing: Any) -> None:
    editing.tool_box.choose("paint")
    stroke(editing.views.axial, (-10.0, 0.0, 0.0), (10.0, 0.0, 0.0))
    painted = mask_of(editing)
    stroke(editing.views.axial, (0.0, 0.0, 0.0), modifiers=SHIFT)
    less = mask_of(editing)
    assert 0 < less.sum() < painted.sum()
    editing.state.edit.set(tool="erase", erase=True)
    stroke(editing.views.axial, (-10.0, 0.0, 0.0), (10.0, 0.0, 0.0))
    assert not mask_of(editing).any()


def test_escape_gives_up_a_stroke(editing: Any) -> None:
    editing.tool_box.choose("paint")
    head = editing.bridge.session.head.id
    view = editing.views.axial
    stroke(view, (0.0, 0.0, 0.0), (5.0, 0.0, 0.0), let_go=False)
    assert shown(editing).count > 0
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NONE, pixel(view, (5.0, 0.0, 0.0)))
    assert shown(editing).count == 0
    assert editing.bridge.session.head.id == head


def test_brackets_change_the_radius(editing: Any) -> None:
    editing.tool_box.choose("paint")
    QTest.keyClick(editing.views.axial, Qt.Key.Key_BracketRight)
    assert editing.state.edit.now.radius_mm == pytest.approx(8.96)
    QTest.keyClick(editing.views.axial, Qt.Key.Key_BracketLeft)
    assert editing.state.edit.now.radius_mm == pytest.approx(8.0)


def test_limits_hold_for_the_stroke_on_its_way_and_at_its_end(editing: Any) -> None:
    editing.state.edit.limit(low=500.0, overlaps="keep")
    editing.tool_box.choose("paint")
    stroke(editing.views.axial, (14.0, 0.0, 0.0), (14.0, 4.0, 0.0), let_go=False)
    assert shown(editing).count == 0, "bone is the shaft's, all else is too dark"
    editing.tool_box.choose("")
    editing.state.edit.limit(low=500.0, overlaps="take")
    editing.tool_box.choose("paint")
    shaft = mask_of(editing, "shaft")
    stroke(editing.views.axial, (14.0, 0.0, 0.0), (14.0, 4.0, 0.0), let_go=False)
    preview, left = shown(editing).dense(), shown(editing, "shaft").dense()
    QTest.mouseRelease(editing.views.axial, LEFT, NONE, pixel(editing.views.axial, (14.0, 4.0, 0.0)))
    np.testing.assert_array_equal(mask_of(editing), preview)
    np.testing.assert_array_equal(mask_of(editing, "shaft"), left)
    np.testing.assert_array_equal(left, shaft & ~preview)
    assert preview.any()


def test_without_a_segment_the_brush_says_so(editing: Any) -> None:
    said: list[str] = []
    editing.bridge.refused.connect(said.append)
    editing.state.edit.set(segment=None)
    editing.tool_box.choose("paint")
    stroke(editing.views.axial, (0.0, 0.0, 0.0), (5.0, 0.0, 0.0))
    assert said == ["No segment is chosen; choose one in the list, or begin a new one."]


def test_strokes_are_undone_one_by_one_also_after_the_case_was_opened_again(opened: Any, editing: Any) -> None:
    editing.tool_box.choose("paint")
    for x in (-20.0, 0.0, 20.0):
        stroke(editing.views.axial, (x, 0.0, 0.0), (x, 6.0, 0.0))
    counts = [mask_of(editing).sum()]
    editing.bridge.undo()
    counts.append(mask_of(editing).sum())
    path = editing.bridge.path
    opened.close_case()
    with Session.open(path) as session:
        for _ in range(2):
            session.undo()
            counts.append(read_labels(session.blobs, session.case.segments["it"].labels).sum())
    assert counts[0] > counts[1] > counts[2] > counts[3] == 0


def square(z: float, half: float) -> list[tuple[float, float, float]]:
    """A closed square drawn point by point."""
    corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
    return [(x, y, z) for x, y in corners]


def test_the_lasso_adds_what_it_encloses_and_erases_with_shift(editing: Any) -> None:
    editing.tool_box.choose("draw")
    stroke(editing.views.axial, *square(0.0, 15.0))
    mask, at = mask_of(editing), centres(editing)
    held = (np.abs(at[..., :2]) < 14.5).all(axis=-1)
    layer = np.zeros_like(mask)
    layer[editing.views.axial.frame.index] = True
    assert mask[held & layer].all()
    assert not mask[~layer].any()
    assert not mask[(np.abs(at[..., :2]) > 15.5).any(axis=-1)].any()
    stroke(editing.views.axial, *square(0.0, 8.0), modifiers=SHIFT)
    assert not mask_of(editing)[(np.abs(at[..., :2]) < 7.5).all(axis=-1)].any()
    assert editing.bridge.session.head.op["do"] == "segment.draw"


def test_a_click_takes_the_level_that_is_seen_under_the_mouse(editing: Any) -> None:
    editing.state.edit.set(smoothing_mm=0.0)
    editing.tool_box.choose("level_trace")
    view, edge = editing.views.axial, (14.9, 0.0, 0.0)
    QTest.mouseMove(view, pixel(view, edge))
    send_move(view, pixel(view, edge), NONE)
    tool = editing.tool_box.tools[0]
    radius = np.linalg.norm(tool._line[:, :2], axis=1)
    assert radius.min() > 12
    assert radius.max() < 17
    stroke(view, edge)
    mask = mask_of(editing)
    np.testing.assert_array_equal(mask[view.frame.index], mask_of(editing, "shaft")[view.frame.index])
    assert mask.sum() == mask[view.frame.index].sum()


def test_scissors_cut_a_rectangle_through_all_slices(editing: Any) -> None:
    editing.state.edit.set(segment="shaft", outline="rectangle")
    editing.tool_box.choose("scissors")
    before, at = mask_of(editing, "shaft"), centres(editing)
    stroke(editing.views.axial, (-8.0, -8.0, 0.0), (8.0, 8.0, 0.0))
    gone = before & ~mask_of(editing, "shaft")
    assert gone[(np.abs(at[..., :2]) < 7.0).all(axis=-1)].all()
    assert not gone[(np.abs(at[..., :2]) > 9.0).any(axis=-1)].any()


def test_a_line_cuts_off_its_left_side_in_every_plane(editing: Any) -> None:
    editing.state.edit.set(segment="shaft", outline="line")
    editing.tool_box.choose("scissors")
    start, at = mask_of(editing, "shaft"), centres(editing)
    for plane in ("axial", "coronal", "sagittal"):
        view = getattr(editing.views, plane)
        middle = view.frame.middle
        line = [tuple(middle + 30 * view.frame.plane.down), tuple(middle - 30 * view.frame.plane.down)]
        stroke(view, *line)
        left = (at - middle) @ view.frame.plane.right
        mask = mask_of(editing, "shaft")
        assert not mask[left < -1.0].any(), plane
        np.testing.assert_array_equal(mask[left > 1.0], start[left > 1.0], plane)
        editing.bridge.undo()


def facing(editing: Any, side: str) -> Any:
    """The 3D view from a side, with the shaft uncut and seen."""
    if editing.views.scene.problem is not None:
        pytest.skip(f"no 3D here: {editing.views.scene.problem}")
    for name in ("screw", "cut"):
        editing.bridge.remove(name)
    return editing.views.scene


@pytest.fixture
def scene(editing: Any, qtbot: Any) -> Any:
    """The 3D view from the front, with the shaft alone in it."""
    view = facing(editing, "anterior")
    qtbot.waitUntil(lambda: [item.name for item in view.items] == ["shaft"], timeout=20000)
    view.look_from("anterior")
    return view


def test_a_brush_on_the_surface_paints_where_it_touches(editing: Any, scene: Any) -> None:
    editing.state.edit.set(radius_mm=5.0)
    editing.tool_box.choose("paint")
    stroke(scene, (-4.0, -14.0, 0.0), (0.0, -14.0, 0.0), (4.0, -14.0, 0.0))
    mask, at = mask_of(editing), centres(editing)
    assert mask.any()
    assert at[mask][:, 1].max() < -8.0, "only near the front"
    assert abs(float(at[mask][:, 2].mean())) < 3.0


def test_beside_surfaces_the_mouse_turns_the_view(editing: Any, scene: Any) -> None:
    editing.tool_box.choose("paint")
    direction = scene.camera.direction.copy()
    head = editing.bridge.session.head.id
    QTest.mousePress(scene, LEFT, NONE, QPoint(12, 300))
    send_move(scene, QPoint(60, 300), NONE)
    QTest.mouseRelease(scene, LEFT, NONE, QPoint(60, 300))
    assert not np.allclose(direction, scene.camera.direction)
    assert editing.bridge.session.head.id == head


def test_scissors_in_3d_cut_along_the_view_and_let_ctrl_turn_it(editing: Any, scene: Any) -> None:
    editing.state.edit.set(segment="shaft", outline="rectangle")
    editing.tool_box.choose("scissors")
    before, at = mask_of(editing, "shaft"), centres(editing)
    direction = scene.camera.direction.copy()
    stroke(scene, (0.0, -14.0, -5.0), (3.0, -14.0, 5.0), modifiers=CONTROL)
    assert not np.allclose(direction, scene.camera.direction)
    scene.look_from("anterior")
    stroke(scene, (-30.0, -14.0, -10.0), (30.0, -14.0, 10.0))
    gone = before & ~mask_of(editing, "shaft")
    assert gone[before & (np.abs(at[..., 2]) < 8)].all()
    assert not gone[np.abs(at[..., 2]) > 14].any()
    assert editing.bridge.session.head.op["eye"] is not None


def test_the_surface_follows_a_stroke_and_becomes_exact_when_editing_rests(
    editing: Any, scene: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from surgplan.app.editor import followed_surfaces

    monkeypatch.setattr(followed_surfaces, "QUIET_S", 0.6)
    begun: list[str] = []
    start = editing.bridge.tasks.start
    monkeypatch.setattr(editing.bridge.tasks, "start", lambda title, *a, **k: (begun.append(title), start(title, *a, **k))[1])
    editing.state.edit.set(segment="shaft", shape="sphere", radius_mm=8.0)
    editing.tool_box.choose("paint")

    def reach() -> float:
        return max(float(item.points[np.unique(item.triangles)][:, 0].max()) for item in scene.items)

    wide = reach()
    for z in (0.0, 4.0):
        stroke(editing.views.axial, (14.0, 0.0, z), (18.0, 0.0, z), let_go=False)
        qtbot.wait(120)
        assert reach() > wide + 5, "seen before the mouse is let go"
        QTest.mouseRelease(editing.views.axial, LEFT, NONE, pixel(editing.views.axial, (18.0, 0.0, z)))
        qtbot.wait(50)
        assert reach() > wide + 5
    assert begun == [], "no surface is made while strokes follow each other"
    qtbot.waitUntil(lambda: len(scene.items) == 1 and isinstance(scene.items[0].key, str), timeout=20000)
    assert [title for title in begun if title.startswith("Surface")] == ["Surface of shaft"]


def test_where_an_edit_changed_too_much_for_patches_the_last_surface_stands_until_the_exact_one(
    editing: Any, scene: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from surgplan.app.editor import live_surface

    monkeypatch.setattr(live_surface, "MOST_PATCHES", 0)
    before = next(item.points for item in scene.items if item.name == "shaft")
    editing.state.edit.set(segment="shaft", shape="sphere", radius_mm=8.0)
    editing.tool_box.choose("paint")
    stroke(editing.views.axial, (14.0, 0.0, 0.0), (18.0, 0.0, 0.0))
    assert [item.points is before for item in scene.items] == [True]
    qtbot.waitUntil(lambda: [item.points is before for item in scene.items] == [False], timeout=20000)


def test_a_tools_preview_is_not_taken_for_what_the_exact_surface_shows(editing: Any, scene: Any, qtbot: Any) -> None:
    case, session = editing.bridge.case, editing.bridge.session
    op = Paint("shaft", ((20.0, 0.0, 0.0),), 12.0)
    results = op.compute(case, session.blobs, silent)
    editing.showing.show_preview(session.preview(op, results))
    qtbot.waitUntil(lambda: shown(editing, "shaft").count == results["voxel_count"])
    base = editing.showing._surfaces.followed._bases["shaft"]
    assert base.bricks.count == case.segments["shaft"].voxel_count
    assert [item.id for item in scene.items] == ["shaft"]


def test_a_cut_segment_is_seen_whole_while_it_is_edited(editing: Any, qtbot: Any) -> None:
    scene = editing.views.scene
    if scene.problem is not None:
        pytest.skip(f"no 3D here: {scene.problem}")
    qtbot.waitUntil(lambda: {"upper", "lower"} <= {item.name for item in scene.items}, timeout=20000)
    begun: list[str] = []
    editing.bridge.tasks.changed.connect(lambda task: begun.append(task.title))
    editing.state.edit.set(segment="shaft", shape="sphere")
    editing.tool_box.choose("paint")
    stroke(editing.views.axial, (14.0, 0.0, 0.0), (16.0, 0.0, 0.0))
    qtbot.wait(100)
    assert "shaft" in {item.name for item in scene.items}
    assert not [title for title in begun if title.startswith("Surface")]
    qtbot.waitUntil(lambda: {"upper", "lower"} <= {item.name for item in scene.items}, timeout=20000)


def test_laying_the_tool_down_gives_the_mouse_back(editing: Any) -> None:
    editing.tool_box.choose("paint")
    editing.tool_box.choose("")
    head = editing.bridge.session.head.id
    stroke(editing.views.axial, (10.0, 10.0, 0.0))
    assert editing.bridge.session.head.id == head
    np.testing.assert_allclose(editing.views.axial.crosshair[:2], (10.0, 10.0), atol=1.0)
