"""The operation that moves a surface onto another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid, Vector
from surgplan.base.landmark_fit import fitted
from surgplan.base.progress import Progress
from surgplan.case.document import Case, Surface
from surgplan.case.labels import read_labels
from surgplan.case.named import named_point
from surgplan.case.operation import Blobs, Operation, Results

if TYPE_CHECKING:
    from surgplan.mesh.triangles import TriMesh

STARTS = ("any", "frame", "landmarks")


@dataclass(frozen=True)
class RegisterSurface(Operation):
    """Move a surface, or that of a segment, onto another by closest points; refused where the fit can't be trusted."""

    kind: ClassVar[str] = "surface.register"
    heavy: ClassVar[bool] = True

    moving: str
    """The surface or segment to move; it stays as it is, a moved copy of its surface is made."""
    fixed: str
    """The surface or segment that stays."""
    as_: str
    """Name of the moved copy, a surface."""
    start: Literal["any", "frame", "landmarks"] = "any"
    """Where the search begins: as it lies, at landmarks, or `any`: as it lies and middles together at many turns."""
    landmarks: tuple[tuple[str | Vector, str | Vector], ...] = ()
    """Pairs [moving, fixed] of landmarks or points (LPS mm) that show the same place; three at least to start from."""
    overlap: float = 0.9
    """Share of the moving surface that has its like on the fixed one; the rest does not count."""
    seed: int = 1
    """Of the random points; the same gives the same fit."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Find the motion and check it; Refused, with figures, if it can't be trusted."""
        from surgplan.mesh.closest_fit import closest_fit, wide_starts
        from surgplan.mesh.triangles import to_bytes

        self._refuse_wrong(case)
        moving, fixed = _mesh(case, blobs, self.moving), _mesh(case, blobs, self.fixed)
        figures: dict[str, float] = {}
        starts = [Rigid.identity()]
        if self.start == "landmarks":
            points = np.array([[named_point(case, point) for point in pair] for pair in self.landmarks]).reshape(-1, 2, 3)
            motion, figures["landmark_fre_mm"] = fitted(points[:, 0], points[:, 1])
            starts = [motion]
        elif self.start == "any":
            starts = wide_starts(moving, fixed)
        fit = closest_fit(moving, fixed, starts, self.overlap, self.seed, progress)
        moved = moving.transformed(fit.motion)
        return {
            "mesh": blobs.put(to_bytes(moved)),
            "closed": moved.is_closed,
            "matrix": [float(v) for v in fit.motion.matrix4[:3].ravel()],
            "figures": {**figures, **fit.figures},
        }

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the moved copy."""
        self._refuse_wrong(case)
        if "mesh" not in results:
            raise Refused("a registration has to be computed before it can be applied; run it through a session")
        left: Any = results["figures"]["residual_mm"]
        said = f"It is {self.moving} moved onto {self.fixed}; {left:.2f} mm (RMS) are left between them."
        return case.with_item(Surface(self.as_, str(results["mesh"]), closed=bool(results["closed"]), cautions=(said,)))

    def words(self) -> str:
        """For the history."""
        return f"Register {self.moving} to {self.fixed} as {self.as_}"

    def _refuse_wrong(self, case: Case) -> None:
        if self.start not in STARTS:
            raise Refused(f"{self.start!r} is no start; use one of {', '.join(STARTS)}")
        if self.moving == self.fixed:
            raise Refused("a surface can't be registered to itself; name two")
        for name in (self.moving, self.fixed):
            if name not in case.surfaces and name not in case.segments:
                there = ", ".join(sorted([*case.surfaces, *case.segments])) or "none"
                raise Refused(f"there is no surface or segment called {name!r}; there is: {there}")
        case.free(self.as_, "surfaces")
        if self.as_ in case.surfaces:
            raise Refused(f"there already is a surface called {self.as_!r}; choose another name with `as`")


def _mesh(case: Case, blobs: Blobs, name: str) -> TriMesh:
    from surgplan.mesh.surface import extract, from_bytes

    if name in case.surfaces:
        return from_bytes(blobs.get(case.surfaces[name].mesh))
    segment = case.segments[name]
    return extract(read_labels(blobs, segment.labels), segment.grid)
