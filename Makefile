# The targets, in the order in which a newcomer meets them:
#
#   make report    install what is missing, build, run every notebook in the quick profile; the reports are in
#                  .reports/quick/ (PROFILE=standard is the full reproduction, into Reports/)
#   make test      install what is missing, build, run the tests
#   make check     format, layering and documentation, as CI wants them
#   make           check, build and test: what a commit must pass
#   make format    rewrite the sources in our format
#   make bench     our times beside the peers', measured in one run (needs Python with scikit-learn; PyTorch, doit and snakemake if there)
#   make faults    kill runs, fill disks, damage stores and more, hundreds of times; count what survives (all must)
#   make fuzz      hostile notebooks and files, far more of them than `make test` tries
#   make slurm     run the notebooks through a Slurm of one node, and compare the reports with those of a run without it
#   make docs      the API documentation, into .build/docs
#   make setup     only install what is missing; `make setup-browser` a browser too, for the tests of pages
#   make clean     remove what the build made; the store and the reports stay

PROFILE ?= quick
# What apt must provide beside Swift itself.
PACKAGES := libopenblas-dev liblapacke-dev libgnuplot-iostream-dev gnuplot-nox libboost-iostreams-dev \
  libnlopt-dev libssl-dev zlib1g-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
  libjs-d3 pkg-config fonts-dejavu-core
# What the tests of pages need; without it they are skipped.
BROWSER_PACKAGES := chromium
# What a Slurm of one node needs.
SLURM_PACKAGES := slurm-wlm munge iproute2
SOURCES := Sources Tests Plugins Package.swift
BUILD := swift build --explicit-target-dependency-import-check error
PIPELINE := .build/debug/pipeline

.PHONY: all report test check build format lint docs bench faults fuzz slurm setup setup-browser clean
.DEFAULT_GOAL := all

all: lint test

report: build
	$(PIPELINE) all --profile $(PROFILE)

test: build
	OPENBLAS_NUM_THREADS=1 swift test --disable-xctest  # as the program does: tests run side by side already
	Scripts/program.sh
	Scripts/documents.sh

check: lint build docs

build: setup
	$(BUILD)

lint:
	swift format lint --strict -r $(SOURCES)

format:
	swift format -i -r $(SOURCES)

docs: setup
	Scripts/docs.sh

bench: setup
	Scripts/bench/run.sh

faults: build
	Scripts/faults.sh

fuzz: build
	FUZZ_TIMES=50 swift test --disable-xctest --filter 'Hostile|LyingHead'

slurm: build
	@Scripts/setup.sh $(SLURM_PACKAGES)
	Scripts/slurm/test.sh

setup:
	@Scripts/setup.sh $(PACKAGES)

setup-browser:
	@Scripts/setup.sh $(BROWSER_PACKAGES)

clean:
	swift package clean
