"""The German of the window: complete, with every value in its place, and as reviewed where words are of medicine."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cache

import pytest
import yaml
from PySide6.QtCore import QCoreApplication, QTranslator

from surgplan.app.told import forget, told
from surgplan.app.words import CONTEXT, speak
from surgplan.base.resources import resource
from surgplan.report.names import WORDS

HOLE = re.compile(r"\{[^{}]*\}")
ENGLISH_ENDING = re.compile(r"(?<=[a-z])\{\d+\}")
"""A hole for the ending of an English plural, which another language has no use for."""


@cache
def german_texts() -> dict[str, str]:
    tree = ElementTree.parse(resource("translations", "surgplan_de.ts"))
    return {m.findtext("source") or "": m.findtext("translation") or "" for m in tree.getroot().iter("message")}


@cache
def terms() -> list[dict[str, str]]:
    return yaml.safe_load(resource("terms.yaml").read_text(encoding="utf-8"))["terms"]


@pytest.fixture
def german(qapp: QCoreApplication) -> Iterator[QTranslator]:
    translator = QTranslator()
    assert translator.load(str(resource("translations", "surgplan_de.qm")))
    qapp.installTranslator(translator)
    speak("de")
    forget()
    yield translator
    speak("en")
    qapp.removeTranslator(translator)
    forget()


def test_every_text_has_a_translation() -> None:
    assert [english for english, said in german_texts().items() if not said.strip()] == []


def test_every_translation_has_the_holes_of_its_text() -> None:
    wrong = []
    for english, said in german_texts().items():
        given, used = set(HOLE.findall(english)), set(HOLE.findall(said))
        if used - given or given - used - set(ENGLISH_ENDING.findall(english)):
            wrong.append((english, said))
    assert wrong == []


def test_no_translation_gains_or_loses_a_blank_or_a_line_at_its_ends() -> None:
    texts = german_texts().items()
    edge = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)
    assert [t for t in texts if t[1] and edge.match(t[0]).groups() != edge.match(t[1]).groups()] == []  # type: ignore[union-attr]


def test_quotation_marks_are_german() -> None:
    assert [said for said in german_texts().values() if said.count("„") != said.count("“") or "”" in said] == []


def test_what_the_program_loads_is_what_translators_wrote(german: QTranslator) -> None:
    texts = german_texts().items()
    assert [english for english, said in texts if said and german.translate(CONTEXT, english) != said] == []


def test_templates_of_sentences_are_all_in_the_translation() -> None:
    templates = json.loads(resource("translations", "templates.json").read_text(encoding="utf-8"))
    assert templates
    assert set(templates) <= set(german_texts())


def test_words_of_medicine_are_said_as_they_were_reviewed() -> None:
    assert len({row["en"] for row in terms()}) == len(terms())
    assert [row["en"] for row in terms() if german_texts().get(row["en"]) != row["de"]] == []


def test_every_structure_tissue_and_figure_has_a_german_name() -> None:
    anatomy = yaml.safe_load(resource("anatomy.yaml").read_text(encoding="utf-8"))
    tissues = yaml.safe_load(resource("tissues.yaml").read_text(encoding="utf-8"))["tissues"]
    names = {row["name"] for row in anatomy.values()} | set(tissues) | set(WORDS.values())
    assert sorted(name for name in names if not german_texts().get(name)) == []


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("femur_head is needed by walking; keep it, or remove or change that first", "femur_head wird von walking gebraucht;"),
        ("a note has at most 80 letters, not 95; write it shorter", "eine Notiz hat höchstens 80 Zeichen, nicht 95;"),
        ("elements of 0.2 mm can't be made; choose 0.5 to 20 mm", "Elemente von 0,2 mm sind nicht möglich; wählen Sie 0,5 bis"),
        ("Closed 1 hole with 4.5 mm2 of new surface.", "1 Loch/Löcher mit 4,5 mm2 neuer Oberfläche"),
        ("Closed 3 holes with 4.5 mm2 of new surface.", "3 Loch/Löcher mit 4,5 mm2 neuer Oberfläche"),
        (
            "stem axis to the shaft's in the frontal plane; positive is varus; right femur's own frame (HIP98) from"
            " head_centre, shaft, its front taken as the patient's: LPS (0, -1, 0)",
            "Schaftachse zur Diaphysenachse in der Frontalebene; positiv ist Varus; eigenes Bezugssystem des Femurs rechts",
        ),
        (
            "proximal along the femur's own axes, new head against old head; positive is longer; the hip's centre stays in the"
            " pelvis; 99th percentile by volume",
            "nach proximal entlang der Achsen des Femurs, neuer Kopf gegen alten Kopf; positiv ist länger; das Hüftzentrum"
            " bleibt im Becken; 99. Perzentil nach Volumen",
        ),
        ("Bone of ct into femur", "Knochen von ct in femur"),
        ("Mark as approved", "Als freigegeben kennzeichnen"),
        ("an opinion; walking is not solved, so it has no results", "an opinion; walking is not solved"),
        ("Walking, hip contact at its peak", "Gehen, größte Hüftkontaktkraft"),
    ],
)
def test_sentences_with_names_and_figures_are_said_in_german(german: QTranslator, english: str, said: str) -> None:
    assert told(english).startswith(said)
