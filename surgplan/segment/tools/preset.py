"""A segment by one of the presets that come with surgplan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from surgplan.base.errors import Refused
from surgplan.base.geometry import Vector
from surgplan.base.progress import Progress, part
from surgplan.case.apart import planning_image
from surgplan.case.document import Case
from surgplan.case.labels import Mask
from surgplan.case.operation import Blobs, Operation, Results
from surgplan.segment.outcome import new_segment, store
from surgplan.segment.presets.preset_data import PresetData, load
from surgplan.segment.source import read_image, voxel_at
from surgplan.segment.unscanned import unscanned_cautions

if TYPE_CHECKING:
    from surgplan.imaging.volume import Volume

THICK_MM = 2.0
"""Voxels longer than this lose thin bone and small vessels."""

NEED_HU = ("bone", "skull", "metal")
"""Presets whose settings are HU; the others look at contrast where there is no unit."""


@dataclass(frozen=True)
class Preset(Operation):
    """Make a segment by a preset with fixed settings."""

    kind: ClassVar[str] = "segment.preset"
    heavy: ClassVar[bool] = True

    image: str
    """The image to work on."""
    preset: Literal["bone", "skull", "vessel", "brain", "skin", "metal"]
    """bone, skull and metal need a CT, brain a T1-weighted MR, vessel contrast and a seed."""
    into: str
    """Name of the new segment."""
    seed: Vector | None = None
    """A point inside the structure, LPS mm; only the vessel preset needs it."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        data = load(self.preset)
        case.free(self.into, "segments")
        image = planning_image(case, self.image)
        if image.modality and image.modality not in data.modalities:
            needs = " or ".join(data.modalities)
            raise Refused(f"the preset {self.preset} needs a {needs} and {self.image!r} is a {image.modality}; use a threshold")
        if self.preset in NEED_HU and image.unit != "HU":
            raise Refused(
                f"the preset {self.preset} needs values in HU, and those of {self.image!r} have no unit; use a threshold, or "
                "import the scan in HU"
            )
        if data.needs_seed and self.seed is None:
            raise Refused(f"the preset {self.preset} needs a seed: give a point inside the structure")
        volume = read_image(case, blobs, self.image)
        mask, cautions = self._mask(volume, data, image.unit == "HU", part(progress, 0.05, 0.95))
        if volume.valid is not None:
            mask = mask & volume.valid
        cautions = [*cautions, *unscanned_cautions(image, blobs, mask)]
        return store(blobs, mask, f"the preset {self.preset} found nothing in {self.image!r}", data.note, cautions)

    def apply(self, case: Case, results: Results) -> Case:
        return new_segment(case, self.into, self.image, load(self.preset).tissue, results)

    def words(self) -> str:
        return f"{self.preset.capitalize()} of {self.image} into {self.into}"

    def _mask(self, volume: Volume, data: PresetData, is_ct: bool, progress: Progress) -> tuple[Mask, list[str]]:
        from surgplan.segment.presets import bone, brain, metal, skin, vessel

        voxels, grid = volume.voxels, volume.grid
        spacing = grid.spacing_mm
        cautions: list[str] = []
        if self.preset in ("bone", "skull"):
            mask = bone.bone(voxels, spacing, bone.BoneSettings(**data.settings), progress)
        elif self.preset == "vessel":
            seed = voxel_at(grid, self.seed or grid.centre_mm, "the seed")
            settings = vessel.VesselSettings(**data.settings)
            mask, level, found = vessel.vessel(voxels, spacing, seed, settings, is_ct)
            cautions += [*found, f"Its border lies at {level:.0f} {volume.unit}".rstrip() + ": half way to the surroundings."]
        elif self.preset == "brain":
            mask = brain.brain(voxels, spacing, brain.BrainSettings(**data.settings))
            cautions.append("Made by brightness and shape alone: look at the border on the temples, the orbits and the neck.")
        elif self.preset == "skin":
            mask = skin.skin(voxels, spacing, skin.SkinSettings(**data.settings), is_ct)
        else:
            mask = metal.metal(voxels, spacing, **data.settings)
        if self.preset in ("bone", "skull", "vessel"):
            streaks = metal.metal_caution(mask, voxels, grid) if is_ct and mask.any() else None
            cautions += [streaks] if streaks else []
            if max(spacing) > THICK_MM:
                cautions.append(f"Voxels are up to {max(spacing):.1f} mm long: thin parts may be missing.")
        return mask, cautions
