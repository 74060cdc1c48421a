# The course's commands. Each sets itself up first, from python3 (3.11 to 3.13), make and git.

# The Python that makes the environment: the one that made the present one, or else python3.
PYTHON ?= $(shell p=$$(sed -n 's/^executable = //p' .venv/pyvenv.cfg 2>/dev/null); \
            if [ -x "$$p" ]; then echo "$$p"; else echo python3; fi)
PY := .venv/bin/python

# nbgrader calls other programs of the environment by their names.
SYSTEM_PATH := $(PATH)
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Nothing of the user's own Python settings reaches in.
unexport PYTHONPATH PYTHONHOME PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV
# Hundreds of processes would each compile the course's modules again.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONNOUSERSITE := 1
# The system's certificates: a university's proxy is often known only there.
UV_SYSTEM_CERTS ?= 1
export UV_SYSTEM_CERTS
# The course's matrices are small: several threads would only wait for each other.
export OPENBLAS_NUM_THREADS := 1

# Jupyter refuses to run as root, as one is in a container, unless it is told to.
ifeq ($(shell id -u),0)
override LABFLAGS += --allow-root
endif

# PyTorch and JAX are measured where they are: in an environment of their own, if there is one.
BENCH_PYTHON ?= $(if $(wildcard .venv-bench/bin/python),.venv-bench/bin/python,$(PY))
TORCH ?= torch==2.13.0

.PHONY: help setup lab grade report regrade exports attacks release notebooks data bank mutants
.PHONY: test test-slow test-browser bench bench-quick bench-rivals bench-grading scale lock clean

help: ## this list
	@awk -F ': .*## ' '/^[a-z-]+:.*## / { printf "  make %-14s%s\n", $$1, $$2 }' Makefile

setup: export PATH := $(SYSTEM_PATH)
setup: ## make the environment in .venv (PYTHON=python3.12 chooses the Python)
	@"$(PYTHON)" tools/bootstrap.py

lab: export JUPYTER_CONFIG_PATH := $(CURDIR)/config
lab: setup ## open the course as a student sees it (LABFLAGS= goes to JupyterLab)
	$(PY) -m dlhelpers.grading.lab $(LABFLAGS)

grade: setup ## grade submitted/, or a sample class where that is empty (GRADEFLAGS=--help)
	$(PY) -m dlhelpers.grading $(GRADEFLAGS)

report: setup ## write build/report/: what the class understood, and what it did not
	$(PY) -m dlhelpers.grading.report $(REPORTFLAGS)

regrade: setup ## grade again after a fix, and say whose marks changed (REGRADEFLAGS=--dry-run)
	$(PY) -m dlhelpers.grading.regrade $(REGRADEFLAGS)

exports: setup ## write the marks for import into Canvas and Moodle
	$(PY) -m dlhelpers.grading.exports $(EXPORTFLAGS)

attacks: setup ## try to cheat the grader, and plain nbgrader, in every known way (ATTACKFLAGS=--help)
	$(PY) -m attacks $(ATTACKFLAGS)

release: setup ## build what a student gets, as one zip
	$(PY) -m dlhelpers.grading.release

notebooks: setup ## build notebooks/ from lessons/
	$(PY) -m dlhelpers.grading.notebooks

data: setup ## make the files of data/ again
	$(PY) data/make_data.py

bank: setup ## count what the checks catch, name and accept, into the README
	$(PY) -m dlhelpers.grading.bank

mutants: setup ## try small slips in all solutions on the checks (MUTANTS="--lesson 03")
	$(PY) -m dlhelpers.grading.mutants $(MUTANTS)

test: setup ## check the style and run the tests
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m pytest -n 2

test-slow: setup ## run the tests that take minutes
	$(PY) -m pytest -n 2 -m slow

test-browser: setup ## run the tests that need a Chromium
	$(PY) -m uv pip install --quiet --python $(PY) --require-hashes -r requirements/browser.txt
	$(PY) -m pytest -m browser

bench: setup ## measure the layers beside others (10 minutes); writes benchmarks/README.md
	$(BENCH_PYTHON) -m benchmarks $(BENCHFLAGS)

bench-quick: setup ## the same in less than a minute; writes nothing
	$(BENCH_PYTHON) -m benchmarks --quick

# On Linux PyTorch's usual build brings gigabytes for graphics processors. Its page of downloads
# names a smaller one for the processor alone: give what stands there after `pip install torch`.
bench-rivals: setup ## make .venv-bench, which has PyTorch and JAX too (TORCHFLAGS= goes to pip)
	"$(PYTHON)" -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	.venv-bench/bin/python -m pip install --quiet "$(TORCH)" $(TORCHFLAGS)

bench-grading: setup ## time grading beside nbgrader's own command (BENCHFLAGS=; 20 minutes)
	$(PY) -m benchmarks.grading $(or $(BENCHFLAGS),--rounds 3)

scale: setup ## install what --scheduler (Dask) and --db (PostgreSQL) need
	$(PY) -m uv pip install --quiet --python $(PY) --require-hashes -r requirements/scale.txt

lock: setup ## pin the newest versions of all packages
	$(PY) tools/lock.py

clean: ## remove what make can make again, and nobody's work
	rm -rf .venv .venv-bench build release *.egg-info .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
