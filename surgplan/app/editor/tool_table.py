"""The tools of the segmentation editor, as data: what each is called, which operation it does, how it is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class ToolEntry:
    """One tool of the palette."""

    name: str
    """By which it is chosen, `margin`."""
    title: str
    icon: str
    group: str
    hint: str
    """What to do, in a sentence or two."""
    kind: str = ""
    """The operation its form does; nothing for tools that only the mouse holds."""
    verb: str = "Apply"
    mouse: str = ""
    """The mouse tool it puts into the views; nothing leaves the mouse to the crosshair."""
    first: tuple[str, ...] = ()
    """Fields shown at once; the others are folded away. Nothing shows all."""
    click: str = ""
    """The field that takes the point the user clicks in a slice."""
    live: bool = True
    """Whether its outcome is shown while its fields are changed."""
    tints: bool = False
    """Whether the values between its fields `low` and `high` are tinted in the slices, which is quicker than its outcome."""
    own_segment: bool = False
    """Whether its `segment` is not the one that is edited but one of its own."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Values to begin with."""


BY_HAND, GROW, SHAPE, PARTS, WHOLE = "By hand", "From values", "Shape", "Parts", "Segments"
GROUPS = (BY_HAND, GROW, SHAPE, PARTS, WHOLE)

TOOLS: tuple[ToolEntry, ...] = (
    ToolEntry(
        "paint",
        "Paint",
        "brush",
        BY_HAND,
        "Drag in a slice or on the 3D surface. Shift erases, [ and ] change the size.",
        mouse="paint",
    ),
    ToolEntry("erase", "Erase", "tool-erase", BY_HAND, "Drag over what is too much. Shift paints.", mouse="erase"),
    ToolEntry(
        "draw",
        "Draw",
        "tool-draw",
        BY_HAND,
        "Drag a closed line in a slice: what it holds is added. Shift takes it away.",
        mouse="draw",
    ),
    ToolEntry(
        "level_trace",
        "Level trace",
        "tool-trace",
        BY_HAND,
        "Move over an edge until the line fits, then click.",
        mouse="level_trace",
    ),
    ToolEntry(
        "scissors",
        "Scissors",
        "cut",
        BY_HAND,
        "Drag round a part, in a slice or in 3D: it is cut off along the view.",
        mouse="scissors",
    ),
    ToolEntry(
        "threshold",
        "Threshold",
        "threshold",
        GROW,
        "All voxels between two values, as a new segment.",
        "segment.threshold",
        "Apply threshold",
        first=("image", "low", "high", "into", "tissue"),
        values={"low": 250, "into": "bone"},
        live=False,
        tints=True,
    ),
    ToolEntry(
        "region_grow",
        "Region grow",
        "tool-grow",
        GROW,
        "Click inside a structure: what hangs together with it is found.",
        "segment.region_grow",
        "Grow",
        first=("at", "low", "high", "how"),
        click="at",
    ),
    ToolEntry(
        "grow_seeds",
        "Grow seeds",
        "tool-seeds",
        GROW,
        "Paint some strokes into each segment, then let them grow until they meet.",
        "segment.grow_seeds",
        "Grow",
        live=False,
        first=("segments", "rivals", "margin_mm"),
    ),
    ToolEntry(
        "local_threshold",
        "Adaptive",
        "tool-local",
        GROW,
        "A threshold that follows its surroundings, for uneven scans.",
        "segment.local_threshold",
        "Apply",
        first=("method", "radius_mm", "at", "bright", "how"),
        click="at",
    ),
    ToolEntry(
        "fill_between",
        "Between",
        "tool-between",
        GROW,
        "Draw the segment in some slices; those between are filled.",
        "segment.fill_between",
        "Fill between",
        first=("axis",),
    ),
    ToolEntry(
        "refine",
        "Refine edge",
        "tool-refine",
        GROW,
        "Moves the border onto the edge in the image, in a box round the segment.",
        "segment.refine",
        "Refine",
        first=("reach_mm",),
        live=False,
    ),
    ToolEntry(
        "margin",
        "Margin",
        "tool-margin",
        SHAPE,
        "Grows the segment by a distance, or shrinks it by a negative one.",
        "segment.margin",
        first=("margin_mm",),
        values={"margin_mm": 1.0},
    ),
    ToolEntry(
        "hollow",
        "Hollow",
        "tool-hollow",
        SHAPE,
        "Leaves a shell of a thickness.",
        "segment.hollow",
        first=("thickness_mm", "side"),
    ),
    ToolEntry(
        "smooth",
        "Smooth",
        "tool-smooth",
        SHAPE,
        "Takes out steps and specks. Opening drops bridges, closing fills gaps.",
        "segment.smooth",
        first=("method", "radius_mm"),
    ),
    ToolEntry(
        "joint_smooth",
        "Smooth all",
        "tool-joint",
        SHAPE,
        "Smooths several segments and keeps their shared borders.",
        "segment.joint_smooth",
        live=False,
    ),
    ToolEntry(
        "fill",
        "Fill holes",
        "tool-fill",
        SHAPE,
        "Fills what the segment encloses.",
        "segment.fill",
        "Fill",
        first=("method", "max_volume_mm3"),
    ),
    ToolEntry(
        "wrap",
        "Wrap",
        "tool-wrap",
        SHAPE,
        "A closed outer shell: gaps are bridged and everything inside is filled.",
        "segment.wrap",
        "Wrap",
        first=("gap_mm",),
    ),
    ToolEntry(
        "islands",
        "Islands",
        "tool-islands",
        PARTS,
        "Keeps the largest part, the part you click, or all above a size.",
        "segment.islands",
        "Keep",
        first=("keep", "at", "min_volume_mm3"),
        click="at",
    ),
    ToolEntry(
        "split_islands",
        "Split islands",
        "tool-parts",
        PARTS,
        "Each part that hangs together becomes a segment.",
        "segment.split_islands",
        "Split",
    ),
    ToolEntry(
        "watershed",
        "Split clicks",
        "tool-watershed",
        PARTS,
        "Name the parts and click inside each: they part where they are thinnest.",
        "segment.watershed",
        "Split",
        live=False,
        first=("points", "keep"),
        click="points",
    ),
    ToolEntry(
        "split",
        "Split joint",
        "tool-socket",
        PARTS,
        "Type a bone's name, then click inside it in a slice; for a femur the middle of the head first, then the shaft.",
        "segment.split",
        "Split",
        live=False,
        first=("seeds",),
        click="seeds",
    ),
    ToolEntry(
        "cut",
        "Cut by plane",
        "tool-plane",
        PARTS,
        "Keeps what lies on one side of a plane.",
        "segment.cut",
        "Cut",
        first=("plane", "keep"),
    ),
    ToolEntry(
        "cut_curve",
        "Cut by curve",
        "tool-curve",
        PARTS,
        "A line of points, pushed along a direction, parts the segment.",
        "segment.cut_curve",
        "Cut",
    ),
    ToolEntry(
        "combine",
        "Combine",
        "tool-combine",
        WHOLE,
        "Union, intersection or difference of segments.",
        "segment.combine",
        "Combine",
    ),
    ToolEntry(
        "mirror",
        "Mirror",
        "tool-mirror",
        WHOLE,
        "The segment's mirror image across a plane.",
        "segment.mirror",
        "Mirror",
        first=("into", "plane"),
    ),
    ToolEntry(
        "copy",
        "Copy",
        "copy",
        WHOLE,
        "A copy of a segment, of this case or of another one.",
        "segment.copy",
        "Copy",
        live=False,
        first=("path", "segment", "as"),
        own_segment=True,
    ),
    ToolEntry(
        "describe",
        "Describe",
        "tool-describe",
        WHOLE,
        "Name, standard anatomy, tissue and colour.",
        "segment.describe",
        "Set",
    ),
)

BY_NAME: Mapping[str, ToolEntry] = {entry.name: entry for entry in TOOLS}
