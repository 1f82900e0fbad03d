"""Enhanced multi-frame files: many planes in one."""

from __future__ import annotations

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import RLELossless

from surgplan.base.errors import BadInput
from surgplan.imaging.dicom.scan import list_series
from surgplan.imaging.load import load_scan


def item(**values) -> list[Dataset]:
    ds = Dataset()
    for keyword, value in values.items():
        setattr(ds, keyword, value)
    return [ds]


def enhanced(planes, positions, echoes=None, slopes=None, describe=None):
    """An edit of a slice that makes it an enhanced file of all planes, geometry in its functional groups."""

    def edit(ds, _):
        ds.SOPClassUID = "1.2.840.10008.5.1.4.1.1.4.1"
        ds.Modality = "MR"
        for keyword in ("ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "RescaleSlope", "RescaleIntercept"):
            delattr(ds, keyword)
        ds.NumberOfFrames = len(planes)
        ds.PixelData = planes.tobytes()
        ds.SharedFunctionalGroupsSequence = item(
            PlaneOrientationSequence=item(ImageOrientationPatient=[1, 0, 0, 0, 1, 0]),
            PixelMeasuresSequence=item(PixelSpacing=[0.8, 0.5]),
        )
        frames = []
        for n in range(len(planes) if describe is None else describe):
            own = {"PlanePositionSequence": item(ImagePositionPatient=[0, 0, float(positions[n])])}
            own["PixelValueTransformationSequence"] = item(
                RescaleSlope=1 if slopes is None else slopes[n], RescaleIntercept=0, RescaleType="US"
            )
            if echoes is not None:
                own["MREchoSequence"] = item(EffectiveEchoTime=echoes[n])
            frames += item(**own)
        ds.PerFrameFunctionalGroupsSequence = frames

    return edit


def test_one_stack_is_read_in_the_order_of_its_positions_with_each_frame_s_rescale(write_series, ramp):
    order = [3, 0, 5, 1, 4, 2]
    slopes = [1, 2, 3, 1, 2, 3]
    edit = enhanced(ramp[order], [2.0 * k for k in order], slopes=[slopes[k] for k in order])
    volume = load_scan(write_series(ramp[:1], edit=edit)).volume
    assert volume.grid.spacing_mm == pytest.approx((0.5, 0.8, 2.0))
    assert np.array_equal(volume.voxels, ramp * np.array(slopes)[:, None, None])


def test_compressed_frames_are_each_decoded_in_their_place(write_series):
    planes = np.random.default_rng(8).integers(0, 4000, (5, 32, 24)).astype(np.uint16)
    make = enhanced(planes, [8.0, 6.0, 4.0, 2.0, 0.0])

    def edit(ds, k):
        make(ds, k)
        ds.compress(RLELossless, generate_instance_uid=False)

    assert np.array_equal(load_scan(write_series(planes[:1], edit=edit)).volume.voxels, planes[::-1])


def test_frames_of_two_echoes_are_a_sequence_to_choose_from(write_series, ramp):
    edit = enhanced(np.concatenate([ramp + 1, ramp]), [2.0 * (n % 6) for n in range(12)], echoes=[4.8] * 6 + [2.4] * 6)
    folder = write_series(ramp[:1], edit=edit)
    (series,) = list_series(folder).to_json()["series"]
    assert (series["status"], series["phases"]) == ("refused", ["echo 2.4 ms", "echo 4.8 ms"])
    assert np.array_equal(load_scan(folder, phase="echo 4.8 ms").volume.voxels, ramp + 1)


def test_frames_that_only_differ_in_time_are_refused(write_series, ramp):
    edit = enhanced(np.concatenate([ramp, ramp + 1]), [2.0 * (n % 6) for n in range(12)])
    with pytest.raises(BadInput, match=r"I0000 frame 1 and I0000 frame 7 show the same place but differ: .* 2 phases"):
        load_scan(write_series(ramp[:1], edit=edit))


def test_a_file_whose_frames_are_not_all_described_is_damaged(write_series, ramp):
    folder = write_series(ramp[:1], edit=enhanced(ramp, [2.0 * n for n in range(6)], describe=4))
    assert "6 frames but 4 descriptions" in list_series(folder).skipped[0].reason


def test_many_frames_without_positions_are_refused(write_series, ramp):
    def edit(ds, k):
        ds.NumberOfFrames = 6
        ds.PixelData = ramp.tobytes()

    with pytest.raises(BadInput, match="no ImageOrientationPatient"):
        load_scan(write_series(ramp[:1], edit=edit))
