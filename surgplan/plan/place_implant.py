"""Placing a component of the catalogue, or one's own, in the patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid, Vector
from surgplan.base.progress import Progress
from surgplan.base.resources import table
from surgplan.case.document import Case, Implant
from surgplan.case.operation import Blobs, Operation, Results, fingerprint
from surgplan.plan.catalogue import Catalogue, Component, Parameters
from surgplan.plan.features import features
from surgplan.plan.pose import Pose

OWN = "own"
"""The component's name of an implant from a file."""


@dataclass(frozen=True)
class PlaceImplant(Operation):
    """Place a component at a pose, or put another size in the place of the implant that has the name."""

    kind: ClassVar[str] = "implant.place"
    heavy: ClassVar[bool] = True

    as_: str
    """The implant's name, `stem` say."""
    at: Pose
    """Where the component's own frame lies, LPS mm."""
    component: str = ""
    """A family of the catalogue, `stem.collarless` say; nothing for a file."""
    size: str = ""
    """A size of the family."""
    options: Mapping[str, float | str] = field(default_factory=dict)
    """Options of the family, {head_mm: 32, offset: high} say."""
    on: str | None = None
    """A segment the implant must touch, else it is refused."""
    file: str | None = None
    """An own component as STL, PLY, OBJ or 3MF."""
    unit: Literal["mm", "cm", "m", "inch"] | None = None
    """The unit of the file, which must be said: these files do not hold it."""
    frame: Literal["own", "LPS", "RAS"] = "own"
    """Axes the file is in: its own, or patient coordinates; RAS is turned to LPS."""
    material: str | None = None
    """A material of `resources/materials.yaml` in place of the catalogue's, parts of another keep theirs; a file needs one."""
    repair: bool = False
    """Mend the surface of the file where it is damaged; without, a damaged one is refused."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Read the file, and check that the implant lies at the bone; Refused where it does not."""
        from surgplan.mesh.surface import to_bytes
        from surgplan.plan.implant_surface import own_surface, read_own
        from surgplan.plan.in_reach import check_in_reach

        results: dict[str, Any] = {}
        self._component()
        if self.file is not None:
            progress(0.0, "reading the file")
            mesh, notes = read_own(self.file, self.unit or "", self.frame, self.repair)
            results["notes"] = list(notes)
            results["mesh"] = blobs.put(to_bytes(mesh))
        implant = self._implant(results)
        progress(0.5, "checking the place")
        check_in_reach(case, blobs, own_surface(implant, blobs), implant.pose, self.as_, self.on)
        return results

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the implant; Refused if the name, the size or an option does not fit."""
        case.free(self.as_, "implants")
        if self.on is not None and self.on not in case.fragments():
            case.find("segments", self.on)
        return case.with_item(self._implant(results))

    def recorded(self) -> Operation:
        """With a fingerprint in the place of the file's path."""
        return self if self.file is None else replace(self, file=fingerprint(self.file))

    def words(self) -> str:
        """What it did."""
        return f"Place {self.as_}: {self.component or 'own component'} {self.size}".rstrip()

    def _implant(self, results: Results) -> Implant:
        component = self._component()
        named: dict[str, Vector] = features(component.name, component.parameters)
        return implant_of(self.as_, component, self.at.rigid(), self.material, results.get("mesh"), named, self.on)

    def _component(self) -> Component:
        known = table("materials.yaml")
        if self.material is not None and self.material not in known:
            raise Refused(f"there is no implant material called {self.material!r}; there is: {', '.join(known)}")
        if self.file is None:
            if not self.component:
                raise Refused("say which component to place: a family of the catalogue with its size, or a file with its unit")
            return Catalogue.load().find(self.component, self.size, self.options)
        if self.component or self.size or self.options:
            raise Refused("a component from a file has no family, size or options; leave them out")
        if self.unit is None or self.material is None:
            raise Refused(
                f"{self.file}: an own component needs its unit (mm, cm, m or inch) and its material: the file says neither"
            )
        return Component(OWN, "", {}, self.material, "own component")


def implant_of(
    name: str,
    component: Component,
    pose: Rigid,
    material: str | None = None,
    mesh: str | None = None,
    named: Mapping[str, Vector] | None = None,
    on: str | None = None,
) -> Implant:
    """The implant that a component becomes at a pose, with its parameters and features kept in the case."""
    parameters: Parameters = dict(component.parameters)
    points = features(component.name, parameters) if named is None else named
    return Implant(
        name,
        component.name,
        component.size,
        parameters,
        pose,
        material or component.material,
        dict(component.part_materials),
        mesh,
        dict(points),
        on,
    )
