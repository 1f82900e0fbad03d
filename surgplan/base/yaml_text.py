"""YAML as people mean it: `on` and `no` are words, `1e-3` is a number."""

from __future__ import annotations

import re
from typing import Any

import yaml

FLOAT = re.compile(r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")


class _Loader(yaml.SafeLoader):
    """The safe loader with the true, false and number forms of YAML 1.2."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:float")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|True|false|False)$"), list("tTfF"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", FLOAT, list("-+0123456789."))


def load_yaml(text: str) -> Any:
    """The value of a YAML text; yaml.YAMLError if it is none.

    >>> load_yaml("{on: skull, low: 1e-3, n: 12, flag: true}")
    {'on': 'skull', 'low': 0.001, 'n': 12, 'flag': True}
    """
    return yaml.load(text, Loader=_Loader)
