# Two commands on a fresh machine with Python 3.11 or newer: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test test-slow check lint types docs floors installed lock clean

demo: $(READY)   ## set up everything and run the main job on the bundled sample reports
	$(BIN)/walkback demo

test: $(READY)   ## set up everything and run the tests
	$(BIN)/python -m pytest

check: lint types docs test-slow test floors installed   ## everything that CI runs

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

docs: $(READY)   ## do the generated parts of the docs tell what the program does?
	$(BIN)/python docs/generate.py --check

test-slow: $(READY)   ## the tests that take long, among them those in a browser; "make test" runs the rest
	$(BIN)/python -m pytest -m slow

floors: $(READY)   ## does the reader still reach its floors?
	$(BIN)/python -m bench floors

INSTALLED_MB := 350   # a plain installation takes no more, its own pip counted
installed: ## does a plain `pip install` work by itself, outside the locked environment?
	rm -rf build/installed
	$(PYTHON) -m venv build/installed
	build/installed/bin/python -m pip install --quiet --disable-pip-version-check .
	# Python 3.11 puts it into every environment, later ones do not; nothing of ours needs it.
	build/installed/bin/python -m pip uninstall --quiet --yes --disable-pip-version-check setuptools
	cd build && installed/bin/walkback demo > /dev/null
	test $$(du -sm build/installed | cut -f1) -le $(INSTALLED_MB)

lock:   ## pin what development uses, with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra dev --output-file requirements-dev.txt pyproject.toml requirements-build.in

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Walkback needs Python 3.11 or newer; say which with: make PYTHON=/path/to/python3.11 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
