"""Which editor a field gets, by its type."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, Union

from surgplan.app.forms.editors import ChoiceEditor, Crosshair, FlagEditor, ManyEditor, NamesEditor, TextEditor
from surgplan.app.forms.path_editor import PathEditor
from surgplan.app.forms.point_editors import DirectionEditor, PlaneEditor, PointEditor, PointsEditor
from surgplan.app.forms.seeds_editor import SeedsEditor
from surgplan.app.told import named
from surgplan.base.geometry import Plane, Vector

DIRECTIONS = ("normal", "axis", "anterior", "direction")
"""Fields whose three numbers are a direction."""
OUR_WORDS = ("law", "load", "material", "tissue", "anatomy", "size")
"""Fields whose names are of our own tables, which are translated; those of a case are not."""


def editor_for(name: str, wanted: Any, crosshair: Crosshair, *, names: bool) -> Any:
    """The editor of a field; `names` says that there are names it may hold."""
    options = [a for a in typing.get_args(wanted) if a is not type(None)] if _is_union(wanted) else [wanted]
    optional = _is_union(wanted) and type(None) in typing.get_args(wanted)
    main = options[0]
    if name in DIRECTIONS:
        return DirectionEditor()
    if Vector in options:
        return PointEditor(crosshair, named=str in options)
    if main is Plane:
        return PlaneEditor(crosshair)
    if main is bool:
        return FlagEditor()
    if typing.get_origin(main) is Literal:
        return ChoiceEditor([str(a) for a in typing.get_args(main)], optional=optional, words=named)
    if typing.get_origin(main) is tuple:
        return _several(typing.get_args(main)[0], crosshair, names=names)
    if _is_mapping(main):
        return _by_name(typing.get_args(main)[1], crosshair)
    if name == "path":
        return PathEditor()
    if main is str and names:
        return ChoiceEditor(optional=optional, words=named if name in OUR_WORDS else str)
    return TextEditor(main) if main in (str, int, float) else TextEditor(list)


def _several(item: Any, crosshair: Crosshair, *, names: bool) -> Any:
    if item == Vector or (_is_union(item) and Vector in typing.get_args(item)):
        return PointsEditor(crosshair, named=item != Vector)
    if names:
        return ManyEditor()
    return NamesEditor() if item is str else TextEditor(list, "[a, b]")


def _by_name(item: Any, crosshair: Crosshair) -> Any:
    if item == Vector:
        return SeedsEditor(crosshair, many=False)
    if typing.get_origin(item) is tuple and typing.get_args(item)[0] == Vector:
        return SeedsEditor(crosshair)
    return TextEditor(list, "{name: value}")


def _is_mapping(wanted: Any) -> bool:
    origin = typing.get_origin(wanted)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _is_union(wanted: Any) -> bool:
    return typing.get_origin(wanted) in (Union, types.UnionType)
