"""Rigid CT-MR registration of two real heads and their companions with known motion: 20 starts, time and error of each."""

from __future__ import annotations

import os
import resource
import time
from typing import Any

import numpy as np
import SimpleITK

from benchmarks.registration_pairs import SOURCES, Pair, pair, there_are_scans, tre_mm
from surgplan.base.errors import Refused
from surgplan.base.geometry import Floats
from surgplan.imaging.formats.itk_files import itk_image
from surgplan.imaging.registration.register import register

MOTIONS = 10
"""For each head."""
PEER_MOTIONS = (0,)


def peer_matrix(both: Pair) -> Floats:
    """SimpleITK's usual recipe: middles of the volumes, Mattes on 5 % of the voxels, three levels, gradient descent."""
    fixed, moving = (itk_image(v.grid, v.voxels.astype(np.float32)) for v in (both.fixed, both.moving))
    start = SimpleITK.CenteredTransformInitializer(
        fixed, moving, SimpleITK.Euler3DTransform(), SimpleITK.CenteredTransformInitializerFilter.GEOMETRY
    )
    method = SimpleITK.ImageRegistrationMethod()
    method.SetMetricAsMattesMutualInformation(50)
    method.SetMetricSamplingStrategy(method.RANDOM)
    method.SetMetricSamplingPercentage(0.05, 1)
    method.SetInterpolator(SimpleITK.sitkLinear)
    method.SetOptimizerAsGradientDescent(1.0, 100, 1e-6, 10)
    method.SetOptimizerScalesFromPhysicalShift()
    method.SetShrinkFactorsPerLevel([8, 4, 2])
    method.SetSmoothingSigmasPerLevel([4, 2, 1])
    method.SetInitialTransform(start, inPlace=False)
    found = method.Execute(fixed, moving)
    corners = np.array([(0.0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)]) * 100
    there = np.array([found.TransformPoint(p) for p in corners.tolist()])
    to_moving = np.eye(4)
    to_moving[:3, :3] = (there[1:] - there[0]).T / 100
    to_moving[:3, 3] = there[0]
    return np.asarray(np.linalg.inv(to_moving), dtype=float)


def run() -> list[dict[str, Any]]:
    """A row for each head and motion; the note says the error over the head and what the check found."""
    if not there_are_scans():
        return []
    rows = []
    for name, looks in SOURCES.items():
        for seed in range(MOTIONS):
            both = pair(name, seed)
            wall, cpu = time.perf_counter(), time.process_time()
            try:
                fit = register(both.fixed, both.moving)
                error = tre_mm(both, fit.matrix)
                estimate = fit.figures["residual_mm"]
                note = f"error mean {error.mean():.2f}, largest {error.max():.2f} mm; own estimate {estimate:.2f}"
            except Refused as exc:
                note = f"refused: {exc}"
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            peer_s = None
            if seed in PEER_MOTIONS:
                peer_s = time.perf_counter()
                worst = tre_mm(both, peer_matrix(both)).max()
                peer_s = time.perf_counter() - peer_s
                note += f"; peer's largest {worst:.2f} mm"
            rows.append(
                {
                    "name": f"register {name}, {looks}",
                    "size": f"motion {seed}",
                    "ours_s": wall,
                    "ours_cpu_s": cpu,
                    "ours_mb": memory,
                    "peer": f"SimpleITK, {os.cpu_count()} threads" if peer_s else None,
                    "peer_s": peer_s,
                    "ratio": wall / peer_s if peer_s else None,
                    "note": note,
                }
            )
    return rows
