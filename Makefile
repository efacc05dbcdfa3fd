# The commands of this project. Each does its own set-up, on a fresh Debian or Ubuntu too; see scripts/setup.sh.
#   make run          the kiosk; ARGS="--now 2016-12-08T10:30" adds to its command
#   make test         its tests
#   make lint         style, types, QML and who may import whom
#   make bench        measurements
#   make halls        ways in HALLS random halls against a slow, exact reference, open and closed in part
#   make walkers      walkers who know only the words, in the shipped hall and in WALKERS generated ones of each size
#   make screenshots  a picture of every screen, in build/screenshots
#   make package      a wheel and a folder that runs without Python, in dist
#   make lock         locks the requirements anew, for developers

VNC_PORT ?= 5900
PYTEST_ARGS ?= -n auto --maxprocesses 4 --dist worksteal
BENCH ?=
HALLS ?= 1000
WALKERS ?= 20
ARGS ?=
# Windows are painted into memory; what the caller's desktop sets for Qt has no say in a test.
OFFSCREEN = env -u QT_STYLE_OVERRIDE -u QT_QUICK_CONTROLS_STYLE -u QT_SCALE_FACTOR -u QT_IM_MODULE QT_QPA_PLATFORM=offscreen

.PHONY: run test lint bench halls walkers screenshots package lock

run:
	@scripts/setup.sh runtime
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec .venv/bin/kiosk run $(ARGS); \
	else \
		echo "No display here: look at the kiosk with a VNC viewer on localhost:$(VNC_PORT) (from afar: ssh -L $(VNC_PORT):localhost:$(VNC_PORT) THIS-MACHINE first)."; \
		echo "Or make pictures of every screen instead: make screenshots"; \
		exec .venv/bin/kiosk run --vnc $(VNC_PORT) $(ARGS); \
	fi

test:
	@scripts/setup.sh test
	$(OFFSCREEN) .venv/bin/python -m pytest $(PYTEST_ARGS)

lint:
	@scripts/setup.sh test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python scripts/lint_qml.py

bench:
	@scripts/setup.sh bench
	$(OFFSCREEN) .venv/bin/python -m benchmarks $(BENCH)

halls:
	@scripts/setup.sh test
	.venv/bin/python -m tests.wayfinding.random_halls $(HALLS)
	.venv/bin/python -m tests.wayfinding.closed_halls $(HALLS)

walkers:
	@scripts/setup.sh test
	.venv/bin/python -m tests.wayfinding.blind_walker
	.venv/bin/python -m tests.wayfinding.blind_walker --booths 24 --seeds $(WALKERS)
	.venv/bin/python -m tests.wayfinding.blind_walker --booths 120 --seeds $(WALKERS) --sample 30

screenshots:
	@scripts/setup.sh runtime
	.venv/bin/kiosk screenshots build/screenshots
	@# the pictures that the documents show are the same ones
	@for picture in docs/pictures/*.png; do cp "build/screenshots/$${picture##*/}" docs/pictures/; done

package:
	@scripts/setup.sh package
	.venv/bin/python scripts/package.py

lock:
	@scripts/setup.sh runtime
	@scripts/lock.sh
