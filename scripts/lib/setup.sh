# Sourced by the other scripts: makes sure that this machine can build Broadsheet.
#
# Needs Swift 6.3 or later and zlib with its header; installs the latter on Debian and Ubuntu.
# Sets `root`, the package's folder. Says nothing when all is there; never writes to stdout.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

say() { printf 'broadsheet: %s\n' "$*" >&2; }

die() {
  say "$@"
  exit 1
}

require_swift() {
  local needed=6.3 version
  command -v swift >/dev/null 2>&1 ||
    die "Swift $needed or later is needed and there is none: see https://www.swift.org/install/linux"
  version="$(swift --version 2>/dev/null </dev/null |
    awk 'match($0, /Swift version [0-9]+\.[0-9]+/) { print substr($0, RSTART + 14, RLENGTH - 14); exit }')"
  awk -v have="${version:-0.0}" -v want="$needed" 'BEGIN {
    split(have, h, "."); split(want, w, ".")
    exit !(h[1] + 0 > w[1] + 0 || (h[1] + 0 == w[1] + 0 && h[2] + 0 >= w[2] + 0))
  }' || die "Swift $needed or later is needed, this is ${version:-of an unknown version}:" \
    "see https://www.swift.org/install/linux"
}

# Whether a program that uses zlib compiles and links, for a zlib that is not in the usual place.
links_zlib() {
  local compiler
  compiler="$(command -v clang || command -v cc)" || return 1
  printf '#include <zlib.h>\nint main(void) { return zlibVersion() == 0; }\n' |
    "$compiler" -x c - -lz -o /dev/null >/dev/null 2>&1
}

has_zlib() {
  local library
  [ "$(uname -s)" = Linux ] || return 0
  if [ -e /usr/include/zlib.h ]; then
    for library in /usr/lib/*-linux-*/libz.so /usr/lib64/libz.so /usr/lib/libz.so; do
      if [ -e "$library" ]; then return 0; fi
    done
  fi
  links_zlib
}

# Runs apt-get as root; its output is shown only if it fails.
apt() {
  local prefix=() log status=0
  if [ "$(id -u)" -ne 0 ]; then prefix=(sudo); fi
  log="$(mktemp)"
  "${prefix[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" \
    >"$log" 2>&1 </dev/null || status=$?
  if [ "$status" -ne 0 ]; then apt_log="$(tail -n 15 "$log")"; fi
  rm -f "$log"
  return "$status"
}

require_zlib() {
  has_zlib && return
  local by_hand="install zlib and its header by hand (Debian and Ubuntu: apt-get install zlib1g-dev)"
  command -v apt-get >/dev/null 2>&1 || die "zlib.h is missing and there is no apt-get: $by_hand"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
    die "zlib.h is missing, and installing it takes root or sudo: $by_hand"
  fi
  say "zlib.h is missing: installing zlib1g-dev with apt-get"
  local apt_log=""
  # The package lists of a fresh machine are empty or stale: fetch them if the first try fails.
  apt install --no-install-recommends zlib1g-dev || {
    apt update && apt install --no-install-recommends zlib1g-dev
  } || {
    printf '%s\n' "$apt_log" >&2
    die "apt-get could not install zlib1g-dev: $by_hand"
  }
  has_zlib || die "zlib1g-dev is installed, yet no program links with zlib: $by_hand"
}

require_swift
require_zlib
