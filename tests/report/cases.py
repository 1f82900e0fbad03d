"""Small cases with everything a report may tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import numpy as np

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.fits import FIT
from surgplan.artifacts.fragments import FRAGMENT
from surgplan.artifacts.recipe import Artifact, quantity
from surgplan.artifacts.shapes import CUT_SURFACE, MOVED_SURFACE, SURFACE
from surgplan.artifacts.status import Ledger
from surgplan.artifacts.structure import solution_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.geometry import Plane, Rigid
from surgplan.base.progress import Progress, silent
from surgplan.case.document import (
    Case,
    Image,
    Implant,
    Landmark,
    Load,
    Measure,
    Note,
    Patient,
    Resection,
    Segment,
    Study,
    Support,
)
from surgplan.case.labels import write_labels
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.case.session import Session
from surgplan.imaging.volume import store_volume
from surgplan.mesh.lattice import TOO_COARSE
from surgplan.plan.catalogue import Catalogue
from surgplan.plan.features import features
from tests.report.shapes import CENTRE, GRID, ball_mask, scan

NAME = {"name": "Doeringer^Annabel", "patient_id": "HN-774411", "birth_date": "19470512"}
KINDS = {kind.name: kind for kind in (SURFACE, CUT_SURFACE, MOVED_SURFACE, FRAGMENT, FIT)}
THROUGH = tuple(float(v) for v in CENTRE)


@contextmanager
def session_with(path: Path, *steps: object) -> Iterator[tuple[Session, Workshop]]:
    """A session whose head holds what the steps, functions of a case and blobs, made one after the other."""
    with Session.create(path, by="surgeon") as session:
        for step in steps:
            do(session, step)
        yield session, Workshop(session.blobs, Cache.beside(path), KINDS)


def do(session: Session, step: object, say: str = "") -> None:
    """Carry out a step as an operation."""

    @dataclass(frozen=True)
    class Step(Operation):
        kind: ClassVar[str] = "test.step"
        heavy: ClassVar[bool] = True

        def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
            made.append(step(case, blobs))  # type: ignore[operator]
            return {}

        def apply(self, case: Case, results: Results) -> Case:
            return made[0]

        def words(self) -> str:
            return say or step.__name__.replace("_", " ")  # type: ignore[attr-defined]

    made: list[Case] = []
    session.do(Step())


def a_scan(case: Case, blobs: Blobs) -> Case:
    """A CT of a named patient."""
    image = Image(
        id="ct", modality="CT", grid=GRID, unit="HU", acquired="2026-01-01", description="Right hip of Annabel Doeringer",
        warnings=("slice 7 was found twice",), **store_volume(blobs, scan()),
    )  # fmt: skip
    patient = Patient("a1b2c3d4e5", "F", 78.0, blobs.put(json.dumps(NAME).encode()))
    return replace(case, patient=patient).with_item(image)


def a_bone(case: Case, blobs: Blobs) -> Case:
    """A segment of the ball."""
    mask = ball_mask()
    cautions = ("it touches its neighbour at the joint",)
    return case.with_item(Segment("bone", "ct", GRID, write_labels(blobs, mask), int(mask.sum()), cautions=cautions))


def screws(case: Case, blobs: Blobs) -> Case:
    """Two screws across the ball."""
    family = Catalogue.load().family("screw.cortical")
    component = family.component(next(iter(family.sizes)), {})
    for n, name in enumerate(("upper_screw", "lower_screw")):
        pose = Rigid.from_axes((CENTRE[0] - 8, CENTRE[1], CENTRE[2] + 8 - 16 * n), (0, 1, 0), (0, 0, 1))
        named = features(component.name, component.parameters)
        implant = Implant(name, component.name, component.size, component.parameters, pose, component.material, features=named)
        case = case.with_item(implant)
    return case


def a_cut(case: Case, blobs: Blobs) -> Case:
    """The ball cut in half, with a landmark, a measure and a note that names the patient."""
    case = case.with_item(Resection("cut", "bone", Plane.through(THROUGH, (0, 0, 1)), "top", "bottom"))
    case = case.with_item(Landmark("centre", THROUGH, "bone", "middle of the ball"))
    case = case.with_item(Measure("reach", "distance", ("centre", (0.0, 0.0, 0.0))))
    return case.with_item(Note("remark", "Discussed with Mrs Doeringer, no. HN-774411, born 1947-05-12."))


def a_study(case: Case, blobs: Blobs) -> Case:
    """The ball under a load."""
    load = Load("press", (0.0, 0.0, -1000.0), (THROUGH[0], THROUGH[1], THROUGH[2] + 18), "bone", 8.0, "given by the user")
    support = Support("bone", Plane.through((0, 0, -12), (0, 0, 1)))
    notes = ("Bodies are bonded to each other: they neither slide nor part.",)
    return case.with_item(Study("walking", ("bone",), "ct", "morgan-femoral-neck", (load,), (support,), notes=notes))


def moved(case: Case, blobs: Blobs) -> Case:
    """The load is another one, so the study's answer is out of date."""
    study = case.studies["walking"]
    return case.with_item(replace(study, loads=(replace(study.loads[0], force_n=(0.0, 0.0, -1200.0)),)))


def answer(session: Session, shop: Workshop, found: Artifact | None = None) -> None:
    """Put an answer to the study into the cache, as solving it would."""
    recipe = solution_recipe(session.case, "walking")
    with Ledger(shop.cache).working("walking", recipe):
        shop.cache.put(recipe.key, found or solution())


def solution() -> Artifact:
    """Two ten-node tetrahedra, strained."""
    corners = np.array([[0.0, 0, 0], [10, 0, 0], [0, 10, 0], [0, 0, 10], [10, 10, 10]]) + CENTRE
    four = np.array([[0, 1, 2, 3], [1, 4, 2, 3]])
    tets = np.hstack([four, np.zeros((2, 6), dtype=int)]).astype(np.int32)
    faces = np.array([[0, 2, 1], [0, 1, 3], [2, 0, 3], [1, 2, 4], [1, 4, 3], [4, 2, 3]], dtype=np.int32)
    arrays = {
        "points": corners, "tets": tets, "material": np.zeros(2, dtype=np.int16), "displacement_mm": np.zeros_like(corners),
        "e1": np.array([1e-3, 8e-3]), "e3": np.array([-2e-3, -1e-3]), "von_mises_mpa": np.array([12.0, 34.0]),
        "risk": np.array([0.19, 1.1]), "modulus_mpa": np.array([900.0, 1e4]),
        "surface_points": corners, "surface_triangles": faces, "surface_body": np.zeros(6, dtype=np.int16),
        "surface_risk": np.linspace(-0.05, 1.1, 5),
        "surface_e1": np.linspace(0, 8e-3, 5), "surface_e3": -np.linspace(0, 3e-3, 5),
        "surface_von_mises_mpa": np.linspace(1, 34, 5), "surface_displacement_mm": np.zeros_like(corners),
    }  # fmt: skip
    facts = {
        "names": ["bone"],
        "results": {
            "displacement_max": quantity(0.4321, "mm", "largest over all nodes"),
            "bone.risk_factor_max": quantity(1.1, "1", "Schileo 2014; maximum, at (1, 2, 3) mm"),
            "bone.risk_factor_p99": quantity(0.876, "1", "Schileo 2014; 99th percentile by volume"),
        },
        "checks": {"residual": quantity(9.1e-9, "1", "unbalanced nodal forces over the load")},
        "quality": {
            "smallest_dihedral_angle": {"value": 14.2, "unit": "deg"},
            "volume_bone": {"value": 24000.0, "unit": "mm3"},
        },
        "warnings": [
            "the scan has no density calibration",
            "2.5 % of the elements were clamped to the law's floor",
            f"the mesh of 'bone' holds 95 % of its volume: elements of 5 mm {TOO_COARSE}",
        ],
    }
    return Artifact(arrays, facts)


__all__ = ["NAME", "a_bone", "a_cut", "a_scan", "a_study", "answer", "do", "moved", "screws", "session_with", "silent"]
