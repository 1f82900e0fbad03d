"""The operation that brings a surface made elsewhere into a case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress
from surgplan.case.document import Case, Surface
from surgplan.case.operation import Blobs, Operation, Results, fingerprint

READER = "surgplan.mesh.surface_in:read_surface_file"
SECONDS = 300.0
MEMORY_BYTES = 2_000_000_000
"""For the reader itself."""
FILE_COPIES = 12
"""Of the file's bytes, that lie in memory while its triangles are taken apart."""


@dataclass(frozen=True)
class ImportSurface(Operation):
    """Bring in a surface (STL, OBJ, PLY, 3MF) in its place in the patient; its unit and frame are never guessed."""

    kind: ClassVar[str] = "surface.import"
    heavy: ClassVar[bool] = True

    path: str
    """The file."""
    unit: Literal["mm", "cm", "m", "inch"]
    """The unit of its coordinates."""
    frame: Literal["LPS", "RAS"]
    """Which way its coordinates grow: to the left and the back (DICOM), or to the right and the front."""
    as_: str
    """Name of the new surface."""
    repair: bool = False
    """Mend it where it is damaged, and say each step; without, damage is only said."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Read the file in a process of its own and keep the triangles; BadInput names what is wrong with it."""
        from surgplan.base.confined import confined

        self._refuse_taken(case)
        path = Path(self.path).absolute()
        size = path.stat().st_size if path.is_file() else 0

        def kept(folder: Path, answer: Any) -> dict[str, Any]:
            import numpy as np

            from surgplan.mesh.triangles import TriMesh, to_bytes
            from surgplan.mesh.whereabouts import doubt

            points, triangles = (np.load(folder / f"{name}.npy", allow_pickle=False) for name in ("points", "triangles"))
            mesh = TriMesh(points, triangles)
            cautions = [doubt(mesh.points, self.unit, self.frame, [image.grid for image in case.images.values()])]
            if answer["faults"]:
                only = "Its volume may be wrong" if answer["solid"] else "It is no solid, so it is only shown, without a volume"
                cautions.append(f"{only}: {answer['faults']}.")
            cautions += answer["notes"]
            return {
                "mesh": blobs.put(to_bytes(mesh)),
                "closed": bool(answer["solid"]),
                "cautions": [words for words in cautions if words],
            }

        results: dict[str, Any] = confined(
            READER,
            {"path": str(path), "unit": self.unit, "frame": self.frame, "repair": self.repair},
            seconds=SECONDS,
            memory_bytes=MEMORY_BYTES + FILE_COPIES * size,
            progress=progress,
            files_to=kept,
            subject=path.name,
        )
        return results

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the surface."""
        self._refuse_taken(case)
        if "mesh" not in results:
            raise Refused("an import has to be computed before it can be applied; run it through a session")
        surface = Surface(
            self.as_,
            str(results["mesh"]),
            source_unit=self.unit,
            source_frame=self.frame,
            closed=bool(results["closed"]),
            cautions=tuple(results["cautions"]),
        )
        return case.with_item(surface)

    def recorded(self) -> Operation:
        """With a fingerprint instead of the path: files are often called after the patient."""
        return replace(self, path=fingerprint(self.path))

    def words(self) -> str:
        """For the history."""
        return f"Import surface {self.as_}"

    def _refuse_taken(self, case: Case) -> None:
        case.free(self.as_, "surfaces")
        if self.as_ in case.surfaces:
            raise Refused(f"there already is a surface called {self.as_!r}; choose another name with `as`")
