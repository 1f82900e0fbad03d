"""A case as the tree that `surgplan show` prints and scripts read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from surgplan.artifacts.fits import fit_pairs, fit_recipe
from surgplan.artifacts.fragments import fragment_recipe
from surgplan.artifacts.measures import measured
from surgplan.artifacts.recipe import Artifact, quantity
from surgplan.artifacts.status import Ledger
from surgplan.artifacts.structure import solution_recipe
from surgplan.artifacts.workshop import Workshop
from surgplan.base.errors import SurgplanError
from surgplan.case.codec import encode
from surgplan.case.document import Case
from surgplan.case.named import outdated
from surgplan.case.session import Session, case_hash
from surgplan.case.state import is_locked, marked
from surgplan.plan.moved_words import moved_words
from surgplan.report.withheld import Withheld

Tree = dict[str, Any]

FREE_TEXT = {
    *("cautions", "contrast", "definition", "description", "kernel", "meaning", "name", "note", "notes", "phase", "reason"),
    *("mesh_words", "source", "warnings", "words"),
}
"""Where people write what they like, or headers say what people wrote."""


def case_tree(session: Session, shop: Workshop, *, verified: bool) -> Tree:
    """Everything in a case, with what is known of it without long work.

    Volumes, measures and fragments are worked out; fits and studies are given where they were computed before. The patient's
    name is taken out of notes and descriptions; CaseDamaged if it can't be read.
    """
    case = session.case
    tree = {
        "case": str(session.path),
        "head": {"id": session.head.id, "words": session.head.words, "at": session.head.at, "by": session.head.by},
        "hash": case_hash(case),
        "verified": verified,
        **_state(session),
        "patient": {k: v for k, v in encode(case.patient).items() if k != "identity"},
        "images": {name: _image(image) for name, image in case.images.items()},
        "segments": {name: {**_plain(segment), "volume_mm3": segment.volume_mm3} for name, segment in case.segments.items()},
        "surfaces": {name: _plain(surface) for name, surface in case.surfaces.items()},
        "landmarks": {
            name: {**_plain(landmark), "outdated": bool(outdated(case, name))} for name, landmark in case.landmarks.items()
        },
        "measures": {name: _measure(case, shop, name) for name in case.measures},
        "implants": {name: {**_plain(implant), "fit": _fits(case, shop, name)} for name, implant in case.implants.items()},
        "resections": {
            name: {**_plain(cut), "fragments": _fragments(case, shop, name), "moved": _moved(case, name)}
            for name, cut in case.resections.items()
        },
        "trajectories": {name: _plain(path) for name, path in case.trajectories.items()},
        "studies": {name: _study(case, shop, name) for name in case.studies},
        "notes": {name: note.text for name, note in case.notes.items()},
        "note_places": {
            name: {"at": encode(note.at), "tip": encode(note.tip)} for name, note in case.notes.items() if note.at is not None
        },
        "scenarios": _scenarios(session),
    }
    withheld = Withheld.of(case.patient, session.blobs)
    return {key: _nameless(key, value, withheld) for key, value in tree.items()}


def _state(session: Session) -> Tree:
    """How far the plan has come, whether it is locked, and who said so."""
    found = marked(session.case, session.journal.path_to(session.head.id))
    told = None if found is None else {"by": found.by, "at": found.at, "note": found.note}
    return {"state": session.case.state, "locked": is_locked(session.case), "marked": told}


def _nameless(key: str, value: Any, withheld: Withheld) -> Any:
    if key in FREE_TEXT:
        return withheld.cleaned(value)
    if isinstance(value, Mapping):
        return {k: _nameless(k, v, withheld) for k, v in value.items()}
    return [_nameless("", v, withheld) for v in value] if isinstance(value, list) else value


def _plain(item: Any) -> Tree:
    return {k: v for k, v in encode(item).items() if k != "id"}


def _image(image: Any) -> Tree:
    tree = _plain(image)
    grid = tree.pop("grid")
    return {**grid, **tree}


def _measure(case: Case, shop: Workshop, name: str) -> Tree:
    tree = _plain(case.measures[name])
    try:
        return {**tree, **measured(case, shop, name)}
    except SurgplanError as exc:
        return {**tree, "value": None, "unit": "", "source": "", "reason": str(exc)}


def _fragments(case: Case, shop: Workshop, name: str) -> Tree:
    cut = case.resections[name]
    found: Tree = {}
    for fragment in (cut.positive, cut.negative):
        try:
            found[fragment] = dict(shop.make(fragment_recipe(case, fragment)).facts["volume"])
        except SurgplanError as exc:
            found[fragment] = {"value": None, "unit": "mm3", "source": str(exc)}
    return found


def _moved(case: Case, name: str) -> dict[str, str]:
    """How each moved fragment of a cut was moved, in words."""
    cut = case.resections[name]
    return {fragment: moved_words(cut, fragment) for fragment in cut.poses}


def _fits(case: Case, shop: Workshop, implant: str) -> Tree:
    fits: Tree = {}
    for segment in fit_pairs(case, implant):
        try:
            artifact = shop.peek(fit_recipe(case, implant, segment))
        except SurgplanError:  # a cut that lost its guide, say: its own line tells that
            artifact = None
        fits[segment] = artifact.facts["figures"] if artifact else None
    return fits


def _study(case: Case, shop: Workshop, name: str) -> Tree:
    tree = _plain(case.studies[name])
    try:
        recipe = solution_recipe(case, name)
    except SurgplanError as exc:
        return {**tree, "status": "failed", "reason": str(exc), "results": {}, "warnings": [], "mesh_words": []}
    ledger = Ledger(shop.cache)
    status = ledger.status(name, recipe)
    artifact, current = latest_solution(case, shop, name)
    warnings = [] if artifact is None else list(artifact.facts["warnings"])
    mesh = [] if artifact is None else list(artifact.facts.get("mesh_words", []))
    tree |= {"status": status, "results": study_results(artifact, current), "warnings": warnings, "mesh_words": mesh}
    if status == "failed":
        tree["reason"] = ledger.reason(recipe)
    return tree


def study_results(artifact: Artifact | None, current: bool = True) -> dict[str, Any]:
    """The results of a solution as `{name: {value, unit, source}}`; those of an earlier plan are marked `stale`."""
    if artifact is None:
        return {}
    results = {**artifact.facts["results"], **artifact.facts["checks"]}
    return results if current else {key: {**value, "stale": True} for key, value in results.items()}


def latest_solution(case: Case, shop: Workshop, name: str) -> tuple[Artifact | None, bool]:
    """The newest solution of a study, and whether it is that of the case as it is now."""
    recipe = solution_recipe(case, name)
    now = shop.peek(recipe)
    if now is not None:
        return now, True
    key = Ledger(shop.cache).last_key(name)
    return (shop.cache.get(key) if key else None), False


def _scenarios(session: Session) -> Tree:
    here = session.branch
    return {
        name: {"head": place.head, "current": name == here, "words": session.journal.revisions[place.head].words}
        for name, place in session.journal.branches.items()
    }


def number(value: Any) -> str:
    """A value with sensible digits, or a dash where there is none."""
    if value is None:
        return "-"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def tree_words(tree: Mapping[str, Any]) -> str:
    """The tree as lines for people."""
    head, verified = tree["head"], "verified" if tree["verified"] else "NOT VERIFIED"
    lines = [
        f"{tree['case']}  {head['words']}  [{head['id']}]  {verified}",
        f"  state {tree['state']}{', locked' if tree['locked'] else ''}",
    ]
    for name, image in tree["images"].items():
        lines.append(
            f"  image {name}: {image['modality']} {image['size']} at {image['spacing_mm']} mm, {image['acquired'] or 'no date'}"
        )
        lines += [f"    mind: {words}" for words in image["warnings"]]
    for name, segment in tree["segments"].items():
        lines.append(f"  segment {name}: {segment['volume_mm3'] / 1000:.1f} ml on {segment['image']}")
        lines += [f"    mind: {words}" for words in segment["cautions"]]
    for name, surface in tree["surfaces"].items():
        shape = "closed" if surface["closed"] else "open"
        lines.append(f"  surface {name}: {shape}, from a file in {surface['source_unit']} and {surface['source_frame']}")
        lines += [f"    mind: {words}" for words in surface["cautions"]]
    for name, mark in tree["landmarks"].items():
        late = f"; fitted to an earlier shape of {mark['on']}: fit it again" if mark["outdated"] else ""
        lines.append(f"  landmark {name}: {_point(mark['at'])}{late}")
    lines += [f"  {m['what']} {name}: {number(m['value'])} {m['unit']}" for name, m in tree["measures"].items()]
    for name, implant in tree["implants"].items():
        lines.append(f"  implant {name}: {implant['component']} {implant['size']} at {_point(implant['pose']['translation'])}")
        for segment, figures in implant["fit"].items():
            lines += [f"    {key} in {segment}: {number(q['value'])} {q['unit']}" for key, q in (figures or {}).items()]
    for name, cut in tree["resections"].items():
        volumes = {k: None if v["value"] is None else v["value"] / 1000 for k, v in cut["fragments"].items()}
        parts = ", ".join(f"{k} {number(ml)} ml" for k, ml in volumes.items())
        lines.append(f"  resection {name} of {cut['segment']}: {parts}")
        lines += [f"    {fragment} {moved}" for fragment, moved in cut["moved"].items()]
    for name, study in tree["studies"].items():
        lines.append(f"  study {name} of {', '.join(study['bodies'])}: {study['status']}")
        lines += [f"    mind: {words}" for words in study["warnings"]]
        lines += [f"    mesh: {words}" for words in study["mesh_words"]]
        lines += [f"    {key}: {number(q['value'])} {q['unit']}" for key, q in study["results"].items()]
    lines += [f"  scenario {name}{' (now)' if s['current'] else ''}: {s['words']}" for name, s in tree["scenarios"].items()]
    return "\n".join(lines)


def _point(point: Any) -> str:
    return f"L {point[0]:.1f} P {point[1]:.1f} S {point[2]:.1f} mm"


__all__ = ["case_tree", "latest_solution", "number", "quantity", "study_results", "tree_words"]
