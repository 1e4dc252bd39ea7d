# `make run` is all a newcomer needs; the others are for development. See README.md.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PORT   ?=

.PHONY: run setup test check format docs lock evals baselines tagger bench wheel clean

run: setup ## install what is missing, bring data up to date, start the app on 127.0.0.1
	@$(BIN)/casebuilder migrate
	@$(BIN)/casebuilder knowledge build
	@exec $(BIN)/casebuilder run $(if $(PORT),--port $(PORT))

setup: ## make .venv hold exactly what requirements.lock says
	@$(PYTHON) tools/setup.py --venv $(VENV)

test: setup ## all tests
	$(BIN)/python -m pytest

check: setup ## what a change must pass besides the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --strict tools/setup.py tools/installing.py tools/lock.py tools/docs.py
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/docs.py --check

format: setup ## put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: setup ## write the generated pages of docs/ anew
	$(BIN)/python tools/docs.py

lock: ## resolve the dependencies of pyproject.toml anew and write requirements.lock
	$(PYTHON) tools/lock.py

evals: setup ## measure quality: every eval task on the test half, with the model that is active
	$(BIN)/casebuilder eval run

baselines: setup ## run every eval task on both halves with the embedded model; write what later runs are compared with
	$(BIN)/python -m evals.rebase

tagger: setup ## train the tagger on the marked talk anew (half an hour), into prompts/
	$(BIN)/python -m training.marking.fit

# The packages that our reading of messages is measured against want other versions than the lock has.
bench: setup ## measure reading, turns, start, retrieval, validation and the language model on this machine
	$(BIN)/python benchmarks/setup_peers.py build/peers
	build/peers/bin/python benchmarks/bench_peers.py
	@for script in $(filter-out %/bench_peers.py,$(wildcard benchmarks/bench_*.py)); do echo "== $$script"; $(BIN)/python $$script || exit 1; done
	$(BIN)/casebuilder model bench

wheel: setup ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --no-index --wheel-dir dist .

clean: ## remove everything that was built here; your data stays
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
