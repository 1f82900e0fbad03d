"""`python packaging/guide_pictures.py WALK docs/pictures/editor`: pictures of the tools for the manual, out of a walk's.

WALK is the folder `real_mouse_editor.py` wrote on a sample scan. Each tool has one picture: its outcome while it is shown, or
where a tool shows none, what it did.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

SIZE = (960, 600)
COLOURS = 256
"""Enough for grey slices and few tints; a third of the bytes."""


def chosen(walk: Path) -> dict[str, Path]:
    """The picture of each step, without its number; where there are two, the one of the outcome that is shown."""
    found: dict[str, Path] = {}
    for path in sorted(walk.glob("*.png")):
        name = path.stem.partition("-")[2]
        step = name.removesuffix("-shown")
        if step not in found or name.endswith("-shown"):
            found[step] = path
    return found


def main(arguments: Sequence[str]) -> int:
    """Write the pictures."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    walk, out = Path(arguments[0]), Path(arguments[1])
    out.mkdir(parents=True, exist_ok=True)
    for step, path in chosen(walk).items():
        with Image.open(path) as picture:
            small = picture.convert("RGB").resize(SIZE, Image.Resampling.LANCZOS)
            few = small.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            few.save(out / f"{step}.png", optimize=True)
        print(f"{step}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
