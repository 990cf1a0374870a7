# Second Reader: two commands are enough. `make help` lists the rest.
# Node is only ever called through npm: `npm ci` brings a private Node 24 on Linux, whatever the host has.

NPM := npm --no-fund --no-audit --loglevel=error
INSTALLED := node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PHONY: help demo test check start install browser clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: install ## Grade a class through a demo LMS and keep serving it; options: make demo ARGS="--help"
	@npm run -s demo -- $(ARGS)

test: install browser ## Run every test
	@npm test -- $(ARGS)

check: install browser ## Format, lint, types, import rules, dead code and tests
	@npm run -s check

start: install ## Run the tool itself (settings: README)
	@npm run -s start

install: $(INSTALLED)

$(INSTALLED): package.json package-lock.json
	@command -v npm >/dev/null || { echo 'npm is missing. On Debian 12: apt-get install npm, or Node 20 or newer from nodejs.org.' >&2; exit 1; }
	@echo 'Installing packages (about half a minute, once) …' >&2
	@$(NPM) ci || { echo 'npm ci failed: see its words above. It needs the network once, and about 600 MB of disk.' >&2; exit 1; }
	@touch $(INSTALLED)

# Browser tests drive the system's Chromium; nothing is downloaded by npm.
browser:
	@command -v chromium >/dev/null || { \
	  echo 'Chromium is missing; the browser tests need it. Installing the Debian package …' >&2; \
	  { test "$$(id -u)" = 0 || { echo 'Please run: sudo apt-get install chromium' >&2; exit 1; }; } && \
	  apt-get update -qq && apt-get install -y -qq chromium >/dev/null; }

clean: ## Remove installed packages and the demo's data
	rm -rf node_modules .data .demo
