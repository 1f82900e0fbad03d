"""Volume files by their names."""

from __future__ import annotations

from pathlib import Path

NIFTI_ENDINGS = (".nii", ".nii.gz")
ITK_ENDINGS = (".nrrd", ".nhdr", ".mha", ".mhd")
ENDINGS = (*NIFTI_ENDINGS, *ITK_ENDINGS)


def is_volume_file(path: Path) -> bool:
    """Whether a path ends like a volume file."""
    return path.name.lower().endswith(ENDINGS)
