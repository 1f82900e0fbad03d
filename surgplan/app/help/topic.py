"""Which part of the window the user is at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from surgplan.app.pages.page import Page
    from surgplan.app.window import MainWindow

TOPIC = "help_topic"
"""The property of a widget that says what the guide calls it."""
START, SLICES, SCENE = "Start", "Slices", "3D"


def topic_at(widget: QWidget | None, window: MainWindow) -> str:
    """What the guide calls the part a widget is in: `Views/Slab`, `Plan`; without one what is worked on."""
    from surgplan.app.pages.page import Page  # the start page needs none of these
    from surgplan.app.views.scene_view import SceneView
    from surgplan.app.views.slice_view import SliceView

    inside: list[QWidget] = []
    while widget is not None:
        told = widget.property(TOPIC)
        if told:
            return str(told)
        if isinstance(widget, SliceView):
            return SLICES
        if isinstance(widget, SceneView):
            return SCENE
        if isinstance(widget, Page):
            return _of_page(widget, inside)
        inside.append(widget)
        widget = widget.parentWidget()
    if window.space is None:
        return START
    return next((page.title for page in (*window.space.side_pages, *window.space.pages) if page.isVisible()), START)


def _of_page(page: Page, inside: list[QWidget]) -> str:
    """The page, and the section that one of these widgets is."""
    for title, section in page.sections.items():
        if section in inside:
            return f"{page.title}/{title}"
    return page.title
