"""Segments by a network somebody else trained."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from surgplan.base.errors import Refused
from surgplan.base.progress import Progress, part
from surgplan.case.apart import planning_image
from surgplan.case.codec import encode
from surgplan.case.document import Case
from surgplan.case.operation import Blobs, Operation, Results, fingerprint
from surgplan.segment.outcome import known_tissue, new_segment, store
from surgplan.segment.source import read_image
from surgplan.segment.unscanned import unscanned_cautions

SECONDS = 3600.0
MEMORY_BYTES = 4_000_000_000
"""For the network itself."""
CAUTION = "Made by an AI model: look at every slice of it before it is used."
UNTURNED = "The model's folder does not say how its scans were turned: make sure that left and right are not swapped."


@dataclass(frozen=True)
class Ai(Operation):
    """Make segments by an AI model from a folder on this computer; nothing is downloaded or sent."""

    kind: ClassVar[str] = "segment.ai"
    heavy: ClassVar[bool] = True

    image: str
    """The image to work on."""
    model: str
    """The model's folder."""
    into: str = "ai"
    """What the names of the new segments begin with."""
    select: tuple[str, ...] = ()
    """Names of the wanted classes; left away, all."""
    accept_licence: bool = False
    """That the model's licence was read and allows this use; nothing is done without."""

    def compute(self, case: Case, blobs: Blobs, progress: Progress) -> Results:
        """Run the model in a process of its own and keep the masks; Refused or BadInput say what does not fit."""
        from surgplan.segment.ai.class_names import standard_name
        from surgplan.segment.ai.model import open_model
        from surgplan.segment.anatomy import structures

        model = open_model(self.model)
        if not self.accept_licence:
            raise Refused(
                f"read the licence of {model.name!r} first, and say `accept_licence: true` if it allows this use; it begins: "
                f"{model.licence[:300]}"
            )
        image = planning_image(case, self.image)
        if model.modality and image.modality and model.modality != image.modality:
            raise Refused(f"{model.name!r} was trained on {model.modality} and {self.image!r} is a {image.modality}")
        if model.modality == "CT" and image.unit != "HU":
            raise Refused(f"{model.name!r} needs values in HU, and those of {self.image!r} have no unit")
        chosen = self._chosen(model.classes)
        called: dict[str, str] = {}
        for name in chosen.values():
            self._refuse_taken(case, self._name(name))
            first = called.setdefault(self._name(name), name)
            if first != name:
                raise Refused(
                    f"the classes {first!r} and {name!r} would both be called {self._name(name)!r}; choose one with `select`"
                )
        volume = read_image(case, blobs, self.image)
        mark = model.fingerprint()
        cautions = [CAUTION] + ([] if model.turned_as_stated else [UNTURNED])
        named = f"{model.name} {model.version}".strip()
        empty = f"{named} found none of {', '.join(chosen.values())} in {self.image!r}"

        def kept(folder: Path, answer: Any) -> list[dict[str, Any]]:
            import numpy as np

            found = []
            for number, name in chosen.items():
                if str(number) not in answer["masks"]:
                    continue
                packed = np.load(folder / answer["masks"][str(number)], allow_pickle=False)
                mask = np.unpackbits(packed, count=math.prod(image.grid.array_shape)).reshape(image.grid.array_shape)
                inside = mask.astype(bool) if volume.valid is None else mask.astype(bool) & volume.valid
                if not inside.any():
                    continue
                anatomy, side = standard_name(name)
                told = f"By the AI model {named} (weights {mark[:12]}), class {name!r}."
                more = unscanned_cautions(image, blobs, inside)
                tissue = structures()[anatomy].tissue if anatomy else "other"
                stored = store(blobs, inside, empty, told, [*cautions, *more])
                found.append({"id": self._name(name), "tissue": tissue, "anatomy": anatomy, "side": side, **stored})
            if not found:
                raise Refused(empty)
            return found

        arguments = {"model": str(model.folder.absolute()), "unit": image.unit, "classes": list(chosen)}
        return {"segments": _run(arguments, volume, len(model.classes), part(progress, 0.05, 0.95), kept)}

    def apply(self, case: Case, results: Results) -> Case:
        """The case with the new segments; none of those there is replaced."""
        if "segments" not in results:
            raise Refused("an AI model has to be run before its segments can be taken; run it through a session")
        for found in results["segments"]:
            self._refuse_taken(case, str(found["id"]))
            case = new_segment(case, str(found["id"]), self.image, known_tissue(str(found["tissue"])), found)
        return case

    def recorded(self) -> Operation:
        """With a fingerprint instead of the path: folders are often called after people."""
        return replace(self, model=fingerprint(self.model))

    def words(self) -> str:
        """For the history."""
        return f"AI model on {self.image} into {self.into}"

    def _chosen(self, classes: Mapping[int, str]) -> dict[int, str]:
        unknown = [name for name in self.select if name not in classes.values()]
        if unknown:
            raise Refused(f"the model has no class {unknown[0]!r}; it has: {', '.join(classes.values())}")
        return {number: name for number, name in classes.items() if not self.select or name in self.select}

    def _refuse_taken(self, case: Case, name: str) -> None:
        case.free(name, "segments")
        if name in case.segments:
            raise Refused(f"there already is a segment called {name!r}; choose other names with `into`")

    def _name(self, given: str) -> str:
        plain = "".join(c if c.isalnum() else "_" for c in given.lower()).strip("_")
        return f"{self.into}_{plain}" if self.into else plain


def _run(arguments: Mapping[str, Any], volume: Any, classes: int, progress: Progress, kept: Any) -> Any:
    """What the model's process gives, with the scan in a file beside it."""
    import tempfile

    import numpy as np

    from surgplan.base.confined import confined

    with tempfile.TemporaryDirectory(prefix="surgplan-") as folder:
        scan = Path(folder) / "scan.npy"
        np.save(scan, volume.voxels)
        return confined(
            "surgplan.segment.ai.run:predict",
            {**arguments, "scan": str(scan), "grid": encode(volume.grid)},
            seconds=SECONDS,
            memory_bytes=MEMORY_BYTES + volume.voxels.size * 8 * (classes + 2),
            progress=progress,
            files_to=kept,
            room_bytes=volume.voxels.size * (classes + 1) // 8 + (1 << 20),
            subject="the AI model",
        )
