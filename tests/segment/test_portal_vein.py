"""The portal vein on a constructed tree, and on a real scan with an expert's mask."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from surgplan.base.errors import Refused
from surgplan.segment.tools.preset import Preset


@pytest.fixture(scope="module")
def tree() -> dict[str, np.ndarray]:
    """A trunk of 180 HU, a thin branch that blurs to less in liver of 100 HU, and a dimmer vein that touches the trunk."""
    k, j, i = np.mgrid[:60, :80, :80]
    trunk = (np.hypot(j - 40, i - 40) < 6) & (k < 40)
    branch = (np.hypot(k - 36, j - 40) < 1.6) & (i > 40) & (i < 58)
    cava = np.hypot(j - 55.5, i - 40) < 10
    tissue = np.full(k.shape, 100)
    tissue[cava] = 130
    tissue[branch | trunk] = 180
    soft = ndimage.gaussian_filter(tissue.astype(np.float32), 0.7, mode="nearest")
    voxels = np.rint(soft + np.random.default_rng(5).normal(0, 8, tissue.shape)).astype(np.int16)
    return {"voxels": voxels, "trunk": trunk, "branch": branch, "cava": cava & ~trunk}


def test_veins_end_where_a_dimmer_vessel_touches_them(tree, imaged, do, mask_of):
    case = do(imaged(tree["voxels"]), Preset("ct", "portal_vein", "portal", seed=(40.0, 40.0, 20.0)))
    found = mask_of(case, "portal")
    assert (found & tree["trunk"]).sum() > 0.93 * tree["trunk"].sum()
    assert (found & tree["cava"]).sum() < 0.06 * tree["cava"].sum()
    assert "before the volume jumped" in case.segments["portal"].note
    assert (case.segments["portal"].anatomy, case.segments["portal"].tissue) == ("portal_vein", "vein")


def test_thin_branches_in_the_liver_are_followed(tree, imaged, do, mask_of):
    case = do(imaged(tree["voxels"]), Preset("ct", "portal_vein", "portal", seed=(40.0, 40.0, 20.0)))
    assert (mask_of(case, "portal") & tree["branch"]).sum() > 0.7 * tree["branch"].sum()


def test_a_seed_outside_a_bright_vessel_is_refused(tree, imaged, do):
    dull = np.minimum(tree["voxels"], 90)
    with pytest.raises(Refused, match="hardly brighter than soft tissue"):
        do(imaged(dull), Preset("ct", "portal_vein", "portal", seed=(40.0, 40.0, 20.0)))


def test_a_real_portal_vein_agrees_with_experts_from_any_click(shared_data):
    from benchmarks.segmentation_truth.abdomen import abdomen, clicks, made

    scan = abdomen(shared_data)
    true = scan.mask("portalvein")
    masks = [made("portal_vein", scan.volume, [seed])[0].mask for seed in clicks(true, scan.volume.grid, 2)]
    for mask in masks:
        assert 2 * (mask & true).sum() / (mask.sum() + true.sum()) > 0.81
    assert 2 * (masks[0] & masks[1]).sum() / (masks[0].sum() + masks[1].sum()) > 0.99
