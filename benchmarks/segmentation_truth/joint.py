"""A joint whose border is known to the voxel: a femur's head in a socket made of its own surface, 1 mm off it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from benchmarks.segmentation_truth.figures import Figure, data, dice, hd95_mm
from surgplan.base.grid import Grid
from surgplan.case.labels import Mask
from surgplan.mesh.fields import surface_field
from surgplan.mesh.formats.stl import read_stl
from surgplan.mesh.surface import TriMesh
from surgplan.plan.sphere_fit import head_sphere
from surgplan.segment.joint.joint_settings import JointSettings
from surgplan.segment.joint.partition import parted
from surgplan.segment.presets.bone import bone
from surgplan.segment.presets.bone_settings import BoneSettings
from surgplan.segment.presets.preset_data import load, settings
from surgplan.segment.source import Index

TO_LPS = np.array([[0.0, 0.0, -1.0], [-1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
"""The file's axes are those of the ISB: x to the front, y up, z to the right."""
ON_THE_HEAD_MM = (12.6, 4.6, 361.8)
VOXEL_MM, GAP_MM, WALL_MM = 0.8, 1.0, 14.0
BELOW_MM, MARGIN_MM = 62.0, 6.0
CORTEX_MM = 2.0
CORTEX_HU, SPONGY_HU, MUSCLE_HU, AIR_HU = 1200.0, 220.0, 55.0, -1000.0
BLUR_MM, NOISE_HU = 0.6, 20.0
TARGET = 0.97
LEAST_DEPTH_MM = 3.0
"""Random clicks lie at least this deep, as a user's do."""


@dataclass(frozen=True, eq=False)
class Joint:
    """A scan and its two bones."""

    grid: Grid
    values: NDArray[np.int16]
    bones: dict[str, Mask]

    def clicks(self, count: int) -> list[dict[str, list[Index]]]:
        """As many random pairs of one click in each bone, always the same."""
        rng = np.random.default_rng(4)
        found: list[dict[str, list[Index]]] = [{} for _ in range(count)]
        for name, mask in self.bones.items():
            at = np.argwhere(ndimage.distance_transform_edt(mask, self.grid.spacing_mm[::-1]) >= LEAST_DEPTH_MM)
            for pair, (k, j, i) in zip(found, at[rng.integers(0, len(at), count)].tolist(), strict=True):
                pair[name] = [(k, j, i)]
        return found


def made_joint(folder: Path, voxel_mm: float = VOXEL_MM) -> Joint:
    """The proximal femur of the folder's mesh in its socket: 1 mm gap, 0.6 mm blur, noise of 20 HU."""
    points, triangles = read_stl((folder / "TLEM2_stl_femur_r.stl").read_bytes())
    femur = TriMesh(points @ TO_LPS.T, triangles)
    head = head_sphere(femur, ON_THE_HEAD_MM)
    centre, reach = np.asarray(head.centre), head.radius_mm + WALL_MM + MARGIN_MM
    low, high = centre - reach, centre + reach
    low[0], high[0] = min(low[0], centre[0] - 75), max(high[0], centre[0] + 75)
    lateral = femur.points[femur.points[:, 2] > centre[2] - BELOW_MM]
    low[:2] = np.maximum(low[:2], np.minimum(lateral.min(axis=0)[:2] - MARGIN_MM, centre[:2] - reach))
    high[:2] = np.minimum(high[:2], np.maximum(lateral.max(axis=0)[:2] + MARGIN_MM, centre[:2] + reach))
    low[2] = centre[2] - BELOW_MM
    i, j, k = np.ceil((high - low) / voxel_mm).astype(int)
    grid = Grid((int(i), int(j), int(k)), (voxel_mm,) * 3, (float(low[0]), float(low[1]), float(low[2])))
    to_femur = _distance(femur, grid)
    where = grid.to_lps(np.indices(grid.array_shape)[::-1].reshape(3, -1).T).reshape(*grid.array_shape, 3) - centre
    shell = np.linalg.norm(where, axis=-1) - (head.radius_mm + WALL_MM)
    # a roof over the head's upper half that ends where the neck begins
    medial = -np.sign(lateral[:, 0].mean() - centre[0])
    rim = 0.35 * where[..., 0] * medial + where[..., 2]
    to_socket = np.maximum(np.maximum(shell, GAP_MM - to_femur), 2.0 - rim)
    values = _hounsfield(to_femur, to_socket.astype(np.float32), voxel_mm)
    return Joint(grid, values, {"femur": to_femur < 0, "pelvis": to_socket < 0})


def _distance(mesh: TriMesh, grid: Grid) -> NDArray[np.float32]:
    """The signed distance at the voxels' centres, exact near the surface, elsewhere from every fourth voxel."""
    field = surface_field(mesh)
    steps = np.meshgrid(*[np.arange(0, n + 4, 4) for n in grid.array_shape], indexing="ij")
    coarse = field(grid.to_lps(np.stack(steps[::-1], axis=-1).reshape(-1, 3))).reshape(steps[0].shape)
    found: NDArray[np.float32] = ndimage.map_coordinates(
        coarse, np.indices(grid.array_shape, dtype=np.float32) / 4, order=1, output=np.float32
    )
    near = np.argwhere(np.abs(found) < 5)
    found[tuple(near.T)] = field(grid.to_lps(near[:, ::-1]))
    return found


def _hounsfield(to_femur: NDArray[np.float32], to_socket: NDArray[np.float32], voxel_mm: float) -> NDArray[np.int16]:
    hu = np.full(to_femur.shape, MUSCLE_HU, np.float32)
    for distance in (to_socket, to_femur):
        # the partial volume of a border that crosses a voxel
        for depth, tissue in ((0.0, CORTEX_HU), (CORTEX_MM, SPONGY_HU)):
            hu += (np.float32(tissue) - hu) * np.clip(0.5 - (distance + depth) / voxel_mm, 0, 1)
    hu[:, :2] = AIR_HU
    hu = ndimage.gaussian_filter(hu, BLUR_MM / voxel_mm, mode="nearest")
    noisy: NDArray[np.int16] = np.rint(hu + np.random.default_rng(7).normal(0, NOISE_HU, hu.shape)).astype(np.int16)
    return noisy


def split(joint: Joint, mask: Mask, clicks: dict[str, list[Index]], heads: Sequence[str] = ()) -> dict[str, Mask]:
    """What the split makes of a joint with these clicks."""
    bone_settings = BoneSettings(**load("bone").settings)
    joint_settings = JointSettings(**settings("split"))
    return parted(mask, joint.values, joint.grid.spacing_mm, clicks, joint_settings, bone_settings, heads=heads)[0]


def whole(joint: Joint) -> Mask:
    """Both bones by the bone preset."""
    return bone(joint.values, joint.grid.spacing_mm, BoneSettings(**load("bone").settings))


def figures(count: int = 10) -> list[Figure]:
    """Both bones from each of ten random pairs of clicks; nothing without the real data."""
    folder = data()
    if folder is None or not (folder / "bone_meshes").is_dir():
        return []
    return random_pairs(made_joint(folder / "bone_meshes"), "joint of a femur", count)


def random_pairs(joint: Joint, case: str, count: int) -> list[Figure]:
    """Both bones of a joint from each of random pairs of clicks."""
    mask = whole(joint)
    rows = []
    for n, clicks in enumerate(joint.clicks(count)):
        start = time.perf_counter()
        found = split(joint, mask, clicks)
        took = time.perf_counter() - start
        for name, truth in joint.bones.items():
            far = hd95_mm(found[name], truth, joint.grid.spacing_mm)
            rows.append(Figure(case, f"{name}, clicks {n + 1}", dice(found[name], truth), far, TARGET, took))
    return rows
