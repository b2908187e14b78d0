# Sourced after setup.sh: `build_release PRODUCT [OPTION…]` builds what is stale and sets `binary`.

# The commit that is at hand, with a + if files differ from it, for `broadsheet --version`; nothing
# where no git says so, as in an unpacked tarball.
commit_at_hand() {
  local commit
  [ -e "$root/.git" ] || return 0
  commit="$(git -C "$root" rev-parse --short HEAD 2>/dev/null)" || return 0
  if [ -n "$(git -C "$root" status --porcelain 2>/dev/null)" ]; then commit+=+; fi
  printf '%s' "$commit"
}

# Into `scratch`, .build where it is not set. Quiet while there is nothing to do; says so when a real build begins; shows the log if it fails.
build_release() {
  local product="$1" folder="${scratch:-$root/.build}" log status=0 build runtime=()
  shift
  # With the Swift runtime inside, the command starts sooner and runs where there is no Swift.
  if [ -d "$(dirname "$(readlink -f "$(command -v swift)")")/../lib/swift_static" ]; then
    runtime=(--static-swift-stdlib)
  fi
  log="$(mktemp)"
  BROADSHEET_COMMIT="$(commit_at_hand)" \
    swift build --package-path "$root" --scratch-path "$folder" -c release "${runtime[@]}" \
    "${traits[@]}" "$@" --product "$product" >"$log" 2>&1 </dev/null &
  build=$!
  trap 'kill "$build" 2>/dev/null; rm -f "$log"; exit 130' INT TERM
  announce_if_slow "$build" "$product" &
  wait "$build" || status=$?
  wait $! || true
  trap - INT TERM
  if [ "$status" -ne 0 ]; then cat "$log" >&2; fi
  rm -f "$log"
  if [ "$status" -ne 0 ]; then die "the build failed: see above"; fi
  binary="$folder/release/$product"
}

announce_if_slow() {
  local build="$1" product="$2" tenth
  for tenth in {1..30}; do
    kill -0 "$build" 2>/dev/null || return 0
    sleep 0.1
  done
  say "building $product (the first time takes a minute or two)"
}
