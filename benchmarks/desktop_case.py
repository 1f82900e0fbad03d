"""A case as it lies on a busy desk: a CT of 512 x 512 x 300, eight segments, a stem in the femur and a solved study."""

from __future__ import annotations

from pathlib import Path

from surgplan.artifacts.fits import fit_recipe
from surgplan.artifacts.structure import solve_study
from surgplan.base.grid import Grid
from surgplan.base.resources import resource
from surgplan.case.session import Session
from surgplan.imaging.import_image import ImportImage
from surgplan.imaging.volume import read_volume, resample, store_volume
from surgplan.procedures.plan_file import load_plan, run_plan
from surgplan.procedures.sample import sample_folder, sample_values
from surgplan.segment.tools.margin import Margin
from surgplan.segment.tools.threshold import Threshold
from surgplan.vocabulary import workshop_for

SIZE = (512, 512, 300)
SEGMENTS = 8
ELEMENT_MM = 3.5
SOFT = {"fat": (-150.0, -30.0), "muscle": (20.0, 150.0), "marrow": (180.0, 400.0), "cortex": (900.0, None)}
"""Further segments by values, HU."""


def made_case(path: Path) -> Path:
    """The sample hip on a finer grid, planned by the hip procedure, solved; its artefacts lie beside it."""
    values = {**sample_values(sample_folder()), "element_mm": str(ELEMENT_MM)}
    steps = load_plan(resource("procedures", "hip.yaml"), values)
    with Session.create(path) as session:
        _import(session, str(sample_folder() / "dicom"))
        done = list(run_plan(session, steps[1:]))
        if done[-1]["status"] != "done":
            raise RuntimeError(f"{done[-1]['do']}: {done[-1]['reason']}")
        for name, (low, high) in SOFT.items():
            session.do(Threshold("ct", low, name, high, "other"))
        session.do(Margin("femur", 2.0, into="around"))
        shop = workshop_for(session)
        shop.make(fit_recipe(session.case, "stem", "femur_shaft"))
        solve_study(shop, session.case, "walking")
        if len(session.case.segments) != SEGMENTS:
            raise RuntimeError(f"{len(session.case.segments)} segments instead of {SEGMENTS}")
    return path


def _import(session: Session, folder: str) -> None:
    """The sample's scan, its voxels worked out anew on the finer grid."""
    from dataclasses import replace

    case = session.do(ImportImage(folder, "ct"))
    volume = read_volume(session.blobs, case.images["ct"])
    fine = resample(volume, _finer(volume.grid))
    image = replace(case.images["ct"], grid=fine.grid, **store_volume(session.blobs, fine))
    session._record(None, {}, case.with_item(image), "Made finer")
    session._show(case.with_item(image))


def _finer(grid: Grid) -> Grid:
    """The same box of the patient in other voxels."""
    spacing = tuple(n * s / m for n, s, m in zip(grid.size, grid.spacing_mm, SIZE, strict=True))
    return Grid(SIZE, spacing, grid.origin_mm, grid.direction)
