"""Registering scans of a made-up head with known motion, and refusing what does not fit."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from surgplan.base.errors import Refused
from surgplan.base.geometry import Rigid
from surgplan.case.document import Case, Image, Landmark
from surgplan.case.image import Slices
from surgplan.imaging.registration.register import register
from surgplan.imaging.registration.register_image import RegisterImage
from surgplan.imaging.registration.together import shown_together
from surgplan.imaging.volume import Volume, store_volume
from tests.imaging.registration import phantom

POSE = Rigid.about((10, 0, 5), (1, 2, -1.5), 24).then(Rigid.from_matrix(np.eye(3), (18, -22, 14)))
"""Where the head lies in the CT; in the MR it lies at the origin."""


@pytest.fixture(scope="module")
def mr():
    return phantom.scan(phantom.MR)


@pytest.fixture(scope="module")
def ct():
    return phantom.scan(phantom.CT, POSE, seed=1)


@pytest.fixture(scope="module")
def fit(mr, ct):
    return register(mr, ct)


def image(name: str, volume: Volume, blobs, **fields) -> Image:
    """An image of a case."""
    return Image(
        id=name,
        modality="CT" if volume.unit else "MR",
        grid=volume.grid,
        unit=volume.unit,
        **store_volume(blobs, volume),
        **fields,
    )


@pytest.fixture
def case(mr, ct, blobs):
    at = {"row": (1.0, 0.0, 0.0), "column": (0.0, 1.0, 0.0), "positions_mm": ((1.0, 2.0, 3.0),)}
    planes = Slices(voxels="x", dtype="int16", size=(2, 2, 1), spacing_mm=(1.0, 1.0), **at)
    made = Case(frame_of_reference="1.2.3").with_item(image("mr", mr, blobs, frame_of_reference="1.2.3"))
    return made.with_item(image("ct", ct, blobs, frame_of_reference="9.9", original=planes))


def test_a_ct_finds_its_place_in_an_mr(fit):
    assert phantom.error_mm(fit.matrix, POSE) < 0.5
    assert fit.figures["climbs_agreeing"] >= 5
    assert fit.figures["local_shift_mm"] < 1.0


def test_the_same_seed_gives_the_same_fit(mr, ct, fit):
    assert np.array_equal(register(mr, ct).matrix, fit.matrix)


def test_something_else_is_refused(mr):
    with pytest.raises(Refused, match="could not be registered so that it can be trusted"):
        register(mr, phantom.other_thing())


def test_a_mirrored_head_is_refused(mr, ct):
    mirrored = Volume(ct.grid, np.ascontiguousarray(ct.voxels[:, :, ::-1]), None, "HU")
    with pytest.raises(Refused, match="could not be registered so that it can be trusted"):
        register(mr, mirrored)


def test_an_empty_scan_is_refused_in_words(mr):
    empty = Volume(mr.grid, np.full(mr.voxels.shape, -1000, dtype=np.int16), None, "HU")
    with pytest.raises(Refused, match="too little in image 'moving'"):
        register(mr, empty)


def test_a_rigid_registration_moves_the_grid_and_keeps_the_voxels(case, blobs, fit):
    op = RegisterImage("ct", "mr", "ct_in_mr")
    after = op.apply(case, {"matrix": list(fit.matrix[:3].ravel()), "figures": fit.figures})
    before, moved = case.images["ct"], after.images["ct_in_mr"]
    assert moved.voxels == before.voxels
    ijk = np.array([(0, 0, 0), (20, 30, 10)])
    wanted = before.grid.to_lps(ijk) @ fit.matrix[:3, :3].T + fit.matrix[:3, 3]
    assert np.allclose(moved.grid.to_lps(ijk), wanted, atol=1e-6)
    place = np.array([1.0, 2.0, 3.0]) @ fit.matrix[:3, :3].T + fit.matrix[:3, 3]
    assert np.allclose(moved.original.positions_mm[0], place)
    assert moved.frame_of_reference == "1.2.3"
    assert moved.registration.fixed == "mr"


def test_scans_are_shown_together_only_in_one_frame(case, fit):
    assert "register one onto the other" in shown_together(case, "mr", "ct")
    after = RegisterImage("ct", "mr", "moved").apply(case, {"matrix": list(fit.matrix[:3].ravel()), "figures": {}})
    assert shown_together(after, "mr", "moved") == ""
    assert shown_together(after, "ct", "moved") != ""


@pytest.mark.parametrize(("shift_mm", "together"), [(0.4, True), (12.0, False)])
def test_one_frame_does_not_vouch_for_scans_that_a_registration_found_apart(case, shift_mm, together):
    """Neither beside the copy nor beside the scan it was moved to; a scan nobody moved keeps its frame's word."""
    moving = replace(case.images["ct"], frame_of_reference="1.2.3")
    case = case.with_item(moving).with_item(replace(moving, id="sister"))
    after = RegisterImage("ct", "mr", "moved").apply(
        case, {"matrix": [1, 0, 0, shift_mm, 0, 1, 0, 0, 0, 0, 1, 0], "figures": {}}
    )
    assert shown_together(case, "ct", "mr") == "" == shown_together(after, "moved", "mr")
    assert shown_together(after, "ct", "sister") == ""
    for pair in (("ct", "mr"), ("mr", "ct"), ("ct", "moved"), ("moved", "ct")):
        assert (shown_together(after, *pair) == "") is together
    assert together or "up to 12.0 mm" in shown_together(after, "ct", "mr")


@pytest.mark.parametrize(("scale", "said"), [(1.0, ""), (1.015, ""), (1.05, r"\+5.0 %"), (0.95, "-5.0 %")])
@pytest.mark.parametrize("method", ["affine", "deformable"])
def test_a_stretch_that_no_patient_makes_is_a_warning_on_the_moved_scan(case, scale, said, method):
    matrix = np.column_stack([Rigid.about((0, 0, 0), (1, 2, 3), 20).matrix3 @ np.diag([1, scale, 1]), [1, 2, 3]])
    found = {"matrix": matrix.ravel().tolist(), "figures": {}, "voxels": "", "dtype": "int16", "valid": None}
    found["interpolated"] = None
    op = RegisterImage("ct", "mr", "moved", method=method)
    warnings = "; ".join(op.apply(case, found).images["moved"].warnings)
    assert (re.search(f"the fit stretched it by {said}.*lengths of one of them may be wrong", warnings) is not None) == bool(
        said
    )
    assert bool(said) or "stretched" not in warnings
    other = case.with_item(replace(case.images["ct"], patient="another"))
    assert "stretched" not in "; ".join(op.apply(other, found).images["moved"].warnings)


def test_landmarks_are_a_start(case, blobs):
    own = np.array([(60.0, 10, 0), (-50, 30, 20), (0, -80, -20), (5, 0, 70)])
    for name, at in zip("abcd", POSE.apply(own), strict=True):
        case = case.with_item(Landmark(name, tuple(at)))
    pairs = tuple((name, tuple(at + 1.0)) for name, at in zip("abcd", own, strict=True))
    found = RegisterImage("ct", "mr", "moved", start="landmarks", landmarks=pairs).compute(case, blobs, lambda f, w: None)
    assert phantom.error_mm(np.array(found["matrix"]).reshape(3, 4), POSE) < 0.5
    assert found["figures"]["landmarks_left_mm"] == pytest.approx(np.sqrt(3), abs=0.5)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"fixed": "ct"}, "to itself"),
        ({"as_": "mr"}, "already is an image"),
        ({"fixed": "pet"}, "no image called 'pet'"),
        ({"segment": "skull"}, "no segment called 'skull'"),
        ({"start": "landmarks"}, "needs pairs"),
        ({"seed": -1}, "a seed is"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_done(case, blobs, fields, words):
    op = RegisterImage(**{"moving": "ct", "fixed": "mr", "as_": "moved", **fields})
    with pytest.raises(Refused, match=words):
        op.compute(case, blobs, lambda f, w: None)


def test_an_affine_registration_resamples_onto_the_fixed_grid(case, mr, blobs):
    op = RegisterImage("ct", "mr", "moved", method="affine")
    found = op.compute(case, blobs, lambda f, w: None)
    after = op.apply(case, found).images["moved"]
    assert phantom.error_mm(np.array(found["matrix"]).reshape(3, 4), POSE) < 1.0
    assert after.grid == mr.grid
    assert after.valid is not None
