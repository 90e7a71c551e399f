# Everything there is to do here. `make` alone lists it.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
NODE := tests/node/node_modules/.package-lock.json
export NO_MKDOCS_2_WARNING = 1

help: ## list what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

serve: $(VENV)/ready ## show the site at http://127.0.0.1:8000/ and keep it fresh while you write
	$(RUN)/python -m carebook check --settings
	$(RUN)/mkdocs serve --strict

build: $(VENV)/ready ## write the site to site/, which stays as it was when a page has a fault
	$(RUN)/python -m carebook check --settings
	$(RUN)/mkdocs build --strict

zip: build ## write the site as one zip that opens from a disk: .build/, with the name of the site
	$(RUN)/python -m carebook zip site

release: $(VENV)/ready ## put together what is attached to the release TAG=v1.2.0: .build/release
	@test -n "$(TAG)" || { echo "Say which: make release TAG=v1.2.0" >&2; exit 1; }
	rm -rf .build/release .build/notes.md
	mkdir -p .build
	$(RUN)/python -m carebook notes "$(TAG)" > .build/notes.md
	$(MAKE) build
	$(RUN)/python -m carebook zip site -o ".build/release/pain-behind-the-knee-$(TAG).zip"
	cp site/leaflets/exercise-booklet-*.pdf .build/release/
	mv .build/notes.md .build/release/notes.md

check: $(VENV)/ready ## check every page: file, line, what is wrong, what to write
	$(RUN)/python -m carebook check

test: browser ## run the tests, on all cores
	$(RUN)/pytest -m "not slow" -n auto --dist worksteal

test-all: browser firefox nginx $(NODE) ## run the tests and the slow proofs, and tell which code they do not reach
	$(RUN)/pytest --cov -n auto --dist worksteal
	$(MAKE) test-served

test-served: browser nginx ## run the tests of pages, links and browser at a domain root and below a repository, behind nginx
	SERVED_AT=https://clinic.example/ SERVED_BY=nginx $(RUN)/pytest tests/site tests/browser -m "not slow" -n auto --dist worksteal
	SERVED_AT=https://someone.example/repository/ SERVED_BY=nginx $(RUN)/pytest tests/site tests/browser -m "not slow" -n auto --dist worksteal

tested: browser firefox nginx $(NODE) ## run what the accessibility statement names, and note the day and the versions in it
	$(RUN)/pytest --record-tested

lint: $(VENV)/ready ## check style and types of the code
	$(RUN)/ruff check .
	$(RUN)/mypy

browser: $(VENV)/ready ## make sure there is a browser for the tests
	$(RUN)/python tests/browser/install.py

firefox: $(VENV)/ready ## make sure there is a Firefox for the slow proofs
	$(RUN)/python tests/browser/install.py firefox

nginx: $(VENV)/ready ## make sure there is a web server for the slow proofs
	$(RUN)/python tests/browser/install.py nginx

publish-check: ## do what the publish workflow does before it publishes: lint, test, build into site/, valid HTML
	env -u SITE_URL -u REPO_URL -u CONTACT_EMAIL -u SOURCE_DATE_EPOCH .ci/run
	@# Dated by the midnight before, UTC, and not by the newest commit: so it says which checks are late, and who knows the day can make the same bytes.
	SOURCE_DATE_EPOCH="$${SOURCE_DATE_EPOCH:-$$(($$(date +%s) / 86400 * 86400))}" $(MAKE) build
	$(MAKE) validate SITE=site

validate: $(VENV)/ready $(NODE) ## check that every page is valid HTML: built fresh, or as it is in SITE=folder
	$(if $(SITE),,$(RUN)/mkdocs build --quiet --strict --site-dir .build/valid)
	$(RUN)/python -m tests.nu $(or $(SITE),.build/valid)

$(NODE): tests/node/package-lock.json
	@command -v npm >/dev/null || { echo "The slow proofs need Node.js 20 or newer, with npm. Install it, then run this again." >&2; exit 1; }
	npm --prefix tests/node ci --ignore-scripts --no-audit --no-fund --silent

bench: browser $(NODE) ## measure the site beside an empty page and its peers: .build/bench.json
	$(RUN)/python -m tests.bench

addresses: $(VENV)/ready ## put new pages and heading ids into docs/addresses.yml, where they stay for ever
	$(RUN)/python -m carebook addresses

coverage: browser ## run the tests and tell which lines of carebook/ none of them reaches: .build/coverage
	$(RUN)/pytest -m "not slow" -n auto --dist worksteal --cov --cov-report html:.build/coverage --cov-report term:skip-covered

audit: $(VENV)/ready $(NODE) ## ask the registries whether a pinned package has a known weakness
	$(RUN)/pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	$(RUN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock
	npm --prefix tests/node audit

licences: $(VENV)/ready ## list the licence of every pinned package
	@$(RUN)/python -m tests.licences

overdue: $(VENV)/ready ## list the pages whose next check is late
	$(RUN)/python -m carebook overdue

score: $(VENV)/ready ## score every page against published checklists: .build/scorecard.json
	$(RUN)/python -m carebook score -o .build/scorecard.json

schema: $(VENV)/ready ## write JSON Schemas of the front matter to .build/schema, for your editor
	$(RUN)/python -m carebook schema .build/schema

contact-sheet: $(VENV)/ready ## draw all pictures, light and dark, on one sheet: .build/contact-sheet.png
	$(RUN)/python -m carebook figures .build/contact-sheet.png

lock: $(VENV)/ready ## pin the newest allowed versions, with hashes, in requirements.lock
	$(RUN)/pip install --quiet pip-tools
	$(RUN)/pip-compile --quiet --upgrade --strip-extras --extra test --generate-hashes --allow-unsafe \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --no-header \
	  --output-file requirements.lock pyproject.toml

clean: ## take away everything that was made
	rm -rf .build .venv site

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(RUN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(RUN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.PHONY: help serve build zip release check addresses test test-all test-served publish-check coverage audit licences lint browser firefox nginx validate bench overdue score schema contact-sheet lock clean tested
