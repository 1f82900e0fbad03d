"""How tissues and materials look in 3D."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Material:
    """A colour and how it answers to light."""

    colour: str
    opacity: float = 1.0
    specular: float = 0.12
    shininess: float = 18.0
    ambient: float = 0.10
    diffuse: float = 0.92
    crease_deg: float | None = None
    """Edges sharper than this stay sharp; None smooths all."""


MATERIALS: dict[str, Material] = {
    "bone": Material("#E3DAC9"),
    "cartilage": Material("#BFD7EA", opacity=0.85),
    "artery": Material("#C8433A", specular=0.25),
    "vein": Material("#3F6FB5", specular=0.25),
    "vessel": Material("#C8433A", specular=0.25),
    "tumour": Material("#8F5BB8", specular=0.2),
    "brain": Material("#D9B5A5"),
    "liver": Material("#9B4B3A", specular=0.25),
    "skin": Material("#D8AE8F", opacity=0.25, specular=0.05),
    "titanium": Material("#9AA7B1", specular=0.55, shininess=45.0, ambient=0.18, diffuse=0.85, crease_deg=35.0),
    "cobalt-chrome": Material("#B4B9BD", specular=0.75, shininess=70.0, ambient=0.16, diffuse=0.8, crease_deg=35.0),
    "polyethylene": Material("#E8E6DC", specular=0.15, crease_deg=35.0),
    "plane": Material("#3BA7C4", opacity=0.25, specular=0.0, ambient=0.6, diffuse=0.4),
    "guide": Material("#E0A33A", crease_deg=35.0),
    "result": Material("#E3DAC9", specular=0.06, ambient=0.22, diffuse=0.82),
    "other": Material("#A9B3B9"),
}
"""`result` is for surfaces coloured by values: little highlight, so that colours stay what the legend says."""


def material(name: str) -> Material:
    """The material of a tissue or implant; grey for a name nobody knows."""
    return MATERIALS.get(name, MATERIALS["other"])
