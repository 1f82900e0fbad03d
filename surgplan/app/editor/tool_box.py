"""Which tool has the left button of the views."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from surgplan.app.bridge import Bridge
from surgplan.app.editor.edit_state import EditState
from surgplan.app.editor.live_edit import LiveEdit
from surgplan.app.editor.warm import warm_up
from surgplan.app.showing import Showing
from surgplan.app.tools.brush_tool import BrushTool
from surgplan.app.tools.edit_tool import Desk, EditTool
from surgplan.app.tools.lasso_tool import LassoTool
from surgplan.app.tools.level_trace_tool import LevelTraceTool
from surgplan.app.tools.scissors_tool import ScissorsTool
from surgplan.app.tools.surface_brush_tool import SurfaceBrushTool
from surgplan.app.views.four_up import FourUp

Maker = Callable[[Desk], EditTool]

TOOLS: Mapping[str, tuple[Maker, Maker | None]] = {
    "paint": (BrushTool, SurfaceBrushTool),
    "erase": (BrushTool, SurfaceBrushTool),
    "draw": (LassoTool, None),
    "level_trace": (LevelTraceTool, None),
    "scissors": (ScissorsTool, ScissorsTool),
}
"""By name, what works in slices, and what works in the 3D view."""


class ToolBox(QObject):
    """Gives the views the tool that `edit` names, and takes it away again; one tool at a time."""

    def __init__(self, bridge: Bridge, views: FourUp, showing: Showing, edit: EditState) -> None:
        super().__init__(views)
        self._views, self._edit = views, edit
        self._desk = Desk(bridge, views, edit, LiveEdit(bridge, showing, edit, self))
        self._tools: list[tuple[QWidget, EditTool]] = []
        self._chosen: tuple[str, bool] = ("", False)
        edit.changed.connect(self._follow)

    def choose(self, name: str) -> None:
        """Take up a tool by its name in `TOOLS`; nothing lays it down."""
        self._edit.set(tool=name if name in TOOLS else "")

    @property
    def tools(self) -> list[EditTool]:
        """The tools the views have now."""
        return list(dict.fromkeys(tool for _, tool in self._tools))

    def _follow(self) -> None:
        now = self._edit.now
        if (now.tool, now.in_scene) != self._chosen:
            self._chosen = (now.tool, now.in_scene)
            self._lay_down()
            if now.tool in TOOLS:
                warm_up()
                self._take_up(*TOOLS[now.tool], in_scene=now.in_scene)
        for view in (*self._views.slices, self._views.scene):
            view.update()

    def _take_up(self, in_slices: Maker, in_3d: Maker | None, *, in_scene: bool) -> None:
        tool = in_slices(self._desk)
        for view in self._views.slices:
            self._give(view, tool)
        if in_3d is not None and in_scene:
            self._give(self._views.scene, in_3d(self._desk))

    def _give(self, view: QWidget, tool: EditTool) -> None:
        view.tools.insert(0, tool)  # type: ignore[attr-defined]
        view.setCursor(tool.cursor)
        self._tools.append((view, tool))

    def _lay_down(self) -> None:
        for view, tool in self._tools:
            tool.cancel()
            view.tools.remove(tool)  # type: ignore[attr-defined]
            view.unsetCursor()
        for tool in self.tools:
            tool.deleteLater()
        self._tools.clear()
