"""Everything a report tells, gathered from a case and what was worked out for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.measures import all_measured
from surgplan.artifacts.recipe import Artifact
from surgplan.artifacts.shapes import surface_recipe
from surgplan.artifacts.status import Ledger, Status
from surgplan.artifacts.structure import solution_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import MeshFailed, NotConverged, Refused
from surgplan.base.progress import Progress, silent
from surgplan.base.progress import part as stretch
from surgplan.case.document import Case, Image, Study
from surgplan.case.journal import Revision
from surgplan.case.labels import read_labels
from surgplan.case.named import outdated
from surgplan.case.operation import Blobs
from surgplan.case.session import Session
from surgplan.imaging.volume import Volume, read_volume
from surgplan.mesh.decimate import decimated
from surgplan.mesh.triangles import TriMesh
from surgplan.report.hatch import Unscanned
from surgplan.report.placed_in import placed_in, whole_segments
from surgplan.report.tree import latest_solution
from surgplan.report.withheld import identity_of

Floats = NDArray[np.float64]

SHOWN_TRIANGLES = 120_000
"""Surfaces are drawn with at most so many; outlines and numbers use all."""


@dataclass(frozen=True, eq=False)
class FitFacts:
    """How an implant sits in a segment."""

    implant: str
    segment: str
    artifact: Artifact

    @property
    def surface(self) -> TriMesh:
        """The implant in the patient."""
        return TriMesh(self.artifact["points"], self.artifact["triangles"])

    @property
    def figures(self) -> Mapping[str, Mapping[str, Any]]:
        """Numbers by name, each with value, unit and source."""
        found: Mapping[str, Mapping[str, Any]] = self.artifact.facts["figures"]
        return found


@dataclass(frozen=True, eq=False)
class StudyFacts:
    """A study and its newest solution, which may be that of an earlier plan."""

    study: Study
    status: Status
    reason: str = ""
    """Why it failed, where it did."""
    solution: Artifact | None = None
    current: bool = False
    """Whether the solution is that of the case as it is now."""

    @property
    def stale(self) -> bool:
        """Whether there are numbers, of an earlier plan."""
        return self.solution is not None and not self.current


@dataclass(frozen=True, eq=False)
class Facts:
    """A case at its head, with surfaces, fits and studies."""

    name: str
    case: Case
    case_hash: str
    revision: Revision
    scenario: str
    scenarios: tuple[str, ...]
    history: tuple[Revision, ...]
    """Every revision that led to the head, the first one first."""
    today: date
    identity: Mapping[str, str]
    surfaces: Mapping[str, TriMesh]
    """Of segments, fragments, implants and imported surfaces, by name; what has no surface is missing."""
    wholes: frozenset[str]
    """Segments whose parts are segments too."""
    measures: Mapping[str, Mapping[str, Any]]
    fits: tuple[FitFacts, ...]
    studies: tuple[StudyFacts, ...]
    problems: tuple[tuple[str, str], ...]
    """What could not be worked out: its name, and why."""
    load_volume: Callable[[str], Volume]
    load_unscanned: Callable[[str], Unscanned | None]
    profiles: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    """All figures of each profile along a line; `measures` has the main one."""
    _volumes: dict[str, Volume] = field(default_factory=dict)
    _unscanned: dict[str, Unscanned | None] = field(default_factory=dict)
    _shown: dict[str, TriMesh] = field(default_factory=dict)

    def volume(self, image: str) -> Volume:
        """The voxels of an image, read once."""
        if image not in self._volumes:
            self._volumes[image] = self.load_volume(image)
        return self._volumes[image]

    def unscanned(self, image: str) -> Unscanned | None:
        """Which voxels of an image were interpolated between slices, read once; None if none were."""
        if image not in self._unscanned:
            self._unscanned[image] = self.load_unscanned(image)
        return self._unscanned[image]

    def shown(self, name: str) -> TriMesh:
        """A surface light enough to be drawn."""
        if name not in self._shown:
            self._shown[name] = light(self.surfaces[name])
        return self._shown[name]

    @cached_property
    def fragments_shown(self) -> tuple[str, ...]:
        """Fragments that have a surface."""
        return tuple(name for name in self.case.fragments() if name in self.surfaces)


def light(mesh: TriMesh) -> TriMesh:
    """A surface of at most `SHOWN_TRIANGLES`, for pictures."""
    if len(mesh.triangles) <= SHOWN_TRIANGLES:
        return mesh
    try:
        return decimated(mesh, triangles=SHOWN_TRIANGLES)
    except MeshFailed:
        return mesh


def gather(session: Session, shop: Workshop, progress: Progress = silent, today: date | None = None) -> Facts:
    """The facts of a case: surfaces, measures and fits are worked out where they are missing; studies are never solved here."""
    case = session.case
    late = "was changed since it was fitted; fit it again: until then leg length, offset and the stem's angles are left out"
    problems = [(name, f"{case.landmarks[name].on} {late}") for name in outdated(case, *case.landmarks)]
    surfaces = _surfaces(case, shop, stretch(progress, 0.0, 0.5), problems)
    fits = _fits(case, shop, surfaces, stretch(progress, 0.5, 0.95), problems)
    told = {name: found for name in case.measures if (found := _tried(name, problems, partial(all_measured, case, shop, name)))}
    return Facts(
        name=session.path.stem,
        case=case,
        # as the journal has it, so that it stays the same when a later program reads the case
        case_hash=session.head.case,
        revision=session.head,
        scenario=session.branch,
        scenarios=tuple(session.journal.branches),
        history=tuple(session.journal.path_to(session.head.id)),
        today=today or date.today(),
        identity=identity_of(case.patient, session.blobs),
        surfaces=surfaces,
        wholes=whole_segments(case, session.blobs),
        measures={name: next(iter(found.values())) for name, found in told.items()},
        profiles={name: found for name, found in told.items() if case.measures[name].what == "profile"},
        fits=fits,
        studies=tuple(_study(case, shop, name) for name in case.studies),
        problems=tuple(problems),
        load_volume=lambda name: read_volume(session.blobs, case.images[name]),
        load_unscanned=lambda name: _unscanned(case.images[name], session.blobs),
    )


def _unscanned(image: Image, blobs: Blobs) -> Unscanned | None:
    return None if image.interpolated is None else Unscanned(image.grid, read_labels(blobs, image.interpolated))


def _surfaces(case: Case, shop: Workshop, progress: Progress, problems: list[tuple[str, str]]) -> dict[str, TriMesh]:
    names = [*case.segments, *case.fragments(), *case.implants, *case.surfaces]
    found = {}
    for n, name in enumerate(names):
        step = stretch(progress, n / len(names), (n + 1) / len(names))
        step(0.0, f"surface of {name}")
        artifact = _tried(name, problems, partial(_surface, case, shop, name, step))
        if artifact is not None:
            found[name] = TriMesh(artifact["points"], artifact["triangles"])
    return found


def _surface(case: Case, shop: Workshop, name: str, progress: Progress) -> Artifact:
    return shop.make(surface_recipe(case, name), progress)


def _fit(case: Case, shop: Workshop, implant: str, segment: str, progress: Progress) -> Artifact:
    return shop.make(fit_recipe(case, implant, segment), progress)


def _fits(
    case: Case, shop: Workshop, surfaces: Mapping[str, TriMesh], progress: Progress, problems: list[tuple[str, str]]
) -> tuple[FitFacts, ...]:
    pairs = [(implant, segment) for implant in case.implants for segment in placed_in(case, shop.blobs, surfaces, implant)]
    found = []
    for n, (implant, segment) in enumerate(pairs):
        step = stretch(progress, n / len(pairs), (n + 1) / len(pairs))
        step(0.0, f"fit of {implant} in {segment}")
        artifact = _tried(
            f"fit of {implant} in {segment}",
            problems,
            partial(_fit, case, shop, implant, segment, step),
        )
        if artifact is not None:
            found.append(FitFacts(implant, segment, artifact))
    return tuple(found)


def _tried(name: str, problems: list[tuple[str, str]], work: Callable[[], Any]) -> Any:
    """What `work` gives; where it is refused, nothing, and the reason among the problems: the report says so."""
    try:
        return work()
    except (Refused, MeshFailed, NotConverged) as exc:
        problems.append((name, str(exc)))
        return None


def _study(case: Case, shop: Workshop, name: str) -> StudyFacts:
    study = case.studies[name]
    try:
        recipe = solution_recipe(case, name)
        solution, current = latest_solution(case, shop, name)
    except (Refused, MeshFailed) as exc:
        return StudyFacts(study, "failed", str(exc))
    ledger = Ledger(shop.cache)
    status = ledger.status(name, recipe)
    return StudyFacts(study, status, ledger.reason(recipe) if status == "failed" else "", solution, current)
