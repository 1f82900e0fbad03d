"""Artefacts on the disk beside a case, one file each; the whole folder may be thrown away."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from surgplan.artifacts.recipe import Artifact
from surgplan.base.errors import StorageFailed

FACTS = "facts.json"
MEMORY_BYTES = 400 << 20
"""Artefacts kept in memory as well, the latest used first."""


class Cache:
    """Artefacts by key; a damaged file counts as missing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._memory: dict[str, Artifact] = {}

    @classmethod
    def beside(cls, case_path: Path) -> Cache:
        """The cache of a case file."""
        return cls(case_path.with_name(case_path.name + "-cache"))

    def path(self, key: str) -> Path:
        """Where an artefact lies or would lie."""
        return self.folder / key[:2] / f"{key}.npz"

    def has(self, key: str) -> bool:
        """Whether there is an artefact of this key."""
        return key in self._memory or self.path(key).is_file()

    def get(self, key: str) -> Artifact | None:
        """The artefact, or None if it is missing. One that is damaged is thrown away, and so missing from then on."""
        if key in self._memory:
            self._memory[key] = self._memory.pop(key)
            return self._memory[key]
        try:
            # opened here, since numpy leaves a file open that it can't read
            with self.path(key).open("rb") as file, np.load(file, allow_pickle=False) as data:
                arrays = {name: data[name] for name in data.files if name != FACTS}
                facts: dict[str, Any] = json.loads(data[FACTS].tobytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            with contextlib.suppress(OSError):
                self.path(key).unlink()
            return None
        return self._remember(key, Artifact(arrays, facts))

    def put(self, key: str, artifact: Artifact) -> Artifact:
        """Keep an artefact, whole or not at all; StorageFailed if the disk is full."""
        path = self.path(key)
        part: Path | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
                part = Path(file.name)
                text = json.dumps(artifact.facts, allow_nan=False, ensure_ascii=False)  # in order, as people read it
                facts = np.frombuffer(text.encode(), dtype=np.uint8)
                np.savez(file, allow_pickle=False, **{**artifact.arrays, FACTS: facts})
            os.replace(part, path)
        except OSError as exc:
            if part is not None:
                with contextlib.suppress(OSError):
                    part.unlink()
            raise StorageFailed(f"{self.folder} can't be written: {exc.strerror}; free some space and repeat") from exc
        return self._remember(key, artifact)

    def _remember(self, key: str, artifact: Artifact) -> Artifact:
        self._memory[key] = artifact
        size = {k: sum(a.nbytes for a in v.arrays.values()) for k, v in self._memory.items()}
        for oldest in list(self._memory)[:-1]:
            if sum(size.values()) <= MEMORY_BYTES:
                break
            del self._memory[oldest], size[oldest]
        return artifact
