"""Asking how bodies bear a load."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Vector, vector
from surgplan.case.apart import planning_image
from surgplan.case.as_scanned import bone_of, common_motion, point_among, scanned_point, stands_on
from surgplan.case.document import Case, Load, Refinement, Segment, Study, Support
from surgplan.case.femur_frame import FemurFrame, femur_frame
from surgplan.case.labels import read_labels
from surgplan.case.named import refuse_outdated
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.mesh.laws import law_named
from surgplan.simulate.hip_load import femur_axes, force_n, refuse_weight
from surgplan.simulate.peak_loads import peak_load

SUPINE_ANTERIOR: Vector = (0.0, -1.0, 0.0)
"""The front of a patient who lies straight on the back, LPS."""
HEAD = "head_centre"
"""The feature an implant has where the hip's force acts on it."""
STEM_AXIS = "stem_axis"
"""The direction that stems have and no other implant."""
SMALLEST_ELEMENT_MM, LARGEST_ELEMENT_MM = 0.3, 20.0
"""Element sizes outside these are a mistake."""


@dataclass(frozen=True)
class StructureStudy(Operation):
    """Ask for the strain in bodies under a load; solving it is left to whoever wants the answer."""

    kind: ClassVar[str] = "study.structure"

    as_: str
    """The study's name."""
    bodies: tuple[str, ...]
    """Segments, fragments and implants; bone gives way to implants, and of two alike the later one wins where they overlap."""
    image: str | None = None
    """The CT that gives bone its modulus; by default the scan the bodies were segmented on."""
    law: str = "morgan-femoral-neck"
    """Named density and modulus law, as in `resources/laws.yaml`."""
    load: str = "hip.walking"
    """A load of `resources/loads.yaml`, or `custom` together with `force_n`."""
    force_n: Vector | None = None
    """With `custom`: the force on the body, N, in patient directions (LPS)."""
    body_weight_kg: float | None = None
    """Body weight, kg; loads from the literature need it."""
    at: str | Vector | None = None
    """Where the load acts: a point (LPS, mm), a landmark or an implant's point, `stem.head_centre`, which it then follows; by
    default the head of the stem, or the `head` landmark where no body has one."""
    on: str | None = None
    """The body the load acts on; by default the implant that `at` names, or else the first body."""
    radius_mm: float = 10.0
    """The load is spread over the surface within this distance of where it meets it, mm."""
    head: str = "head_centre"
    """Landmark in the centre of the femoral head."""
    shaft_proximal: str = "shaft_proximal"
    """Landmark on the shaft's axis, towards the hip."""
    shaft_distal: str = "shaft_distal"
    """Landmark on the shaft's axis, towards the knee."""
    side: Literal["L", "R"] | None = None
    """Side of the femur; by default found from where the head lies, and refused if that contradicts it."""
    anterior: Vector = SUPINE_ANTERIOR
    """Direction to the front of the femur in LPS; by default that of a patient who lies straight."""
    held_below_mm: float = 0.0
    """Without `support`: bone is held where it lies further than this distal of the landmark `shaft_distal`, mm."""
    support: Plane | None = None
    """What lies on the negative side of this plane is held."""
    element_mm: float = 2.5
    """Wanted edge length of the tetrahedra, mm."""
    interface: Literal["bonded"] = "bonded"
    """How bodies meet: they can neither slide nor part."""
    refine_mm: float | None = None
    """Shorter edges, mm, near what `refine_near` names, and in thin walls if asked; by default edges are alike everywhere."""
    refine_near: tuple[str, ...] = ()
    """With `refine_mm`: bodies of the study and landmarks to refine around; by default the study's implants."""
    refine_within_mm: float = 4.0
    """With `refine_mm`: how far around them, mm."""
    refine_thin: bool = False
    """With `refine_mm`: whether walls thinner than an element and a half are refined as well."""

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the study; Refused if a body, landmark or weight is missing or a number makes no sense."""
        case.free(self.as_, "studies")
        self._refuse_numbers()
        if not self.bodies:
            raise Refused("a study needs at least one body: name segments, fragments or implants")
        for body in self.bodies:
            _refuse_unknown(case, body)
        if len(set(self.bodies)) < len(self.bodies):
            raise Refused("a body is named twice in the study; name each once")
        bones = tuple(body for body in self.bodies if body not in case.implants)
        implants = tuple(body for body in self.bodies if body in case.implants)
        law_named(self.law)
        load, words = self._load(case)
        study = Study(
            id=self.as_,
            # the later body wins where two overlap, and bone never displaces metal
            bodies=(*bones, *implants),
            image=self._image(case, bones),
            law=self.law,
            loads=(load,),
            supports=self._supports(case, bones),
            element_mm=float(self.element_mm),
            refine=self._refine(case),
            interface=self.interface,
            body_weight_kg=self.body_weight_kg,
            notes=(*words, *_ASSUMPTIONS),
            landmarks=self._read(case),
        )
        return case.with_item(study)

    def check(self, case: Case, blobs: Blobs) -> None:
        """Refuse the force on a femur's head for a bone that does not hold that head: a pelvis bears the opposite one."""
        on = self.apply(case, {}).studies[self.as_].loads[0].on
        if self.load == "custom" or on in case.implants:
            return
        case.find("landmarks", self.head)
        segment = _segment_of(case, on)
        if bone_of(case, stands_on(case, self.head)) in (None, segment.id):
            return
        at = np.asarray(scanned_point(case, self.head))
        # another segment of the same femur, a smoothed copy say, holds the head's centre too
        index = np.rint(segment.grid.to_index(at)).astype(int)
        held = bool(segment.grid.contains(at)) and bool(read_labels(blobs, segment.labels)[tuple(index[::-1])])
        if not held:
            raise self._no_femur(on)

    def words(self) -> str:
        """What it asks."""
        return f"Study {self.as_}: {', '.join(self.bodies)} under {self.load}"

    def _refuse_numbers(self) -> None:
        if not SMALLEST_ELEMENT_MM <= self.element_mm <= LARGEST_ELEMENT_MM:
            raise Refused(
                f"elements of {self.element_mm:g} mm can't be made; choose {SMALLEST_ELEMENT_MM:g} to {LARGEST_ELEMENT_MM:g} mm"
            )
        if not self.radius_mm > 0:
            raise Refused(f"the load is spread over a radius above 0 mm, not {self.radius_mm:g}")
        if not 0 <= self.held_below_mm < math.inf:
            raise Refused(f"bone is held from 0 mm or more below the landmark on, not {self.held_below_mm:g} mm")
        if self.body_weight_kg is not None:
            refuse_weight(self.body_weight_kg)
        if self.interface != "bonded":
            raise Refused(f"an interface can be bonded, not {self.interface!r}")

    def _image(self, case: Case, bones: tuple[str, ...]) -> str:
        images = {_segment_of(case, bone).image for bone in bones}
        if self.image is not None:
            chosen = planning_image(case, self.image)
            for own in (case.images[name] for name in sorted(images) if name in case.images):
                if chosen.frame_of_reference and own.frame_of_reference not in ("", chosen.frame_of_reference):
                    raise Refused(
                        f"the image {self.image!r} is not in the same frame of reference as {own.id!r}, on which the bone "
                        f"was segmented, so its voxels lie elsewhere; choose {own.id!r} or a scan of the same frame"
                    )
            return self.image
        if len(images) != 1:
            raise Refused("which scan gives the modulus? name it with `image`")
        return images.pop()

    def _load(self, case: Case) -> tuple[Load, tuple[str, ...]]:
        at = self._place(case)
        on = self._loaded_body(case, at)
        follows = at if isinstance(at, str) else ""
        try:
            point = point_among(case, at, self.bodies)
        except ValueError as exc:
            raise Refused(f"the load acts at {at}, which is not three finite numbers (LPS, mm)") from exc
        if self.load == "custom":
            if self.force_n is None or not any(self.force_n):
                raise Refused("a custom load needs a force: give `force_n` in newtons and patient directions")
            try:
                force = vector(self.force_n)
            except ValueError as exc:
                raise Refused(f"the force {self.force_n} is not three finite numbers (N, LPS)") from exc
            return Load("custom", force, point, on, self.radius_mm, "given by the user", follows), ()
        if self.force_n is not None:
            raise Refused(f"`force_n` is for a custom load; {self.load} brings its own force")
        known = peak_load(self.load)
        self._refuse_other_side_of_joint(case, on)
        axes = self._axes(case)
        force = force_n(known, self.body_weight_kg, axes)
        words = (
            f"{known.title}: {known.source}. {known.note}",
            f"The femur's axes are those of a {'left' if axes.side == 'L' else 'right'} femur, z along the shaft's landmarks.",
            *(() if known.verified else (f"The load {known.name} was not checked against its source.",)),
            *((_SUPINE,) if self.anterior == SUPINE_ANTERIOR else ()),
            *((f"{on} is taken for a part of the femur: the force is the one on its head.",) if _own_part(case, on) else ()),
        )
        return Load(known.name, force, point, on, self.radius_mm, known.source, follows), words

    def _place(self, case: Case) -> str | Vector:
        """Where the load acts: as said, or else in the head of the implant that replaces the femoral one, or in that itself."""
        if self.at is not None:
            return self.at
        heads = [name for name in self.bodies if name in case.implants and HEAD in case.implants[name].features]
        if self.load != "custom":
            heads = [name for name in heads if STEM_AXIS in case.implants[name].features]
        if len(heads) > 1:
            raise Refused(f"{' and '.join(heads)} both have a head: say with `at` where the load acts")
        return f"{heads[0]}.{HEAD}" if heads else self.head

    def _refuse_other_side_of_joint(self, case: Case, on: str) -> None:
        """Loads of the literature act on the femur's head; a socket bears the opposite force."""
        if on in case.implants and not _own_part(case, on) and STEM_AXIS not in case.implants[on].features:
            raise self._no_femur(on)

    def _no_femur(self, on: str) -> Refused:
        return Refused(
            f"{self.load} is the force on the head of the femur, and {on!r} is no part of that femur; name the femur or "
            "its stem with `on`, or give a custom force (a socket bears the opposite one)"
        )

    def _read(self, case: Case) -> dict[str, Vector]:
        """The landmarks this study takes directions from, where its bodies have them now."""
        names = [] if self.support is not None else [self.shaft_distal, self.shaft_proximal]
        names += [] if self.load == "custom" else [self.head, self.shaft_proximal, self.shaft_distal]
        names += [name for name in self.refine_near if name not in self.bodies]
        return {name: self._landmark(case, name) for name in names}

    def _axes(self, case: Case) -> FemurFrame:
        """The femur's axes as it is planned; Refused where moved pieces leave no shaft, or turn its side round."""
        names = (self.head, self.shaft_proximal, self.shaft_distal)
        head, proximal, distal = (self._landmark(case, name) for name in names)
        axes = femur_axes(head, proximal, distal, self.anterior, self.side)
        common_motion(case, names[1:])
        head, proximal, distal = (scanned_point(case, name) for name in names)
        scanned = femur_frame(head, proximal, distal, self.anterior)
        if scanned.side != axes.side:
            raise Refused(
                f"the landmarks made a femur of side {scanned.side} where they were scanned, and make one of side {axes.side} "
                "as its fragments were moved; put the fragments back where they were cut, or give a custom force"
            )
        return axes

    def _landmark(self, case: Case, name: str) -> Vector:
        case.find("landmarks", name)
        refuse_outdated(case, name)
        return point_among(case, name, self.bodies)

    def _refine(self, case: Case) -> Refinement | None:
        """Where elements shall be smaller; Refused where what is named does not exist or the lengths make no sense."""
        edge, near = self.refine_mm, self.refine_near
        if edge is None:
            if near or self.refine_thin:
                raise Refused("elements can be refined only to a length: give `refine_mm`")
            return None
        if not SMALLEST_ELEMENT_MM <= edge <= self.element_mm:
            raise Refused(
                f"elements of {self.element_mm:g} mm can't be refined to {edge:g} mm; choose "
                f"{SMALLEST_ELEMENT_MM:g} mm or more, and no more than the element size"
            )
        if not 0 <= self.refine_within_mm < math.inf:
            raise Refused(f"elements are refined within 0 mm or more of a body, not {self.refine_within_mm:g} mm")
        if not near:
            near = tuple(body for body in self.bodies if body in case.implants)
        for name in near:
            if name not in self.bodies and name not in case.landmarks:
                there = ", ".join([*self.bodies, *case.landmarks])
                raise Refused(f"{name!r}, to refine around, is no body of the study and no landmark; there is: {there}")
        if not near and not self.refine_thin:
            raise Refused(
                "the study has no implant to refine around: name bodies or landmarks with `refine_near`, or `refine_thin`"
            )
        bodies = tuple(name for name in near if name in self.bodies)
        points = tuple(self._landmark(case, name) for name in near if name not in self.bodies)
        return Refinement(float(edge), float(self.refine_within_mm), bodies, points, self.refine_thin)

    def _loaded_body(self, case: Case, at: str | Vector) -> str:
        if self.on is not None:
            if self.on not in self.bodies:
                raise Refused(f"the load acts on {self.on!r}, which is none of the bodies: {', '.join(self.bodies)}")
            return self.on
        implant = at.rpartition(".")[0] if isinstance(at, str) and at not in case.landmarks else ""
        return implant if implant in self.bodies else self.bodies[0]

    def _supports(self, case: Case, bones: tuple[str, ...]) -> tuple[Support, ...]:
        plane = self.support
        if plane is None:
            distal = self._landmark(case, self.shaft_distal)
            proximal = self._landmark(case, self.shaft_proximal)
            common_motion(case, (self.shaft_distal, self.shaft_proximal))
            try:
                level = Plane.through(distal, [p - d for p, d in zip(proximal, distal, strict=True)])
            except ValueError as exc:
                raise Refused("the two landmarks on the shaft are the same point; place them far apart") from exc
            origin = vector([o - self.held_below_mm * n for o, n in zip(level.origin, level.normal, strict=True)])
            plane = Plane(origin, level.normal)
        return tuple(Support(body, plane) for body in bones or self.bodies)


_SUPINE = (
    "The front of the femur is taken to be the patient's: the leg's own turn is not known, "
    "and it turns the force about the shaft."
)

_ASSUMPTIONS = (
    "Bodies are bonded to each other: they neither slide nor part.",
    "Bone is linear elastic and isotropic; its modulus comes from the scan by the named law.",
    "Supports alone can change a femur's stiffness by 280 % (PMC4583333): compare plans under the same supports.",
)


def _own_part(case: Case, body: str) -> bool:
    """Whether a body is an implant brought as a file, of which it is not known what it is."""
    return body in case.implants and case.implants[body].mesh is not None


def _segment_of(case: Case, body: str) -> Segment:
    """The segment a bone body is, or is cut from."""
    cut = case.fragments().get(body)
    while cut is not None and cut.segment not in case.segments:
        cut = case.fragments().get(cut.segment)
    segment: Segment = case.find("segments", body if cut is None else cut.segment)
    return segment


def _refuse_unknown(case: Case, body: str) -> None:
    fragments = case.fragments()
    if body not in case.segments and body not in case.implants and body not in fragments:
        there = ", ".join(sorted({*case.segments, *case.implants, *fragments})) or "nothing"
        raise Refused(f"there is no body called {body!r}; a study can be made of: {there}")
