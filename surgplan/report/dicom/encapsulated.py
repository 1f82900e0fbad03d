"""Files of other formats inside DICOM: surfaces as STL, the report as PDF."""

from __future__ import annotations

from pydicom.dataset import Dataset

from surgplan.mesh.formats.stl import stl_bytes
from surgplan.mesh.triangles import TriMesh
from surgplan.report.dicom.codes import MILLIMETRE, code_item
from surgplan.report.dicom.header import FRAME_WORDS, Header, new_object
from surgplan.report.dicom.side import Side, side_words

STL_CLASS = "1.2.840.10008.5.1.4.1.1.104.3"
PDF_CLASS = "1.2.840.10008.5.1.4.1.1.104.1"


def encapsulated_stl(header: Header, mesh: TriMesh, name: str, side: Side) -> Dataset:
    """A surface as a binary STL in LPS mm inside a DICOM object, whose unit and frame of reference it states."""
    words = f"{side_words(side)} {header.said(name)}"
    dataset = new_object(header, STL_CLASS, "M3D", f"Surface {name}")
    dataset.BurnedInAnnotation = "NO"
    dataset.AcquisitionDateTime = ""
    dataset.DocumentTitle = words
    dataset.ContentDescription = header.said(f"{words}; {FRAME_WORDS}")
    dataset.ConceptNameCodeSequence = []
    dataset.MIMETypeOfEncapsulatedDocument = "model/stl"
    dataset.MeasurementUnitsCodeSequence = [code_item(MILLIMETRE)]
    _hold(dataset, stl_bytes(mesh, f"surgplan LPS mm {words}"))
    return dataset


def encapsulated_pdf(header: Header, data: bytes) -> Dataset:
    """A PDF inside a DICOM object. A PDF of an odd length is given a line end, so that no reader finds a byte too many."""
    dataset = new_object(header, PDF_CLASS, "DOC", "Surgical plan, report")
    del dataset.FrameOfReferenceUID, dataset.PositionReferenceIndicator
    dataset.ConversionType = "WSD"
    dataset.BurnedInAnnotation = "YES" if header.identified else "NO"
    dataset.AcquisitionDateTime = ""
    dataset.DocumentTitle = "Surgical plan"
    dataset.ConceptNameCodeSequence = []
    dataset.MIMETypeOfEncapsulatedDocument = "application/pdf"
    _hold(dataset, data if len(data) % 2 == 0 else data + b"\n")
    return dataset


def _hold(dataset: Dataset, data: bytes) -> None:
    dataset.EncapsulatedDocument = data
    dataset.EncapsulatedDocumentLength = len(data)
