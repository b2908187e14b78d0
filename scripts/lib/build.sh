# Sourced after setup.sh: builds what is stale and sets `binary`.

# The commit that is checked out, with a + if files differ from it, for `broadsheet --version`; nothing
# where git does not know it, as in an unpacked tarball.
commit_at_hand() {
  local commit
  [ -e "$root/.git" ] || return 0
  commit="$(git -C "$root" rev-parse --short HEAD 2>/dev/null)" || return 0
  if [ -n "$(git -C "$root" status --porcelain 2>/dev/null)" ]; then commit+=+; fi
  printf '%s' "$commit"
}

# Sets `stamp` to the linker options that put the commit into the command.
#
# It is an object file of its own, whose name is the commit: its function replaces the weak one of CBuild. So
# a new commit links the command again and compiles no module again.
stamp_commit() {
  local commit object
  stamp=()
  commit="$(commit_at_hand)"
  [ -n "$commit" ] || return 0
  object="$scratch/commits/$commit.o"
  if [ ! -e "$object" ]; then
    mkdir -p "$scratch/commits"
    printf 'const char *broadsheet_commit(void) { return "%s"; }\n' "$commit" |
      "$(dirname "$(readlink -f "$(command -v swift)")")/clang" -x c -c - -o "$object" ||
      die "the commit could not be compiled"
  fi
  stamp=(-Xlinker "$object")
}

# Into `scratch`. Prints nothing if there is nothing to do; see build_quietly. BROADSHEET_BUILT is a folder of
# products that are built already and are used as they are: scripts/check builds once for all its steps.
#
# Every release build has these options, so that no script compiles again what another one compiled. Lines of
# code for a debugger are left out: they change no instruction, and cost a tenth of the build.
build_release() {
  local product="$1" runtime=() stamp=()
  shift
  if [ -n "${BROADSHEET_BUILT:-}" ]; then
    binary="$BROADSHEET_BUILT/$product"
    [ -x "$binary" ] || die "BROADSHEET_BUILT: there is no $binary"
    return
  fi
  # With the Swift runtime inside, the command starts sooner and runs where there is no Swift.
  if [ -d "$(dirname "$(readlink -f "$(command -v swift)")")/../lib/swift_static" ]; then
    runtime=(--static-swift-stdlib)
  fi
  if [ "$product" = broadsheet ]; then stamp_commit; fi
  build_quietly "$product" -c release -debug-info-format none "${runtime[@]}" "${stamp[@]}" "$@" --product "$product"
  binary="$scratch/release/$product"
}

# build_example PRODUCT: a debug build from the package Examples/TopNames, which depends on this one without
# traits. Its PRODUCT broadsheet is the command with zlib alone.
build_example() {
  binary="$root/.build-example/debug/$1"
  (
    scratch="$root/.build-example" root="$root/Examples/TopNames" traits=()
    build_quietly "$1 of Examples/TopNames" --product "$1"
  )
}
