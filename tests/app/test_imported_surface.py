"""Imported surfaces in the window."""

from __future__ import annotations

from surgplan.mesh.files import write_surface
from surgplan.mesh.import_surface import ImportSurface
from surgplan.mesh.triangles import TriMesh
from tests.app.conftest import at_rest
from tests.mesh.test_fields import CUBE


def test_an_imported_surface_is_shown_in_3d_and_taken_out(opened, qtbot, tmp_path) -> None:
    bridge, space = opened.space.bridge, opened.space
    for name, triangles in (("guide", CUBE.triangles), ("shell", CUBE.triangles[2:])):
        write_surface(TriMesh(CUBE.points * 10, triangles), tmp_path / f"{name}.stl")
        bridge.session.do(ImportSurface(str(tmp_path / f"{name}.stl"), "mm", "LPS", name))
        at_rest(qtbot, opened)

    def shown() -> set[str]:
        return {item.id for item in space.showing._surfaces.items(bridge.case, bridge.case)}

    qtbot.waitUntil(lambda: {"guide", "shell"} <= shown(), timeout=20000)
    qtbot.waitUntil(lambda: {"guide", "shell"} <= {surface.id for surface in space.views.axial._surfaces}, timeout=20000)
    space.state.slices.set_look(implant_fill=0.3)
    fills = {surface.id: surface.fill for surface in space.views.axial._surfaces}
    assert (fills["guide"], fills["shell"]) == (0.3, 0.0), "what is open has no inside"
    bridge.remove("guide")
    at_rest(qtbot, opened)
    assert "guide" not in shown()
