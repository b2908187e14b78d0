# Stripped code in (see strip.awk), one line out for each function or initializer, with or without a body:
# COUNT <TAB> PATH:LINE <TAB> NAME, where COUNT is the number of its parameters without a label (`_ name:`).
# Operators and subscripts, whose parameters have no labels anyway, are left out.

BEGIN { FS = "\t" }

$1 != path { path = $1; reading = 0 }

{
  rest = $4
  while (rest != "") rest = reading ? parameters(rest) : search(rest)
  if (reading) part = part " "
}

# Looks for a declaration; returns what is behind its opening parenthesis.
function search(rest,   before) {
  if (!match(rest, /(^|[^A-Za-z0-9_.])(func[ \t]+`?[A-Za-z_][A-Za-z0-9_]*`?|init[?!]?)[ \t]*(<[^(]*>)?[ \t]*\(/)) {
    return ""
  }
  name = substr(rest, RSTART, RLENGTH)
  sub(/^[^A-Za-z_]/, "", name)
  sub(/^func[ \t]+/, "", name)
  sub(/[ \t]*[<(].*/, "", name)
  line = $2
  reading = depth = 1
  count = 0
  part = ""
  return substr(rest, RSTART + RLENGTH)
}

# Reads on to the closing parenthesis; a comma at the outermost level ends a parameter.
function parameters(rest,   found, c) {
  found = match(rest, /[(){}<>\[\],]/)
  if (!found) { part = part rest; return "" }
  part = part substr(rest, 1, found - 1)
  c = substr(rest, found, 1)
  if (c == ">" && part ~ /-$/) c = ""
  if (c == "," && depth == 1) ends()
  else if (c ~ /[(\[{<]/) { depth++; part = part c }
  else if (c ~ /[)\]}>]/) {
    depth--
    if (!depth) { ends(); reading = 0; print count "\t" path ":" line "\t" name }
  }
  return substr(rest, found + 1)
}

function ends() {
  if (part ~ /^[ \t]*(@[A-Za-z]+[ \t]+)*_[ \t]+`?[A-Za-z_][A-Za-z0-9_]*`?[ \t]*:/) count++
  part = ""
}
