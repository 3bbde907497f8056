# shellcheck shell=bash
# Where things are. The other scripts source this; it leaves them in the root of the project.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT" || exit

# Tools and build results live outside the clone, so that a new clone starts warm.
if [ -z "${STANDWERK_CACHE:-}" ]; then
  STANDWERK_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/standwerk
  if [ -w /var/cache/standwerk ]; then STANDWERK_CACHE=/var/cache/standwerk; fi
fi
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$STANDWERK_CACHE/target}

# Where setup puts a compiler if rustup cannot add the WASM target: one compiler for server and browser.
RUST_DIR=$STANDWERK_CACHE/rust
PATH=$RUST_DIR/bin:$PATH

# What bundle wrote last. Every build of the server embeds it, so that test and run builds share one server.
ASSETS=$CARGO_TARGET_DIR/assets
if [ -f "$ASSETS/assets.rs" ]; then export STANDWERK_ASSETS=$ASSETS; fi

# Typefaces for paper, which the server embeds too.
FONTS=$CARGO_TARGET_DIR/typefaces
if [ -d "$FONTS" ]; then export STANDWERK_FONTS=$FONTS; fi

# The outline of the world's land, for its maps.
ATLAS=$CARGO_TARGET_DIR/atlas/land-110m.json
if [ -f "$ATLAS" ]; then export STANDWERK_ATLAS=$ATLAS; fi

# Libraries of Python that tests compare with.
export STANDWERK_PYTHON=$STANDWERK_CACHE/python

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}

PG_BIN=$(dirname "$(command -v initdb || find /usr/lib/postgresql -name initdb 2>/dev/null | sort -V | tail -n 1)")
export CHROMIUM PG_BIN PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

# timed NAME COMMAND...: says what runs, and how long it took.
timed() {
  local name=$1 start=$SECONDS
  shift
  printf '== %s\n' "$name"
  "$@"
  printf -- '-- %s: %s s\n' "$name" $((SECONDS - start))
}

# A new folder for what tests write and throw away. Each has a database of its own that syncs at every step; no test cuts
# the power, so it lies in memory where there are two gigabytes of that to spare.
throwaway_folder() {
  local memory=/dev/shm
  if [ -w "$memory" ] && [ "$(df --output=avail -k "$memory" | tail -n 1)" -gt 2000000 ]; then
    mktemp -d -p "$memory" standwerk-XXXXXX
  else
    mktemp -d
  fi
}

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}
