"""Things of a case as files other programs read: the file's ending says the format, or a word where many share an ending."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from surgplan.artifacts.recipe import Artifact
from surgplan.artifacts.shapes import surface_recipe
from surgplan.artifacts.shared_shapes import shared_surfaces_recipe
from surgplan.artifacts.structure import deck_of, tetrahedra_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import BadInput, Refused, StorageFailed
from surgplan.base.progress import Progress, silent
from surgplan.case.labels import read_labels
from surgplan.case.session import Session
from surgplan.report.bricks import COARSENED, write_bricks
from surgplan.report.dicom.forms import FORMS as DICOM_FORMS
from surgplan.report.dicom.forms import Request, Written, unused, write_dicom
from surgplan.report.dicom.side import agreed_side, print_path, side_words
from surgplan.report.endings import STUDIES, SURFACES, VOLUMES
from surgplan.report.tree import latest_solution
from surgplan.report.withheld import Withheld

PLAN = "plan"
"""Stands for everything, where nothing of a case is called so."""
PRINT = "print"
PRINTED = (".stl", ".3mf")
FHIR = ("fhir-r4", "fhir-r5")
FORMS = (*DICOM_FORMS, PRINT, *FHIR)
"""What `--as` may be, beside the words of `report.bricks.COARSENED`, which no hospital system reads."""
NIFTI = (".nii.gz", ".nii")
MANY = ("seg", "seg-labelmap", "rtstruct", "stl", "sr")


def ending(path: Path) -> str:
    """The ending that names the format, `.nii.gz` as one."""
    return ".nii.gz" if path.name.lower().endswith(".nii.gz") else path.suffix.lower()


def export(form: str | None, request: Request) -> Written:
    """Write things of a case, by a word of `FORMS` or by the file's ending; what was written, in which frame and unit.

    Refused or BadInput say what does not fit, StorageFailed what could not be written.
    """
    names = tuple(name for name in request.names if name != PLAN or request.session.case.table_of(PLAN))
    request = replace(request, names=names)
    if form is not None and form in DICOM_FORMS:
        return write_dicom(form, request)
    if form in FHIR:
        return _bundle(form, request)
    if form in COARSENED:
        words, left_out = write_bricks(request.session, names, request.path, form)
        return Written((request.path,), words, left_out=left_out)
    if form not in (None, PRINT):
        raise BadInput(f"there is no form {form!r} of export; there is: {', '.join([*FORMS, *COARSENED])}")
    if (
        form is None
        and len(names) > 1
        and ending(request.path) in SURFACES
        and set(names) <= set(request.session.case.segments)
    ):
        return _shared(request, names)
    if len(names) != 1:
        raise BadInput(f"one thing goes into one file of this kind, not {len(names)}; several go with --as {' or '.join(MANY)}")
    if form == PRINT:
        return _printed(request, names[0])
    words = export_item(request.session, request.shop, names[0], request.path, request.progress)
    return Written((request.path,), words, frame="RAS" if ending(request.path) in NIFTI else "LPS")


def _printed(request: Request, what: str) -> Written:
    """A surface for a printer, with the side, frame and unit in the file's name and header.

    A file of that name is not replaced, unlike one that the user named in full.
    """
    if ending(request.path) not in PRINTED:
        raise BadInput(f"printers read {' and '.join(PRINTED)}, not {request.path.name}; give the file one of these endings")
    case = request.session.case
    side = agreed_side(case, what, request.history, request.path.stem)
    path = unused(print_path(request.path, side))
    try:
        surface = request.shop.make(surface_recipe(case, what), request.progress)
        _surface(surface, f"{side_words(side)} {_nameless(request.session, what)}", path)
    except OSError as exc:
        raise StorageFailed(f"{path} could not be written: {exc.strerror or exc}") from exc
    return Written((path,), f"wrote {path} ({side_words(side)}, LPS, mm)")


def _shared(request: Request, names: tuple[str, ...]) -> Written:
    """A file for each of several segments, the same triangles where they touch."""
    made = request.shop.make(shared_surfaces_recipe(request.session.case, names), request.progress)
    paths = [
        request.path.with_name(f"{request.path.stem}_{number}_{_plain(_nameless(request.session, name))}{request.path.suffix}")
        for number, name in enumerate(names, 1)
    ]
    try:
        for name, path in zip(names, paths, strict=True):
            _surface(
                Artifact({part: made[f"{part}/{name}"] for part in ("points", "triangles")}),
                _nameless(request.session, name),
                path,
            )
    except OSError as exc:
        raise StorageFailed(f"{request.path} could not be written: {exc.strerror or exc}") from exc
    words = f"wrote {len(paths)} files beside {request.path} (LPS, mm; where two segments touch, the same triangles)"
    taken = tuple(_nameless(request.session, told) for told in made.facts["words"])
    return Written(tuple(paths), words, left_out=taken)


def _plain(name: str) -> str:
    """A name as part of a file's name."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in name)


def _bundle(form: str, request: Request) -> Written:
    """The whole plan as a FHIR bundle."""
    if request.names:
        raise BadInput(f"a FHIR bundle holds the whole plan, not {' and '.join(request.names)} alone; write `{PLAN}` instead")
    from surgplan.report.fhir import FORMATS, write_fhir

    words = write_fhir(request.session, request.shop, request.path, FORMATS[form], request.identified, request.progress)
    return Written((request.path,), words)


def export_item(session: Session, shop: Workshop, what: str, path: Path, progress: Progress = silent) -> str:
    """Write an image, a segment, a solid or a study; the words say what was written and in which frame.

    Images and segments go to NIfTI, NRRD or MHA; segments, fragments, implants and surfaces to STL, PLY, OBJ or 3MF; studies to
    VTU (the mesh, with results where it is solved) or INP (a CalculiX deck). BadInput if the ending does not fit.
    """
    case, kind = session.case, ending(path)
    try:
        if what in case.studies and kind in STUDIES:
            return _study(session, shop, what, path, progress)
        if kind in VOLUMES and (what in case.images or what in case.segments):
            return _volume(session, what, path)
        if kind in SURFACES and what not in case.images:
            return _surface(shop.make(surface_recipe(case, what), progress), _nameless(session, what), path)
    except OSError as exc:
        raise StorageFailed(f"{path} could not be written: {exc.strerror or exc}") from exc
    table = "fragments" if what in case.fragments() else case.table_of(what)
    if table is None:
        raise Refused(f"there is nothing called {what!r} in this case; `surgplan show` lists what there is")
    if kind == ".dcm":
        raise BadInput(f"many forms are written as .dcm; say which one: --as {' or '.join(DICOM_FORMS)}")
    fits = {"images": VOLUMES, "segments": VOLUMES + SURFACES, "studies": STUDIES}.get(table, SURFACES)
    raise BadInput(
        f"{what!r} is one of the {table} and can't be written as {kind or 'a file without ending'}; use {' '.join(fits)}"
    )


def _volume(session: Session, what: str, path: Path) -> str:
    from surgplan.imaging.formats.write import write_label_map, write_volume
    from surgplan.imaging.volume import read_volume

    case = session.case
    if what in case.images:
        write_volume(read_volume(session.blobs, case.images[what]), path)
    else:
        segment = case.segments[what]
        write_label_map(read_labels(session.blobs, segment.labels), segment.grid, path)
    return f"wrote {path} ({'RAS' if ending(path) in NIFTI else 'LPS'}, mm, as its header places it in the patient)"


def _nameless(session: Session, what: str) -> str:
    """A name for a header, without the patient's."""
    return Withheld.of(session.case.patient, session.blobs).clean(what)


def _surface(surface: Artifact, what: str, path: Path) -> str:
    from surgplan.mesh.files import write_surface
    from surgplan.mesh.surface import TriMesh

    write_surface(TriMesh(surface["points"], surface["triangles"]), path, name=what)
    return f"wrote {path} (LPS, mm)"


def _study(session: Session, shop: Workshop, what: str, path: Path, progress: Progress) -> str:
    if ending(path) == ".inp":
        deck_of(shop, session.case, what, path, progress, called=_nameless(session, what))
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
