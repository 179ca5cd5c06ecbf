# make demo   the bundled sample, served on http://127.0.0.1:8000 (PORT=8123 make demo: another port)
# make test   everything that must hold: lint, types, import direction, tests, browser included
# Needs Python 3.11 or newer, make and git; everything else goes into .venv.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
COMPILED := .venv-compiled
BIN := $(VENV)/bin
PYTEST_ARGS ?= -n 2

.PHONY: demo test check lint format bench compiled screenshots browser clean help

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

demo: $(VENV)/.stamp-run ## import the bundled sample and serve it
	@$(BIN)/calendar-app demo --port $(PORT)

test: lint browser ## all checks and tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.stamp-test ## style, types, import direction
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.stamp-test ## rewrite the code in the common style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser: ## Chromium and a Chinese font, where apt can bring them
	@sh scripts/ensure-browser.sh

bench: $(VENV)/.stamp-test ## measure, and hold the figures against their limits
	@failed=0; for file in benchmarks/[!_]*.py; do echo "== $$file"; $(BIN)/python $$file || failed=1; done; exit $$failed

compiled: $(VENV)/.stamp-test ## a wheel in dist/ that reads people by compiled code (needs a C compiler), and what it costs
	rm -rf dist && HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 $(BIN)/python -m build
	$(PYTHON) -m venv --clear $(COMPILED) && $(COMPILED)/bin/python -m pip install --quiet --disable-pip-version-check dist/*.whl
	@failed=0; for file in people extract; do $(COMPILED)/bin/python benchmarks/$$file.py || failed=1; done; exit $$failed

screenshots: $(VENV)/.stamp-test browser ## draw docs/screenshots anew: every screen
	$(BIN)/python -m scripts.screenshots

clean: ## remove what can be made again
	rm -rf $(VENV) $(COMPILED) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "no virtual environment: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }

# A stamp stands for one pip run: as long as pyproject.toml is older, nothing is asked of the network.
$(VENV)/.stamp-run: pyproject.toml | $(BIN)/pip
	@test -e $(VENV)/.stamp-test && test ! pyproject.toml -nt $(VENV)/.stamp-test || \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.stamp-test: pyproject.toml | $(BIN)/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@
