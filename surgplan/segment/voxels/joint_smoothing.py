"""Smoothing several sets of voxels at once, so that they keep common borders: nothing comes between them, nothing overlaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surgplan.base.geometry import Vector
from surgplan.case.labels import Mask
from surgplan.segment.voxels.blur import FULL, TRUNCATE, blurred_shares

MOST_ROUNDS = 20
CLOSE_ENOUGH = 0.002
"""Of its volume; a set this near to what it had is left."""

Labels = NDArray[np.uint8]
"""0 outside, else the number of the set from 1 on."""


def smoothed_labels(labels: Labels, count: int, sigma_mm: float, spacing_mm: Vector) -> Labels:
    """Labels 1 to `count` smoothed by a Gaussian of standard deviation `sigma_mm`, each keeping its volume.

    Every set's membership is blurred, and a voxel goes to the set, or to the outside, with the largest; what is added to each
    membership so that volumes stay is found in rounds. Where the array ends its last voxels are taken to go on.
    """
    field = _memberships(labels, count, sigma_mm, spacing_mm)
    wanted = np.bincount(field.before, minlength=count + 1)
    tolerance = np.maximum(1, CLOSE_ENOUGH * np.bincount(labels.ravel(), minlength=count + 1))
    added = np.zeros(count + 1, dtype=np.int32)
    for _ in range(MOST_ROUNDS):
        for n in range(1, count + 1):
            added[n] = _addition(field.shares, added, n, int(wanted[n]))
        winners = _winners(field.shares, added)
        if (np.abs(np.bincount(winners, minlength=count + 1) - wanted)[1:] <= tolerance[1:]).all():
            break
    smooth = labels.copy()
    smooth.reshape(-1)[field.at] = _winners(field.shares, added)
    return smooth


@dataclass(frozen=True, eq=False)
class _Field:
    """Memberships where they are mixed."""

    at: NDArray[np.intp]
    """Numbers of the voxels in the array."""
    shares: NDArray[np.int32]
    """(sets and outside, voxels) in parts of FULL, the outside first."""
    before: Labels
    """Whose they were."""


def _memberships(labels: Labels, count: int, sigma_mm: float, spacing_mm: Vector) -> _Field:
    pads = [int(np.ceil(TRUNCATE * sigma_mm / s)) + 1 for s in reversed(spacing_mm)]
    wide = np.pad(labels, [(p, p) for p in pads], mode="edge")
    inner = tuple(slice(p, -p) for p in pads)
    mixed: Mask = np.zeros(labels.shape, dtype=bool)
    blurs = []
    for n in range(1, count + 1):
        shares = np.ascontiguousarray(blurred_shares(wide == n, sigma_mm, spacing_mm)[inner])
        some = (shares > 0) & (shares < FULL)
        mixed |= some
        at = np.flatnonzero(some)
        blurs.append((at, shares.reshape(-1)[at], np.flatnonzero(shares == FULL)))
    where = np.flatnonzero(mixed)
    shares_of = np.zeros((count + 1, len(where)), dtype=np.int32)
    for n, (at, values, full) in enumerate(blurs, start=1):
        shares_of[n, np.searchsorted(where, at)] = values
        both = full[np.isin(full, where, assume_unique=True)] if len(full) else full
        shares_of[n, np.searchsorted(where, both)] = FULL
    shares_of[0] = FULL - shares_of[1:].sum(axis=0)
    return _Field(where, shares_of, labels.reshape(-1)[where])


def _addition(shares: NDArray[np.int32], added: NDArray[np.int32], n: int, wanted: int) -> int:
    """What must be added to the membership of a set so that it wins so many voxels."""
    if wanted <= 0 or shares.shape[1] == 0:
        return int(added[n])
    others = np.full(shares.shape[1], -4 * FULL, dtype=np.int32)
    for other in range(len(shares)):
        if other != n:
            np.maximum(others, shares[other] + added[other], out=others)
    lacks = others - shares[n]
    if wanted >= len(lacks):
        return int(lacks.max()) + 1
    # the set wins where it lacks less than is added, so the threshold lies between two neighbours in order
    below, above = np.partition(lacks, [wanted - 1, wanted])[[wanted - 1, wanted]]
    return int(np.clip((int(below) + int(above) + 1) // 2, -FULL, FULL))


def _winners(shares: NDArray[np.int32], added: NDArray[np.int32]) -> Labels:
    """The set with the largest membership; the first of several."""
    best = shares[0] + added[0]
    winner: Labels = np.zeros(shares.shape[1], dtype=np.uint8)
    for n in range(1, len(shares)):
        value = shares[n] + added[n]
        better = value > best
        winner[better] = n
        best[better] = value[better]
    return winner


def labels_of(masks: Sequence[Mask]) -> Labels:
    """The labels of sets of voxels; where they overlap the first has it."""
    labels: Labels = np.zeros(masks[0].shape, dtype=np.uint8)
    for n in range(len(masks), 0, -1):
        labels[masks[n - 1]] = n
    return labels
