# Sourced after setup.sh: `build_release PRODUCT` builds what is stale and sets `binary`.

# Quiet while there is nothing to do; says so when a real build begins; shows the log if it fails.
build_release() {
  local product="$1" log status=0 build runtime=()
  # With the Swift runtime inside, the command starts sooner and runs where there is no Swift.
  if [ -d "$(dirname "$(readlink -f "$(command -v swift)")")/../lib/swift_static" ]; then
    runtime=(--static-swift-stdlib)
  fi
  log="$(mktemp)"
  swift build --package-path "$root" -c release "${runtime[@]}" "${traits[@]}" \
    --product "$product" >"$log" 2>&1 </dev/null &
  build=$!
  trap 'kill "$build" 2>/dev/null; rm -f "$log"; exit 130' INT TERM
  announce_if_slow "$build" "$product" &
  wait "$build" || status=$?
  wait $! || true
  trap - INT TERM
  if [ "$status" -ne 0 ]; then cat "$log" >&2; fi
  rm -f "$log"
  if [ "$status" -ne 0 ]; then die "the build failed: see above"; fi
  binary="$root/.build/release/$product"
}

announce_if_slow() {
  local build="$1" product="$2" tenth
  for tenth in {1..30}; do
    kill -0 "$build" 2>/dev/null || return 0
    sleep 0.1
  done
  say "building $product (the first time takes a minute or two)"
}
