"""How far round a thing that is moved others are known."""

from __future__ import annotations

AROUND_MM = 30.0
"""Bone is known so far round where a thing stands."""
