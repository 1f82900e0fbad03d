"""What a network is, what it wants and what it gives: read from its folder, never guessed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from surgplan.base.errors import BadInput

CARD = "model.yaml"
LICENCE_NAMES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "LICENCE.txt")
NO_LICENCE = "The folder states no licence. Ask whoever gave you the model whether you may use it."
LARGEST_CARD = 4 << 20
LARGEST_CLASS = 255
Axes = Literal["kji", "ijk"]


@dataclass(frozen=True)
class Normalisation:
    """How values become what the network was trained on."""

    scheme: Literal["none", "zscore", "ct"]
    """`zscore`: less the scan's mean, over its deviation; `ct`: clipped, then less a given mean over a given deviation."""
    low: float = 0.0
    high: float = 0.0
    mean: float = 0.0
    sd: float = 1.0
    masked: bool = False
    """With `zscore`: only what is not 0, with the holes in it, is looked at and changed; the rest stays 0."""


@dataclass(frozen=True)
class Model:
    """A network for one scan."""

    folder: Path
    weights: str
    """The ONNX file within the folder."""
    name: str
    version: str
    licence: str
    """What its folder says of its use, shown before it is run."""
    modality: str
    """CT, MR, or nothing for any."""
    spacing_mm: tuple[float, float, float]
    """Voxels it was trained on, along L-R, A-P, S-I."""
    patch: tuple[int, int, int]
    """Voxels of one run, in the order of `axes`."""
    axes: Axes
    """Order of its spatial axes: `kji` is S, A-P, L-R, as arrays are kept here; `ijk` the other way round."""
    flips: tuple[bool, bool, bool]
    """Whether its index runs towards right, anterior, inferior (along L-R, A-P, S-I) instead of left, posterior, superior."""
    normalisation: Normalisation
    classes: Mapping[int, str]
    """Names by the number of the class; 0 is background and not among them."""
    turned_as_stated: bool = True
    """Whether its folder says how its scans were turned; if not, left and right could be swapped."""

    @property
    def path(self) -> Path:
        """The file of weights."""
        return self.folder / self.weights

    def fingerprint(self) -> str:
        """SHA-256 of the weights: which network made a segment."""
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def open_model(folder: str | Path) -> Model:
    """The model of a folder; BadInput, saying what it lacks, if it is none that can be run here.

    Folders with `model.yaml` say all themselves; those of nnU-Net (`plans.json`, `dataset.json`), TotalSegmentator's among
    them, need their weights as ONNX beside these.
    """
    from surgplan.segment.ai.nnunet import is_nnunet, open_nnunet

    where = Path(folder)
    if not where.is_dir():
        raise BadInput(f"{where.name} is no folder; choose the folder of a model")
    if (where / CARD).is_file():
        return _from_card(where)
    if is_nnunet(where):
        return open_nnunet(where)
    raise BadInput(
        f"{where.name} holds neither {CARD} nor nnU-Net's plans.json and dataset.json; the manual says what is needed"
    )


def _from_card(folder: Path) -> Model:
    card = read_table(folder / CARD)
    try:
        values = card["values"]
        return Model(
            folder,
            onnx_in(folder, card.get("weights")),
            str(card["name"]),
            str(card.get("version", "")),
            licence_of(folder, str(card.get("licence", ""))),
            str(card.get("modality", "")),
            _three(card["spacing_mm"], float),
            _three(card["patch"], int),
            _one_of(card.get("axes", "kji"), ("kji", "ijk")),
            _three(card.get("flips", [False] * 3), bool),
            Normalisation(
                _one_of(values["scheme"], ("none", "zscore", "ct")),
                **{key: float(values.get(key, value)) for key, value in {"low": 0, "high": 0, "mean": 0, "sd": 1}.items()},
                masked=bool(values.get("masked", False)),
            ),
            checked_classes({int(number): str(name) for number, name in card["classes"].items()}),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise BadInput(f"{folder.name}/{CARD} does not fit: {exc!r}; the manual lists its fields") from exc


def read_table(path: Path) -> dict[str, Any]:
    """A YAML or JSON file that holds a table; BadInput otherwise."""
    try:
        if path.stat().st_size > LARGEST_CARD:
            raise BadInput(f"{path.name} is too large to describe a model")
        text = path.read_text(encoding="utf-8")
        found = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as exc:
        raise BadInput(f"{path.parent.name}/{path.name} can't be read: {exc}") from exc
    if not isinstance(found, dict):
        raise BadInput(f"{path.parent.name}/{path.name} holds no table of names and values")
    return found


def onnx_in(folder: Path, stated: object = None) -> str:
    """The ONNX file of a folder: the stated one, or the only one there; BadInput otherwise."""
    if stated is not None:
        name = str(stated)
        if Path(name).name != name or not (folder / name).is_file():
            raise BadInput(f"{folder.name} holds no file {name!r}, which should be its weights")
        return name
    found = sorted(path.name for path in folder.glob("*.onnx"))
    if len(found) != 1:
        there = "no" if not found else "more than one"
        raise BadInput(f"{folder.name} holds {there} ONNX file; weights of other kinds have to be exported to ONNX first")
    return found[0]


def licence_of(folder: Path, stated: str = "") -> str:
    """The words under which a model may be used."""
    texts = (folder / name for name in LICENCE_NAMES)
    own = next((path.read_text(encoding="utf-8", errors="replace")[:20000] for path in texts if path.is_file()), "")
    return "\n\n".join(part for part in (stated.strip(), own.strip()) if part) or NO_LICENCE


def checked_classes(classes: dict[int, str]) -> dict[int, str]:
    """Classes without the background; BadInput where there is none or a number makes no sense."""
    kept = {number: name for number, name in classes.items() if number != 0 and name.lower() != "background"}
    if not kept or min(kept) < 1:
        raise BadInput("the model names no class beside the background")
    if max(kept) > LARGEST_CLASS:
        raise BadInput(f"the model numbers a class {max(kept)}; only numbers up to {LARGEST_CLASS} can be told apart")
    return dict(sorted(kept.items()))


def _three(values: Any, kind: Any) -> Any:
    found = tuple(kind(v) for v in values)
    if len(found) != 3 or (kind is not bool and min(found) <= 0):
        raise ValueError(f"three positive values are needed, not {values!r}")
    return found


def _one_of(value: object, allowed: tuple[str, ...]) -> Any:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
    return value
