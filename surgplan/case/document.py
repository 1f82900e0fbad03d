"""What a case holds: ids, millimetres and the hashes of blobs, never arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from surgplan.base.errors import Refused
from surgplan.base.geometry import Plane, Rigid, Vector
from surgplan.base.grid import Grid
from surgplan.case.image import BlobId as BlobId
from surgplan.case.image import Image as Image

SCHEMA = 3
"""Raised when a stored case needs an upgrade function to be read."""


@dataclass(frozen=True)
class Patient:
    """Who the case is about, without a name: that sits in the `identity` blob alone."""

    id: str = ""
    """A pseudonym that tells nothing."""
    sex: str = ""
    """DICOM's M, F or O, or nothing."""
    age_years: float | None = None
    """At the day of the scan."""
    identity: BlobId | None = None
    """JSON with name and hospital number, as imported."""


@dataclass(frozen=True)
class Code:
    """An idea as a standard names it, (91609006, SCT, Ilium) say."""

    value: str
    scheme: str
    meaning: str


@dataclass(frozen=True)
class Segment:
    """A named set of voxels."""

    id: str
    image: str
    """The image it was drawn on."""
    grid: Grid
    labels: BlobId
    """Index of the bricked label map."""
    voxel_count: int
    tissue: str = "bone"
    """Decides colour and material, as in `resources/tissues.yaml`: bone, vessel, brain, skin, tumour, liver, other say."""
    colour: str = "#E3DAC9"
    note: str = ""
    """What a preset did, in words."""
    cautions: tuple[str, ...] = ()
    """What a user must look at before trusting this segment."""
    category: Code | None = None
    """What kind of thing it is in a standard's words, where it came with such."""
    code: Code | None = None
    """What it is in a standard's words, where it came with such."""
    anatomy: str = ""
    """Its standard name, as in `resources/anatomy.yaml`; nothing where none was given."""
    side: str = ""
    """`left` or `right` of the patient, where that was said."""

    @property
    def volume_mm3(self) -> float:
        """Volume of its voxels."""
        return self.voxel_count * self.grid.voxel_volume_mm3


@dataclass(frozen=True)
class Surface:
    """A triangle surface brought in from a file, in LPS mm."""

    id: str
    mesh: BlobId
    """float64 points and int32 triangles, as `mesh.surface.to_bytes` writes them."""
    source_unit: str = "mm"
    source_frame: str = "LPS"
    closed: bool = True
    """Whether it is the skin of a solid; what is not has no volume and can't be cut or meshed."""
    cautions: tuple[str, ...] = ()
    """What a user must look at before trusting its place or shape."""


@dataclass(frozen=True)
class Landmark:
    """A named point in the patient."""

    id: str
    at: Vector
    on: str | None = None
    """The segment or fragment it was placed on."""
    definition: str = ""
    fitted_to: BlobId | None = None
    """Label map of the segment it was worked out from; nothing if it was placed by hand."""


@dataclass(frozen=True)
class Measure:
    """A question whose answer is worked out from the case whenever it is asked."""

    id: str
    what: str
    """`distance`, `angle`, `cobb`, `area`, `volume` or `profile`."""
    points: tuple[str | Vector, ...] = ()
    """Landmark ids or points: two for a distance or a profile, three (vertex in the middle) or four (two lines) for an angle,
    four (two lines) for a Cobb angle, three or more, in order, for the outline of an area."""
    segment: str | None = None
    """Whose volume it is."""
    image: str | None = None
    """The scan whose values a profile reads."""
    normal: Vector | None = None
    """The unit direction it was looked at along, where that matters: Cobb angles and areas are those seen along it."""


@dataclass(frozen=True)
class Implant:
    """A component of a size, at a pose. Its parameters are kept, so a later catalogue changes no old plan."""

    id: str
    component: str
    """Catalogue name, `stem.collarless`."""
    size: str
    parameters: Mapping[str, float | str]
    """The catalogue's parameters of this size, lengths in mm, angles in degrees."""
    pose: Rigid
    """From the component's own frame into the patient."""
    material: str = "Ti6Al4V"
    part_materials: Mapping[str, str] = field(default_factory=dict)
    """Material of each part that is not of `material`: the head of a stem, the liner of a cup."""
    mesh: BlobId | None = None
    """Surface of a component brought as an STL, in its own frame; nothing for parametric ones."""
    features: Mapping[str, Vector] = field(default_factory=dict)
    """Named points (mm) and directions in the own frame, `head_centre` say, so that a reader needs no shape."""
    on: str | None = None
    """The segment or fragment it was placed in or on, where that was said."""


@dataclass(frozen=True)
class Resection:
    """A plane cut of a segment into two named fragments."""

    id: str
    segment: str
    plane: Plane
    positive: str
    """Name of the fragment on the side of the normal."""
    negative: str
    """Name of the other fragment."""
    kerf_mm: float = 0.0
    """Thickness of the saw, taken from both fragments in equal parts."""
    origin_from: str = ""
    """The landmark or implant feature the plane's origin follows; nothing if it was given as a point."""
    normal_from: str = ""
    """The implant's direction the plane's normal follows; nothing if it was given as a direction."""
    poses: Mapping[str, Rigid] = field(default_factory=dict)
    """By name, the motion that takes a fragment from where it was cut to where it is planned; one without stays there."""


@dataclass(frozen=True)
class Trajectory:
    """A straight path from entry to target."""

    id: str
    entry: Vector
    target: Vector


@dataclass(frozen=True)
class Load:
    """A force on a body, in newtons and patient coordinates, with the words it came from."""

    name: str
    force_n: Vector
    at: Vector
    """The point it acts at: it is spread over the nearest part of the body's surface."""
    on: str
    """The body it acts on."""
    radius_mm: float
    """The force is spread over the surface within this distance of the nearest surface point."""
    source: str = ""
    """Where magnitude and direction come from."""
    at_from: str = ""
    """The landmark or implant feature `at` follows; nothing if it was given as a point."""


@dataclass(frozen=True)
class Support:
    """Part of a body's surface that is held still."""

    on: str
    plane: Plane
    """Everything on the negative side of this plane is held."""


@dataclass(frozen=True)
class Refinement:
    """Where a study's elements shall be smaller than elsewhere."""

    edge_mm: float
    """Wanted edge length there."""
    within_mm: float
    """How far around the bodies and points."""
    bodies: tuple[str, ...] = ()
    """Bodies of the study around whose surfaces elements are refined."""
    points: tuple[Vector, ...] = ()
    """Places around which they are, LPS, mm."""
    thin: bool = False
    """Whether walls thinner than an element and a half are refined as well."""


@dataclass(frozen=True)
class Study:
    """A structural question: bodies, what they are made of, what loads and holds them."""

    id: str
    bodies: tuple[str, ...]
    """Segments, fragments and implants; bone gives way to implants, and of two alike the later one wins where they overlap."""
    image: str
    """The CT that gives bone its modulus."""
    law: str
    """Named density and modulus law, as in `resources/laws.yaml`."""
    loads: tuple[Load, ...]
    supports: tuple[Support, ...]
    element_mm: float = 2.5
    """Wanted edge length of the tetrahedra."""
    refine: Refinement | None = None
    """Where elements shall be smaller; nowhere by default."""
    interface: str = "bonded"
    body_weight_kg: float | None = None
    kind: str = "structure"
    notes: tuple[str, ...] = ()
    """Assumptions to print with the result."""
    landmarks: Mapping[str, Vector] = field(default_factory=dict)
    """The landmarks that gave loads and supports their directions, where they were: once one has moved, the study must be
    made again."""


@dataclass(frozen=True)
class Note:
    """Words of the user, perhaps at a place of the patient."""

    id: str
    text: str
    at: Vector | None = None
    """Where the words stand, LPS mm; nothing for words about the whole case."""
    tip: Vector | None = None
    """What an arrow from the words points at, LPS mm."""


CaseState = Literal["draft", "reviewed", "approved", "done"]
"""How far a plan has come; an approved or done one is locked."""


@dataclass(frozen=True)
class Case:
    """A patient, the scans, and the plan made on them: one immutable value."""

    patient: Patient = field(default_factory=Patient)
    images: Mapping[str, Image] = field(default_factory=dict)
    segments: Mapping[str, Segment] = field(default_factory=dict)
    surfaces: Mapping[str, Surface] = field(default_factory=dict)
    landmarks: Mapping[str, Landmark] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    implants: Mapping[str, Implant] = field(default_factory=dict)
    resections: Mapping[str, Resection] = field(default_factory=dict)
    trajectories: Mapping[str, Trajectory] = field(default_factory=dict)
    studies: Mapping[str, Study] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    frame_of_reference: str = ""
    """The frame everything is planned in: that of the first scan that states one."""
    state: CaseState = "draft"
    """How far the plan has come; `case.state` says what that means."""

    def with_item(self, item: Any) -> Case:
        """A copy in which `item` stands under its id in the table of its type.

        >>> Case().with_item(Note("n", "hello")).notes["n"].text
        'hello'
        """
        name = TABLES[type(item)]
        changes: dict[str, Any] = {name: {**getattr(self, name), item.id: item}}
        return replace(self, **changes)

    def without(self, item_id: str) -> Case:
        """A copy without the thing of this id; Refused if there is none."""
        name = self.table_of(item_id)
        if name is None:
            raise Refused(f"there is nothing called {item_id!r} in this case; `surgplan show` lists what there is")
        changes: dict[str, Any] = {name: {k: v for k, v in getattr(self, name).items() if k != item_id}}
        return replace(self, **changes)

    def table_of(self, item_id: str) -> str | None:
        """The table an id stands in, `segments` say."""
        return next((name for name in TABLES.values() if item_id in getattr(self, name)), None)

    def find(self, table: str, item_id: str) -> Any:
        """The item of a table; Refused, naming what there is, if it is missing."""
        items: Mapping[str, Any] = getattr(self, table)
        if item_id not in items:
            there = ", ".join(sorted(items)) or "none"
            one = f"{table[:-3]}y" if table.endswith("ies") else table[:-1]
            raise Refused(f"there is no {one} called {item_id!r}; there is: {there}")
        return items[item_id]

    def free(self, item_id: str, table: str) -> None:
        """Refuse an id that is badly formed or already names another kind of thing or a fragment."""
        if not item_id or not item_id.replace("-", "_").replace(".", "_").isidentifier():
            raise Refused(f"{item_id!r} can't be a name: use letters, digits, '_', '-' and '.', starting with a letter")
        other = self.table_of(item_id)
        if other not in (None, table):
            raise Refused(f"{item_id!r} already names one of the {other}; choose another name")
        if table != "resections" and item_id in self.fragments():
            raise Refused(f"{item_id!r} already names a fragment; choose another name")
        if table == "landmarks" and item_id.rpartition(".")[0] in self.implants:
            raise Refused(f"{item_id!r} would be taken for a point of an implant; choose another name")
        points = [name for name in self.landmarks if name.rpartition(".")[0] == item_id]
        if table == "implants" and item_id not in self.implants and points:
            raise Refused(f"the landmark {points[0]!r} is called as a point of {item_id!r} would be; choose another name")

    def fragments(self) -> dict[str, Resection]:
        """Every fragment's name, with the resection that makes it."""
        return {name: cut for cut in self.resections.values() for name in (cut.positive, cut.negative)}

    def motion_of(self, name: str) -> Rigid | None:
        """The motion of a fragment from where it was cut; None for one that was not moved, and for all that is no fragment."""
        cut = self.fragments().get(name)
        return None if cut is None else cut.poses.get(name)


TABLES: dict[type, str] = {
    Image: "images",
    Segment: "segments",
    Surface: "surfaces",
    Landmark: "landmarks",
    Measure: "measures",
    Implant: "implants",
    Resection: "resections",
    Trajectory: "trajectories",
    Study: "studies",
    Note: "notes",
}
"""The table of a case that each type of item stands in."""
