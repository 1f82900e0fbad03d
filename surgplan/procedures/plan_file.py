"""A plan file: a list of operations in YAML, with ${names} to be filled in."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from surgplan.base.errors import BadInput, SurgplanError
from surgplan.base.progress import Progress, part, silent
from surgplan.base.yaml_text import load_yaml
from surgplan.case.session import Session, decode_operation
from surgplan.vocabulary import OPERATIONS

HOLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")

Steps = Sequence[Mapping[str, Any]]


def load_plan(path: Path, values: Mapping[str, str] | None = None) -> Steps:
    """The steps of a plan file, its holes filled from `values` (YAML texts) or from its `with:` defaults.

    A relative `path` or `file` is taken from the folder of the plan file. BadInput if it is no list of operations.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise BadInput(f"the plan file {path} can't be read: {exc}") from exc
    try:
        data = load_yaml(text)
        given = {name: load_yaml(value) for name, value in (values or {}).items()}
    except yaml.YAMLError as exc:
        raise BadInput(f"{path.name} is not YAML: {' '.join(str(exc).split())}") from exc
    defaults: Mapping[str, Any] = {}
    if isinstance(data, Mapping):
        defaults, data = data.get("with") or {}, data.get("steps")
    if not isinstance(data, list) or not all(isinstance(step, Mapping) and "do" in step for step in data):
        raise BadInput(f"{path.name} is no plan: a list of steps is needed, each with `do`")
    unknown = sorted(set(given) - set(defaults) - set(HOLE.findall(text)))
    if unknown:
        raise BadInput(f"{path.name} has no ${{{unknown[0]}}} to fill")
    steps = [_filled(step, {**defaults, **given}, path.name) for step in data]
    return [_beside(step, path.parent) for step in steps]


def _filled(value: Any, values: Mapping[str, Any], where: str) -> Any:
    if isinstance(value, Mapping):
        return {k: _filled(v, values, where) for k, v in value.items()}
    if isinstance(value, list):
        return [_filled(v, values, where) for v in value]
    if not isinstance(value, str):
        return value
    missing = [name for name in HOLE.findall(value) if name not in values]
    if missing:
        raise BadInput(f"{where} needs a value for {missing[0]}: add --set {missing[0]}=VALUE")
    whole = HOLE.fullmatch(value)
    return values[whole[1]] if whole else HOLE.sub(lambda m: str(values[m[1]]), value)


def _beside(step: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    return {k: str(folder / v) if k in ("path", "file") and isinstance(v, str) else v for k, v in step.items()}


def run_plan(session: Session, steps: Steps, progress: Progress = silent) -> Iterator[dict[str, Any]]:
    """Carry out the steps one by one; after each, `{do, as, status, seconds, reason?}`; stops at the first refusal."""
    for n, step in enumerate(steps):
        started = time.perf_counter()
        name = step.get("as", step.get("into"))
        told: dict[str, Any] = {"do": step["do"], "as": name if isinstance(name, str) else None}
        try:
            op = decode_operation(step, OPERATIONS)
            session.do(op, progress=part(progress, n / len(steps), (n + 1) / len(steps)))
        except SurgplanError as exc:
            yield {**told, "status": "refused", "seconds": round(time.perf_counter() - started, 3), "reason": str(exc)}
            return
        yield {**told, "status": "done", "seconds": round(time.perf_counter() - started, 3)}
