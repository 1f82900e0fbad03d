"""Views: how slices and the 3D view are drawn; nothing here changes the case."""

from __future__ import annotations

from surgplan.app.pages.cine_panel import CinePanel
from surgplan.app.pages.clipping_panel import ClippingPanel
from surgplan.app.pages.curve_panel import CurvePanel
from surgplan.app.pages.layout_panel import LayoutPanel
from surgplan.app.pages.oblique_panel import ObliquePanel
from surgplan.app.pages.page import Page
from surgplan.app.pages.pictures_panel import PicturesPanel
from surgplan.app.pages.result_cut_panel import ResultCutPanel
from surgplan.app.pages.scene_panel import ScenePanel
from surgplan.app.pages.slab_panel import SlabPanel
from surgplan.app.pages.slices_panel import SlicesPanel
from surgplan.app.pages.volume_panel import VolumePanel


class ViewsPage(Page):
    """Beside every step."""

    title = "Views"
    purpose = "How the scan and the plan are drawn. Nothing here changes the case."
    icon_name = "eye"

    def build(self) -> None:
        """Each section is a panel of its own."""
        self.section("Layout", LayoutPanel(self.bridge, self.state), folded=False)
        self.section("Oblique planes", ObliquePanel(self.bridge, self.state), folded=False)
        self.section("Slab", SlabPanel(self.state.reslice), folded=False)
        self.section("Curved reformat", CurvePanel(self.bridge, self.state), folded=True)
        self.section("Slices", SlicesPanel(self.state.slices), folded=True)
        self.section("Phases", CinePanel(self.bridge, self.state), folded=True)
        self.section("Results on cuts", ResultCutPanel(self.bridge, self.state), folded=True)
        self.section("3D view", ScenePanel(self.state.scene), folded=True)
        self.section("Scan in 3D", VolumePanel(self.state.scene), folded=True)
        self.section("Cut away in 3D", ClippingPanel(self.state.scene), folded=True)
        self.section("Pictures and movies", PicturesPanel(self.state.scene), folded=True)
