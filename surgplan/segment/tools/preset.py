"""Segments by one of the presets that come with surgplan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress, part
from surgplan.case.apart import planning_image
from surgplan.case.document import Case
from surgplan.case.image import Image
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.outcome import may_hold, new_segment, store
from surgplan.segment.presets.preset_data import PresetData, function, load
from surgplan.segment.source import read_image
from surgplan.segment.unscanned import unscanned_cautions


@dataclass(frozen=True)
class Preset(Operation):
    """Make one or more segments by a preset with fixed settings."""

    kind: ClassVar[str] = "segment.preset"
    heavy: ClassVar[bool] = True

    image: str
    """The image to work on."""
    preset: Literal[
        "bone",
        "skull",
        "jaw",
        "vertebrae",
        "vessel",
        "brain",
        "skin",
        "metal",
        "liver",
        "aorta",
        "portal_vein",
        "tumour",
        "lung",
    ]
    """What is to be found; `resources/presets/` says what each needs and does."""
    into: str
    """Name of the new segment; where a preset makes several, the others are called after it."""
    seed: Vector | None = None
    """A point inside the structure, LPS mm, where the preset needs one."""
    more_seeds: tuple[Vector, ...] = ()
    """Further points, LPS mm, where the preset needs or takes them."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Further images by the part they play, {flair: name}, where the preset needs them."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        from surgplan.imaging.volume import Volume, resample
        from surgplan.segment.presets.made import Asked

        data = load(self.preset)
        may_hold(case, self.into)
        image = planning_image(case, self.image)
        self._refuse_unfit(data, image)
        volume = read_image(case, blobs, self.image)

        def onto(name: str) -> Volume:
            other = read_image(case, blobs, name)
            return other if other.grid == volume.grid else resample(other, volume.grid)

        seeds = (() if self.seed is None else (self.seed,)) + self.more_seeds
        asked = Asked(volume, data.settings, seeds, {role: onto(name) for role, name in self.beside.items()})
        made = function(self.preset)(asked, part(progress, 0.05, 0.95))
        segments = []
        for one in made:
            mask = one.mask if volume.valid is None else one.mask & volume.valid
            if one is not made[0] and not mask.any():
                continue
            cautions = [*one.cautions, *unscanned_cautions(image, blobs, mask)]
            empty = f"the preset {self.preset} found nothing in {self.image!r}"
            kept = store(blobs, mask, empty, one.note or data.note, cautions)
            name = f"{self.into}_{one.part}" if one.part else self.into
            segments.append({"id": name, "tissue": one.tissue or data.tissue, "anatomy": one.anatomy, "side": one.side, **kept})
        return {"segments": segments}

    def apply(self, case: Case, results: Results) -> Case:
        for found in results["segments"]:
            may_hold(case, str(found["id"]), derived=found["id"] != self.into)
            case = new_segment(case, str(found["id"]), self.image, str(found["tissue"]), found)
        return case

    def words(self) -> str:
        return f"{load(self.preset).title} of {self.image} into {self.into}"

    def _refuse_unfit(self, data: PresetData, image: Image) -> None:
        """Refuse an image of another modality, values without unit, and points and images that are missing."""
        if image.modality and image.modality not in data.modalities:
            needs = " or ".join(data.modalities)
            raise Refused(f"the preset {self.preset} needs a {needs} and {self.image!r} is a {image.modality}; use a threshold")
        if data.needs_hu and image.unit != "HU":
            raise Refused(
                f"the preset {self.preset} needs values in HU, and those of {self.image!r} have no unit; use a threshold, or "
                "import the scan in HU"
            )
        given = (self.seed is not None) + len(self.more_seeds)
        if given < len(data.seeds):
            wanted = "; ".join(f"{n + 1}: {words}" for n, words in enumerate(data.seeds))
            raise Refused(f"the preset {self.preset} needs a seed, a point to begin from ({wanted}); {given} given")
        if given > len(data.seeds) and not data.more_seeds:
            raise Refused(f"the preset {self.preset} takes no more than {len(data.seeds)} seeds; {given} given")
        for role, words in data.beside.items():
            if role not in self.beside:
                raise Refused(f"the preset {self.preset} also needs {words}: give it as `beside: {{{role}: image}}`")
        used = [self.image, *self.beside.values()]
        if len(set(used)) < len(used):
            raise Refused(f"the preset {self.preset} needs different scans for its parts; {', '.join(used)} are given")
