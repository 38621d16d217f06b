# From a fresh clone, with Python 3.10 or newer and make: `make` or `make help` lists what it can do.
#
# PYTHON=…  the Python to use, if it is not the first fitting one on the path
# EVAL=…    arguments for the evaluations, such as EVAL="--split polnear-train --sample 100"
# LEARN=…   arguments for learning, such as LEARN="--documents 60" or LEARN="--keep"
# DECISIONS=…  what people decided in a ledger (quotetrack corrections export), for make weights
# BENCH=…   arguments for the benchmark, such as BENCH="--page docs/benchmark.md"
# FUZZ=…    arguments for the fuzzing, such as FUZZ="--minutes 60" or FUZZ="--parser --texts 10000"
# VENV=…    where the virtual environment goes (default .venv)

SHELL := /bin/sh
VENV ?= .venv
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python3.10 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && echo "$$python" && break; done)
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq
DEMO := seeds/bridge-closure.txt

EVAL ?=
LEARN ?=
DECISIONS ?=
TAUGHT := $(if $(DECISIONS),--decisions $(DECISIONS))
BENCH ?=
FUZZ ?= --minutes 480

.PHONY: help demo test lint docs docs-look docs-links picture hooks style types layers pages notebooks eval record eval-claims weights bench dist lock audit sbom fuzz install install-dev clean
.DELETE_ON_ERROR:

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | \
		while IFS="$$(printf '\t')" read -r target does; do printf '  %-12s %s\n' "$$target" "$$does"; done
	@sed -n '/^# [A-Z]*=/,/^$$/s/^#/ /p' $(firstword $(MAKEFILE_LIST))

demo: install  ## install, analyse one article, show the result here and write demo.html
	@$(BIN)/quotetrack extract --format html --output demo.html $(DEMO)
	@$(BIN)/quotetrack extract $(DEMO)
	@echo "The same as a page for your browser: $(CURDIR)/demo.html"

test: install-dev  ## install, run the tests
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: style types layers  ## style, types, import rules

style: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install-dev
	$(BIN)/mypy

layers: install-dev
	$(BIN)/lint-imports

pages: install-dev  ## write anew what is made from the code: terms, modules, commands, API, JSON Schema
	$(BIN)/python -m quotetrack.formats.schema_making
	$(BIN)/python -m tests.terms_page --write
	$(BIN)/python -m tests.module_map --write
	$(BIN)/python -m tests.cli.reference --write
	$(BIN)/python -m tests.service.api_page --write
	$(BIN)/python -m tests.quality.accuracy_page --write

notebooks: install-dev  ## execute the tutorials in docs/notebooks and store their outputs
	$(BIN)/python -m tests.notebook.executing

eval: install-dev $(VENV)/.installed-eval  ## score articles and cases, and say what was lost and won since the recorded run
ifeq ($(strip $(EVAL)),)
	$(BIN)/python -m tests.quality.eval_articles $(RECORD)
	$(BIN)/python -m tests.quality.eval_articles --set own $(RECORD)
	$(BIN)/python -m tests.quality.eval_articles --set fresh-open $(RECORD)
	$(BIN)/python -m tests.quality.eval_articles --set radio-open $(RECORD)
	$(BIN)/python -m tests.quality.eval_articles --set fresh
	$(BIN)/python -m tests.quality.eval_articles --set radio
	$(BIN)/python -m tests.quality.cases $(RECORD)
	$(BIN)/python -m tests.quality.eval_quotes $(RECORD)
	$(BIN)/python -m tests.quality.eval_quotes --split polnear-train --sample 100
else
	$(BIN)/python -m tests.quality.eval_quotes $(EVAL)
endif

record: RECORD = --record
record: eval  ## the same, make it the recorded run, and put its figures into the documents
	$(BIN)/python -m tests.quality.accuracy_page --write

eval-claims: install-dev  ## measure the claim stage on every corpus beside this repository
	$(BIN)/python -m tests.quality.eval_claims $(EVAL)

weights: install-dev $(VENV)/.installed-train  ## learn all weights again from the corpora beside this repository
	$(BIN)/python -m tests.quality.relearn $(LEARN) $(TAUGHT)
	$(BIN)/python -m tests.quality.learn_speakers $(TAUGHT)
ifeq ($(strip $(LEARN)),)
	$(BIN)/python -m quotetrack.train.naming tests/annotations/data/wild.jsonl \
		../shared/data/wild/raw.jsonl.gz ../shared/data/quotes/gum-train.jsonl.gz
	$(BIN)/python -m quotetrack.train.answers ../shared/data/claims/answers.jsonl.gz
	$(BIN)/python -m tests.quality.eval_dialogue --examples .quality/dialogue.jsonl
	$(BIN)/python -m quotetrack.train.dialogue .quality/dialogue.jsonl \
		quotetrack/quotes/data/dialogue_weights.tsv
	$(BIN)/python -m tests.quality.learn_narration
	$(BIN)/python -m tests.quality.moved_weights
endif

bench: install-dev  ## measure speed and memory beside what people would use instead
	$(BIN)/python -m tests.benchmark $(BENCH)

dist: install-dev  ## build wheel and source distribution twice and compare them
	.ci/build

lock: $(VENV)/.installed-supply  ## pin anew what development needs, with digests
	UV=$(BIN)/uv .ci/lock

audit: $(VENV)/.installed-supply  ## look the pinned packages up among known vulnerabilities
	$(BIN)/pip-audit --requirement .ci/development.lock --disable-pip --require-hashes --strict

sbom: $(VENV)/.installed-supply  ## write dist/sbom.json: what an installation with all extras is made of
	mkdir -p dist
	rm -rf $(VENV)/sbom && $(PYTHON) -m venv $(VENV)/sbom
	$(VENV)/sbom/bin/python -m pip install -qq --constraint constraints-cpu.txt '.[all]'
	$(BIN)/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml \
		--output-file dist/sbom.json $(VENV)/sbom/bin/python

docs: install-dev  ## build the site in build/site; warnings and broken links are errors
	rm -rf build/site
	$(BIN)/sphinx-build --quiet --fresh-env --fail-on-warning --keep-going -b html -d build/doctrees docs build/site
	$(BIN)/python -m tests.docs.site build/site

docs-look: docs  ## look at every page of the site with axe, in light, in dark and as on a phone (minutes)
	$(BIN)/python -m tests.docs.site build/site --look

docs-links: install-dev  ## follow the links of the site to other sites (needs a network)
	$(BIN)/sphinx-build --quiet -b linkcheck -d build/doctrees docs build/links

picture: install-dev  ## draw the picture of the README anew
	$(BIN)/python -m tests.docs.picture

hooks: install-dev  ## check style and types before each commit of this clone
	$(BIN)/pre-commit install

fuzz: install-dev  ## look for texts that break something, for eight hours of a night
	$(BIN)/python -m tests.fuzzing $(FUZZ)

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(VENV)/.python:
	@test -n "$(PYTHON)" || { \
		echo "quotetrack needs Python 3.10 or newer, and none is on the path." >&2; \
		echo "Install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "This Python cannot make virtual environments." >&2; \
		echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.torch: constraints-cpu.txt | $(VENV)/.python
	@echo "Installing PyTorch (once, about 200 MB) …"
	@$(PIP) --constraint constraints-cpu.txt torch 2>$(VENV)/torch.log || { \
		echo "Your package index has no PyTorch for the CPU alone; taking the standard one."; \
		echo "To avoid its gigabytes on Linux, point PIP_EXTRA_INDEX_URL to PyTorch's CPU wheels."; \
		$(PIP) torch; }
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.torch
	@echo "Installing quotetrack …"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(PIP) --editable '.[dev]'
	@touch $@

$(VENV)/.installed-supply: $(VENV)/.installed-dev
	@$(PIP) --editable '.[supply]'
	@touch $@

$(VENV)/.installed-eval: $(VENV)/.installed-dev
	@$(PIP) --editable '.[eval]'
	@touch $@

$(VENV)/.installed-train: $(VENV)/.installed-dev
	@$(PIP) --editable '.[train]'
	@touch $@

clean:  ## remove what make made
	rm -rf $(VENV) demo.html build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache
