"""A folder of DICOM files, written anew without the patient."""

from __future__ import annotations

import io
import os
import shutil
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, field
from pathlib import Path
from typing import Any

from pydicom import Dataset, dcmread
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

from surgplan.base.confined import confined
from surgplan.base.errors import BadInput, StorageFailed
from surgplan.base.progress import Progress, silent
from surgplan.case.identity import Person
from surgplan.case.traces import Traces
from surgplan.imaging.dicom.dicom_file import quietly
from surgplan.imaging.privacy.blank import Rectangle, blanked
from surgplan.imaging.privacy.hold import why_held_back
from surgplan.imaging.privacy.keys import Keys
from surgplan.imaging.privacy.profile import Options
from surgplan.imaging.privacy.scrub import OUR_WORDS, Removed, Scrubber
from surgplan.imaging.privacy.unchanged import (
    measures,
    refuse_other_measures,
    refuse_other_pixels,
    stored_pixels,
    syntax_of,
)
from surgplan.imaging.privacy.whose import Patients, numbers, patient_of, people

DEFLATED = b"1.2.840.10008.1.2.1.99"
LARGEST_INFLATED = 1 << 30
MEMORY_BYTES = 4 << 30
LONGEST_S = 4 * 3600.0
OURS = "2.25.286339424567201845018384210394517021613"
"""Implementation class of what this program writes."""
LISTED = 10
SHORTEST_LEFT = 5
"""Letters of a trace that is looked for in the bytes of a finished header."""
FACES = "faces and bodies can be rebuilt from scans of them: that is not prevented"


@dataclass(frozen=True)
class HeldBack:
    """A file that was not written."""

    number: int
    """Its place among the folder's files in order of their paths, from 1: a name could name somebody."""
    reason: str


@dataclass
class Report:
    """What was written and what was removed: no value, no name of a file."""

    written: int = 0
    series: int = 0
    masked: int = 0
    held_back: list[HeldBack] = field(default_factory=list)
    removed: Removed = field(default_factory=Removed)
    options: Options = field(default_factory=Options)

    def to_json(self) -> dict[str, Any]:
        """Everything, for programs."""
        return {
            "written": self.written,
            "series": self.series,
            "masked": self.masked,
            "held_back": [{"number": h.number, "reason": h.reason} for h in self.held_back],
            "profile": ["basic", *self.options.columns],
            "removed": self.removed.to_json(),
            "remarks": [FACES],
        }

    def words(self) -> str:
        """The same for people."""
        actions: dict[str, int] = {}
        for row in self.removed.to_json():
            actions[row["action"]] = actions.get(row["action"], 0) + row["count"]
        lines = [f"{self.written} files in {self.series} series written, {self.masked} of them with masked pixels"]
        lines += [f"  {count} values {done}" for done, count in sorted(actions.items())]
        for reason in dict.fromkeys(held.reason for held in self.held_back):
            those = [str(held.number) for held in self.held_back if held.reason == reason]
            which = ", ".join(those[:LISTED]) + (", .." if len(those) > LISTED else "")
            lines.append(f"  held back: {len(those)} files (in order of paths: {which}): {reason}")
        return "\n".join([*lines, f"  mind: {FACES}"])


def deidentify_folder(
    folder: Path,
    out: Path,
    options: Options,
    keys: Keys,
    rectangles: Sequence[Rectangle] = (),
    looked_at: bool = False,
    progress: Progress = silent,
) -> Report:
    """Write every DICOM object under `folder` to the new folder `out` without its patient; all of them or nothing.

    Objects are read one at a time. `looked_at` says that the pixels of what usually has names written into it need no mask.
    BadInput where `out` exists or lies in `folder`, or nothing can be written; StorageFailed where the disk refuses.
    """
    files = _files(folder, out)
    part = out.with_name(out.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    report = Report(options=options)
    try:
        with quietly():
            traces, patients = _all_people(files, options, progress)
            _write_all(files, part, Scrubbing(options, keys, traces, patients, tuple(rectangles), looked_at), report, progress)
        if not report.written:
            reasons = "; ".join(sorted({held.reason for held in report.held_back})[:3])
            raise BadInput(f"none of the {len(files)} files could be written without its patient: {reasons}")
        part.rename(out)
    except OSError as exc:
        raise StorageFailed(f"{out} can't be written ({exc.strerror or exc}); choose another folder") from exc
    finally:
        shutil.rmtree(part, ignore_errors=True)
    progress(1.0, "written")
    return report


def deidentify_apart(
    folder: Path,
    out: Path,
    options: Options,
    keys: Keys,
    rectangles: Sequence[Rectangle] = (),
    looked_at: bool = False,
    progress: Progress = silent,
) -> dict[str, Any]:
    """As `deidentify_folder`, in a process of its own since nobody vouches for the files; the report as JSON with `words`."""
    arguments = {
        "folder": str(folder.absolute()),
        "out": str(out.absolute()),
        "options": asdict(options),
        "secret": keys.secret.hex(),
        "rectangles": [astuple(r) for r in rectangles],
        "looked_at": looked_at,
    }
    found: dict[str, Any] = confined(
        "surgplan.imaging.privacy.folder:in_child",
        arguments,
        seconds=LONGEST_S,
        memory_bytes=MEMORY_BYTES,
        progress=progress,
        subject="the folder",
    )
    return found


def in_child(arguments: Mapping[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """What `deidentify_apart` has done in its child."""
    report = deidentify_folder(
        Path(arguments["folder"]),
        Path(arguments["out"]),
        Options(**arguments["options"]),
        Keys(bytes.fromhex(arguments["secret"])),
        [Rectangle(*fields) for fields in arguments["rectangles"]],
        bool(arguments["looked_at"]),
        progress,
    )
    return {**report.to_json(), "words": report.words()}


@dataclass(frozen=True)
class Scrubbing:
    """Everything that is the same for all objects of one call."""

    options: Options
    keys: Keys
    traces: Traces
    patients: Patients
    rectangles: tuple[Rectangle, ...] = ()
    looked_at: bool = False

    def carried_out(self, dataset: Dataset, removed: Removed) -> tuple[Dataset, bool]:
        """The data set without its patient, and whether its pixels were masked; BadInput, with the reason, if it can't be."""
        never = why_held_back(dataset, looked_at=True)
        if never:
            raise BadInput(never)
        undecided = why_held_back(dataset, looked_at=self.looked_at or any(r.image is None for r in self.rectangles))
        if "TransferSyntaxUID" not in dataset.file_meta:
            dataset.file_meta.TransferSyntaxUID = syntax_of(dataset)
        measured, pixels = measures(dataset), stored_pixels(dataset)
        masked = blanked(dataset, self.rectangles)
        if undecided and not masked:
            raise BadInput(undecided)
        person = self.patients.key(patient_of(dataset))
        new = Scrubber(self.options, self.keys, self.traces, person, removed).scrubbed(dataset, masked=masked)
        _refuse_traces(dataset, new, self.traces, self.options)
        new.file_meta = _meta(new)
        refuse_other_measures(measured, measures(new))
        refuse_other_pixels(pixels, stored_pixels(new), masked)
        return new, masked


def deidentified(dataset: Dataset, options: Options, keys: Keys, known: Iterable[Person] = ()) -> Dataset:
    """One data set in memory without its patient, for what this program writes itself; BadInput where it can't be.

    `known` are people whom the data set may name without having them in its own header.
    """
    traces = Traces([*people(dataset), *known], numbers(dataset, options))
    new, _ = Scrubbing(options, keys, traces, Patients([patient_of(dataset)]), looked_at=True).carried_out(dataset, Removed())
    return new


def _files(folder: Path, out: Path) -> list[Path]:
    if out.exists():
        raise BadInput(f"{out} exists already; name a new folder")
    if not folder.exists():
        raise BadInput(f"there is no folder {folder}; check the path")
    if folder.resolve() == out.resolve() or folder.resolve() in out.resolve().parents:
        raise BadInput(f"{out} lies in {folder}; choose a folder outside it")
    if folder.is_file():
        return [folder]
    files = sorted(Path(parent, name) for parent, _, names in os.walk(folder) for name in names)
    if not files:
        raise BadInput(f"{folder} is empty; choose the folder that holds the scan")
    return files


def _all_people(files: Sequence[Path], options: Options, progress: Progress) -> tuple[Traces, Patients]:
    """Traces of everybody that any file of the folder names, since one file's patient may stand in another's comments; and
    the patients.
    """
    found: set[Person] = set()
    patients: set[Person] = set()
    more: set[str] = set()
    for n, path in enumerate(files):
        try:
            dataset = _read(path, pixels=False)
            found |= set(people(dataset))
            patients.add(patient_of(dataset))
            more |= set(numbers(dataset, options))
        except BadInput:
            continue
        progress(0.3 * n / len(files), f"looking for names in file {n + 1} of {len(files)}")
    return Traces(found, more), Patients(patients)


def _write_all(files: Sequence[Path], part: Path, work: Scrubbing, report: Report, progress: Progress) -> None:
    places: dict[tuple[str, str], tuple[Path, int]] = {}
    for n, path in enumerate(files, start=1):
        progress(0.3 + 0.7 * n / len(files), f"writing file {n} of {len(files)}")
        try:
            dataset = _read(path, pixels=True)
            new, masked = work.carried_out(dataset, report.removed)
        except BadInput as exc:
            report.held_back.append(HeldBack(n, str(exc)))
            continue
        series = (str(new.get("StudyInstanceUID") or ""), str(new.get("SeriesInstanceUID") or ""))
        if series not in places:
            studies = [*dict.fromkeys(study for study, _ in places), series[0]]
            places[series] = (part / f"study{studies.index(series[0]) + 1}" / f"series{len(places) + 1}", 0)
        folder, count = places[series]
        places[series] = (folder, count + 1)
        folder.mkdir(parents=True, exist_ok=True)
        new.save_as(folder / f"{count + 1:06d}.dcm", enforce_file_format=True)
        report.written += 1
        report.masked += masked
    report.series = len(places)


def _read(path: Path, pixels: bool) -> Dataset:
    """A data set of a file nobody vouches for; BadInput, not naming the file."""
    try:
        data = path.read_bytes() if path.is_file() else b""
        if data[128:132] != b"DICM" and data[:2] not in (b"\x02\x00", b"\x08\x00", b"\x00\x08"):
            raise BadInput("not a DICOM file")
        if DEFLATED in data[:4096]:
            _refuse_bomb(data)
        dataset: Dataset = dcmread(io.BytesIO(data), force=True, stop_before_pixels=not pixels)
        for _ in dataset.iterall():
            pass
        return dataset
    except BadInput:
        raise
    except OSError as exc:
        raise BadInput(f"it cannot be read ({exc.strerror or exc})") from exc
    except RecursionError as exc:
        raise BadInput("its sequences are nested too deeply") from exc
    except Exception as exc:  # a damaged header makes pydicom raise what it likes
        raise BadInput(f"its DICOM header is damaged ({type(exc).__name__})") from exc


def _refuse_bomb(data: bytes) -> None:
    meta = dcmread(
        io.BytesIO(data), stop_before_pixels=True, specific_tags=["FileMetaInformationGroupLength"], defer_size=1
    ).file_meta
    start = 144 + int(meta.get("FileMetaInformationGroupLength") or 0)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    inflater.decompress(data[start:], LARGEST_INFLATED)
    if inflater.unconsumed_tail:
        raise BadInput("it unpacks to more than 1 GB")


def _refuse_traces(old: Dataset, new: Dataset, traces: Traces, options: Options) -> None:
    """The last look: nothing of anybody may stand in the bytes of the new header."""
    header = Dataset({e.tag: e for e in new if e.keyword not in ("PixelData", "FloatPixelData", "DoubleFloatPixelData")})
    target = io.BytesIO()
    header.save_as(target, implicit_vr=False, little_endian=True, enforce_file_format=False)
    data = target.getvalue()
    uids = () if options.keep_uids else ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "FrameOfReferenceUID")
    left = any(str(old.get(k) or "").encode() in data for k in uids if len(str(old.get(k) or "")) > SHORTEST_LEFT)
    if left or traces.without(OUR_WORDS).in_bytes(data, SHORTEST_LEFT):
        raise BadInput("something that names a person was still in it; ask for fewer options")


def _meta(dataset: Dataset) -> FileMetaDataset:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = dataset.SOPClassUID
    meta.MediaStorageSOPInstanceUID = dataset.get("SOPInstanceUID") or ""
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = OURS
    meta.ImplementationVersionName = "SURGPLAN"
    return meta
