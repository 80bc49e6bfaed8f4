# Easy Read. Every target does its own set-up: it needs Python 3.11 or 3.12, pip and nothing else.
# The set-up is done once (a stamp file in .venv) and again only when pyproject.toml changes.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.ONESHELL:

export OMP_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

VENV := .venv
BIN := $(VENV)/bin
LETTER := examples/hospital-appointment.docx
OUT := out
PORT := 8000
WORKERS := 2

.PHONY: help setup run quick test lint types imports docs examples snapshots bench serve tools clean

help: ## Show what you can do here
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | while IFS=$$'\t' read -r name says; do
	  printf '  make %-10s %s\n' "$$name" "$$says"
	done

setup: $(VENV)/.test-ready ## Make .venv with everything, the tests' tools too

run: $(VENV)/.run-ready ## Turn one example letter into Easy Read and say where it is
	@$(BIN)/easyread convert $(LETTER) --to $(OUT) || [ $$? = 1 ]  # 1: written, some facts to look at

serve: $(VENV)/.run-ready $(VENV)/.front-ready ## Start the service and its page on this machine (PORT=8000)
	@$(BIN)/python -m api --port $(PORT)

test: $(VENV)/.test-ready $(VENV)/.front-ready tools lint types imports ## Run every check (this is what CI runs)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -p no:cacheprovider --durations=5

quick: $(VENV)/.test-ready ## Run the tests that take under a minute in all
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not slow"

lint: $(VENV)/.test-ready ## Look at style
	@$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.test-ready ## Check the types
	@$(BIN)/mypy

imports: $(VENV)/.test-ready ## Check who imports whom
	@$(BIN)/lint-imports --no-cache

docs: $(VENV)/.test-ready ## Make again the pages of docs/ that come from the code
	@$(BIN)/python docs/make_docs.py

examples: $(VENV)/.test-ready ## Make the example letters again
	@$(BIN)/python examples/make_examples.py

snapshots: $(VENV)/.test-ready ## Accept the current output as the expected output of tests/letters
	@EASYREAD_SNAPSHOTS=write $(BIN)/python -m pytest tests -k snapshot
	git status --short tests/letters

bench: $(VENV)/.test-ready ## Measure speed, load, language, facts and pictures (needs the data folder)
	@for file in benchmarks/*.py; do
	  case "$$file" in */__init__.py) continue ;; esac
	  echo "== $$file"
	  $(BIN)/python "$$file"
	done

clean: ## Remove what was made here
	@rm -rf $(VENV) $(OUT) dist build

# ---- set-up ---------------------------------------------------------------------------------

$(BIN)/python:
	@for name in python3.11 python3.12 python3 python; do
	  if "$$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null; then
	    found="$$name"; break
	  fi
	done
	if [ -z "$${found:-}" ]; then
	  echo "Easy Read needs Python 3.11 or 3.12, and there is none here." >&2; exit 2
	fi
	echo "Making $(VENV) with $$("$$found" --version) ..."
	rm -rf $(VENV)
	if ! "$$found" -m venv $(VENV) >/dev/null 2>&1; then
	  rm -rf $(VENV)   # Debian's Python comes without ensurepip: virtualenv does the same with pip
	  "$$found" -m pip install --quiet --user virtualenv \
	    || "$$found" -m pip install --quiet --user --break-system-packages virtualenv
	  "$$found" -m virtualenv --quiet $(VENV)
	fi

$(VENV)/.run-ready: pyproject.toml | $(BIN)/python
	@echo "Installing Easy Read and its parts (about a minute, the first time only) ..."
	$(BIN)/python -m pip install --quiet -e '.[all]'
	touch $@

$(VENV)/.test-ready: pyproject.toml | $(BIN)/python
	@echo "Installing Easy Read and the tests' tools (a minute or two, the first time only) ..."
	$(BIN)/python -m pip install --quiet -e '.[all,test]'
	touch $(VENV)/.run-ready $@

# The style and scripts of the screens: fetched once, never committed (frontend/fetch.py).
$(VENV)/.front-ready: frontend/package-lock.json frontend/fetch.py | $(BIN)/python
	@echo "Fetching the front-end files of the screens ..."
	$(BIN)/python frontend/fetch.py
	touch $@

# Two programs that only some checks use: Chromium looks at the screens, Poppler at the pages.
tools:
	@missing=""
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing="$$missing chromium"
	command -v pdftoppm >/dev/null || missing="$$missing poppler-utils"
	if [ -n "$$missing" ] && [ ! -e $(VENV)/.tools-tried ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	  echo "Installing for the tests:$$missing ..."
	  touch $(VENV)/.tools-tried
	  (timeout 300 apt-get update && DEBIAN_FRONTEND=noninteractive timeout 600 \
	    apt-get install -y --no-install-recommends $$missing) >$(VENV)/tools.log 2>&1 || true
	fi
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
	  || echo "Not run: checks of the screens in a browser (there is no Chromium here)."
	command -v pdftoppm >/dev/null \
	  || echo "Not run: checks of the finished pages as pictures (there is no pdftoppm here)."
