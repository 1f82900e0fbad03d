"""Label maps in NIfTI, NRRD and MetaImage files as segments, with the names 3D Slicer gives them in .seg.nrrd files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surgplan.base.errors import BadInput
from surgplan.base.grid import Grid
from surgplan.case.document import Code
from surgplan.imaging.formats.endings import ITK_ENDINGS
from surgplan.imaging.formats.files import read_label_map
from surgplan.imaging.segments.label_onto import onto, same_whole
from surgplan.imaging.segments.segment_file import Listed, Mask, Placed
from surgplan.imaging.subject import Subject

MOST_LABELS = 1000
"""More different values than this are a scan, not a label map: whole-body label maps have some 120."""


@dataclass(frozen=True, eq=False)
class LabelFile:
    """A label map with the list of its segments."""

    listed: tuple[Listed, ...]
    grid: Grid
    layers: tuple[NDArray[Any], ...]
    """Label maps [k, j, i]: more than one where segments overlap."""
    where: Mapping[Listed, tuple[int, int]]
    """Layer and value of each segment."""
    kind: str = "label map"
    subject: Subject = field(default_factory=Subject)

    def frame_of(self, segment: Listed) -> str:
        """Label maps state none."""
        return ""

    def on(self, segment: Listed, grid: Grid, threshold: float) -> Placed:
        """A segment on an image's grid; BadInput if it reaches beyond."""
        layer, value = self.where[segment]
        mask: Mask = self.layers[layer] == value
        return replace(onto(mask, self.grid, grid), whole_grid=same_whole(self.grid, grid))


def open_label_file(path: Path) -> LabelFile:
    """A label map file; BadInput, naming it, if it is unusable, holds fractions, or so many values that it is a scan."""
    if path.name.lower().endswith(ITK_ENDINGS):
        from surgplan.imaging.formats.itk_files import read_layers

        grid, layers, said = read_layers(path)
        if any(layer.dtype.kind not in "iu" and not np.array_equal(layer, np.rint(layer)) for layer in layers):
            raise BadInput(f"{path.name} is no label map: its values are not whole numbers; choose another file")
        described = _described(said, len(layers), path.name)
        if described:
            return LabelFile(tuple(described), grid, layers, described)
        if len(layers) > 1:
            raise BadInput(f"{path.name} is not one volume with one number a voxel; save a single volume")
        labels: NDArray[Any] = layers[0]
    else:
        labels, grid = read_label_map(path)
    values = [int(v) for v in _values(labels, path.name) if v != 0]
    listed = {Listed(value, ""): (0, value) for value in values}
    return LabelFile(tuple(listed), grid, (labels,), listed)


def _values(labels: NDArray[Any], name: str) -> NDArray[Any]:
    """The different values of a label map; BadInput if they are those of a scan."""
    flat = labels.ravel()
    some = np.unique(flat[:: max(1, flat.size // 1_000_000)])
    found = np.unique(flat) if len(some) <= MOST_LABELS else some
    if len(found) > MOST_LABELS:
        raise BadInput(f"{name} is no label map: it holds more than {MOST_LABELS} different values, as a scan does")
    return found


def _described(said: Mapping[str, str], layers: int, name: str) -> dict[Listed, tuple[int, int]]:
    """What 3D Slicer writes of each segment, with its layer and value; nothing where the file has no such words.

    The keys are those of vtkMRMLSegmentationStorageNode: the file's origin is that of its first stored voxel, except in
    files of before 2020 that say `Segmentation_Extent`.
    """
    count = 0
    while f"Segment{count}_ID" in said or f"Segment{count}_Name" in said:
        count += 1
    extent = [int(v) for v in re.findall(r"-?\d+", said.get("Segmentation_Extent", ""))]
    if count and any(extent[::2]):
        raise BadInput(f"{name} is of a 3D Slicer before 2020, which placed it by other words; save it again with a newer one")
    found: dict[Listed, tuple[int, int]] = {}
    for n in range(count):
        layer = _number(said, f"Segment{n}_Layer", n, name)
        value = _number(said, f"Segment{n}_LabelValue", 1, name)
        if not 0 <= layer < layers:
            raise BadInput(f"{name} puts its segment {n + 1} on layer {layer} of {layers}: it is damaged; save it again")
        category, code, side = _terms(said.get(f"Segment{n}_Tags", ""))
        colour = _colour(said.get(f"Segment{n}_Color", ""))
        listed = Listed(n + 1, said.get(f"Segment{n}_Name", "").strip(), colour, category, code, side)
        found[listed] = (layer, value)
    return found


def _number(said: Mapping[str, str], key: str, otherwise: int, name: str) -> int:
    try:
        return int(said.get(key, otherwise))
    except ValueError as exc:
        raise BadInput(f"{name} says {said[key]!r} where {key} needs a whole number; save it again") from exc


def _colour(words: str) -> str:
    """Three fractions of red, green and blue as #RRGGBB; nothing if they are not that."""
    try:
        parts = [float(v) for v in words.split()]
    except ValueError:
        return ""
    if len(parts) != 3 or not all(0 <= v <= 1 for v in parts):
        return ""
    return "#" + "".join(f"{round(255 * v):02X}" for v in parts)


def _terms(tags: str) -> tuple[Code | None, Code | None, str]:
    """Category, type and side out of `...TerminologyEntry:name~SCT^123037004^Anatomical Structure~SCT^..^Liver~..|...`."""
    entry = next((t for t in tags.split("|") if "TerminologyEntry:" in t), "")
    parts = entry.partition("TerminologyEntry:")[2].split("~")
    codes = [_code(part) for part in parts[1:4]]
    codes += [None] * (3 - len(codes))
    return codes[0], codes[1], codes[2].meaning if codes[2] else ""


def _code(words: str) -> Code | None:
    scheme, value, meaning = [*words.split("^"), "", "", ""][:3]
    return Code(value, scheme, meaning) if value and scheme else None
