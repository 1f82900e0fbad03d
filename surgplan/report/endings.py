"""Which endings things of a case are written with, where their ending says the format."""

from __future__ import annotations

SURFACES = (".stl", ".ply", ".obj", ".3mf")
VOLUMES = (".nii.gz", ".nii", ".nrrd", ".mha")
STUDIES = (".vtu", ".inp")
