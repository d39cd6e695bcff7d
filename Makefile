# Everyday targets. Each does its own set-up with Python 3.11 (or newer) and make alone.
# An environment is made again when its lock file, pyproject.toml or the folder of the checkout changes.

PYTHON ?= $(shell for p in python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
LOCK := .venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

stamp = $(1)/stamp-$(shell (echo '$(CURDIR)'; cat pyproject.toml requirements/$(2).txt) | cksum | tr ' ' '-')
TEST_ENV := $(call stamp,.venv,test)
BENCH_ENV := $(call stamp,.venv-bench,bench)
LOCK_ENV := $(call stamp,.venv-lock,lock)

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := test
.PHONY: demo test test-slow test-ui coverage-definitions bench lint catalogues lock clean

demo: $(TEST_ENV)
	$(BIN)/luongxanh demo

# The quick failures come first. Each process takes one half of the tests as they stand, so that what the tests of one file
# share is made once, and at the end one helps the other.
test: lint
	$(PYTEST) -n 2 --dist worksteal -m "not slow and not ui"
	@echo "left out here: tests marked slow (make test-slow, they take minutes)" \
		"and ui (make test-ui, they need a browser or LibreOffice)"

lint: $(TEST_ENV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy workflow
	$(BIN)/lint-imports --no-logo

test-slow: $(TEST_ENV)
	$(call run_marked,slow)

# The reports are opened in Chromium, which is installed where it is not there (on Debian, as root).
test-ui: $(TEST_ENV)
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; }
	$(call run_marked,ui)

# pytest answers 5 when it finds no test.
define run_marked
@$(PYTEST) -n 2 -m $(1); code=$$?; \
	if [ $$code -eq 5 ]; then echo "$@: no test is marked $(1) in this version"; else exit $$code; fi
endef

# What of the shipped definitions the specs show, and what specs and tests show; SHOW=--json or --specs tells more.
coverage-definitions: $(TEST_ENV)
	@$(BIN)/python -m tests.coverage_definitions $(SHOW)

bench: $(BENCH_ENV)
	@set -e; for file in tests/benchmarks/bench_*.py; do \
		if [ ! -e "$$file" ]; then echo "bench: wanted tests/benchmarks/bench_*.py, but there is none"; exit 2; fi; \
		name=$$(basename "$$file" .py); echo "== $$name"; .venv-bench/bin/python -m "tests.benchmarks.$$name"; \
	done

# The texts of the command line: out of the code into the .po files, from these the .mo files.
catalogues: $(TEST_ENV)
	$(BIN)/python -m tests.catalogues

# Keeps the pinned versions that still fit pyproject.toml; delete a line of the lock file to move that package.
lock: $(LOCK_ENV)
	$(LOCK) pyproject.toml --group test --output-file requirements/test.txt
	$(LOCK) pyproject.toml --group bench --constraints requirements/test.txt --output-file requirements/bench.txt
	$(LOCK) --group lock --output-file requirements/lock.txt

clean:
	rm -rf .venv .venv-bench .venv-lock build dist .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find workflow tests -name __pycache__ -type d -prune -exec rm -rf {} +

define fresh_environment
	@if [ -z "$(PYTHON)" ]; then echo "set-up: wanted Python 3.11 or newer, but found neither as python3.11 nor as python3;" \
		"possible: make PYTHON=/path/to/python" >&2; exit 2; fi
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "set-up: wanted Python 3.11 or newer," \
		"but $(PYTHON) is not; possible: make PYTHON=/path/to/python" >&2; exit 2; }
	rm -rf $(1)
	"$(PYTHON)" -m venv $(1)
	$(1)/bin/python -m pip install --quiet --require-hashes -r requirements/$(2).txt
endef

$(TEST_ENV):
	$(call fresh_environment,.venv,test)
	.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(BENCH_ENV):
	$(call fresh_environment,.venv-bench,bench)
	.venv-bench/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(LOCK_ENV):
	$(call fresh_environment,.venv-lock,lock)
	@touch $@
