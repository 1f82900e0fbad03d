"""The 3D pictures of a report as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from surgplan.base.errors import StorageFailed
from surgplan.report.content import Block, Figures, Heading


def save_pictures(blocks: Sequence[Block], folder: Path) -> list[Path]:
    """Write the pixels of every picture that has no lines drawn over it as PNG, named by chapter and number."""
    from PIL import Image

    chapter = "report"
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for block in blocks:
            if isinstance(block, Heading) and block.level == 1:
                chapter = "-".join(block.text.lower().split())
            for picture in block.pictures if isinstance(block, Figures) else ():
                if not picture.lines:
                    path = folder / f"{chapter}-{len(written) + 1:02}.png"
                    Image.fromarray(picture.pixels).save(path, optimize=True)
                    written.append(path)
    except OSError as exc:
        raise StorageFailed(f"{folder} can't be written: {exc.strerror or exc}; free some space") from exc
    return written
