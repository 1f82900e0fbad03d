"""Loading what an open case will need while the start page is looked at."""

from __future__ import annotations

import threading
from importlib import import_module

NEXT = ("surgplan.app.case_space", "surgplan.app.pages.every", "vtkmodules.vtkRenderingOpenGL2", "numba", "scipy.spatial")
"""In the order in which an open case asks for them."""


def load_ahead() -> threading.Thread:
    """Load them in a thread; whoever needs one of them meanwhile waits for just that."""

    def load() -> None:
        for name in NEXT:
            import_module(name)

    thread = threading.Thread(target=load, name="load ahead", daemon=True)
    thread.start()
    return thread
