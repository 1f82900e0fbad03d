"""Shape tools on a real scan of hips with automatic labels of its bones."""

from __future__ import annotations

import numpy as np
import pytest
import SimpleITK

from surgplan.base.grid import Grid
from surgplan.case.document import Image, Segment
from surgplan.case.labels import write_labels
from surgplan.segment.tools.joint_smooth import JointSmooth
from surgplan.segment.tools.mirror import Mirror

BONES = {"femur_left": 75, "femur_right": 76, "hip_left": 77, "hip_right": 78, "sacrum": 25}


@pytest.fixture
def hips(shared_data, blobs, imaged):
    """The scan with its bones as segments."""
    folder = shared_data / "hip_ct" / "files"
    if not (folder / "example_ct.nii.gz").is_file():
        pytest.skip("the scan hip_ct is not there")
    image = SimpleITK.ReadImage(str(folder / "example_ct.nii.gz"))
    labels = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(folder / "reference_labels_totalseg.nii.gz")))
    grid = Grid(image.GetSize(), image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    case = imaged(SimpleITK.GetArrayFromImage(image).astype(np.int16))
    case = case.with_item(Image("ct", "CT", grid, case.images["ct"].voxels, "int16", "HU"))
    for name, number in BONES.items():
        mask = labels == number
        case = case.with_item(Segment(name, "ct", grid, write_labels(blobs, mask), int(mask.sum())))
    return case


def test_a_hip_bone_mirrored_by_the_symmetry_of_the_scan_meets_the_other(hips, do, mask_of):
    case = do(hips, Mirror("hip_left", "pattern"))
    one, other = mask_of(case, "pattern"), mask_of(case, "hip_right")
    assert 2 * (one & other).sum() / (one.sum() + other.sum()) > 0.84
    assert "by the symmetry of ct (values correlate with mirrored ones by 0.9" in case.segments["pattern"].note


def test_bones_smoothed_together_keep_their_volume_and_stay_apart(hips, do, mask_of):
    case = do(hips, JointSmooth(tuple(BONES), 2.5))
    masks = [mask_of(case, name) for name in BONES]
    assert np.sum(masks, axis=0).max() == 1
    for name, mask in zip(BONES, masks, strict=True):
        before = mask_of(hips, name)
        assert mask.sum() == pytest.approx(before.sum(), rel=0.01)
        assert 2 * (mask & before).sum() / (mask.sum() + before.sum()) > 0.96
