"""What belongs to each bone of a joint for certain, from a few points in them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Floats, Vector
from surgplan.case.labels import Mask
from surgplan.segment.joint.head_sphere import HeadRange, free_sphere
from surgplan.segment.joint.joint_settings import JointSettings
from surgplan.segment.voxels.components import labelled, larger_than

LEVELS = (0.0, *range(100, 501, 25))
"""Levels (HU) that are tried until the bones of two seeds no longer hang together; 0 is the domain as it is."""
LEAST_MM3 = 1000.0
"""Smaller parts stand for no bone."""
SHAFT_MM3 = 8000.0
"""A shaft that hangs on a head is at least this large."""
RIM_MM = 4.0
REACH_MM = 25.0
"""A seed stands for a part no farther away than this."""
HEAD_DEPTH_MM = 12.0
"""Where no head is named, the deepest first seed lies in one if it is at least this deep."""


def markers(
    domain: Mask,
    values: NDArray[np.float32],
    spacing_mm: Vector,
    seeds: Sequence[Floats],
    heads: Sequence[float | None],
    joint: JointSettings,
    feet: Floats | None = None,
    walls: Mask | None = None,
) -> NDArray[np.uint8]:
    """For every voxel the bone (from 1) it surely belongs to, or 0.

    `seeds` are points (n, 3) per bone as fractional k, j, i; `heads` the radius (mm) of the head round the first of them, or
    None; `walls` are dark sheets. The inner part of a head is its own, and outside the joint each part belongs to the bone of
    the seed that lies in it.
    """
    found = np.zeros(domain.shape, dtype=np.uint8)
    apart = domain.copy()
    for n, radius in enumerate(heads):
        if radius is not None:
            apart &= ~ball(domain.shape, seeds[n][0], joint.head_outer * radius, spacing_mm)
    anchors = [(n, p) for n, points in enumerate(seeds) for p in points[0 if heads[n] is None else 1 :]]
    # without a head to take out, bones part at the dark sheets between them
    sheets = walls if all(radius is None for radius in heads) else None
    for n, part in _parts(apart, values, anchors, spacing_mm, sheets):
        found[part] = n + 1
    for n, radius in enumerate(heads):
        if radius is not None and len(seeds[n]) == 1:
            rim = ball(domain.shape, seeds[n][0], joint.head_outer * radius + RIM_MM, spacing_mm)
            shaft, others, socket = _hanging(apart, values, rim, anchors, spacing_mm, seeds[n][0], feet)
            found[shaft] = n + 1
            if socket is not None:
                found[others] = socket + 1
    for n, points in enumerate(seeds):
        for p in points:
            found[ball(domain.shape, p, joint.seed_radius_mm, spacing_mm) & domain] = n + 1
        radius = heads[n]
        if radius is not None:
            found[ball(domain.shape, points[0], joint.head_inner * radius, spacing_mm) & domain] = n + 1
    return found


def round_heads(
    share: NDArray[np.uint8],
    sure: NDArray[np.uint8],
    spacing_mm: Vector,
    seeds: Sequence[Floats],
    heads: Sequence[float | None],
    joint: JointSettings,
) -> tuple[NDArray[np.uint8], list[int]]:
    """The markers with what a first sharing tells of the heads, and the bones whose heads were not found.

    Found is the sphere on a head's free surface: it is nearly filled. `share` is the bone (from 1) of every voxel after that
    first sharing, `sure` the markers it came from.
    """
    allowed = HeadRange(joint.sphere_least_mm, joint.sphere_most_mm, joint.sphere_off_mm)
    better, unknown = sure.copy(), []
    for n, head in enumerate(heads):
        if head is None:
            continue
        sphere = free_sphere(share == n + 1, (share > 0) & (share != n + 1), spacing_mm, seeds[n][0], allowed)
        if sphere is None:
            unknown.append(n)
            likely = ball(share.shape, seeds[n][0], joint.sphere_likely_mm, spacing_mm) & (share > 0)
            better[likely & (sure == 0)] = n + 1
            continue
        centre, radius = sphere
        near = ball(share.shape, centre, 1.5 * radius, spacing_mm)
        better[near & (sure == n + 1)] = 0
        rim = near & (share > 0) & (share != n + 1) & ~ball(share.shape, centre, joint.sphere_outer * radius, spacing_mm)
        better[rim] = share[rim]
        better[ball(share.shape, centre, joint.sphere_inner * radius, spacing_mm) & (share > 0)] = n + 1
    return better, unknown


def _parts(
    apart: Mask,
    values: NDArray[np.float32],
    anchors: list[tuple[int, Floats]],
    spacing_mm: Vector,
    walls: Mask | None,
) -> list[tuple[int, Mask]]:
    """For each anchor the large part nearest to it, at the lowest level at which that is no other bone's nearest part."""
    left = list(range(len(anchors)))
    found: list[tuple[int, Mask]] = []
    for level in LEVELS:
        if not left:
            break
        bright = apart & (values > level) if level else apart
        if level and walls is not None:
            bright &= ~walls
        space = larger_than(bright, LEAST_MM3 / float(np.prod(spacing_mm)))
        labels, _ = labelled(space)
        at = np.argwhere(space)
        part = [_nearest(labels, at, p, spacing_mm) for _, p in anchors]
        for a in list(left):
            if part[a] and all(part[b] != part[a] for b in range(len(anchors)) if anchors[b][0] != anchors[a][0]):
                found.append((anchors[a][0], labels == part[a]))
                left.remove(a)
    return found


def _hanging(
    apart: Mask,
    values: NDArray[np.float32],
    rim: Mask,
    anchors: list[tuple[int, Floats]],
    spacing_mm: Vector,
    head: Floats,
    feet: Floats | None,
) -> tuple[Mask, Mask, int | None]:
    """What hangs on a head that was taken out and on no other bone: its shaft, at the lowest level at which it comes free.

    With `feet` (k, j, i), the direction towards them, its middle lies on their side of the head. Second, what else large hangs
    there, the ilium where the click is in the ischium; third, the one other bone (from 0) that hangs there and must own it.
    """
    voxel, none = float(np.prod(spacing_mm)), np.zeros_like(apart)
    for level in LEVELS:
        labels, counts = labelled(larger_than(apart & (values > level) if level else apart, SHAFT_MM3 / voxel))
        at = np.argwhere(labels > 0)
        hangs = np.bincount(labels[rim], minlength=len(counts)) > 0
        hangs[0] = False
        owners = {_nearest(labels, at, p, spacing_mm): n for n, p in anchors}
        near = {n for part, n in owners.items() if hangs[part]}
        free = [n for n in np.flatnonzero(hangs) if n not in owners]
        shafts = [n for n in free if feet is None or _towards(labels == n, head, feet, spacing_mm)]
        if shafts:
            shaft = max(shafts, key=lambda n: int(counts[n]))
            others = np.isin(labels, [n for n in free if n != shaft])
            return labels == shaft, others, near.pop() if len(near) == 1 else None
    return none, none, None


def _towards(part: Mask, head: Floats, feet: Floats, spacing_mm: Vector) -> bool:
    """Whether the middle of a part lies on the feet's side of a head."""
    middle: Floats = np.argwhere(part).mean(axis=0) - head
    return float(middle @ (feet * np.asarray(spacing_mm[::-1]))) > 0


def _nearest(labels: NDArray[np.uint32], at: NDArray[np.int64], point: Floats, spacing_mm: Vector) -> int:
    """The label of the voxel among `at` that is nearest to a point; 0 if none is within reach."""
    if len(at) == 0:
        return 0
    square = (((at - point) * np.asarray(spacing_mm[::-1])) ** 2).sum(axis=1)
    best = int(np.argmin(square))
    return int(labels[tuple(at[best])]) if square[best] <= REACH_MM**2 else 0


def head_radii(
    space: Mask, spacing_mm: Vector, seeds: Sequence[Floats], joint: JointSettings, named: Sequence[int] | None = ()
) -> list[float | None]:
    """For every bone roughly the radius (mm) of its head, or None.

    `space` is bone without dark sheets. The first point of each bone in `named` is the middle of a joint's head; without names,
    of the bones with several points that which is deepest there; None says that there is no joint with a head.
    """
    if named is None:
        return [None] * len(seeds)
    seen = [_seen_mm(space, spacing_mm, points[0], joint) for points in seeds]
    depth = [float(np.percentile(s, 25)) for s in seen]
    # a head taken out leaves its bone to its other points, so a bone with one point has a head only if that is said
    likely = [n for n, points in enumerate(seeds) if len(points) > 1]
    deepest = max(likely, key=depth.__getitem__, default=-1)
    has_head = [n in named if named else n == deepest and d >= HEAD_DEPTH_MM for n, d in enumerate(depth)]
    sizes = [float(np.clip(np.percentile(s, 75), joint.head_least_mm, joint.head_most_mm)) for s in seen]
    return [size if has else None for size, has in zip(sizes, has_head, strict=True)]


def _seen_mm(space: Mask, spacing_mm: Vector, seed: Floats, joint: JointSettings) -> Floats:
    """How far one sees from a seed in 300 directions before the space ends, mm."""
    turn = np.arange(300) + 0.5  # a spiral of directions, evenly spread
    height, angle = 1 - 2 * turn / 300, np.pi * (1 + 5**0.5) * turn
    flat = np.sqrt(1 - height**2)
    rays = np.column_stack([height, flat * np.sin(angle), flat * np.cos(angle)])
    step = min(spacing_mm) / 2
    along = np.arange(1, int(1.5 * joint.head_most_mm / step)) * step
    at = seed + along[:, None, None] * rays[None] / np.asarray(spacing_mm[::-1])
    index = np.rint(at).astype(int)
    inside = ((index >= 0) & (index < np.asarray(space.shape))).all(axis=2)
    clear = inside.copy()
    clear[inside] = space[tuple(index[inside].T)]
    seen: Floats = np.where(clear.all(axis=0), along[-1], along[np.argmin(clear, axis=0)])
    return seen


def ball(shape: tuple[int, ...], centre: Floats, radius_mm: float, spacing_mm: Vector) -> Mask:
    """The voxels whose centres lie within a radius of a point (fractional k, j, i)."""
    steps = np.ogrid[tuple(slice(0, n) for n in shape)]
    square = sum(((s - c) * h) ** 2 for s, c, h in zip(steps, centre, reversed(spacing_mm), strict=True))
    return np.asarray(square <= radius_mm**2)
