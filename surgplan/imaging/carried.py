"""What a reader made, on its way from a child process: JSON with the arrays in files beside it."""

from __future__ import annotations

import importlib
import math
import os
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

HOMES = ("surgplan.imaging.", "surgplan.base.")
"""Only data classes of these modules are carried."""
DTYPES = ("bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "float32", "float64")


def packed(value: Any, folder: Path) -> Any:
    """A value of data classes, tuples, arrays and plain values as JSON; arrays go to files in `folder`.

    An array that was mapped from a file of that folder is named, not written again.
    """
    if is_dataclass(value) and not isinstance(value, type):
        kind = f"{type(value).__module__}:{type(value).__qualname__}"
        return {"kind": kind, "fields": {f.name: packed(getattr(value, f.name), folder) for f in fields(value)}}
    if isinstance(value, np.ndarray):
        return {"array": _file(value, folder), "dtype": value.dtype.name, "shape": list(value.shape)}
    if isinstance(value, list | tuple):
        return {"list" if isinstance(value, list) else "tuple": [packed(item, folder) for item in value]}
    if isinstance(value, dict):
        return {"mapping": [[packed(key, folder), packed(item, folder)] for key, item in value.items()]}
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    raise TypeError(f"a {type(value).__name__} can't be carried")


def unpacked(carried: Any, folder: Path) -> Any:
    """The value that `packed` gave, its arrays mapped from the files in `folder`, which may then be removed.

    ValueError for anything `packed` does not give.
    """
    if not isinstance(carried, dict):
        return carried
    if "array" in carried:
        return _array(folder, str(carried["array"]), str(carried["dtype"]), carried["shape"])
    if "kind" in carried:
        return _kind(str(carried["kind"]))(**{key: unpacked(item, folder) for key, item in carried["fields"].items()})
    if "mapping" in carried:
        return {unpacked(key, folder): unpacked(item, folder) for key, item in carried["mapping"]}
    items = [unpacked(item, folder) for item in (carried["list"] if "list" in carried else carried["tuple"])]
    return items if "list" in carried else tuple(items)


def mapped(path: Path, dtype: np.dtype[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    """An array over a whole file; it outlives the file's name. Changes to it are kept nowhere else."""
    if os.name == "nt" or not math.prod(shape):  # an open file can't be removed there, and nothing can't be mapped
        return np.fromfile(path, dtype, math.prod(shape)).reshape(shape)
    array: NDArray[Any] = np.memmap(path, dtype, "r+", shape=shape)
    return array


def _file(array: NDArray[Any], folder: Path) -> str:
    if isinstance(array, np.memmap) and array.flags.c_contiguous and array.filename is not None:
        source = Path(array.filename)
        if source.parent == folder and array.offset == 0 and source.stat().st_size == array.nbytes:
            return source.name
    name = f"array{len(list(folder.iterdir()))}"
    np.ascontiguousarray(array).tofile(folder / name)
    return name


def _array(folder: Path, name: str, dtype: str, shape: list[int]) -> NDArray[Any]:
    path = folder / name
    if Path(name).name != name or path.is_symlink() or dtype not in DTYPES:
        raise ValueError(f"no array {name!r} of {dtype} was carried")
    sizes = tuple(int(n) for n in shape)
    if min(sizes, default=1) < 0 or path.stat().st_size != math.prod(sizes) * np.dtype(dtype).itemsize:
        raise ValueError(f"array {name!r} is not of its size")
    return mapped(path, np.dtype(dtype), sizes)


def _kind(name: str) -> Any:
    module, _, kind = name.partition(":")
    if module.startswith(HOMES):
        found = getattr(importlib.import_module(module), kind, None)
        if isinstance(found, type) and is_dataclass(found):
            return found
    raise ValueError(f"a {name} is never carried")
