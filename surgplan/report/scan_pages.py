"""Scans and segments: slices through the plan, and what was made of the scan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from surgplan.base.geometry import Floats
from surgplan.base.grid import Grid
from surgplan.case.document import Image, Segment
from surgplan.imaging.suits.scan_facts import kernel_kind
from surgplan.report.colours import IMPLANT_OUTLINE, OUTLINES
from surgplan.report.content import Block, Figures, Heading, Quantity, QuantityTable
from surgplan.report.facts import Facts
from surgplan.report.hatch import WORDS
from surgplan.report.region import Region, regions
from surgplan.report.slices import PLANES, Outlined, Traced, default_window, slice_picture
from surgplan.report.title_page import scan_age

AROUND_MM = 10.0
MOST_ROWS = 4


def scan_pages(facts: Facts) -> list[Block]:
    """Slices with outlines, and tables of images and segments."""
    if not facts.case.images:
        return []
    blocks: list[Block] = [Heading("Scan and segments", 1)]
    for shown in _shown_images(facts):
        blocks += [_slices(facts, shown, region) for region in _regions_on(facts, shown)[:MOST_ROWS]]
    images, segments = QuantityTable(), QuantityTable()
    for name, image in facts.case.images.items():
        images.group(f"Image {name}", _image_rows(image, facts))
    for name, segment in facts.case.segments.items():
        segments.group(f"Segment {name}", _segment_rows(segment, facts))
    blocks += [Heading("Images"), *images.table()]
    if facts.case.segments:
        blocks += [Heading("Segments"), *segments.table()]
    return blocks


def _shown_images(facts: Facts) -> list[str]:
    """Images that something was made on; where nothing was, all."""
    used = {s.image for s in facts.case.segments.values()} | {s.study.image for s in facts.studies}
    return [name for name in facts.case.images if name in used] or list(facts.case.images)


def _regions_on(facts: Facts, image: str) -> list[Region]:
    found = regions(facts)
    return [r for r in found if r.name == image] or [r for r in found if r.name not in facts.case.images]


def outlines(facts: Facts) -> list[Outlined | Traced]:
    """Every segment, moved fragment, implant and cut, as it is drawn over slices."""
    found: list[Outlined | Traced] = []
    moved = [name for cut in facts.case.resections.values() for name in cut.poses]
    shown = (*facts.case.segments, *facts.case.surfaces, *moved)
    names = [n for n in shown if n in facts.surfaces and n not in facts.wholes]
    for n, name in enumerate(names):
        found.append(Outlined(name, facts.surfaces[name], OUTLINES[n % len(OUTLINES)]))
    found += [
        Outlined(name, facts.surfaces[name], IMPLANT_OUTLINE, 1.0) for name in facts.case.implants if name in facts.surfaces
    ]
    return found + [Traced(name, cut.plane) for name, cut in facts.case.resections.items()]


def _slices(facts: Facts, image: str, region: Region) -> Figures:
    volume = facts.volume(image)
    tissues = [s.tissue for s in facts.case.segments.values() if s.image == image]
    window = default_window(volume, tissues[0] if tissues else "bone")
    extent = region.span_mm + 2 * AROUND_MM
    through = in_scan(volume.grid, region.through)
    over, unscanned = outlines(facts), facts.unscanned(image)
    pictures = [slice_picture(volume, p, through, (extent, extent), window, over, unscanned=unscanned) for p in PLANES]
    low, high = window
    unit = f" {volume.unit}" if volume.unit else ""
    point = ", ".join(f"{letter} {abs(v):.1f}" for letter, v in zip(_letters(through), through, strict=True))
    lines = "Lines are the surfaces that were planned on, dashed lines are cuts." if any(p.lines for p in pictures) else ""
    if unscanned is not None:
        lines += f" Hatched: {WORDS}."
    caption = (
        f"Slices of {image} through {'its middle' if region.name == image else region.name} ({point} mm). "
        f"Radiological convention; black at {low:.4g}{unit}, white at {high:.4g}{unit}. {lines}"
    )
    return Figures(tuple(pictures), caption.strip())


def in_scan(grid: Grid, point: Floats) -> Floats:
    """The point of a scan nearest to a point (3,), mm: slices through an implant that reaches beyond it show the scan."""
    inside: Floats = grid.to_lps(np.clip(grid.to_index(np.asarray(point)), 0, np.asarray(grid.size) - 1))
    return inside


def _letters(point: np.ndarray) -> str:
    return "".join(pair[int(v >= 0)] for pair, v in zip(("RL", "AP", "IS"), point, strict=True))


def _image_rows(image: Image, facts: Facts) -> Iterable[Quantity]:
    header = "scan's header"
    grid = image.grid
    yield Quantity(
        "Kind", image.modality or "not stated", "", f"{header}{': ' + image.description if image.description else ''}"
    )
    date, _, age = scan_age(image.acquired, facts.today).partition(", ")
    yield Quantity("Date", date, "", f"{header}{', ' + age if age else ''}")
    yield Quantity("Voxels", " x ".join(str(n) for n in grid.size), "", "columns, rows, slices, as planned on")
    for name, spacing in zip(("Column spacing", "Row spacing", "Slice spacing"), grid.spacing_mm, strict=True):
        yield Quantity(name, f"{spacing:.4g}", "mm", "image positions and pixel spacing in the header")
    if image.thickness_mm is not None:
        yield Quantity("Slice thickness", f"{image.thickness_mm:.4g}", "mm", f"{header}; not the distance between slices")
    if image.tilt_deg:
        yield Quantity("Gantry tilt taken out", image.tilt_deg, "deg", "image positions, by resampling")
    unscanned = facts.unscanned(image.id)
    if unscanned is not None:
        yield Quantity("Interpolated voxels", 100 * unscanned.share, "%", "not scanned: between slices too far apart; hatched")
    if image.registration is not None:
        how = image.registration
        yield Quantity("Registered", how.method, "", f"{how.moving} onto {how.fixed}; its own places are {how.moving}'s")
    if image.original is not None:
        planes = f"{image.original.size[2]} planes as scanned are kept with the case"
        yield Quantity("Resampled", "yes", "", planes)
    if image.modality == "CT":
        kind = kernel_kind(image.kernel)
        yield Quantity("Kernel", image.kernel or "not stated", "", f"{header}{f', {kind}' if kind else ''}")
    yield Quantity("Contrast", image.contrast or "none named", "", header)
    if image.phases:
        names = ", ".join(phase.name for phase in image.phases)
        yield Quantity("Phase", image.phase or "not stated", "", f"of {len(image.phases)} volumes: {names}")
    if image.unit:
        yield Quantity(
            "Values",
            image.unit,
            "",
            "rescaled as the header says; not calibrated with a phantom" if image.unit == "HU" else header,
        )
    if image.valid:
        yield Quantity("Not everywhere scanned", "yes", "", "padding of the scanner, kept out of every computation")
    for n, words in enumerate(image.warnings, start=1):
        yield Quantity(f"Found at import, {n}" if len(image.warnings) > 1 else "Found at import", "mind", "", words)


def _segment_rows(segment: Segment, facts: Facts) -> Iterable[Quantity]:
    made = [r.words for r in facts.history if r.op and str(r.op.get("do")).startswith("segment.") and _names(r.op, segment.id)]
    voxels = f"{segment.voxel_count} voxels of {segment.grid.voxel_volume_mm3:.3g} mm³ on {segment.image}"
    yield Quantity("Volume", segment.volume_mm3, "mm3", voxels)
    if segment.id in facts.surfaces:
        surface = facts.surfaces[segment.id]
        words = f"smoothed surface of {len(surface.triangles)} triangles, of the same volume"
        yield Quantity("Surface area", surface.area_mm2, "mm2", words)
    told = [*dict.fromkeys(made), *([segment.note] if segment.note else [])]
    yield Quantity("Tissue", segment.tissue, "", "; ".join(told) or "stated with the segment")


def _names(op: Mapping[str, Any], segment: str) -> bool:
    """Whether an operation made or changed a segment."""
    if "seeds" in op:
        return segment in op["seeds"]
    return segment in (op.get("into"), op.get("as"), op.get("segment"))
