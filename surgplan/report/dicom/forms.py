"""The DICOM forms a plan can be written in, by the words of `surgplan export --as`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian

from surgplan.artifacts.shapes import surface_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import Refused, StorageFailed
from surgplan.base.progress import Progress, part, silent
from surgplan.case.journal import Revision
from surgplan.case.session import Session
from surgplan.mesh.triangles import TriMesh
from surgplan.report.dicom.header import Header, finished, header_of, image_of, made_on
from surgplan.report.dicom.parts import Part, parts_of
from surgplan.report.placed_in import whole_segments


@dataclass(frozen=True)
class Request:
    """What is to be written, and how."""

    session: Session
    shop: Workshop
    names: tuple[str, ...]
    """Things of the case; none stands for the whole plan."""
    path: Path
    identified: bool = False
    """Whether the files are to name the patient."""
    on: str | None = None
    """The image whose frame of reference is to be used, where the things themselves do not tell."""
    progress: Progress = silent

    @property
    def history(self) -> Sequence[Revision]:
        """Every revision that led to the head."""
        return self.session.journal.path_to(self.session.head.id)

    def header(self, names: Sequence[str] | None = None) -> Header:
        """The part that all objects share."""
        image = image_of(self.session.case, self.names if names is None else names, self.on)
        return header_of(self.session, image, self.identified)


@dataclass(frozen=True)
class Written:
    """What an export wrote."""

    files: tuple[Path, ...]
    words: str
    frame: str = "LPS"
    unit: str = "mm"
    left_out: tuple[str, ...] = field(default=())
    """What could not go in, and why."""

    def to_json(self) -> dict[str, object]:
        """As commands print it."""
        return {
            "files": [str(path) for path in self.files],
            "words": self.words,
            "frame": self.frame,
            "unit": self.unit,
            "left_out": list(self.left_out),
        }


def write_dicom(form: str, request: Request) -> Written:
    """Write things of a case in one of `FORMS`; Refused where they don't fit it, StorageFailed without a place."""
    if form not in FORMS:
        raise Refused(f"there is no form {form!r} of export; there is: {', '.join(FORMS)}")
    if not request.path.parent.is_dir():
        raise StorageFailed(f"{request.path} can't be written: there is no folder {request.path.parent}; choose another place")
    return FORMS[form](request)


def _segmentation(request: Request) -> Written:
    from surgplan.report.dicom.seg import binary_segmentation

    parts, header = _parts(request)
    dataset = binary_segmentation(request.session.case, request.session.blobs, header, parts, request.progress)
    return _one(request, header, finished(dataset), f"{_names(parts)}, a binary segmentation")


def _label_map(request: Request) -> Written:
    from surgplan.report.dicom.seg import label_map

    case, blobs = request.session.case, request.session.blobs
    wholes = frozenset() if request.names else whole_segments(case, blobs)
    parts, header = _parts(request, wholes)
    left_out = tuple(f"{name}: its parts are written, and they share its voxels" for name in case.segments if name in wholes)
    dataset = label_map(case, blobs, header, parts, request.progress)
    return _one(request, header, finished(dataset), f"{_names(parts)}, a label map segmentation", left_out)


def _structure_set(request: Request) -> Written:
    from surgplan.report.dicom.rtstruct import structure_set

    parts, header = _parts(request)
    dataset = structure_set(request.session.case, request.session.blobs, header, parts, request.progress)
    return _one(request, header, finished(dataset, ImplicitVRLittleEndian), f"{_names(parts)}, a structure set")


def _surfaces(request: Request) -> Written:
    from surgplan.report.dicom.encapsulated import encapsulated_stl
    from surgplan.report.dicom.side import agreed_side, side_words

    case = request.session.case
    names = request.names or (*case.segments, *case.fragments(), *case.implants, *case.surfaces)
    if not names:
        raise Refused("this case has no segment, fragment, implant or surface to write; make one first")
    paths = [request.path] if len(names) == 1 else [_beside(request.path, name) for name in names]
    sides = [agreed_side(case, name, request.history) for name in names]
    files, told = [], []
    for n, (name, path, side) in enumerate(zip(names, paths, sides, strict=True)):
        step = part(request.progress, n / len(names), (n + 1) / len(names))
        surface = request.shop.make(surface_recipe(case, name), step)
        header = request.header([name])
        dataset = encapsulated_stl(header, TriMesh(surface["points"], surface["triangles"]), name, side)
        files.append(_put(path, finished(dataset)))
        told.append(f"{side_words(side)} {name}")
    return Written(tuple(files), _words(files, f"{', '.join(told)}, STL in DICOM", request.identified))


def _report(request: Request) -> Written:
    from surgplan.report.dicom.encapsulated import encapsulated_pdf
    from surgplan.report.report import write_report

    _whole_only(request)
    header = request.header()
    with tempfile.TemporaryDirectory(prefix="surgplan-") as folder:
        path = Path(folder) / "report.pdf"
        write_report(request.session, request.shop, path, request.progress, with_identity=request.identified)
        data = path.read_bytes()
    return _one(request, header, finished(encapsulated_pdf(header, data)), "the report, a PDF in DICOM")


def _measurements(request: Request) -> Written:
    from surgplan.report.dicom.sr import measurement_report
    from surgplan.report.facts import gather

    case = request.session.case
    for name in request.names:
        if name not in case.fragments() and case.table_of(name) is None:
            raise Refused(f"there is nothing called {name!r} in this case; `surgplan show` lists what there is")
    everything = (*case.segments, *case.landmarks, *case.implants, *case.measures)
    asked = case.images[request.on].patient if request.on and request.on in case.images else ""
    own = [name for name in everything if {case.images[one].patient for one in made_on(case, name)} <= {asked}]
    image = image_of(case, request.names or own, request.on)
    header = header_of(request.session, image, request.identified)
    facts = gather(request.session, request.shop, request.progress)
    whose = "" if image is None else image.patient
    dataset, missing = measurement_report(header, facts, request.shop, request.names or None, whose)
    what = f"{', '.join(request.names) or 'the plan'}, measurements as a structured report"
    return _one(request, header, finished(dataset), what, tuple(missing))


def _pictures(request: Request) -> Written:
    from surgplan.report.dicom.capture import report_pictures, secondary_capture
    from surgplan.report.dicom.uids import uid_of
    from surgplan.report.facts import gather
    from surgplan.report.rendering import prepare_rendering
    from surgplan.report.report import report_blocks

    _whole_only(request)
    header = request.header()
    prepare_rendering()
    facts = gather(request.session, request.shop, part(request.progress, 0.0, 0.5))
    blocks = report_blocks(facts, request.session.blobs, part(request.progress, 0.5, 1.0), request.identified)
    pictures = report_pictures([header.withheld.cleaned(block) for block in blocks])
    if not pictures:
        raise Refused("the report of this case has no pictures; import a scan or place an implant first")
    series = uid_of("series", "pictures", header.state, header.study_uid, str(header.made))
    count = len(pictures)
    paths = [request.path] if count == 1 else [_beside(request.path, f"{n:02}") for n in range(1, count + 1)]
    files = []
    for n, (shown, path) in enumerate(zip(pictures, paths, strict=True), start=1):
        dataset = secondary_capture(header, shown, n)
        files.append(_put(path, finished(dataset, ExplicitVRLittleEndian, series)))
    return Written(tuple(files), _words(files, "the report's pictures", request.identified))


FORMS: Mapping[str, Callable[[Request], Written]] = {
    "seg": _segmentation,
    "seg-labelmap": _label_map,
    "rtstruct": _structure_set,
    "stl": _surfaces,
    "pdf": _report,
    "sr": _measurements,
    "sc": _pictures,
}


def _parts(request: Request, without: frozenset[str] = frozenset()) -> tuple[list[Part], Header]:
    """Segments and fragments named, or all segments but some, and what their object says of itself."""
    case = request.session.case
    parts = parts_of(case, request.names or [name for name in case.segments if name not in without])
    return parts, request.header([p.name for p in parts])


def _whole_only(request: Request) -> None:
    if request.names:
        raise Refused(f"the report is about the whole plan, not about {', '.join(request.names)} alone; name `plan`")


def _names(parts: Sequence[Part]) -> str:
    return ", ".join(part.name for part in parts)


def _one(request: Request, header: Header, data: bytes, what: str, left_out: tuple[str, ...] = ()) -> Written:
    files = [_put(request.path, data)]
    return Written(tuple(files), _words(files, what, request.identified), left_out=left_out)


def _words(files: Sequence[Path], what: str, identified: bool) -> str:
    where = str(files[0]) if len(files) == 1 else f"{len(files)} files, {files[0]} to {files[-1].name}"
    who = "names the patient" if identified else "under the pseudonym; --identified names the patient"
    return f"wrote {where}: {what} (LPS, mm; {who})"


def _beside(path: Path, words: str) -> Path:
    return unused(path.with_name(f"{path.stem}-{words}{path.suffix}"))


def unused(path: Path) -> Path:
    """A name made for the user, who was not asked whether it may be replaced; Refused if there is such a file."""
    if path.exists():
        raise Refused(f"{path} is there already; move it away or choose another name")
    return path


def _put(path: Path, data: bytes) -> Path:
    """Write a file, whole or not at all."""
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(data)
        half.replace(path)
    except OSError as exc:
        half.unlink(missing_ok=True)
        raise StorageFailed(f"{path} could not be written: {exc.strerror or exc}; check the folder and the free space") from exc
    return path
