"""Plan: landmarks, cuts, implants, and how they fit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from surgplan.app.forms.choices import pieces
from surgplan.app.forms.point_editors import PointEditor
from surgplan.app.pages.cut_panel import CutPanel
from surgplan.app.pages.fit_panel import FitPanel
from surgplan.app.pages.fragment_panel import FragmentPanel
from surgplan.app.pages.implant_panel import ImplantPanel
from surgplan.app.pages.import_surface_panel import ImportSurfacePanel
from surgplan.app.pages.item_list import ItemList
from surgplan.app.pages.move_panel import MovePanel
from surgplan.app.pages.next_step import NextCard, next_of_plan
from surgplan.app.pages.page import Page
from surgplan.app.pages.proposals import HEAD, cut_for_implant, on_femur
from surgplan.app.pages.waiting import Missing, without_segment
from surgplan.app.parts import label, line
from surgplan.app.told import told
from surgplan.app.tools.subjects import CutSubject, FragmentSubject, ImplantSubject, Subject
from surgplan.app.words import decimal, say
from surgplan.case.document import Case
from surgplan.case.named import outdated
from surgplan.plan.features import lies_in_canal
from surgplan.plan.fit_landmarks import FitHead, FitShaft
from surgplan.plan.place_landmark import PlaceLandmark
from surgplan.plan.place_resection import PlaceResection
from surgplan.plan.template_implant import TemplateImplant

CUT_LABELS = {"origin": "Through", "positive": "Name, normal side", "negative": "Name, other side"}
SHAFT_LABELS = {"proximal": "Top of shaft", "distal": "Low on shaft"}
ON = {"on": pieces}
SEEN_THROUGH = 0.45


class PlanPage(Page):
    """Everything a plan is made of, each with its own list."""

    title = "Plan"
    purpose = "Name the points that matter, cut, place the implant, and read how it fits."
    icon_name = "plan"

    grabbed = Signal(object)
    """The Subject the handles should be on, or None."""
    move_asked = Signal(object, object)
    """Shift in mm and turn in degrees of what the handles hold, along their axes."""
    hold_asked = Signal()
    """The arrow keys should move what the handles hold."""

    def build(self) -> None:
        """What is next, implants, fit, landmarks, cuts."""
        self._stems: dict[str, str | None] | None = None
        self.next = NextCard()
        self.next.place_asked.connect(self._go_next)
        self.next.page_asked.connect(self.asked_for_page)
        self.column.addWidget(self.next)
        self.implants = ImplantPanel(self.bridge, self.state)
        self.implants.chosen.connect(lambda name: self._grab(ImplantSubject(name) if name else None))
        self.section("Implants", self.implants)
        self.move = MovePanel(self.state.handles)
        self.move.move_asked.connect(self.move_asked)
        self.move.hold_asked.connect(self.hold_asked)
        self.section("Move", self.move, folded=False)
        first = ("as", "segment", "size", "leg_length_mm", "version_deg")
        self.template = self.form(TemplateImplant, "Propose a stem", first=first, values={"as": "stem"}, propose=on_femur)
        words = label("Size and pose that fill the canal, from the landmarks of head and shaft.", "hint")
        self.section("Template a stem", words, self.template, folded=True)
        self.fit = FitPanel(self.bridge, self.state)
        self.section("Fit", self.fit, folded=False)
        self._build_landmarks()
        self.cuts = CutPanel(self.bridge, self.state)
        self.cuts.chosen.connect(lambda name: self._grab(CutSubject(name) if name else None))
        self.cut = self.form(PlaceResection, "Place cut", labels=CUT_LABELS, propose=cut_for_implant)
        self.section("Cuts", self.cuts, line(), self.cut, folded=True)
        self.fragments = FragmentPanel(self.bridge, self.state)
        self.fragments.chosen.connect(lambda name: self._grab(FragmentSubject(name) if name else None))
        self.section("Fragments", self.fragments, folded=True)
        self.surfaces = ImportSurfacePanel(self.bridge, self.state)
        self.sections["Surfaces from files"] = self.surfaces
        self.column.addWidget(self.surfaces)
        self.state.changed.connect(self._show_looks)
        self.bridge.artifact_ready.connect(lambda key: self._show_looks() if self.isVisible() else None)

    def _go_next(self, title: str) -> None:
        """Unfold a section; the first point it needs waits for a click in a slice."""
        self.reveal(title)
        form = self.shaft if HEAD in self.bridge.case.landmarks else self.head
        empty = next((field for field in form.findChildren(PointEditor) if field.is_empty()), None)
        if empty is not None and self.sections[title].isAncestorOf(empty):
            empty.setFocus()

    def _grab(self, subject: Subject | None) -> None:
        self.move.show_subject("" if subject is None else subject.name)
        self.grabbed.emit(subject)

    def show_meeting(self, words: str) -> None:
        """What the thing that is held meets where it stands."""
        if self._built:
            self.move.show_meeting(words)

    def _build_landmarks(self) -> None:
        self._landmarks = ItemList("No landmark yet.")
        self._landmarks.removed.connect(self.bridge.remove)
        self._landmarks.eye_clicked.connect(lambda item, on: self.state.set_look(item, visible=on))
        self._landmarks.chosen.connect(self._go_to)
        place = self.form(PlaceLandmark, "Place landmark", first=("as", "at"), choices=ON)
        self.section("Landmarks", self._landmarks, place, folded=False)
        labels, first = {"near": "Point in head"}, ("segment", "proximal", "distal")
        self.head = self.form(FitHead, "Fit head", first=("segment", "near"), labels=labels, propose=on_femur)
        self.shaft = self.form(FitShaft, "Fit shaft", first=first, labels=SHAFT_LABELS, propose=on_femur)
        hint = label("Click into a field, then in a slice on the place it asks for.", "hint")
        self.section("Landmarks from the bone", hint, self.head, line(), self.shaft, folded=True)

    def waits_for(self, case: Case) -> Missing | None:
        """A segment."""
        return without_segment(case)

    def is_done(self, case: Case) -> bool:
        """Whether something is planned."""
        return bool(case.implants or case.resections or case.trajectories)

    def show_case(self, case: Case) -> None:
        """The plan as it is now."""
        super().show_case(case)
        self.next.show_next(next_of_plan(case))
        self._see_through(case)
        self.surfaces.show_case(case)
        self.implants.show_case(case)
        self.cuts.show_case(case)
        self.fragments.show_case(case)
        self.move.show_case(case)
        self.fit.show_case(case)
        self._show_looks()

    def _see_through(self, case: Case) -> None:
        """A bone that a stem was put into is drawn so that the stem is seen, unless the user has set how solid it is."""
        before, self._stems = self._stems, {i.id: i.on for i in case.implants.values() if lies_in_canal(i.features)}
        for name, bone in self._stems.items():
            new = before is not None and name not in before
            if new and bone in case.segments and self.state.look(bone).opacity is None:
                self.state.set_look(bone, opacity=SEEN_THROUGH)

    def _show_looks(self) -> None:
        case = self.bridge.case
        self._landmarks.show_items([self._landmark_row(mark) for mark in case.landmarks.values()])
        if self.isVisible():
            self.surfaces.show_case(case)
            self.implants.show_case(case)
            self.cuts.show_case(case)
            self.fragments.show_case(case)

    def _landmark_row(self, mark: Any) -> dict[str, Any]:
        late = (
            say("Fitted to {bone} as it was before it was changed: fit it again.", bone=mark.on)
            if outdated(self.bridge.case, mark.id)
            else ""
        )
        return {
            "caution": late,
            "id": mark.id,
            "text": mark.id,
            "figure": "  ".join(decimal(f"{v:.1f}") for v in mark.at),
            "tip": say("L, P, S in mm. {definition}", definition=told(mark.definition)),
            "visible": self.state.look(mark.id).visible,
        }

    def _go_to(self, name: str) -> None:
        self.state.set_crosshair(self.bridge.case.landmarks[name].at)
