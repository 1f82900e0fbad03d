"""A network on a scan, in a process of its own: what `segment.ai` runs there, for nobody can vouch for a file of weights."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from surgplan.base.errors import BadInput
from surgplan.base.grid import Grid
from surgplan.base.progress import Progress, part
from surgplan.case.codec import decode
from surgplan.imaging.volume import Volume, resample
from surgplan.segment.ai.model import LARGEST_CLASS, Model, Normalisation, open_model
from surgplan.segment.ai.windows import Network, classes_of

THREADS = 2


def predict(arguments: Mapping[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """Run the model at `model` on `voxels.npy` at `scan`, which lies on `grid`; masks of `classes` as packed bits in `folder`.

    Answers `masks`: file names by class number; classes that are nowhere are left out.
    """
    model = open_model(arguments["model"])
    grid: Grid = decode(Grid, arguments["grid"])
    voxels = np.load(arguments["scan"], mmap_mode="r", allow_pickle=False)
    volume = Volume(grid, np.asarray(voxels), None, arguments["unit"])
    progress(0.0, "loading the network")
    network = network_of(model)
    labels = on_scan(model, volume, network, part(progress, 0.05, 0.95))
    masks = {}
    for number in arguments["classes"]:
        mask = labels == number
        if mask.any():
            np.save(folder / f"{number}.npy", np.packbits(mask))
            masks[str(number)] = f"{number}.npy"
    return {"masks": masks}


def network_of(model: Model) -> Network:
    """A function that runs the model's weights on one patch; BadInput if they can't be loaded or give something else."""
    try:
        import onnxruntime
    except ImportError as exc:
        raise BadInput("AI models need the extra `ai`: install surgplan[ai]") from exc
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(str(model.path), options, providers=["CPUExecutionProvider"])
    except Exception as exc:  # onnxruntime has a class of its own for each of its own errors, below no common one
        raise BadInput(f"the weights {model.weights} can't be loaded: {str(exc).splitlines()[0]}") from exc
    name = session.get_inputs()[0].name
    count = max(model.classes) + 1

    def run(patch: NDArray[np.float32]) -> NDArray[np.float32]:
        turned = patch if model.axes == "kji" else patch.transpose(2, 1, 0)
        try:
            answer = np.asarray(session.run(None, {name: np.ascontiguousarray(turned[None, None])})[0], dtype=np.float32)
        except Exception as exc:
            raise BadInput(f"the network refused a patch of {turned.shape}: {str(exc).splitlines()[0]}") from exc
        if answer.shape[0] != 1 or answer.ndim != 5 or answer.shape[1] < count or answer.shape[2:] != turned.shape:
            raise BadInput(f"the network answers {answer.shape} where (1, {count} or more, {turned.shape}) is needed")
        if answer.shape[1] > LARGEST_CLASS + 1:
            raise BadInput(f"the network tells {answer.shape[1]} classes; only {LARGEST_CLASS + 1} can be told apart here")
        if not np.isfinite(answer).all():
            raise BadInput("the network answers values that are not finite")
        own = answer[0] if model.axes == "kji" else answer[0].transpose(0, 3, 2, 1)
        return _shares(own)

    return run


def _shares(answer: NDArray[np.float32]) -> NDArray[np.float32]:
    """Shares that sum up to 1: as given, or by softmax of what are not shares yet."""
    if answer.min() >= 0 and np.allclose(answer.sum(axis=0), 1, atol=1e-3):
        return answer
    powers = np.exp(answer - answer.max(axis=0))
    shares: NDArray[np.float32] = powers / powers.sum(axis=0)
    return shares


def model_grid(model: Model, grid: Grid) -> Grid:
    """The grid a model wants, over the whole of a scan's: its voxels, its directions along the patient's axes."""
    corners = grid.to_lps(np.array(np.meshgrid(*([-0.5, n - 0.5] for n in grid.size))).reshape(3, -1).T)
    low, high = corners.min(axis=0), corners.max(axis=0)
    spacing = np.asarray(model.spacing_mm)
    size = np.maximum(np.rint((high - low) / spacing), 1).astype(int)
    towards = np.where(model.flips, -1.0, 1.0)
    middle = (low + high) / 2
    origin = middle - towards * spacing * (size - 1) / 2
    i, j, k = (int(n) for n in size)
    x, y, z = (float(v) for v in origin)
    direction = tuple(float(v) for v in np.diag(towards).reshape(-1))
    return Grid((i, j, k), model.spacing_mm, (x, y, z), direction)


def on_scan(model: Model, volume: Volume, network: Network, progress: Progress) -> NDArray[np.uint8]:
    """The class of each voxel of a scan."""
    wanted = model_grid(model, volume.grid)
    progress(0.0, "resampling the scan")
    plain = Volume(volume.grid, volume.voxels, None, volume.unit)
    values = normalised(resample(plain, wanted).voxels.astype(np.float32), model.normalisation)
    labels = classes_of(values, model.patch, network, part(progress, 0.05, 0.9))
    progress(0.9, "back onto the scan")
    return nearest(labels, wanted, volume.grid)


def normalised(values: NDArray[np.float32], how: Normalisation) -> NDArray[np.float32]:
    """Values as the network was trained on."""
    if how.scheme == "none":
        return values
    if how.scheme == "ct":
        clipped: NDArray[np.float32] = (np.clip(values, how.low, how.high) - how.mean) / max(how.sd, 1e-8)
        return clipped
    inside = ndimage.binary_fill_holes(values != 0) if how.masked else np.ones(values.shape, dtype=bool)
    if not inside.any():
        return values
    some = values[inside]
    scaled = np.zeros(values.shape, dtype=np.float32)
    scaled[inside] = (some - some.mean()) / max(float(some.std()), 1e-8)
    return scaled


def nearest(labels: NDArray[np.uint8], grid: Grid, onto: Grid) -> NDArray[np.uint8]:
    """Labels of one grid on another, each voxel that of the nearest one; 0 outside. One slice at a time."""
    found = np.zeros(onto.array_shape, dtype=np.uint8)
    j, i = np.mgrid[0 : onto.size[1], 0 : onto.size[0]]
    to_index = np.linalg.inv(grid.affine) @ onto.affine
    for k in range(onto.size[2]):
        at = np.rint(np.stack([i, j, np.full_like(i, k), np.ones_like(i)], axis=-1) @ to_index.T)[..., :3].astype(int)
        inside = ((at >= 0) & (at < np.asarray(grid.size))).all(axis=-1)
        x, y, z = at[inside].T
        found[k][inside] = labels[z, y, x]
    return found
