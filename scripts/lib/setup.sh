# Sourced by the other scripts: makes sure that this machine can build Broadsheet.
#
# Needs Swift 6.3 or later and zlib with its header; installs the latter on Debian and Ubuntu.
# Sets `root`, the package's folder, and `traits`, options for swift build. Says nothing when all is there; never writes to stdout.

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

# has_library HEADER NAME: whether a C library can be compiled and linked with.
has_library() {
  local library
  [ "$(uname -s)" = Linux ] || { [ "$2" = z ] && return; }
  if [ -e "/usr/include/$1" ]; then
    for library in /usr/lib/*-linux-*/"lib$2.so" "/usr/lib64/lib$2.so" "/usr/lib/lib$2.so"; do
      if [ -e "$library" ]; then return 0; fi
    done
  fi
  links "$1" "$2"
}

# The same for a library that is not in the usual place, by trying.
links() {
  local compiler
  compiler="$(command -v clang || command -v cc)" || return 1
  printf '#include <%s>\nint main(void) { return 0; }\n' "$1" |
    "$compiler" -x c - "-l$2" -o /dev/null >/dev/null 2>&1
}

has_zlib() { has_library zlib.h z; }

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

# install_packages PACKAGE…: says so; fails with what apt-get said where that cannot.
install_packages() {
  local apt_log=""
  say "installing with apt-get: $*"
  # The package lists of a fresh machine are empty or stale: fetch them if the first try fails.
  apt install --no-install-recommends "$@" || { apt update && apt install --no-install-recommends "$@"; } || {
    printf '%s\n' "$apt_log" >&2
    say "apt-get could not install $*"
    return 1
  }
}

require_zlib() {
  has_zlib && return
  local by_hand="install zlib and its header by hand (Debian and Ubuntu: apt-get install zlib1g-dev)"
  command -v apt-get >/dev/null 2>&1 || die "zlib.h is missing and there is no apt-get: $by_hand"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
    die "zlib.h is missing, and installing it takes root or sudo: $by_hand"
  fi
  install_packages zlib1g-dev || die "zlib.h is missing: $by_hand"
  has_zlib || die "zlib1g-dev is installed, yet no program links with zlib: $by_hand"
}

# Trait, header, library and Debian package of each optional C library.
codecs=(
  "ISAL isa-l/igzip_lib.h isal libisal-dev"
  "Zstd zstd.h zstd libzstd-dev"
  "Bzip2 bzlib.h bz2 libbz2-dev"
  "XZ lzma.h lzma liblzma-dev"
  "SQLite sqlite3.h sqlite3 libsqlite3-dev"
)

# Sets `traits` to the options that build in the optional libraries which this machine has.
#
# BROADSHEET_TRAITS, a list with commas, is taken instead where it is set: empty for zlib alone.
find_traits() {
  local codec found=""
  if [ -n "${BROADSHEET_TRAITS+set}" ]; then
    found="$BROADSHEET_TRAITS"
  else
    for codec in "${codecs[@]}"; do
      read -r trait header library _ <<<"$codec"
      if has_library "$header" "$library"; then found="$found${found:+,}$trait"; fi
    done
  fi
  traits=()
  if [ -n "$found" ]; then traits=(--traits "$found"); fi
}

# Installs the optional libraries where that takes no question; does without them otherwise.
offer_codecs() {
  local codec missing=()
  for codec in "${codecs[@]}"; do
    read -r _ header library package <<<"$codec"
    has_library "$header" "$library" || missing+=("$package")
  done
  if [ "${#missing[@]}" -eq 0 ] || ! command -v apt-get >/dev/null 2>&1; then return 0; fi
  if [ "$(id -u)" -ne 0 ]; then return 0; fi
  install_packages "${missing[@]}" || say "going on without these optional libraries"
}

require_swift
require_zlib
find_traits
