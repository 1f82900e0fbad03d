"""The operation that brings segments drawn elsewhere onto an image of the case."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress, part
from surgplan.case.apart import frame_names_one_place, moved_from
from surgplan.case.codec import decode, encode
from surgplan.case.document import Case, Code, Image
from surgplan.case.operation import Blobs, Operation, Results, fingerprint
from surgplan.segment.anatomy import known_by_code, structure
from surgplan.segment.outcome import known_tissue, new_segment, store
from surgplan.segment.unscanned import unscanned_cautions

READER = "surgplan.imaging.segments.segments_in"
SECONDS = 300.0
MEMORY_BYTES = 2_000_000_000
"""For the reader itself."""
FILE_COPIES = 4
"""Of the file's bytes, that lie in memory while it is taken apart."""
BYTES_A_VOXEL = 10
"""Of the image, for masks on the way to it."""


@dataclass(frozen=True)
class ImportSegment(Operation):
    """Bring in segments from a label map (NIfTI, NRRD, MHA), a DICOM SEG or an RTSTRUCT, and put them on an image."""

    kind: ClassVar[str] = "segment.import"
    heavy: ClassVar[bool] = True

    path: str
    """The file."""
    image: str
    """The image they are put on: the one they were drawn on, or one in the same frame."""
    as_: str = ""
    """Name of the new segment, or what the names of several begin with; left away, they are called as in the file."""
    select: tuple[str, ...] = ()
    """Numbers or names of the wanted segments, or `all`; not needed where the file holds only one."""
    tissue: str = "other"
    """bone, vessel, brain, skin, tumour, liver, metal or other."""
    threshold: float = 0.5
    """Of a segment given in fractions: what is at least this (0 to 1) is inside."""
    other_patient: str = ""
    """Why it is taken in although it is of another patient than the case's; kept in the journal."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Read the file in a process of its own and keep the masks; Refused or BadInput say what does not fit."""
        from surgplan.imaging.one_patient import refuse_other
        from surgplan.imaging.subject import Subject

        image = self._checked(case)
        arguments = {
            "path": str(Path(self.path).absolute()),
            "grid": encode(image.grid),
            "frame": image.frame_of_reference,
            "select": list(self.select),
            "threshold": self.threshold,
        }

        def kept(folder: Path, answer: Any) -> list[dict[str, Any]]:
            subject = Subject(**answer["subject"])
            refuse_other(case, blobs, subject, self.other_patient)
            self._refuse_other_frame(case, answer, image)
            self._refuse_displaced(case, answer, image)
            named = self._named(case, answer["segments"])
            doubts = self._doubts(case, image, subject)
            return [self._stored(blobs, folder, image, answer["kind"], name, s, doubts) for name, s in named.items()]

        return {"segments": _read("read_segments", arguments, image, part(progress, 0.0, 0.9), kept)}

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the new segments."""
        self._checked(case)
        if "segments" not in results:
            raise Refused("an import has to be computed before it can be applied; run it through a session")
        for found in results["segments"]:
            self._refuse_taken(case, str(found["id"]))
            case = new_segment(case, str(found["id"]), self.image, self.tissue, found)
            segment = case.segments[str(found["id"])]
            code = decode(Code | None, found["code"])
            anatomy = known_by_code(code)
            case = case.with_item(
                replace(
                    segment,
                    colour=str(found["colour"]) or segment.colour,
                    category=decode(Code | None, found["category"]),
                    code=code,
                    anatomy=anatomy,
                    side=str(found.get("laterality", "")) if anatomy and structure(anatomy).sided else "",
                )
            )
        return case

    def recorded(self) -> Operation:
        """With a fingerprint instead of the path: files are often called after the patient."""
        return replace(self, path=fingerprint(self.path))

    def words(self) -> str:
        """For the history."""
        return f"Import {self.as_ or 'segments'} onto {self.image}"

    def _checked(self, case: Case) -> Image:
        known_tissue(self.tissue)
        if not 0 < self.threshold <= 1:
            raise Refused(f"the threshold of fractions lies above 0 and up to 1, not at {self.threshold:g}")
        if self.as_:
            case.free(self.as_, "segments")
        image: Image = case.find("images", self.image)
        return image

    def _refuse_taken(self, case: Case, name: str) -> None:
        case.free(name, "segments")
        if name in case.segments:
            raise Refused(f"there already is a segment called {name!r}; choose another name with `as`")

    def _refuse_other_frame(self, case: Case, answer: Mapping[str, Any], image: Image) -> None:
        if answer["other_frame"] and image.registration is not None:
            raise Refused(
                f"it was drawn in another frame of reference than that of {image.id!r}, which was registered; "
                f"{_where_drawn(case, image)}, then register"
            )
        if answer["other_frame"]:
            raise Refused(
                f"it was drawn in another frame of reference than that of {image.id!r}, so its place there is not known; "
                "import the scan it was drawn on, and register that to this one"
            )

    def _refuse_displaced(self, case: Case, answer: Mapping[str, Any], image: Image) -> None:
        """A registered image lies elsewhere than it was scanned; what was drawn on it before would not lie on it."""
        from surgplan.imaging.segments.label_onto import same_whole

        if image.registration is None:
            return
        earlier = moved_from(case, image)
        drawn_here = earlier is not None and not any(same_whole(before.grid, image.grid) for before in earlier)
        framed_here = frame_names_one_place(case, image)
        if not all((s["framed"] and framed_here) or (s["whole_grid"] and drawn_here) for s in answer["segments"]):
            raise Refused(
                f"{image.id!r} was registered, so it lies elsewhere than it was scanned, and nothing says that this was drawn "
                f"on it there; {_where_drawn(case, image)}, then register"
            )

    def _named(self, case: Case, segments: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
        """The segments under the names they will have."""
        from surgplan.imaging.segments.segment_file import id_from

        named: dict[str, dict[str, Any]] = {}
        for segment in segments:
            own = id_from(segment["name"], segment["number"])
            name = own if not self.as_ else self.as_ if len(segments) == 1 else f"{self.as_}_{own}"
            if name in named:
                name = f"{name}_{segment['number']}"
            self._refuse_taken(case, name)
            named[name] = segment
        return named

    def _doubts(self, case: Case, image: Image, subject: Any) -> list[str]:
        """What nothing in the file or the case can vouch for."""
        doubts = []
        if self.other_patient:
            doubts.append(f"It was taken in although it may be of another patient, because: {self.other_patient}")
        if image.registration is None and (apart := _moved_within(case, image)):
            doubts.append(
                f"Scans of its frame of reference were found apart by registering ({apart}): make sure that it was drawn on "
                f"{image.id!r}."
            )
        if subject.person.named and not case.patient.id:
            doubts.append("Its file names a patient and the case does not: make sure that it is the same one.")
        return doubts

    def _stored(
        self, blobs: Blobs, folder: Path, image: Image, kind: str, name: str, found: Mapping[str, Any], doubts: list[str]
    ) -> dict[str, Any]:
        import numpy as np

        shape = image.grid.array_shape
        packed = np.load(folder / found["mask"], allow_pickle=False)
        mask = np.unpackbits(packed, count=int(np.prod(shape))).reshape(shape).astype(bool)
        called = f"{found['number']} {found['name']}".strip() + (f" ({found['side']})" if found["side"] else "")
        cautions = [*doubts, *found["cautions"], *unscanned_cautions(image, blobs, mask)]
        if not (found["same_grid"] or (found["framed"] and image.frame_of_reference)):
            cautions.append("Nothing says that it belongs to this image but its place: look at its border on the slices.")
        empty = f"segment {called} is empty on {image.id!r}: none of its voxels' or outlines' insides holds a voxel centre"
        stored = store(blobs, mask, empty, f"Segment {called} of a {kind}.", cautions)
        laterality = found["side"].lower() if found["side"].lower() in ("left", "right") else ""
        return {"id": name, **stored, "laterality": laterality, **{key: found[key] for key in ("colour", "category", "code")}}


def _moved_within(case: Case, image: Image) -> str:
    """Names of the scans that were moved within the frame of reference of this one."""
    frame = image.frame_of_reference
    same = (i for i in case.images.values() if frame and i.registration and i.frame_of_reference == frame)
    return ", ".join(i.id for i in same if not frame_names_one_place(case, i))


def _where_drawn(case: Case, image: Image) -> str:
    """What to do instead of putting something on a registered image."""
    scanned = [before.id for before in moved_from(case, image) or () if before.registration is None]
    return f"import it onto {scanned[0]!r}, which it was drawn on" if scanned else "import the scan it was drawn on"


def segments_in(path: str, image: Image) -> dict[str, Any]:
    """What a file of segments holds, for choosing: `kind`, `subject`, `segments` with number, name, colour and codes.

    BadInput if it is none.
    """
    found: dict[str, Any] = _read("list_segments", {"path": str(Path(path).absolute())}, image, lambda *_: None, None)
    return found


def _read(
    function: str,
    arguments: Mapping[str, Any],
    image: Image,
    progress: Progress,
    kept: Callable[[Path, Any], Any] | None,
) -> Any:
    from surgplan.base.confined import confined
    from surgplan.imaging.guarded import SHARE_OF_MEMORY, memory_of_computer

    path = Path(str(arguments["path"]))
    size = path.stat().st_size if path.is_file() else 0
    memory = MEMORY_BYTES + FILE_COPIES * size + BYTES_A_VOXEL * math.prod(image.grid.size)
    return confined(
        f"{READER}:{function}",
        arguments,
        seconds=SECONDS,
        memory_bytes=memory,
        most_memory_bytes=max(memory, int(SHARE_OF_MEMORY * memory_of_computer())),
        progress=progress,
        files_to=kept,
        subject=path.name,
    )
