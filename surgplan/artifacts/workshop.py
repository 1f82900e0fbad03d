"""Where recipes are carried out, and their answers kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from surgplan.artifacts.cache import Cache
from surgplan.artifacts.recipe import Artifact, Recipe
from surgplan.base.errors import Refused
from surgplan.base.progress import Progress, part, silent
from surgplan.case.operation import Blobs

Compute = Callable[[Mapping[str, Any], "Workshop", Progress], Artifact]


@dataclass(frozen=True)
class RecipeKind:
    """A sort of recipe this program can carry out."""

    name: str
    version: int
    compute: Compute

    def __call__(self, **inputs: Any) -> Recipe:
        """The recipe of this kind with these inputs."""
        return Recipe(self.name, self.version, inputs)


class Workshop:
    """Gives artefacts: from the cache where they are there, else by computing them and what they need."""

    def __init__(self, blobs: Blobs, cache: Cache, kinds: Mapping[str, RecipeKind]) -> None:
        self.blobs = blobs
        self.cache = cache
        self.kinds = kinds

    def peek(self, recipe: Recipe) -> Artifact | None:
        """The artefact if it is there already."""
        return self.cache.get(recipe.key)

    def has(self, recipe: Recipe) -> bool:
        """Whether the artefact is there already."""
        return self.cache.has(recipe.key)

    def make(self, recipe: Recipe, progress: Progress = silent) -> Artifact:
        """The artefact, computed if need be; Refused or NotConverged say why there can be none."""
        there = self.peek(recipe)
        if there is not None:
            return there
        kind = self.kinds.get(recipe.name)
        if kind is None or kind.version != recipe.version:
            raise Refused(f"this program can't compute {recipe.name} of version {recipe.version}")
        artifact = kind.compute(recipe.inputs, self, part(progress, 0.0, 0.99))
        return self.cache.put(recipe.key, artifact)
