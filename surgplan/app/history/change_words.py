"""What changed between two revisions, in sentences."""

from __future__ import annotations

from typing import Any

from surgplan.app.forms.operation_form import field_label
from surgplan.app.told import named
from surgplan.app.words import decimal, say
from surgplan.case.changes import Change, Difference

THINGS = {
    "images": "Scan {name}",
    "segments": "Segment {name}",
    "surfaces": "Surface {name}",
    "landmarks": "Landmark {name}",
    "measures": "Measure {name}",
    "implants": "Implant {name}",
    "resections": "Cut {name}",
    "trajectories": "Path {name}",
    "studies": "Study {name}",
    "notes": "Note {name}",
    "case": "The case itself",
}
FIELDS = {
    "pose": "Place",
    "at": "Place",
    "plane": "Plane",
    "size": "Size",
    "component": "Component",
    "voxel_count": "Number of voxels",
    "labels": "Voxels",
    "mesh": "Shape",
    "entry": "Entry",
    "target": "Target",
    "law": "Density law",
    "frame_of_reference": "Frame of reference",
}
"""Words for fields whose names don't read well by themselves."""
FOLLOWS = {
    "segments": ("labels", "grid", "note"),
    "implants": ("features",),
    "landmarks": ("fitted_to",),
    "images": ("voxels", "grid"),
}
"""Fields that change with others of the thing and tell nothing new; they are told where nothing else is."""
LONGEST = 40


def thing_words(change: Change) -> str:
    """What came, went or changed: `Implant stem`."""
    return say(THINGS.get(change.table, "{name}"), name=change.item)


def change_words(change: Change) -> list[str]:
    """One line for each thing that can be said of a change; at least one."""
    if change.what == "added":
        return [say("new")]
    if change.what == "removed":
        return [say("removed")]
    follows = FOLLOWS.get(change.table, ())
    told = [d for d in change.differences if d.field.partition(".")[0] not in follows]
    return [difference_words(d) for d in told or change.differences]


def difference_words(difference: Difference) -> str:
    """One field: how far it moved and turned, or its value before and after."""
    name = field_words(difference.field)
    moved, turned = difference.moved_mm, difference.turned_deg
    if moved is not None and turned is not None:
        return say("{name}: moved {mm:.1f} mm, turned {deg:.1f}°", name=name, mm=moved, deg=turned)
    if moved is not None:
        return say("{name}: moved {mm:.1f} mm", name=name, mm=moved)
    before, after = value_words(difference.before), value_words(difference.after)
    if not before and not after:
        return say("{name}: changed", name=name)
    return say("{name}: {before} → {after}", name=name, before=before or say("none"), after=after or say("none"))


def field_words(field: str) -> str:
    """The name of a field; of a part of one, the part's name."""
    last = field.rpartition(".")[2]
    words = FIELDS.get(field) or FIELDS.get(last) or field_label(last)
    return say(words)


def value_words(value: Any) -> str:
    """A value as people read it; nothing for what is too long or no plain value."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, float | int):
        return decimal(f"{value:.4g}") if isinstance(value, float) else str(value)
    if isinstance(value, str) and len(value) <= LONGEST:
        return named(value)
    if isinstance(value, list) and all(isinstance(v, str | float | int) for v in value):
        words = ", ".join(value_words(v) for v in value)
        return words if len(words) <= LONGEST else ""
    return ""
