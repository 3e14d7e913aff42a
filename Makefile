# From a fresh checkout with Python 3.11 and pip to a printed ledger (run) or to lint, types and tests (test).
# Another Python: make run PYTHON=/path/to/python3.11

PYTHON ?= $(shell command -v python3.11 || command -v python3)
LEDGER ?= examples.ledger
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras \
	--allow-unsafe --build-deps-for wheel --build-deps-for editable \
	--no-emit-options --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

.PHONY: run test docs lock clean

# Installs, adds the example reports to a ledger (what is there already is not coded again), prints its incidents.
run: $(VENV)/installed
	$(BIN)/reportedly add examples --ledger $(LEDGER)
	$(BIN)/reportedly incidents --ledger $(LEDGER)

# Installs what tests need; then lint, format, types and tests.
test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/pytest

# Writes what the documents' commands print into the documents anew.
docs: $(VENV)/installed-dev
	$(BIN)/python tests/contracts/consoles.py

# Exact versions and hashes from the ranges in pyproject.toml; versions stay where they fit. Newer ones: make lock UP=-U
lock: $(VENV)/installed-dev
	$(COMPILE) $(UP) --output-file requirements.lock pyproject.toml
	$(COMPILE) $(UP) --extra dev --constraint requirements.lock --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) $(LEDGER) $(LEDGER)-wal $(LEDGER)-shm dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 is needed; name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/installed
