"""What the 3D view shows of the scan, what is cut away, and pictures of it; the same menu as other things of looking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from surgplan.app.actions.action import Action, with_case, with_scan

if TYPE_CHECKING:
    from surgplan.app.pages.pictures_panel import PicturesPanel
    from surgplan.app.scene_state import SceneState
    from surgplan.app.window import MainWindow

PLANES = {
    "axial": "Cut the 3D view by an axial plane",
    "coronal": "Cut the 3D view by a coronal plane",
    "sagittal": "Cut the 3D view by a sagittal plane",
    "facing": "Cut the 3D view by a plane that faces you",
}
PRESETS = {
    "bone": "Show the bone of the scan in 3D",
    "vessel": "Show the vessels of the scan in 3D",
    "skin": "Show the skin of the scan in 3D",
    "soft": "Show the soft tissue of the scan in 3D",
}


def _scene(window: MainWindow) -> SceneState:
    assert window.space is not None
    return window.space.state.scene


def _cut_nothing(window: MainWindow) -> None:
    from surgplan.app.views.scene_clipping import Clipping

    _scene(window).set_clipping(Clipping())


def _is_cut(window: MainWindow) -> bool:
    return with_case(window) and _scene(window).clipping.is_on


def _has_plane(window: MainWindow, name: str) -> bool:
    return any(held.name == name for held in _scene(window).clipping.planes)


def _toggle_plane(window: MainWindow, name: str) -> None:
    scene = _scene(window)
    if _has_plane(window, name):
        scene.set_clipping(scene.clipping.without_plane(name))
    else:
        scene.plane_asked.emit(name)


def _toggle_box(window: MainWindow) -> None:
    scene = _scene(window)
    if scene.clipping.box is None:
        scene.box_asked.emit()
    else:
        scene.set_clipping(replace(scene.clipping, box=None))


def _in_hounsfield_units(window: MainWindow) -> bool:
    return with_scan(window) and _scene(window).unit == "HU"


def _pictures(window: MainWindow) -> PicturesPanel:
    window.show_side_page("Views")
    assert window.space is not None
    from surgplan.app.pages.pictures_panel import PicturesPanel

    page = next(page for page in window.space.side_pages if page.title == "Views")
    page.reveal("Pictures and movies")
    return page.findChild(PicturesPanel)


ACTIONS = (
    Action(
        "view.volume",
        "Scan in 3D",
        lambda w: _scene(w).set_volume(visible=not _scene(w).volume.visible),
        "Ctrl+Shift+V",
        "Draws the scan itself in the 3D view.",
        available=with_scan,
        checked=lambda w: _scene(w).volume.visible,
    ),
    *(
        Action(
            f"view.volume_{name}",
            title,
            lambda w, name=name: _scene(w).set_volume(visible=True, preset=name, shift=0.0, strength=1.0),
            available=_in_hounsfield_units,
        )
        for name, title in PRESETS.items()
    ),
    Action(
        "view.cut_box",
        "Cut the 3D view by a box",
        _toggle_box,
        "Ctrl+Shift+X",
        "Cuts away what lies outside of a box, whose faces can be pulled.",
        checked=lambda w: _scene(w).clipping.box is not None,
    ),
    *(
        Action(
            f"view.cut_{name}",
            title,
            lambda w, name=name: _toggle_plane(w, name),
            help="Cuts away what lies before the plane, through the crosshair.",
            checked=lambda w, name=name: _has_plane(w, name),
        )
        for name, title in PLANES.items()
    ),
    Action(
        "view.cut_nothing",
        "Cut nothing away in 3D",
        _cut_nothing,
        help="Takes all cutting planes and the box away.",
        available=_is_cut,
    ),
    Action(
        "view.parallel",
        "3D without perspective",
        lambda w: _scene(w).parallel_asked.emit(not _scene(w).parallel),
        "Ctrl+Shift+O",
        "What is farther is not drawn smaller, so that sizes can be compared.",
        checked=lambda w: _scene(w).parallel,
    ),
    Action(
        "view.keep",
        "Keep this 3D view",
        lambda w: _scene(w).keep_asked.emit(""),
        "Ctrl+Shift+K",
        "Keeps from where the scene is seen, to be found again on the page of the views.",
    ),
    Action(
        "view.picture",
        "Write a picture of the 3D view ...",
        lambda w: _pictures(w).ask_picture(),
        "Ctrl+Shift+G",
        "Writes the 3D view at a size on paper, with legend and scale.",
    ),
    Action(
        "view.movie",
        "Write a turning movie of the 3D view ...",
        lambda w: _pictures(w).ask_movie(),
        help="Writes a movie in which the scene turns once.",
    ),
)
