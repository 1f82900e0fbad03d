SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made-from-lock

.PHONY: setup system demo test fuzz fuzz-meshes app check verify bench screenshots docs clean translations

setup: $(STAMP)

# What a window and its pictures need from the system; installs it where it may, else prints the line and stops.
system:
	@PYTHON=$(PYTHON) packaging/system.sh

$(STAMP): requirements.lock pyproject.toml | system
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing the locked packages into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	@$(BIN)/python -m surgplan.cli.demo demo

ifeq ($(shell uname),Linux)
test: export SURGPLAN_TEST_SYSTEM = 1
endif
test: setup
	$(BIN)/python -m pytest -q -n $(or $(PROCESSES),2) --dist loadfile

# Four thousand damaged files through the readers, with a table of what came of them.
fuzz: setup
	$(BIN)/python -m tests.fuzz.runner $(or $(COUNT),4000)

# Two hundred random label volumes through the meshers: valid or refused with a reason.
fuzz-meshes: setup
	$(BIN)/python -m tests.mesh.random_meshes $(or $(COUNT),200)

app: setup
	$(BIN)/surgplan app

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q --doctest-modules surgplan/base surgplan/case surgplan/artifacts surgplan/mesh surgplan/plan surgplan/simulate -o testpaths=

verify: setup
	$(BIN)/python -m benchmarks.verify $(ONLY)

bench: setup
	$(BIN)/python -m benchmarks.bench $(ONLY)

# Every text the window may show, for translators, and what Qt reads of their work.
translations: setup
	$(BIN)/python packaging/translations.py

# The user guide as a site: build/site/index.html.
docs: setup
	$(BIN)/mkdocs build --quiet --strict --config-file packaging/mkdocs.yml

screenshots: setup
	$(BIN)/python packaging/screenshots.py docs/pictures

clean:
	rm -rf $(VENV) build demo dist
