"""Letting surgplan propose size and pose of a stem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid
from surgplan.base.progress import Progress, part
from surgplan.case.as_scanned import scanned_point
from surgplan.case.document import Case
from surgplan.case.femur_frame import femur_frame
from surgplan.case.named import refuse_outdated
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.plan.catalogue import Catalogue, Family
from surgplan.plan.place_implant import implant_of
from surgplan.plan.place_measure import PointOrName

AUTO = "auto"
DEEPEST_MM = 10.0
"""Deeper than this in the cortex is a mistake of the points, not a tight fit: no femoral cortex is thicker."""


@dataclass(frozen=True)
class TemplateImplant(Operation):
    """Place a stem on the canal's axis at the height of the femoral head, in the largest size that fits or a given one."""

    kind: ClassVar[str] = "implant.template"
    heavy: ClassVar[bool] = True

    as_: str
    """The implant's name, `stem` say."""
    segment: str
    """The femur."""
    image: str | None = None
    """The CT that shows its canal; without one, that the segment was drawn on."""
    component: str = "stem.collarless"
    """A family of stems in the catalogue."""
    size: str = AUTO
    """A size of the family, or `auto`."""
    options: Mapping[str, float | str] = field(default_factory=dict)
    """Options of the family; without `offset`, the one nearest to the femur's own is taken."""
    head_centre: PointOrName = "head_centre"
    """The femoral head's centre: a landmark, or a point in LPS mm."""
    shaft_proximal: PointOrName = "shaft_proximal"
    """The upper end of the straight part of the shaft: a landmark, or a point in LPS mm."""
    shaft_distal: PointOrName = "shaft_distal"
    """The lower end of the straight part of the shaft: a landmark, or a point in LPS mm."""
    axis: Literal["canal", "landmarks"] = "canal"
    """The stem's axis: through the middles of the canal between the two points, or the line between them."""
    leg_length_mm: float = 0.0
    """How much longer the leg becomes, mm."""
    version_deg: float = 0.0
    """Turn of the stem out of the femur's own neck version about the canal, degrees, right-handed about the upward axis."""
    press_fit_mm: float = 0.5
    """How deep the stem may reach into the cortex below the metaphysis, mm."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Find the canal and try the sizes; Refused if no size fits or the bone shows no canal."""
        from surgplan.mesh.fields import surface_field
        from surgplan.plan.femur_canal import femur_canal
        from surgplan.plan.templating import propose_stem, within_reach

        family = self._family()
        refuse_outdated(case, *(p for p in (self.head_centre, self.shaft_distal, self.shaft_proximal) if isinstance(p, str)))
        head, distal, proximal = (scanned_point(case, p) for p in (self.head_centre, self.shaft_distal, self.shaft_proximal))
        femur_frame(head, proximal, distal)  # refuses a shaft upside down
        distal = within_reach(head, distal, proximal)
        canal = femur_canal(
            case, blobs, self.segment, self.image, distal, proximal, self.axis == "landmarks", part(progress, 0.0, 0.6)
        )
        found = propose_stem(
            family,
            list(family.sizes) if self.size == AUTO else [self.size],
            self.options,
            head,
            canal.axis,
            surface_field(canal.surface),
            self.leg_length_mm,
            self.version_deg,
            self.press_fit_mm,
            canal.known,
            part(progress, 0.6, 1.0),
        )
        if found.depth_mm is not None and found.depth_mm > DEEPEST_MM:
            raise Refused(
                f"size {found.component.size} reaches {found.depth_mm:.1f} mm into the cortex of {self.segment!r}, through any "
                "cortex: check the shaft's points, or choose a smaller size"
            )
        if self.size == AUTO and not found.fits:
            raise Refused(
                f"even size {found.component.size} reaches {found.depth_mm:.1f} mm into the cortex of {self.segment!r} "
                f"({self.press_fit_mm:g} mm is allowed); check the shaft's points, or give a size to place it all the same"
            )
        return {
            "size": found.component.size,
            "options": {name: found.component.parameters[name] for name in family.options},
            "rotation": list(found.pose.rotation),
            "translation": list(found.pose.translation),
            "depth_mm": found.depth_mm,
            "threshold_hu": canal.wall.threshold_hu,
        }

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the stem; Refused if the name is taken or something it stands on is missing."""
        case.free(self.as_, "implants")
        case.find("segments", self.segment)
        x, y, z = (float(v) for v in results["translation"])
        pose = Rigid(tuple(float(v) for v in results["rotation"]), (x, y, z))
        component = self._family().component(results["size"], results["options"])
        return case.with_item(implant_of(self.as_, component, pose, on=self.segment))

    def words(self) -> str:
        """What it did."""
        return f"Template {self.as_} in {self.segment}" + ("" if self.size == AUTO else f", size {self.size}")

    def _family(self) -> Family:
        family = Catalogue.load().family(self.component)
        if not self.component.startswith("stem."):
            raise Refused(f"{self.component} is no stem; place it with implant.place")
        if self.press_fit_mm < 0:
            raise Refused(f"a press fit of {self.press_fit_mm:g} mm can't be; it must be 0 or more")
        return family
