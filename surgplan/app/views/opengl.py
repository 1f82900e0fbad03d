"""Whether this computer can draw in 3D at all, asked before the renderer is, which would crash."""

from __future__ import annotations

import ctypes
import os
import sys

LIBRARIES = ("libEGL.so.1", "libGL.so.1", "libOSMesa.so.8")
ADVICE = "3D needs OpenGL, which this computer lacks: sudo apt-get install libegl1 libgl1 libgl1-mesa-dri"

SOFTWARE = ("llvmpipe", "softpipe", "swrast", "swr", "software", "gdi generic", "microsoft basic render")
"""Parts of the names that renderers without a graphics card give themselves."""


def is_software(renderer: str) -> bool:
    """Whether a renderer, by the name it gives itself, draws with the processor alone; also where it gives none.

    >>> is_software("llvmpipe (LLVM 15.0.6, 256 bits)"), is_software("NVIDIA RTX A2000/PCIe/SSE2")
    (True, False)
    """
    name = renderer.lower()
    return name in ("", "unknown") or any(part in name for part in SOFTWARE)


def missing_opengl() -> str | None:
    """What to do to get 3D; None where it can be had."""
    if sys.platform != "linux":
        return None
    return None if any(_loads(name) for name in LIBRARIES) else ADVICE


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def prefer_offscreen_opengl() -> None:
    """Without an X display, keep the renderer from asking for one and warning that there is none."""
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")
