from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset

from surgplan.artifacts.workshop import Workshop
from surgplan.base.grid import Grid
from surgplan.case.session import Session
from surgplan.report import scene
from tests.report.cases import a_bone, a_cut, a_scan, a_study, answer, screws
from tests.report.dicom.plans import GRIDS, opened, plan_on, written

FORMS = ("seg", "seg-labelmap", "rtstruct", "stl", "sr", "pdf", "sc")


class Made:
    """A plan, and what was written of it."""

    def __init__(self, session: Session, shop: Workshop, folder: Path, grid: Grid) -> None:
        self.session, self.shop, self.folder, self.grid = session, shop, folder, grid
        self.made: dict[tuple[str, ...], tuple[Path, ...]] = {}

    def file(self, form: str, *names: str) -> Path:
        """The file of a form, written once."""
        if (form, *names) not in self.made:
            # many files go beside the name they are asked for
            path = self.folder / f"{form}-{'-'.join(names)}.dcm"
            self.made[form, *names] = written(self.session, form, path, *names).files
        return self.made[form, *names][0]

    @cached_property
    def pictures(self) -> list[Dataset]:
        """The secondary captures, in order."""
        self.file("sc")
        return [pydicom.dcmread(path) for path in self.made["sc",]]


@pytest.fixture(scope="package")
def grey_pictures() -> Iterator[None]:
    """Grey pictures in place of drawn ones."""
    patch = pytest.MonkeyPatch()

    def grey(bodies, arrows, markers, cameras, size_px):  # type: ignore[no-untyped-def]
        return [np.full((size_px[1], size_px[0], 3), 200, dtype=np.uint8) for _ in cameras]

    patch.setattr(scene, "_drawn", grey)
    yield
    patch.undo()


@pytest.fixture(scope="package", params=list(GRIDS))
def plan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A plan on each grid."""
    grid = GRIDS[request.param]
    folder = tmp_path_factory.mktemp("plan")
    with opened(folder / "hip.surgplan", plan_on(grid)) as (session, shop):
        yield Made(session, shop, folder, grid)


@pytest.fixture(scope="package")
def whole(tmp_path_factory: pytest.TempPathFactory, grey_pictures: None, gl: None) -> Iterator[Made]:
    """A plan with implants, a cut, a solved study and pictures, and a file of each form."""
    folder = tmp_path_factory.mktemp("whole")
    with opened(folder / "hip.surgplan", a_scan, a_bone, screws, a_cut, a_study) as (session, shop):
        answer(session, shop)
        yield Made(session, shop, folder, session.case.images["ct"].grid)
