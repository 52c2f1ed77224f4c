# shellcheck shell=bash
# Sourced by `manual`: makes Rust build for ${triples[@]}. By rustup where it has them; else core and alloc are
# compiled from source into a sysroot of our own: from rust-src, or with compiler and source of Debian.

# Debian's compiler and its source, which must be of one version, in a folder of our own: sets RUSTC.
debian_rust() {
  local at=$target/debian-embedded std llvm
  if ! [ -x "$at/rustc" ]; then
    apt_get update
    std=$(apt-cache depends libstd-rust-web-dev | sed -n 's/.*Depends: \(libstd-rust-web-[0-9.]*\)$/\1/p')
    llvm=$(apt-cache depends "$std" | sed -n 's/.*Depends: \(libllvm[0-9]*\)$/\1/p')
    rm -rf "$at" && mkdir -p "$at/packages"
    (cd "$at/packages" && apt-get -qq -o APT::Sandbox::User="$(id -un)" download \
      rustc-web libstd-rust-web-dev rust-web-src "$std" "$llvm")
    for package in "$at"/packages/*.deb; do dpkg-deb -x "$package" "$at"; done
    # A gigabyte, of which this is the most and of no use.
    rm -r "$at/packages"
    find "$at"/usr/src/rustc-*/* -maxdepth 0 ! -name library -exec rm -r {} +
    mkdir -p "$at/usr/lib/rustlib/src"
    ln -s "$at"/usr/src/rustc-* "$at/usr/lib/rustlib/src/rust"
    printf '#!/bin/sh\nLD_LIBRARY_PATH=%q exec %q "$@"\n' "$at/usr/lib/$(uname -m)-linux-gnu" "$at/usr/bin/rustc" \
      > "$at/rustc"
    chmod +x "$at/rustc"
  fi
  export RUSTC=$at/rustc
}

# core, alloc and what they need, in a sysroot of their own.
build_sysroot() {
  local sysroot=$1 triple=$2 stub=$target/stub to
  to=$sysroot/lib/rustlib/$triple/lib
  ! [ -d "$to" ] || return 0
  mkdir -p "$stub/src"
  printf '#![no_std]\n' > "$stub/src/lib.rs"
  printf '[package]\nname = "stub"\nedition = "2024"\n[workspace]\n' > "$stub/Cargo.toml"
  # Bitcode, for link-time optimisation across all crates.
  RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$stub/target CARGO_ENCODED_RUSTFLAGS='-Cembed-bitcode=yes' \
    cargo build --quiet --release -Zbuild-std=core,alloc --target "$triple" --manifest-path "$stub/Cargo.toml"
  mkdir -p "$to.part"
  cp "$stub/target/$triple/release/deps"/lib{core,alloc,compiler_builtins}-*.rlib "$to.part/"
  mv "$to.part" "$to"
  rm -r "$stub"
}

if rustup target add "${triples[@]}" 2> /dev/null; then
  echo 'toolchain: by rustup'
else
  own=$(rustc --print sysroot)
  # The linker is in every toolchain, whatever its targets.
  lld=$(echo "$own"/lib/rustlib/*/bin/rust-lld)
  if [ -d "$own/lib/rustlib/src/rust/library" ] || rustup component add rust-src 2> /dev/null; then
    echo 'toolchain: core and alloc from rust-src'
  else
    debian_rust
    echo 'toolchain: compiler, core and alloc from Debian'
  fi
  sysroot=$target/sysroot-$("${RUSTC:-rustc}" -vV | sed -n 's/^release: //p')
  for triple in "${triples[@]}"; do build_sysroot "$sysroot" "$triple"; done
  # For the target alone: build scripts have the host's own sysroot, as Cargo is given a target.
  export CARGO_ENCODED_RUSTFLAGS="--sysroot=$sysroot"$'\x1f'"-Clinker=$lld"
fi
