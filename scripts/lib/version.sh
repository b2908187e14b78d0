# Sourced: the version that the sources name, in `version`, and what the changelog says of it. Needs `root`.

# The version of the library and of the command.
version="$(sed -n 's/.*static let version = "\(.*\)".*/\1/p' "$root/Sources/Broadsheet/Broadsheet.swift")"

# `VERSION DAY` of the changelog's uppermost part; the day is `unreleased` as long as it grows.
changelog_top() {
  sed -n 's/^## \[\(.*\)\] - \(.*\)$/\1 \2/p' "$root/docs/CHANGELOG.md" | head -n 1
}

# Says how the two differ; silent if they do not.
version_difference() {
  local top
  read -r top _ <<<"$(changelog_top)"
  if [ "$top" != "$version" ]; then
    printf 'Broadsheet.version is %s, the top of docs/CHANGELOG.md %s\n' "$version" "$top"
  fi
}
