"""Identifiers planted in DICOM files, each a word or number of its own, and the search for them in whatever was written."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import zlib
from base64 import a85decode
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import zstandard
from pydicom import Dataset, Sequence
from pydicom.dataset import FileMetaDataset
from pydicom.uid import CTImageStorage, EnhancedSRStorage, ExplicitVRLittleEndian

KEYWORDS = """
    AccessionNumber StudyID StudyDescription SeriesDescription ProtocolName ImageComments PatientComments
    FrameComments InstitutionName InstitutionAddress InstitutionalDepartmentName StationName
    DeviceSerialNumber OtherPatientNames PatientBirthName PatientMotherBirthName PatientAddress
    PatientTelephoneNumbers MilitaryRank Occupation AdditionalPatientHistory Allergies MedicalAlerts
    EthnicGroup PatientReligiousPreference ReferringPhysicianName PerformingPhysicianName OperatorsName
    NameOfPhysiciansReadingStudy PhysiciansOfRecord RequestingPhysician RequestingService ContrastBolusAgent
    CurrentPatientLocation AdmissionID DerivationDescription AcquisitionComments RequestedProcedureDescription
    RequestedProcedureID PerformedProcedureStepDescription ReasonForStudy ContentCreatorName TextComments
    DistributionName EvaluatorName DocumentTitle ImageID SourceApplicatorName BodyPartExamined
"""
"""Attributes into which people write, or that lead to them."""
LETTERS = "bcdfghjklmnpqrstvwxz"


class Plants:
    """Makes identifiers that nothing else contains, and remembers them with where they were put."""

    def __init__(self) -> None:
        self.where: dict[str, str] = {}

    def word(self, where: str) -> str:
        n = len(self.where)
        text = f"Zyq{LETTERS[n % 20]}{LETTERS[n // 20 % 20]}orfen"
        return self._kept(text, where)

    def day(self, where: str) -> str:
        n = len(self.where)
        return self._kept(f"19{11 + n % 80:02d}{1 + n % 12:02d}{13 + n % 15:02d}", where)

    def uid(self, where: str) -> str:
        return self._kept(f"1.2.826.0.1.77{len(self.where):04d}.4711", where)

    def number(self, where: str) -> str:
        return self._kept(f"{83000417 + 7919 * len(self.where)}", where)

    def _kept(self, text: str, where: str) -> str:
        assert text not in self.where
        self.where[text] = where
        return text


def ct(plants: Plants, k: int = 0) -> Dataset:
    """A CT slice that names people wherever a header can."""
    p = plants
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID = CTImageStorage
    ds.file_meta.PrivateInformationCreatorUID = p.uid("file meta, creator of private information")
    ds.file_meta.PrivateInformation = p.word("file meta, private information").encode()
    ds.file_meta.SourceApplicationEntityTitle = p.word("file meta, sender")
    ds.preamble = p.word("preamble").encode().ljust(128, b"\0")
    ds.SOPClassUID, ds.Modality = CTImageStorage, "CT"
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = p.uid("SOPInstanceUID")
    ds.StudyInstanceUID, ds.SeriesInstanceUID = p.uid("StudyInstanceUID"), p.uid("SeriesInstanceUID")
    ds.FrameOfReferenceUID = p.uid("FrameOfReferenceUID")
    ds.PatientName = f"{p.word('family name')}^{p.word('given name')}"
    ds.PatientID, ds.IssuerOfPatientID = p.number("PatientID"), p.word("issuer")
    ds.PatientBirthDate = p.day("birth date")
    ds.PatientSex, ds.PatientAge = "F", "064Y"
    for keyword in KEYWORDS.split():
        word = p.word(keyword)
        setattr(ds, keyword, word.upper()[:16] if keyword == "BodyPartExamined" else word)
    for keyword in (
        "StudyDate",
        "SeriesDate",
        "AcquisitionDate",
        "ContentDate",
        "InstanceCreationDate",
        "DateOfLastCalibration",
    ):
        setattr(ds, keyword, p.day(keyword))
    ds.AcquisitionDateTime = p.day("AcquisitionDateTime") + "101112"
    ds.ScheduledProcedureStepStartDate = p.day("ScheduledProcedureStepStartDate")
    ds.SecondaryReviewDate = p.day("a date the profile does not list")
    _sequences(ds, p)
    _private(ds, p)
    _drawings(ds, p)
    ds.Rows, ds.Columns, ds.SamplesPerPixel, ds.PhotometricInterpretation = 16, 24, 1, "MONOCHROME2"
    ds.BitsAllocated = ds.BitsStored = 16
    ds.HighBit, ds.PixelRepresentation = 15, 0
    ds.ImagePositionPatient, ds.ImageOrientationPatient = [0.0, 0.0, float(k)], [1.0, 0, 0, 0, 1, 0]
    ds.PixelSpacing, ds.RescaleSlope, ds.RescaleIntercept = [1.0, 1.0], 1, -1024
    ds.InstanceNumber, ds.SliceThickness = k + 1, 1.0
    ds.PixelData = pixels(k).tobytes() + p.word("behind the pixels").encode().ljust(16, b"\0")
    ds["PixelData"].VR = "OW"
    ds.DataSetTrailingPadding = p.word("trailing padding").encode().ljust(14, b"\0")
    return ds


def pixels(k: int) -> np.ndarray:
    """The pixels of slice k."""
    return (np.arange(16 * 24, dtype=np.uint16).reshape(16, 24) + 100 * k) % 4000


def _sequences(ds: Dataset, p: Plants) -> None:
    inner = ds
    for depth in range(1, 6):
        item = Dataset()
        item.ImageComments = p.word(f"comment {depth} deep")
        item.PersonName = p.word(f"person {depth} deep")
        item.ReferencedSOPInstanceUID = p.uid(f"UID {depth} deep")
        inner.add_new("DerivationImageSequence", "SQ", Sequence([item]))
        inner = item
    block = inner.private_block(0x0099, "NESTED", create=True)
    block.add_new(0x01, "LO", p.word("private, 5 deep"))
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator = p.word("local code")[:16], "99LOCAL"
    code.CodeMeaning = p.word("meaning of a local code")
    known = Dataset()
    known.CodeValue, known.CodingSchemeDesignator = "24136001", "SCT"
    known.CodeMeaning = f"Hip of {p.word('meaning of a standard code')}"
    ds.AnatomicRegionSequence = Sequence([known])
    ds.ViewCodeSequence = Sequence([code])
    request = Dataset()
    request.RequestedProcedureDescription = p.word("requested procedure")
    request.ScheduledProcedureStepID = p.word("scheduled step")
    ds.RequestAttributesSequence = Sequence([request])
    other = Dataset()
    other.PatientID, other.TypeOfPatientID = p.number("other patient id"), "TEXT"
    ds.OtherPatientIDsSequence = Sequence([other])
    original = Dataset()
    original.ModifyingSystem = p.word("modifying system")
    old = Dataset()
    old.PatientName = p.word("name before it was corrected")
    original.ModifiedAttributesSequence = Sequence([old])
    ds.OriginalAttributesSequence = Sequence([original])
    note = Dataset()
    text = Dataset()
    text.UnformattedTextValue = p.word("text of a graphic annotation")
    note.TextObjectSequence = Sequence([text])
    ds.GraphicAnnotationSequence = Sequence([note])
    icon = Dataset()
    icon.Rows, icon.Columns, icon.BitsAllocated = 8, 8, 8
    icon.PixelData = p.word("icon").encode().ljust(64, b"\0")
    icon["PixelData"].VR = "OB"
    ds.IconImageSequence = Sequence([icon])


def _private(ds: Dataset, p: Plants) -> None:
    block = ds.private_block(0x0029, p.word("private creator"), create=True)
    block.add_new(0x10, "UN", p.word("private bytes").encode())
    block.add_new(0x11, "LO", p.word("private text"))
    block.add_new(0x12, "PN", p.word("private name"))
    safe = ds.private_block(0x0019, "SIEMENS MR HEADER", create=True)
    safe.add_new(0x0C, "IS", "800")
    safe.add_new(0x08, "CS", p.word("private element beside a safe one").upper())


def _drawings(ds: Dataset, p: Plants) -> None:
    ds.add_new(0x60000010, "US", 16)
    ds.add_new(0x60000011, "US", 24)
    ds.add_new(0x60000022, "LO", p.word("OverlayDescription"))
    ds.add_new(0x60001500, "LO", p.word("OverlayLabel"))
    ds.add_new(0x60003000, "OW", p.word("OverlayData").encode().ljust(48, b"\0"))
    ds.add_new(0x60004000, "LT", p.word("OverlayComments"))
    ds.add_new(0x60020040, "CS", "G")
    ds.add_new(0x50000030, "SH", p.word("curve, axis units"))
    ds.add_new(0x50003000, "OW", p.word("curve data").encode().ljust(32, b"\0"))


def sr(plants: Plants) -> Dataset:
    """A structured report whose content names people."""
    ds = ct(Plants())
    for keyword in ("PixelData", "Rows", "Columns"):
        delattr(ds, keyword)
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = EnhancedSRStorage
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = plants.uid("SOPInstanceUID of the report")
    values = []
    for kind, keyword, value in (
        ("TEXT", "TextValue", plants.word("TextValue")),
        ("PNAME", "PersonName", plants.word("PersonName of the content")),
        ("UIDREF", "UID", plants.uid("UID of the content")),
        ("DATE", "Date", plants.day("Date of the content")),
        ("DATETIME", "DateTime", plants.day("DateTime of the content") + "120000"),
    ):
        item = Dataset()
        item.ValueType, item.RelationshipType = kind, "CONTAINS"
        setattr(item, keyword, value)
        values.append(item)
    ds.ContentSequence = Sequence(values)
    ds.VerifyingObserverSequence = Sequence([Dataset()])
    ds.VerifyingObserverSequence[0].VerifyingObserverName = plants.word("VerifyingObserverName")
    ds.VerifyingObserverSequence[0].VerifyingOrganization = plants.word("VerifyingOrganization")
    return ds


def leaks(plants: Plants, *paths: Path, said: str = "") -> list[str]:
    """Where of those that were planted stand in files, folders, their names or in what was said."""
    blobs = [piece for path in paths for piece in _pieces(path)] + [said.encode()]
    folded = [blob.lower() for blob in blobs]
    return [where for text, where in plants.where.items() if any(form in blob for blob in folded for form in _forms(text))]


def _forms(text: str) -> set[bytes]:
    texts = {text.lower()}
    if re.fullmatch(r"19\d{6}", text):
        texts |= {f"{text[:4]}-{text[4:6]}-{text[6:]}", f"{text[6:]}.{text[4:6]}.{text[:4]}"}
    return {t.encode(coding) for t in texts for coding in ("latin-1", "utf-8", "utf-16-le", "utf-16-be")}


def _pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a file, or of all files of a folder, with their names, and of whatever is packed in them."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        yield str(file.relative_to(path.parent)).encode()
        if file.is_file():
            data = file.read_bytes()
            yield data
            yield from unpacked(data)
            if data.startswith(b"SQLite format 3"):
                for value in _cells(file):
                    yield value
                    yield from unpacked(value)


def _cells(file: Path) -> Iterator[bytes]:
    """Every value of a database: long ones lie scattered over its pages."""
    with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
            for row in db.execute(f"SELECT * FROM {table}"):
                yield from (v if isinstance(v, bytes) else str(v).encode() for v in row)


def unpacked(data: bytes) -> Iterator[bytes]:
    """Every stretch of bytes that zstd, zlib, gzip or a PDF's ASCII85 has packed."""
    for match in re.finditer(rb"\x28\xb5\x2f\xfd", data):
        try:
            yield zstandard.ZstdDecompressor().decompressobj().decompress(data[match.start() :])
        except zstandard.ZstdError:
            continue
    for match in re.finditer(rb"[\x78][\x01\x5e\x9c\xda]|\x1f\x8b\x08", data):
        try:
            yield zlib.decompressobj(47).decompress(data[match.start() :])
        except zlib.error:
            continue
    for match in re.finditer(rb"stream\r?\n(.*?)~>\s*endstream", data, re.DOTALL):
        try:
            yield zlib.decompress(a85decode(match[1]))
        except (ValueError, zlib.error):
            continue
