"""Whether a scan suits an operation: green, amber or red, and why, by the limits of `resources/suitability.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from surgplan.base.errors import BadInput
from surgplan.base.resources import table
from surgplan.imaging.suits.scan_facts import LIMITS, REGIONS, age_days

Light = Literal["green", "amber", "red"]
Finding = tuple[Light, str]
Limit = Mapping[str, Any]

ROUNDING = 1.005
"""Headers round spacings: up to this much beyond a limit is within it."""
PLAIN = r"\b(NATIVE|PLAIN|NON[- ]?CONTRAST|WITHOUT CONTRAST|NO CONTRAST|UNENHANCED|NATIV)\b"
NO_AGENT = ("NONE", "NO", "NATIVE", "PLAIN", "WITHOUT", "NO CONTRAST", "NON CONTRAST")
"""What headers say of the agent where there was none."""
UNKNOWN_AGENT = ("", "N/A", "NA", "-", "UNKNOWN")
HEART_PHASE = (
    r"(?<!ARTERIAL )(?<!VENOUS )(?<!DELAYED )\b(?:PHASE|R-R|RR|BEST ?DIAST\w*|BEST ?SYST\w*)"
    r"[\s:=]*(\d+(?:\.\d+)?)\s*%(?!\s*ASIR)"
)
"""A percentage of the heart's cycle in a description, which may hold others: of a reconstruction (ASIR 40%), of a dose."""
CANT_KNOW = "can't be known from the header: look"


def procedures() -> tuple[str, ...]:
    """The operations that scans are judged for."""
    return tuple(name for name in table(LIMITS) if name != "conventions")


def limits(procedure: str) -> Mapping[str, Any]:
    """The limits of an operation, each with value, unit, citation and verified; BadInput, naming what there is, if unknown."""
    if procedure not in procedures():
        raise BadInput(f"scans can't be judged for {procedure!r}; there is: {', '.join(procedures())}")
    return table(LIMITS)[procedure]


def suit(facts: Mapping[str, Any], procedure: str, today: date | None) -> tuple[Light, tuple[str, ...]]:
    """How well a series of these facts suits an operation, and every reason against it.

    The light is that of the worst finding. What no header can tell is amber, never green. `today` gives the scan its age.
    """
    asked = limits(procedure)
    words = asked["words"]
    wanted = f"{words} wants {' or '.join(asked['modality']['value'])}"
    if facts["modality"] and facts["modality"] not in asked["modality"]["value"]:
        return "red", (f"it is {facts['modality']}; {wanted}",)
    judged = (judge(facts, asked[key], words, today) for key, judge in JUDGES if key in asked)
    findings = [finding for finding in judged if finding is not None]
    if not facts["modality"]:
        findings.append(("amber", f"the modality {CANT_KNOW}; {wanted}"))
    if facts["modality"] == "CT" and facts["unit"] != "HU":
        findings.append(("amber", f"its values are not known to be HU; {words} wants HU"))
    lights = [light for light, _ in findings]
    worst: Light = "red" if "red" in lights else "amber" if "amber" in lights else "green"
    return worst, tuple(words for _, words in sorted(findings, key=lambda finding: finding[0] != "red"))


def suits(
    facts: Mapping[str, Any], today: date | None, refusal: str = "", choice: str = "", doubts: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """The verdict for every operation as JSON.

    A refused series suits none; one with a `choice` to make suits none at once, nor does one with `doubts` of its own.
    """
    found = []
    for procedure in procedures():
        light, reasons = ("red", (refusal,)) if refusal else suit(facts, procedure, today)
        if choice:
            light, reasons = ("amber" if light == "green" else light), (choice, *reasons)
        if doubts and light != "red":
            light, reasons = "amber", (*reasons, *doubts)
        found.append({"procedure": procedure, "light": light, "reasons": list(reasons)})
    return found


def _margin() -> float:
    return float(table(LIMITS)["conventions"]["margin"]["value"])


def _at_most(value: float, limit: Limit, what: str, words: str) -> Finding | None:
    most = float(limit["value"])
    if value <= most * ROUNDING:
        return None
    light: Light = "red" if value > _margin() * most * ROUNDING else "amber"
    return light, f"{what} {_mm(value)} mm apart; {words} wants {most:g} mm or less"


def _mm(value: float) -> str:
    """A length with one decimal, or two where the second tells something."""
    text = f"{value:.2f}"
    return text[:-1] if text.endswith("0") else text


def _slices(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    value = facts["slice_spacing_mm"]
    if value is None:
        return "amber", f"the distance between slices {CANT_KNOW}; {words} wants {limit['value']:g} mm or less"
    return _at_most(value, limit, "slices lie", words)


def _thickness(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    """Slices thicker than they may be apart blur what lies between, however close they lie."""
    value, most = facts["thickness_mm"], float(limit["value"])
    if value is None:
        return "amber", f"the thickness of slices {CANT_KNOW}; {words} wants {most:g} mm or less"
    if value <= most * ROUNDING:
        return None
    light: Light = "red" if value > _margin() * most * ROUNDING else "amber"
    return light, f"slices are {_mm(value)} mm thick; {words} wants {most:g} mm or less"


def _pixel(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    if not facts["pixel_mm"]:
        return "amber", f"the size of pixels {CANT_KNOW}; {words} wants {limit['value']:g} mm or less"
    return _at_most(max(facts["pixel_mm"]), limit, "pixels lie", words)


def _coverage(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    value, least, holds = facts["coverage_mm"], float(limit["value"]), limit["holds"]
    if value is None:
        return "amber", f"how much of the body is shown {CANT_KNOW}; {words} wants {holds}, {least:g} mm or more"
    if value < least:
        light: Light = "red" if value * _margin() < least else "amber"
        return light, f"the scan is {value:.0f} mm long; {words} wants {holds}, {least:g} mm or more"
    if "certain" in limit and value >= limit["certain"] and set(limit["named"]) <= set(facts["regions"]):
        return None
    return "amber", f"the scan is {value:.0f} mm long; whether it shows {holds} {CANT_KNOW}"


def _regions(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    shown, wanted = facts["regions"], limit["value"]
    if not shown or set(shown) & set(wanted):
        return None
    apart = min(abs(REGIONS.index(a) - REGIONS.index(b)) for a in shown for b in wanted)
    light: Light = "amber" if apart == 1 else "red"
    named = facts["body_part"] or facts["description"]
    return light, f"the header says {named} ({', '.join(shown)}); {words} wants {' or '.join(wanted)}"


def _contrast(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    agent = facts["contrast"].strip().upper()
    if facts["modality"] not in limit["of"] or agent not in (*NO_AGENT, *UNKNOWN_AGENT):
        return None
    if agent in NO_AGENT:
        return "red", f"the header says {facts['contrast']!r} of contrast; {words} wants contrast"
    if re.search(PLAIN, facts["description"].upper()):
        return "red", f"the scan is called {facts['description']!r}; {words} wants contrast"
    return "amber", f"the header names no contrast, whether there is some {CANT_KNOW}; {words} wants contrast"


def _phase_words(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    said = set(re.findall(r"[A-Z]+", facts["description"].upper()))
    if said & set(limit["value"]):
        return None
    wanted = f"{words} wants the {limit['value'][0].lower()} phase"
    if found := sorted(said & set(limit["other"])):
        return "red", f"the scan is called {facts['description']!r} ({found[0].lower()}); {wanted}"
    return "amber", f"the phase of the contrast {CANT_KNOW}; {wanted}"


def _cardiac_phase(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    low, high = limit["value"]
    wanted = f"{words} wants one at {low:g} to {high:g} % of the heart's cycle"
    if facts["cardiac_phase"]:
        stated = re.search(r"(\d+(?:\.\d+)?)\s*%", facts["cardiac_phase"])
    else:
        stated = re.search(HEART_PHASE, facts["description"].upper())
    if not stated:
        named = f" in %, given as {facts['cardiac_phase']}," if facts["cardiac_phase"] else ""
        return "amber", f"the phase of the heart{named} {CANT_KNOW}; {wanted}"
    if low <= float(stated[1]) <= high:
        return None
    return "red", f"the phase of the heart is {stated[1]} %; {wanted}"


def _kernel(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    if facts["modality"] != "CT" or limit["value"] in ("any", facts["kernel_kind"]):
        return None
    if not facts["kernel_kind"]:
        named = f"whether kernel {facts['kernel']} is soft or sharp" if facts["kernel"] else "the kernel"
        return "amber", f"{named} {CANT_KNOW}; {words} wants a {limit['value']} one"
    return "amber", f"kernel {facts['kernel']} is {facts['kernel_kind']}; {words} wants a {limit['value']} one"


def _age(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    most, days = limit["value"], age_days(facts["acquired"], today)
    wanted = f"{words} wants {most:g} days or less"
    if days is None:
        return "amber", f"the scan's age {CANT_KNOW}; {wanted}"
    if days < 0:
        return "amber", f"the scan's date, {facts['acquired']}, is still to come: check the clock; {wanted}"
    return ("amber", f"the scan is {days} days old; {wanted}") if days > most else None


def _tilt(facts: Mapping[str, Any], limit: Limit, words: str, today: date | None) -> Finding | None:
    tilt, most = facts["tilt_deg"], limit["value"]
    if tilt is None:
        return "amber", f"the gantry's tilt {CANT_KNOW}; {words} wants {most:g} degrees or less"
    if tilt <= most:
        return None
    return "amber", f"the gantry was tilted by {tilt:.1f} degrees; {words} wants {most:g} degrees or less"


JUDGES: tuple[tuple[str, Callable[[Mapping[str, Any], Limit, str, date | None], Finding | None]], ...] = (
    ("slice_spacing", _slices),
    ("slice_spacing", _thickness),
    ("pixel", _pixel),
    ("coverage", _coverage),
    ("regions", _regions),
    ("contrast", _contrast),
    ("phase_words", _phase_words),
    ("cardiac_phase", _cardiac_phase),
    ("kernel", _kernel),
    ("age", _age),
    ("tilt", _tilt),
)
"""What is judged of a scan, by the names of the limits."""
