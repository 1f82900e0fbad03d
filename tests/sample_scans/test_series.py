import importlib
import sys

import numpy as np
import pydicom
import pytest

from sample_scans import make
from sample_scans.dicom import write_series

NAMES = ("hip", "vessel", "head")


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_series_is_what_the_code_makes(name, slices):
    sample = importlib.import_module(f"sample_scans.{name}")
    middle = sample.GRID.size[2] // 2
    made, kept = sample.stored(middle, middle + 1), slices(name, middle, middle + 1)
    # Another processor may round a few values the other way.
    difference = np.abs(made.astype(int) - kept)
    assert difference.max() <= 1
    assert np.mean(difference > 0) < 1e-3


def test_a_slice_made_twice_has_the_same_bytes(tmp_path):
    from sample_scans import hip

    files = []
    for turn in ("first", "second"):
        files += write_series(tmp_path / turn, hip.GRID, hip.stored(100, 101), hip.NUMBER, hip.HEADER, first=100)
    assert files[0].name == "0101.dcm"
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_slab_made_alone_is_the_same_as_in_a_longer_one():
    from sample_scans import vessel

    assert np.array_equal(vessel.stored(70, 74)[2:], vessel.stored(72, 74))


@pytest.mark.parametrize("name", NAMES)
def test_the_files_say_where_they_lie(name, truth, sample_scans):
    grid = truth(name)["grid"]
    heads = [pydicom.dcmread(f, stop_before_pixels=True) for f in sorted((sample_scans / name / "dicom").glob("*.dcm"))]
    assert len(heads) == grid["size"][2]
    assert [heads[0].Columns, heads[0].Rows] == grid["size"][:2]
    assert [float(v) for v in heads[0].PixelSpacing] == [grid["spacing_mm"][1], grid["spacing_mm"][0]]
    places = np.array([h.ImagePositionPatient for h in heads], dtype=float)
    expected = np.array(grid["origin_mm"]) + np.arange(len(heads))[:, None] * [0, 0, grid["spacing_mm"][2]]
    assert np.allclose(places, expected, atol=1e-3)
    assert all(list(h.ImageOrientationPatient) == [1, 0, 0, 0, 1, 0] for h in heads)
    assert len({h.SeriesInstanceUID for h in heads}) == 1
    assert len({h.SOPInstanceUID for h in heads}) == len(heads)
    assert str(heads[0].PatientName).startswith("Sample^")


def test_all_samples_together_stay_small(sample_scans):
    size = sum(f.stat().st_size for name in NAMES for f in (sample_scans / name).rglob("*") if f.is_file())
    assert size <= 25e6


def test_a_name_that_is_no_sample_is_refused(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["make.py", "knee"])
    with pytest.raises(SystemExit):
        make.main()
    assert "no sample is called knee" in capsys.readouterr().err
