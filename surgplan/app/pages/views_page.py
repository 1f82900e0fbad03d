"""Views: how slices and the 3D view are drawn; nothing here changes the case."""

from __future__ import annotations

from surgplan.app.pages.page import Page


class ViewsPage(Page):
    """Beside every step."""

    title = "Views"
    purpose = "How the scan and the plan are drawn. Nothing here changes the case."
    icon_name = "eye"
