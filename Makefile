.PHONY: help run test bench watch fmt lint supply release

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install what is missing, build, and serve a demo fair
	@scripts/run

test: ## every check: format, lints, Rust tests on both databases, browser tests
	@scripts/test

bench: ## speed and memory of the release build, beside the barest rivals
	@scripts/bench

watch: ## serve, and rebuild on every change
	@scripts/watch

fmt: ## format the Rust code
	@cargo fmt --all

lint: ## formatting, clippy for server and browser, shellcheck
	@scripts/test lint

supply: ## what it is made of: licences, sources, known faults, list of components
	@scripts/supply-chain

release: ## build the release binary, and the list of what it is made of
	@scripts/setup --release && scripts/build --release && scripts/supply-chain
