"""The operation that brings a scan into the frame of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid, Vector, vector
from surgplan.base.progress import Progress, part
from surgplan.case.apart import ELSEWHERE, UNKNOWN
from surgplan.case.document import Case, Image
from surgplan.case.image import Registration, Slices
from surgplan.case.labels import read_labels
from surgplan.case.named import named_point
from surgplan.case.operation import Blobs, Operation, Results

if TYPE_CHECKING:
    from surgplan.base.geometry import Floats
    from surgplan.imaging.registration.levels import Body

METHODS = ("rigid", "affine", "deformable")
SAME_SIZE = 0.02
"""Fraction by which an affine fit stretches two scans of one patient at most, by distortion of MR and its own error [M]."""
STARTS = ("any", "frame", "centre", "landmarks")


@dataclass(frozen=True)
class RegisterImage(Operation):
    """Bring a scan into the frame of another one, by their grey values; refused where the fit can't be trusted."""

    kind: ClassVar[str] = "image.register"
    heavy: ClassVar[bool] = True

    moving: str
    """The scan to move."""
    fixed: str
    """The scan that stays."""
    as_: str
    """Name of the moved copy."""
    method: Literal["rigid", "affine", "deformable"] = "rigid"
    """`rigid` keeps the voxels and moves their grid; `affine` and `deformable` resample onto the fixed scan's grid."""
    start: Literal["any", "frame", "centre", "landmarks"] = "any"
    """The search begins as the headers say (`frame`), with the bodies' middles together, at landmarks; `any`: the first two."""
    landmarks: tuple[tuple[str | Vector, str | Vector], ...] = ()
    """Pairs [moving, fixed] of landmarks or points (LPS mm) that show the same place; three at least to start from."""
    segment: str | None = None
    """A segment in the fixed scan's frame: only what it marks, and 6 mm around it, counts."""
    seed: int = 1
    """Of the random points; the same gives the same fit."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Find the fit and check it; Refused, with figures, if it can't be trusted."""
        from surgplan.imaging.registration.motion import as_tuple
        from surgplan.imaging.registration.moved import stored
        from surgplan.imaging.registration.register import register
        from surgplan.imaging.volume import read_volume

        moving, fixed = self._images(case)
        fit = register(
            read_volume(blobs, fixed),
            read_volume(blobs, moving),
            self.method,
            self.start,
            self._landmarks(case),
            self._where(case, blobs),
            self.seed,
            part(progress, 0.0, 0.9),
        )
        found: dict[str, Any] = {"matrix": list(as_tuple(fit.matrix)), "figures": dict(fit.figures)}
        if self.method != "rigid":
            progress(0.9, "resampling onto the fixed scan")
            found |= stored(blobs, moving, fixed.grid, fit)
        return found

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the moved copy."""
        moving, fixed = self._images(case)
        if "matrix" not in results:
            raise Refused("a registration has to be computed before it can be applied; run it through a session")
        matrix = tuple(float(v) for v in results["matrix"])
        figures = {str(name): float(value) for name, value in results["figures"].items()}
        kept = Registration(self.fixed, self.moving, self.method, matrix, results.get("displacements"), figures)
        new = _moved(moving, matrix) if self.method == "rigid" else _resampled(moving, fixed, results)
        said = tuple(w for w in fixed.warnings if w in (ELSEWHERE, UNKNOWN))
        own = tuple(w for w in new.warnings if w not in (ELSEWHERE, UNKNOWN))
        if moving.patient == fixed.patient:
            own += _stretch(matrix)
        new = replace(new, id=self.as_, frame_of_reference=fixed.frame_of_reference, warnings=(*own, *said), registration=kept)
        return case.with_item(new)

    def words(self) -> str:
        """For the history."""
        return f"Register {self.moving} to {self.fixed} as {self.as_}"

    def _images(self, case: Case) -> tuple[Image, Image]:
        if self.method not in METHODS or self.start not in STARTS:
            raise Refused(
                f"methods are {', '.join(METHODS)} and starts {', '.join(STARTS)}, not {self.method} and {self.start}"
            )
        moving, fixed = case.find("images", self.moving), case.find("images", self.fixed)
        if self.moving == self.fixed:
            raise Refused("a scan can't be registered to itself; name two")
        case.free(self.as_, "images")
        if self.as_ in case.images:
            raise Refused(f"there already is an image called {self.as_!r}; choose another name with `as`")
        if self.seed < 0:
            raise Refused(f"a seed is a whole number from 0 on, not {self.seed}")
        return moving, fixed

    def _landmarks(self, case: Case) -> tuple[Floats, Floats] | None:
        if not self.landmarks:
            return None
        points = np.array([[named_point(case, point) for point in pair] for pair in self.landmarks])
        return points[:, 0], points[:, 1]

    def _where(self, case: Case, blobs: Blobs) -> Body | None:
        from surgplan.imaging.registration.levels import Body
        from surgplan.imaging.registration.together import shown_together

        if self.segment is None:
            return None
        segment = case.find("segments", self.segment)
        apart = shown_together(case, segment.image, self.fixed)
        if apart:
            raise Refused(f"the segment {self.segment!r} was not drawn in the fixed scan's frame: {apart}")
        mask = read_labels(blobs, segment.labels)
        if not mask.any():
            raise Refused(f"the segment {self.segment!r} is empty; mark some voxels first")
        return Body.of_segment(mask, segment.grid)


def _stretch(matrix: tuple[float, ...]) -> tuple[str, ...]:
    """A warning where a fit makes a patient larger or smaller, as only a scan of a false scale does."""
    stretches = np.linalg.svd(np.asarray(matrix).reshape(3, 4)[:, :3], compute_uv=False)
    furthest = float(max(stretches, key=lambda stretch: abs(stretch - 1)))
    if abs(furthest - 1) <= SAME_SIZE:
        return ()
    return (
        f"the fit stretched it by {100 * (furthest - 1):+.1f} %, which no patient is between two scans: the lengths of one of "
        "them may be wrong, compare a known one",
    )


def _moved(image: Image, matrix: tuple[float, ...]) -> Image:
    """The same voxels on a moved grid."""
    rows = np.asarray(matrix).reshape(3, 4)
    motion = Rigid.from_matrix(rows[:, :3], rows[:, 3])
    axes = motion.matrix3 @ image.grid.axes
    grid = replace(
        image.grid,
        origin_mm=vector(motion.apply(np.asarray(image.grid.origin_mm))),
        direction=tuple(float(v) for v in axes.ravel()),
    )
    return replace(image, grid=grid, original=None if image.original is None else _moved_slices(image.original, motion))


def _moved_slices(slices: Slices, motion: Rigid) -> Slices:
    return replace(
        slices,
        row=vector(motion.rotate(np.asarray(slices.row))),
        column=vector(motion.rotate(np.asarray(slices.column))),
        positions_mm=tuple(vector(motion.apply(np.asarray(p))) for p in slices.positions_mm),
    )


def _resampled(image: Image, fixed: Image, results: Mapping[str, Any]) -> Image:
    """The moving scan's values on the fixed scan's grid."""
    new = replace(
        image,
        grid=fixed.grid,
        voxels=str(results["voxels"]),
        dtype=str(results["dtype"]),
        valid=results["valid"],
        interpolated=results["interpolated"],
        original=None,
        phases=(),
    )
    if image.phases:
        new = replace(new, warnings=(*new.warnings, f"only the phase {image.phase} of {image.id} was registered"))
    return new
