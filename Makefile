# The commands of the project. They work from any folder: make -C "/some where/finsam" run, or make -f "/some where/finsam/Makefile" run
HERE := $(shell cd "$$(dirname "$(strip $(MAKEFILE_LIST))")" && pwd -P)

ifneq ($(HERE),$(CURDIR))
# called from another folder: go home first
.DEFAULT_GOAL := run
Makefile: ;
%:
	@$(MAKE) --no-print-directory -C "$(HERE)" $@
else

PYTHON ?= python3
VENV := .venv
TOOLS := .venv-tools
# the browser's tests mostly wait: one more than the cores. They come first, so that none of them waits alone at the end
WORKERS := $(shell expr $$(nproc) + 1)
BIN := $(VENV)/bin/python

.PHONY: run data test lint bench shots lock audit check clean

run: $(VENV)/ready  ## build what has changed and serve the dashboard at http://127.0.0.1:8501
	@$(BIN) -m finsam_data.build --or-keep
	@$(BIN) run.py

data: $(VENV)/ready  ## build a version from data/ and let readers have it
	@$(BIN) -m finsam_data.build

test: $(VENV)/ready-dev lint  ## lint and all tests, the browser's included
	@$(BIN) -m tools.browser
	@$(BIN) -m tools.office
	@$(BIN) -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

lint: $(VENV)/ready-dev
	@$(BIN) -m ruff check .
	@$(BIN) -m ruff format --check .

bench: $(VENV)/ready-dev data  ## measure speed against the plain reference page
	@$(BIN) -m tools.browser
	@$(BIN) -m bench

shots: $(VENV)/ready-dev data  ## pictures of every page at two sizes, in shots/
	@$(BIN) -m tools.browser
	@$(BIN) -m tools.shots

lock: $(TOOLS)/ready  ## write requirements*.lock anew; UPGRADE=--upgrade takes the newest that the lists allow
	@sh tools/lock.sh "$(TOOLS)" $(UPGRADE)

audit: $(TOOLS)/ready  ## ask a public list of known weaknesses about every package
	@sh tools/audit.sh "$(TOOLS)"

check: test  ## what CI runs

clean:
	rm -rf $(VENV) $(TOOLS) build shots

# the environment is made again when its list changes
$(VENV)/ready: requirements.txt requirements.lock
	@sh tools/environment.sh "$(PYTHON)" "$(VENV)" requirements
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt requirements-dev.lock $(VENV)/ready
	@sh tools/environment.sh "$(PYTHON)" "$(VENV)" requirements-dev
	@touch $@

# what writes the locks must be had without one that is up to date
$(TOOLS)/ready: requirements-tools.lock
	@sh tools/environment.sh "$(PYTHON)" "$(TOOLS)" requirements-tools
	@touch $@

endif
