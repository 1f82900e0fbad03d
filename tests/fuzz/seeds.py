"""Small good files of every kind that is read, which the mutations start from."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import jpeg_ls
import numpy as np
from openjpeg.utils import encode_array
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    CTImageStorage,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)
from rle.utils import encode_pixel_data

from surgplan.base.grid import Grid
from surgplan.imaging.formats.write import write_volume
from surgplan.imaging.volume import Volume

SIDE, SLICES = 32, 4
PLAIN = (ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian)
PACKED = (RLELossless, JPEGLSLossless, JPEG2000Lossless, JPEGBaseline8Bit, JPEGLosslessSV1)
SYNTAXES = (*PLAIN, *PACKED)


def dicom(syntax: UID, k: int) -> bytes:
    """Slice `k` of a CT of 32 x 32 x 4 voxels. JPEG holds what is none: no encoder of it is at hand."""
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = CTImageStorage
    ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = f"1.2.3.{k + 1}"
    ds.SeriesInstanceUID, ds.StudyInstanceUID, ds.FrameOfReferenceUID = "1.2.3.9", "1.2.3.8", "1.2.3.7"
    ds.Modality, ds.PatientName, ds.PatientID = "CT", "No^Body", "1"
    ds.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
    ds.ImagePositionPatient, ds.ImageOrientationPatient = [0.0, 0.0, 2.0 * k], [1, 0, 0, 0, 1, 0]
    ds.PixelSpacing, ds.SliceThickness = [1.0, 1.0], 2
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
    ds.Rows = ds.Columns = SIDE
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 12, 11, 0
    ds.NumberOfFrames, ds.PixelPaddingValue = 1, 4000
    ds.RescaleIntercept, ds.RescaleSlope = -1024, 1
    item = Dataset()
    item.ReferencedSOPClassUID = CTImageStorage
    ds.ReferencedImageSequence = [item]
    ds["ReferencedImageSequence"].is_undefined_length = True
    pixels = np.random.default_rng(k).integers(0, 4000, (SIDE, SIDE)).astype(np.uint16)
    pixels[: SIDE // 2] = 24
    packed = _packed(pixels, syntax)
    ds.PixelData = pixels.tobytes() if packed is None else encapsulate([packed])
    ds["PixelData"].VR = "OW" if packed is None else "OB"
    out = io.BytesIO()
    ds.save_as(out, enforce_file_format=True)
    return out.getvalue()


def _packed(pixels: np.ndarray, syntax: UID) -> bytes | None:
    if syntax == RLELossless:
        shape = {"rows": SIDE, "columns": SIDE, "number_of_frames": 1, "samples_per_pixel": 1, "bits_allocated": 16}
        return bytes(
            encode_pixel_data(pixels.tobytes(), **shape, byteorder="<", pixel_representation=0, photometric_interpretation="")
        )
    if syntax == JPEGLSLossless:
        return bytes(jpeg_ls.encode_array(pixels))
    if syntax == JPEG2000Lossless:
        return bytes(encode_array(pixels, bits_stored=12, photometric_interpretation=2, use_mct=False))
    if syntax in PACKED:
        frame = b"\xff\xd8\xff\xc3" + struct.pack(">HBHHBBBB", 11, 12, SIDE, SIDE, 1, 1, 0x11, 0)
        return frame + b"\xff\xda" + struct.pack(">HBBBBBB", 8, 1, 1, 0, 1, 0, 0) + pixels.tobytes() + b"\xff\xd9"
    return None


def volumes(folder: Path) -> dict[str, bytes]:
    """Good volume files by their endings, and a zip of a study."""
    values = np.random.default_rng(1).integers(-1000, 1500, (4, 5, 6)).astype(np.int16)
    volume = Volume(Grid((6, 5, 4), (1.0, 1.0, 2.0), (0.0, 0.0, 0.0)), values)
    made = {}
    for ending in (".nii", ".nii.gz", ".nrrd", ".mha"):
        write_volume(volume, folder / f"seed{ending}")
        made[ending] = (folder / f"seed{ending}").read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for k in range(SLICES):
            archive.writestr(f"study/I{k}", dicom(ExplicitVRLittleEndian, k))
    return {**made, ".zip": packed.getvalue(), ".stl": _stl()}


def _stl() -> bytes:
    """A tetrahedron as binary STL."""
    corners = np.array([[0, 0, 0], [10, 0, 0], [0, 10, 0], [0, 0, 10]], dtype="<f4")
    faces = [(0, 2, 1), (0, 1, 3), (0, 3, 2), (1, 2, 3)]
    body = b"".join(bytes(12) + corners[list(face)].tobytes() + bytes(2) for face in faces)
    return bytes(80) + struct.pack("<I", len(faces)) + body
