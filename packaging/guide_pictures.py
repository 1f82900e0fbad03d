"""`python packaging/guide_pictures.py WALK docs/pictures/FOLDER [BEGINNING]`: pictures for the guide, out of a walk's.

WALK is the folder a walk wrote. Each step gives one picture: its outcome while it is shown, or where none is shown, what it
did. BEGINNING stands before their names. Only pictures that a page of the guide shows are written.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

SIZE = (960, 600)
COLOURS = 160
"""Enough for grey slices and few tints; a quarter of the bytes."""
DOCS = Path(__file__).resolve().parents[1] / "docs"


def chosen(walk: Path) -> dict[str, Path]:
    """The picture of each step, without its number; where there are two, the one of the outcome that is shown."""
    found: dict[str, Path] = {}
    for path in sorted(walk.glob("*.png")):
        name = path.stem.partition("-")[2]
        step = name.removesuffix("-shown")
        if step not in found or name.endswith("-shown"):
            found[step] = path
    return found


def shown_in_guide() -> set[str]:
    """The pictures that pages of the guide show: `editor/margin`."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in DOCS.rglob("*.md"))
    return set(re.findall(r"pictures/([\w/-]+)\.png\)", text))


def shrink(source: Path, target: Path, size: tuple[int, int] = SIZE) -> None:
    """A picture of the screen as a small one of few colours, of the same shape."""
    with Image.open(source) as picture:
        high = round(size[0] * picture.height / picture.width)
        small = picture.convert("RGB").resize((size[0], high), Image.Resampling.LANCZOS)
        few = small.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        target.parent.mkdir(parents=True, exist_ok=True)
        few.save(target, optimize=True)


def main(arguments: Sequence[str]) -> int:
    """Write the pictures."""
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    walk, out, beginning = Path(arguments[0]), Path(arguments[1]), "".join(arguments[2:])
    wanted = shown_in_guide()
    for step, path in chosen(walk).items():
        if f"{out.name}/{beginning}{step}" in wanted:
            shrink(path, out / f"{beginning}{step}.png")
            print(f"{beginning}{step}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
