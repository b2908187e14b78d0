# Sourced by the other scripts: makes sure that this machine can build Broadsheet.
#
# Needs Swift 6.3 or later and zlib with its header; installs the latter on Debian and Ubuntu.
# Sets `root`, the package's folder, `traits`, options for swift build, and `scratch`, the build's folder.
# Prints nothing if all is there, and nothing to standard output ever.

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

# Runs apt-get as root, after any other script that does; its output is shown only if it fails.
apt() {
  local prefix=() log status=0 lock="${TMPDIR:-/tmp}/broadsheet-apt.$(id -u).lock"
  if [ "$(id -u)" -ne 0 ]; then prefix=(sudo); fi
  log="$(mktemp)"
  flock -o "$lock" "${prefix[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" \
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

# Sets `traits` to the options that build in the optional libraries of this machine, and `scratch` to .build.
#
# BROADSHEET_TRAITS, a list with commas, overrides that: empty means zlib alone. A build of other traits than
# the machine's gets a folder of its own, because each module is compiled again when the traits change.
find_traits() {
  local codec trait header library usual="" found=""
  for trait in ${BROADSHEET_TRAITS+${BROADSHEET_TRAITS//,/ }}; do
    printf '%s\n' "${codecs[@]}" | grep -q "^$trait " || die "BROADSHEET_TRAITS: there is no trait $trait"
  done
  # In one order: swift build compiles all modules again when it gets the same traits in another order.
  for codec in "${codecs[@]}"; do
    read -r trait header library _ <<<"$codec"
    if has_library "$header" "$library"; then usual="$usual${usual:+,}$trait"; fi
    case ",${BROADSHEET_TRAITS-}," in *",$trait,"*) found="$found${found:+,}$trait" ;; esac
  done
  if [ -z "${BROADSHEET_TRAITS+set}" ]; then found="$usual"; fi
  scratch="$root/.build"
  if [ "$found" != "$usual" ]; then
    scratch="$root/.build-$(printf '%s' "${found:-zlib}" | tr 'A-Z,' 'a-z-')"
  fi
  traits=()
  if [ -n "$found" ]; then traits=(--traits "$found"); fi
}

# swift_build OPTION…: `swift build` of this package into `scratch`, with `traits`.
#
# SwiftPM passes the traits to each compiler in the order of a Set, and its build system compiles a module
# again when its arguments change. Without random seeds of hashes the order is the same in each process. Only
# the build may have that variable: in a test it would hide code that depends on the order of a Set.
swift_build() {
  build_command "$@"
  "${command[@]}" </dev/null
}

# Sets `command` to that command, for a caller that needs the number of its process.
build_command() {
  command=(env SWIFT_DETERMINISTIC_HASHING=1 swift build --package-path "$root" --scratch-path "$scratch"
    "${traits[@]}" "$@")
}

# Sets `scratch` and `checked` to the folder and the options of the tests' build.
#
# It is optimized, because the tests take four times as long otherwise, and has every check of a debug build:
# overflow, asserts, those of the standard library. Its folder is its own, so that neither `swift build` by hand
# nor a release build compiles it again.
#
# Without incremental imports, because with them Swift 6.3.1 does not compile the users of a package struct again
# when the layout of an internal type in it changes, and they crash.
use_checked_build() {
  scratch+=-checked
  checked=(-Xswiftc -O -Xswiftc -assert-config -Xswiftc Debug -Xswiftc -disable-incremental-imports)
}

# build_quietly WHAT OPTION…: `swift_build`, whose output is shown only if it fails.
#
# Says that it builds when that takes more than three seconds. A signal ends the build, too.
build_quietly() {
  local what="$1" log status=0 build
  shift
  log="$(mktemp)"
  build_command "$@"
  "${command[@]}" >"$log" 2>&1 </dev/null &
  build=$!
  trap 'kill "$build" 2>/dev/null; rm -f "$log"; exit 130' INT TERM
  announce_if_slow "$build" "$what" &
  wait "$build" || status=$?
  wait $! || true
  trap - INT TERM
  if [ "$status" -ne 0 ]; then cat "$log" >&2; fi
  rm -f "$log"
  if [ "$status" -ne 0 ]; then die "the build failed: see above"; fi
}

announce_if_slow() {
  local build="$1" what="$2" tenth
  for tenth in {1..30}; do
    kill -0 "$build" 2>/dev/null || return 0
    sleep 0.1
  done
  say "building $what (the first time takes minutes)"
}

# Sets `swift_files` to all that the formatter looks at, relative to `root`.
find_swift_files() {
  local path
  swift_files=()
  for path in Package.swift Sources Tools Tests Benchmarks Fuzzing Snippets Examples; do
    if [ -e "$root/$path" ]; then swift_files+=("$path"); fi
  done
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

# See build_release; scripts change their folder.
if [ -n "${BROADSHEET_BUILT:-}" ]; then BROADSHEET_BUILT="$(realpath "$BROADSHEET_BUILT")"; fi
require_swift
require_zlib
find_traits
