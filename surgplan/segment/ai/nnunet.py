"""Models trained with nnU-Net v2, TotalSegmentator's among them: their `plans.json` and `dataset.json` say what they want."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from surgplan.base.errors import BadInput
from surgplan.segment.ai.model import Model, Normalisation, checked_classes, licence_of, onnx_in, read_table

PLANS, DATASET = "plans.json", "dataset.json"
PREFERRED = ("3d_fullres", "3d_lowres")
CT, ZSCORE = "CTNormalization", "ZScoreNormalization"
RAS_NAME = "totalsegmentator"
"""TotalSegmentator turns scans so that i grows to the right and j forwards; others take them as they were stored, which nobody
wrote down."""


def is_nnunet(folder: Path) -> bool:
    """Whether a folder holds a model of nnU-Net v2."""
    return (folder / PLANS).is_file() and (folder / DATASET).is_file()


def open_nnunet(folder: Path) -> Model:
    """The model of such a folder; BadInput where it can't be run here.

    Only models of one input without cascade or regions are read: others give several answers for a voxel, or need several
    scans.
    """
    plans, dataset = read_table(folder / PLANS), read_table(folder / DATASET)
    try:
        if len(dataset["channel_names"]) != 1:
            raise BadInput(f"{folder.name} needs {len(dataset['channel_names'])} scans; only models of one scan can be run")
        labels = dataset["labels"]
        if any(isinstance(number, list) for number in labels.values()):
            raise BadInput(f"{folder.name} was trained on regions; only models of plain classes can be run")
        used = _configuration(plans["configurations"], folder)
        name = str(dataset.get("name") or plans.get("dataset_name") or folder.name)
        names = plans["transpose_forward"]
        if list(names) != [0, 1, 2]:
            raise BadInput(f"{folder.name} turns its axes ({names}); only models that keep them can be run")
        spacing, patch = used["spacing"], used["patch_size"]
        ras = RAS_NAME in name.lower() or RAS_NAME in folder.name.lower()
        return Model(
            folder,
            onnx_in(folder),
            name,
            str(plans.get("plans_name", "")),
            licence_of(folder, str(dataset.get("licence", dataset.get("license", "")))),
            "CT" if str(dataset["channel_names"]["0"]).upper() == "CT" else "",
            (float(spacing[2]), float(spacing[1]), float(spacing[0])),
            (int(patch[0]), int(patch[1]), int(patch[2])),
            "kji",
            (ras, ras, False),
            _normalisation(used, plans, folder),
            checked_classes({int(number): str(label) for label, number in labels.items() if label != "ignore"}),
            turned_as_stated=ras,
        )
    except (KeyError, TypeError, ValueError, IndexError) as exc:
        raise BadInput(f"{folder.name}: its plans don't fit what nnU-Net v2 writes: {exc!r}") from exc


def _configuration(configurations: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The settings of a three-dimensional configuration, with what it inherits."""
    name = next((n for n in PREFERRED if n in configurations), None)
    if name is None:
        raise BadInput(f"{folder.name} has no three-dimensional configuration; only such can be run")
    found: dict[str, Any] = {}
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        own = configurations[name]
        found = {**own, **found}
        name = own.get("inherits_from")
    return found


def _normalisation(used: dict[str, Any], plans: dict[str, Any], folder: Path) -> Normalisation:
    scheme = used["normalization_schemes"][0]
    if scheme == ZSCORE:
        # where it was trained on scans without a background, values within what is not 0 were normalised
        return Normalisation("zscore", masked=bool(used.get("use_mask_for_norm", [False])[0]))
    if scheme != CT:
        raise BadInput(f"{folder.name} normalises values by {scheme}, which is not known here")
    found = plans["foreground_intensity_properties_per_channel"]["0"]
    return Normalisation(
        "ct", float(found["percentile_00_5"]), float(found["percentile_99_5"]), float(found["mean"]), float(found["std"])
    )
