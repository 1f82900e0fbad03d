"""Whether 3D pictures can be drawn on this machine: VTK without a GL library dies instead of saying so."""

from __future__ import annotations

import ctypes
import functools
import os
import sys

from surgplan.base.errors import Refused

APT_LINE = "apt-get install libegl1 libgl1 libgl1-mesa-dri"


@functools.cache
def prepare_rendering() -> None:
    """Choose how VTK draws without a window; Refused, with the line that helps, where it can't.

    On Linux without a display VTK is sent straight to EGL; macOS and Windows bring their own GL.
    """
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY"):
        return
    missing = missing_gl()
    if missing:
        raise Refused(f"3D pictures can't be drawn here: {missing}; install it with: {APT_LINE}")
    os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")


def missing_gl(library: str = "libEGL.so.1") -> str:
    """What EGL lacks, in words; nothing if it offers a device to draw with, as VTK needs it."""
    try:
        egl = ctypes.CDLL(library)
        find = egl.eglGetProcAddress
    except (OSError, AttributeError):
        return f"the library {library} is missing"
    find.restype, find.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    address = find(b"eglQueryDevicesEXT")
    count = ctypes.c_int(0)
    if address:
        query = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_int, ctypes.c_void_p, ctypes.POINTER(ctypes.c_int))(address)
        query(0, None, ctypes.byref(count))
    return "" if count.value else f"{library} offers no device, so Mesa's software renderer is missing"
