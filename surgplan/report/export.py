"""Things of a case as files other programs read; the file's ending says the format."""

from __future__ import annotations

from pathlib import Path

from surgplan.artifacts.recipe import Artifact
from surgplan.artifacts.shapes import surface_recipe
from surgplan.artifacts.structure import deck_of, tetrahedra_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import BadInput, Refused, StorageFailed
from surgplan.base.progress import Progress, silent
from surgplan.case.labels import read_labels
from surgplan.case.session import Session
from surgplan.report.tree import latest_solution

SURFACES = (".stl", ".ply", ".obj", ".3mf")
VOLUMES = (".nii.gz", ".nii", ".nrrd", ".mha")


def ending(path: Path) -> str:
    """The ending that names the format, `.nii.gz` as one."""
    return ".nii.gz" if path.name.lower().endswith(".nii.gz") else path.suffix.lower()


def export_item(session: Session, shop: Workshop, what: str, path: Path, progress: Progress = silent) -> str:
    """Write an image, a segment, a solid or a study; the words say what was written and in which frame.

    Images and segments go to NIfTI, NRRD or MHA; segments, fragments, implants and surfaces to STL, PLY, OBJ or 3MF; studies to
    VTU (the mesh, with results where it is solved) or INP (a CalculiX deck). BadInput if the ending does not fit.
    """
    case, kind = session.case, ending(path)
    try:
        if what in case.studies and kind in (".vtu", ".inp"):
            return _study(session, shop, what, path, progress)
        if kind in VOLUMES and (what in case.images or what in case.segments):
            return _volume(session, what, path)
        if kind in SURFACES and what not in case.images:
            return _surface(shop.make(surface_recipe(case, what), progress), what, path)
    except OSError as exc:
        raise StorageFailed(f"{path} could not be written: {exc.strerror or exc}") from exc
    table = "fragments" if what in case.fragments() else case.table_of(what)
    if table is None:
        raise Refused(f"there is nothing called {what!r} in this case; `surgplan show` lists what there is")
    fits = {"images": VOLUMES, "segments": VOLUMES + SURFACES, "studies": (".vtu", ".inp")}.get(table, SURFACES)
    raise BadInput(
        f"{what!r} is one of the {table} and can't be written as {kind or 'a file without ending'}; use {' '.join(fits)}"
    )


def _volume(session: Session, what: str, path: Path) -> str:
    from surgplan.imaging.volume import read_volume
    from surgplan.imaging.write import write_label_map, write_volume

    case = session.case
    if what in case.images:
        write_volume(read_volume(session.blobs, case.images[what]), path)
    else:
        segment = case.segments[what]
        write_label_map(read_labels(session.blobs, segment.labels), segment.grid, path)
    return f"wrote {path} (mm; the file's own header places it in the patient)"


def _surface(surface: Artifact, what: str, path: Path) -> str:
    from surgplan.mesh.files import write_surface
    from surgplan.mesh.surface import TriMesh

    write_surface(TriMesh(surface["points"], surface["triangles"]), path, name=what)
    return f"wrote {path} (LPS, mm)"


def _study(session: Session, shop: Workshop, what: str, path: Path, progress: Progress) -> str:
    if ending(path) == ".inp":
        deck_of(shop, session.case, what, path, progress)
        return f"wrote {path} (CalculiX deck: LPS, mm, N, MPa)"
    from surgplan.mesh.files import write_vtu

    solution, current = latest_solution(session.case, shop, what)
    if solution is not None and current:
        cells = {name: solution[name] for name in ("material", "modulus_mpa", "e1", "e3", "von_mises_mpa", "risk")}
        write_vtu(path, solution["points"], solution["tets"], {"displacement_mm": solution["displacement_mm"]}, cells)
        return f"wrote {path} (LPS, mm, with results)"
    mesh = shop.make(tetrahedra_recipe(session.case, what), progress)
    write_vtu(path, mesh["points"], mesh["tets"], {}, {"material": mesh["material"]})
    return f"wrote {path} (LPS, mm, mesh only: the study is not solved)"
