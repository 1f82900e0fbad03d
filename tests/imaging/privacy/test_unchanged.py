"""What places, measures and scales an image is the same without its patient, or no file is written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pydicom import Dataset, Sequence, dcmread
from pydicom.uid import ExplicitVRBigEndian, ParametricMapStorage

from surgplan.base.errors import BadInput
from surgplan.imaging.privacy import folder as folder_module
from surgplan.imaging.privacy.folder import deidentified
from surgplan.imaging.privacy.keys import Keys
from surgplan.imaging.privacy.profile import Options
from tests.imaging.privacy.planted import Plants, ct, pixels

KEYS = Keys(b"k" * 32)
MEASURES = {
    "ImagePositionPatient": [-100.5, -120.0, 100.0],
    "ImageOrientationPatient": [1.0, 0.0, 0.0, 0.0, 1.0, 0.0],
    "PixelSpacing": [0.75, 0.75],
    "SliceThickness": 1.01,
    "SpacingBetweenSlices": 100.0,
    "GantryDetectorTilt": -10.0,
    "RescaleSlope": 1.0,
    "RescaleIntercept": -1024.0,
    "WindowCenter": [40.0, 100.0],
    "WindowWidth": [400.0, 1024.0],
    "InstanceNumber": 100,
    "AcquisitionNumber": 75,
    "KVP": 100.0,
    "PatientPosition": "HFS",
}


def scan(name: str, number: str) -> Dataset:
    ds = ct(Plants())
    for keyword, value in MEASURES.items():
        setattr(ds, keyword, value)
    ds.PatientName, ds.PatientID = name, number
    return ds


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Doe^Jane", "100"),
        ("Doe^Jane", "1024"),
        ("Case^75", "X9"),
        ("Hip^01", "HIP-01"),
        ("Hfs^10", "120"),
        ("Axial^1.0", "400"),
    ],
)
def test_no_measure_changes_though_the_patient_is_called_like_it(name: str, number: str) -> None:
    new = deidentified(scan(name, number), Options(), KEYS)
    assert {keyword: new[keyword].value for keyword in MEASURES} == MEASURES
    assert np.array_equal(new.pixel_array, pixels(0))


def test_another_number_that_is_somebodys_goes_and_never_turns_into_nought() -> None:
    ds = scan("Doe^Jane", "4711815")
    ds.SeriesNumber, ds.HeartRate, ds.CTDIvol = 4711815, "4711815", 4711815.0
    ds.IntervalsAcquired = "100"
    new = deidentified(ds, Options(), KEYS)
    assert [keyword in new for keyword in ("SeriesNumber", "HeartRate", "CTDIvol")] == [False] * 3
    assert new.IntervalsAcquired == 100


def test_somebodys_number_that_can_not_be_left_out_holds_the_file_back() -> None:
    ds = scan("Doe^Jane", "4711815")
    ds.ReferencedImageSequence = Sequence([Dataset()])
    ds.ReferencedImageSequence[0].HeartRate = "4711815"
    with pytest.raises(BadInput, match="HeartRate may name somebody"):
        deidentified(ds, Options(), KEYS)


@pytest.mark.parametrize(("keyword", "value"), [("PixelSpacing", [1.0, 2.0]), ("RescaleSlope", 2.0), ("BitsStored", 12)])
def test_a_measure_that_would_change_holds_the_file_back(keyword: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    right = folder_module.Scrubber.scrubbed

    def wrong(*args: object, **named: object) -> Dataset:
        new = right(*args, **named)  # type: ignore[arg-type]
        setattr(new, keyword, value)
        return new

    monkeypatch.setattr(folder_module.Scrubber, "scrubbed", wrong)
    with pytest.raises(BadInput, match=f"its {keyword} would not be the same"):
        deidentified(scan("Doe^Jane", "1"), Options(), KEYS)


def test_pixels_that_would_change_hold_the_file_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(dataset: Dataset, rectangles: object) -> bool:
        dataset.PixelData = (pixels(0) + 1).tobytes()
        return False

    monkeypatch.setattr(folder_module, "blanked", wrong)
    with pytest.raises(BadInput, match="its pixels would not be the same"):
        deidentified(scan("Doe^Jane", "1"), Options(), KEYS)


def test_words_of_every_width_are_turned_around_in_big_endian_files(tmp_path: Path) -> None:
    ds = scan("Doe^Jane", "1")
    del ds.PixelData
    del ds.DataSetTrailingPadding
    ds.SOPClassUID = ds.file_meta.MediaStorageSOPClassUID = ParametricMapStorage
    ds.BitsAllocated = 32
    values = np.linspace(-3.0, 1000.0, 16 * 24)
    ds.FloatPixelData = values.astype(">f4").tobytes()
    ds.LongTrianglePointIndexList = np.arange(6, dtype=">u4").tobytes()
    ds.TrackPointIndexList = np.arange(6, dtype=">u4").tobytes()
    ds.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
    ds.save_as(tmp_path / "1", enforce_file_format=True)
    new = deidentified(dcmread(tmp_path / "1"), Options(), KEYS)
    assert np.array_equal(np.frombuffer(new.FloatPixelData, "<f4"), values.astype("f4"))
    assert np.array_equal(np.frombuffer(new.TrackPointIndexList, "<u4"), np.arange(6))


def test_big_endian_pixels_of_32_bits_are_held_back_since_nobody_can_tell_how_they_were_written(tmp_path: Path) -> None:
    ds = scan("Doe^Jane", "1")
    ds.BitsAllocated = ds.BitsStored = 32
    ds.HighBit = 31
    ds.PixelData = np.arange(16 * 24, dtype=">i4").tobytes()
    ds.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
    ds.save_as(tmp_path / "1", enforce_file_format=True)
    with pytest.raises(BadInput, match="programs read differently"):
        deidentified(dcmread(tmp_path / "1"), Options(), KEYS)


def test_a_kept_uid_that_holds_the_patients_number_gets_another_one_and_the_others_stay() -> None:
    ds = scan("Doe^Jane", "47110815")
    ds.StudyInstanceUID, ds.SeriesInstanceUID = "1.2.276.47110815.1", "1.2.276.99.2"
    ds.FrameOfReferenceUID = "1.2.276.4711081520240301"
    new = deidentified(ds, Options(keep_uids=True), KEYS)
    assert new.StudyInstanceUID == KEYS.uid("1.2.276.47110815.1")
    assert new.FrameOfReferenceUID == KEYS.uid("1.2.276.4711081520240301")
    assert (new.SeriesInstanceUID, new.SOPInstanceUID) == (ds.SeriesInstanceUID, ds.SOPInstanceUID)
