# Sourced by every script of .ci/, checks/ and benches/, with its own folder as the current one afterwards:
# `. "$(dirname "$0")/../common.sh"`.
# shellcheck shell=bash disable=SC2034 # the scripts use what is set here
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# All that is built goes here, by every script: what two of them need is built once.
target=$(cd "$root" && realpath -m "${CARGO_TARGET_DIR:-target}")
export CARGO_TARGET_DIR=$target
# Nobody debugs what is built here, and without the means to do so it is built sooner.
export CARGO_PROFILE_DEV_DEBUG=${CARGO_PROFILE_DEV_DEBUG:-0}
cd "$(dirname "$0")"

fail() {
  printf 'FAILED: %s\n' "$*"
  exit 1
}

# A folder that is gone when the script ends, whatever may be read in it: sets `folder`.
scratch() {
  folder=$(mktemp -d)
  trap 'chmod -R u+rwX "$folder"; rm -rf "$folder"' EXIT
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs the Debian packages of commands that are missing: `need valgrind man:man-db`.
need() {
  local it missing=()
  for it; do command -v "${it%%:*}" > /dev/null || missing+=("${it#*:}"); done
  [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
}
install_packages() {
  as_root apt-get -qq update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@" > /dev/null
}

# Puts a cargo subcommand on the PATH: `cargo_tool cargo-deny 0.20.2`. What is installed already serves, whatever
# its version; else that version is built, once.
cargo_tool() {
  PATH=$target/tools/bin:$PATH
  # Without optimisation it builds faster, and none of these tools works hard itself. A target folder of ours
  # would keep a gigabyte that nothing needs again.
  command -v "$1" > /dev/null || env -u CARGO_TARGET_DIR \
    cargo install --locked --debug --quiet --root "$target/tools" "$1" --version "$2" >&2
}

has_nightly() { cargo +nightly --version > /dev/null 2>&1; }

# Prints the path of a Python that has the packages of a file of requirements, made once for each state of it.
python_with() {
  local at
  at=$target/python/$(sha256sum < "$1" | cut -c 1-16)
  if ! [ -e "$at/complete" ]; then
    # Debian ships Python without what makes a venv.
    python3 -c 'import ensurepip' 2> /dev/null || install_packages python3-venv
    python3 -m venv --clear "$at"
    "$at/bin/pip" install --quiet --disable-pip-version-check --requirement "$1" >&2
    touch "$at/complete"
  fi
  echo "$at/bin/python"
}

# Copies the sources into a folder, as they are and not as they were committed. What is built there goes best into
# "$target/elsewhere": in one target folder, Cargo takes two copies of a package for one that changes all the time.
copy_sources() {
  mkdir -p "$1"
  tar -C "$root" --exclude=./.git --exclude=target --exclude="./${target#"$root/"}" -cf - . | tar -C "$1" -xmf -
}

# Unpacks the library's package, as a user of the registry gets it, into a folder that is emptied before. Files in
# a .crate bear no time of their own: without -m a changed package would look unchanged.
unpack_library() {
  (cd "$root" && cargo package --package hyperscaler-investments --locked --allow-dirty --no-verify --quiet)
  rm -rf "$1" && mkdir -p "$1"
  tar -xzmf "$target/package/hyperscaler-investments-$(version_of Cargo.toml).crate" -C "$1" --strip-components=1
}
version_of() { sed -n 's/^version = "\(.*\)"/\1/p' "$root/$1"; }

# The tables that the library's build script wrote, by the messages of Cargo: `cargo .. --message-format json | tables`.
tables() {
  sed -nE '\,"build-script-executed".*[/#]hyperscaler-investments[#@],s,.*"out_dir":"([^"]*)".*,\1/tables.rs,p' | tail -n 1
}

# Nothing from outside may change what is compiled where it is measured.
measured_alone() {
  unset RUSTC_WRAPPER RUSTFLAGS HYPERSCALER_INVESTMENTS_DATA
  export CARGO_INCREMENTAL=0
}
