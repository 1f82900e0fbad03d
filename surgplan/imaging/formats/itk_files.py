"""NRRD and MetaImage files, through SimpleITK."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK
from numpy.typing import NDArray

from surgplan.base.confined_child import allow_memory
from surgplan.base.errors import BadInput
from surgplan.base.grid import Grid
from surgplan.imaging.dicom.placement import grid_from_affine
from surgplan.imaging.formats.itk_units import stated_unit

LARGEST_VOLUME = 2_000_000_000
BYTES_A_VOXEL = 32
"""On the way to a volume: in the reader (8), as an array (8), as numbers of another kind (8), as kept (4), and masks."""


def read_itk(path: Path) -> tuple[Grid, NDArray[Any], tuple[str, ...]]:
    """Grid in LPS, array [k, j, i], and remarks; BadInput, naming the file, if it is unusable or does not state its frame."""
    grid, layers, _ = read_layers(path, most=1)
    unit, mm = stated_unit(path)
    return grid, layers[0], () if mm == 1 else (f"its lengths are stated in {unit} and were taken for that",)


def read_layers(path: Path, most: int = 256) -> tuple[Grid, tuple[NDArray[Any], ...], dict[str, str]]:
    """Grid in LPS, one array [k, j, i] for each number a voxel has, and what else the file says; BadInput as `read_itk`.

    More than one number a voxel is what 3D Slicer writes where segments overlap.
    """
    name = path.name
    _, mm = stated_unit(path)
    SimpleITK.ProcessObject.SetGlobalWarningDisplay(False)
    reader = SimpleITK.ImageFileReader()
    reader.SetFileName(str(path))
    try:
        reader.ReadImageInformation()
        size = reader.GetSize()
        count = reader.GetNumberOfComponents()
        if len(size) != 3 or not 1 <= count <= most:
            raise BadInput(f"{name} is not one volume with one number a voxel; save a single volume")
        if int(np.prod(size, dtype=float)) * count > LARGEST_VOLUME:
            raise BadInput(f"{name} says it holds {size} voxels, more than can be handled; save it at a lower resolution")
        allow_memory(BYTES_A_VOXEL * count * int(np.prod(size, dtype=float)))
        image = reader.Execute()
        # a damaged file's names of fields need not be text
        said = {key: reader.GetMetaData(key) for key in reader.GetMetaDataKeys() if key.isascii()}
    except RuntimeError as exc:
        raise BadInput(f"{name} cannot be read ({_reason(exc)}); copy it again from its source") from exc
    affine = np.eye(4)
    affine[:3, :3] = np.array(image.GetDirection()).reshape(3, 3) * np.array(image.GetSpacing())
    affine[:3, 3] = image.GetOrigin()
    affine[:3] *= mm
    values = SimpleITK.GetArrayFromImage(image)
    layers = (values,) if values.ndim == 3 else tuple(values[..., n] for n in range(values.shape[3]))
    return grid_from_affine(size, affine, name), layers, said


def itk_image(grid: Grid, voxels: NDArray[Any]) -> SimpleITK.Image:
    """An array [k, j, i] as a SimpleITK image (LPS mm)."""
    image = SimpleITK.GetImageFromArray(voxels)
    image.SetSpacing(grid.spacing_mm)
    image.SetOrigin(grid.origin_mm)
    image.SetDirection(grid.direction)
    return image


def _reason(exc: RuntimeError) -> str:
    """The last line of an ITK error, which holds the reason."""
    lines = [line.strip() for line in str(exc).splitlines() if line.strip()]
    return (lines or ["unknown reason"])[-1][-160:]
