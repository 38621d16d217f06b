# Everything from a fresh clone with Python 3.10 or newer and make:
#
#   make demo   install, analyse one article, show the result here and write demo.html
#   make test   install, run the tests
#   make lint   style, types, import rules
#   make clean  remove what make made
#   make pages  write anew what is made from the code: terms, modules, commands, JSON Schema
#   make notebooks     execute the tutorials in docs/notebooks and store their outputs
#   make eval          score real articles, invented cases and an annotated corpus, and say what was
#                      lost and won since the recorded run; the articles lie beside this repository
#   make record        the same, make it the recorded run, and put its figures into the documents
#   make eval-claims   measure the claim stage on every corpus beside this repository
#   make weights       learn all weights again from the corpus beside this repository
#   make fuzz          look for texts that break something, for eight hours of a night
#   make dist          build wheel and source distribution twice and compare them
#   make lock          pin anew what development needs, with digests
#   make audit         look the pinned packages up among known vulnerabilities
#   make sbom          write dist/sbom.json: what an installation with all extras is made of
#   make bench         measure speed and memory beside what people would use instead
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

.PHONY: demo test lint style types layers pages notebooks eval record eval-claims weights bench dist lock audit sbom fuzz install install-dev clean
.DELETE_ON_ERROR:

demo: install
	@$(BIN)/quotetrack extract --format html --output demo.html $(DEMO)
	@$(BIN)/quotetrack extract $(DEMO)
	@echo "The same as a page for your browser: $(CURDIR)/demo.html"

test: install-dev
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: style types layers

style: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install-dev
	$(BIN)/mypy

layers: install-dev
	$(BIN)/lint-imports

pages: install-dev
	$(BIN)/python -m quotetrack.formats.schema_making
	$(BIN)/python -m tests.terms_page --write
	$(BIN)/python -m tests.module_map --write
	$(BIN)/python -m tests.cli.reference --write
	$(BIN)/python -m tests.quality.accuracy_page --write

notebooks: install-dev
	$(BIN)/python -m tests.notebook.executing

eval: install-dev
ifeq ($(strip $(EVAL)),)
	$(BIN)/python -m tests.quality.eval_articles $(RECORD)
	$(BIN)/python -m tests.quality.eval_articles --set own $(RECORD)
	$(BIN)/python -m tests.quality.cases $(RECORD)
	$(BIN)/python -m tests.quality.eval_quotes $(RECORD)
	$(BIN)/python -m tests.quality.eval_quotes --split polnear-train --sample 100
else
	$(BIN)/python -m tests.quality.eval_quotes $(EVAL)
endif

record: RECORD = --record
record: eval
	$(BIN)/python -m tests.quality.accuracy_page --write

eval-claims: install-dev
	$(BIN)/python -m tests.quality.eval_claims $(EVAL)

weights: install-dev $(VENV)/.installed-train
	$(BIN)/python -m tests.quality.relearn $(LEARN) $(TAUGHT)
	$(BIN)/python -m tests.quality.learn_speakers $(TAUGHT)
ifeq ($(strip $(LEARN)),)
	$(BIN)/python -m quotetrack.train.naming tests/annotations/data/wild.jsonl \
		../shared/data/wild/raw.jsonl.gz ../shared/data/quotes/gum-train.jsonl.gz
	$(BIN)/python -m quotetrack.train.answers ../shared/data/claims/answers.jsonl.gz
	$(BIN)/python -m tests.quality.eval_dialogue --examples .quality/dialogue.jsonl
	$(BIN)/python -m quotetrack.train.dialogue .quality/dialogue.jsonl \
		quotetrack/quotes/data/dialogue_weights.tsv
	$(BIN)/python -m tests.quality.moved_weights
endif

bench: install-dev
	$(BIN)/python -m tests.benchmark $(BENCH)

dist: install-dev
	.ci/build

lock: $(VENV)/.installed-supply
	UV=$(BIN)/uv .ci/lock

audit: $(VENV)/.installed-supply
	$(BIN)/pip-audit --requirement .ci/development.lock --disable-pip --require-hashes --strict

sbom: $(VENV)/.installed-supply
	mkdir -p dist
	rm -rf $(VENV)/sbom && $(PYTHON) -m venv $(VENV)/sbom
	$(VENV)/sbom/bin/python -m pip install -qq --constraint constraints-cpu.txt '.[all]'
	$(BIN)/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml \
		--output-file dist/sbom.json $(VENV)/sbom/bin/python

fuzz: install-dev
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

$(VENV)/.installed-train: $(VENV)/.installed-dev
	@$(PIP) --editable '.[train]'
	@touch $@

clean:
	rm -rf $(VENV) demo.html build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache
