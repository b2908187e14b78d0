# Swift source in, one line of code out for each line: PATH <TAB> LINE <TAB> MARKS <TAB> CODE
#
# Comments and the text of string literals are gone from CODE; interpolated code stays. MARKS has
# S where a comment says SAFETY:, P where one says PERF:, and is - otherwise. Works in mawk.

FNR == 1 { comment = 0; depth = 0; mode[0] = "code"; parens[0] = 0 }

{
  line = $0
  out = ""
  said = ""
  at = 1
  end = length(line)
  while (at <= end) {
    rest = substr(line, at)
    if (comment) { at += inside_comment(rest) }
    else if (mode[depth] == "code") { at += inside_code(rest) }
    else { at += inside_text(rest) }
  }
  # A literal of one line ends with its line, whatever this reader misunderstood.
  while (depth > 0 && mode[depth] == "text" && !many[depth] && !comment) depth--
  marks = (said ~ /SAFETY:/ ? "S" : "") (said ~ /PERF:/ ? "P" : "")
  print FILENAME "\t" FNR "\t" (marks == "" ? "-" : marks) "\t" out
}

function inside_comment(rest,   found) {
  found = match(rest, /\/\*|\*\//)
  if (!found) { said = said rest; return length(rest) }
  said = said substr(rest, 1, found - 1)
  comment += substr(rest, found, 2) == "/*" ? 1 : -1
  return found + 1
}

function inside_code(rest,   found, c, two) {
  found = match(rest, /["#()\/]/)
  if (!found) { out = out rest; return length(rest) }
  if (found > 1) { out = out substr(rest, 1, found - 1); return found - 1 }
  two = substr(rest, 1, 2)
  if (two == "//") { said = said rest; return length(rest) }
  if (two == "/*") { comment = 1; return 2 }
  if (match(rest, /^#*"/)) return opens_text(rest, RLENGTH - 1)
  c = substr(rest, 1, 1)
  if (c == "(") parens[depth]++
  if (c == ")" && --parens[depth] < 0 && depth > 0) { depth--; return 1 }
  out = out c
  return 1
}

function opens_text(rest, count) {
  depth++
  mode[depth] = "text"
  hashes[depth] = substr("################", 1, count)
  many[depth] = substr(rest, count + 1, 3) == "\"\"\""
  out = out "\"\""
  return count + (many[depth] ? 3 : 1)
}

function inside_text(rest,   found, hash, n, quote) {
  found = match(rest, /[\\"]/)
  if (!found) return length(rest)
  if (found > 1) return found - 1
  hash = hashes[depth]
  n = length(hash)
  quote = many[depth] ? "\"\"\"" : "\""
  if (substr(rest, 1, length(quote) + n) == quote hash) { depth--; return length(quote) + n }
  if (substr(rest, 1, 1) != "\\" || substr(rest, 2, n) != hash) return 1
  if (substr(rest, n + 2, 1) == "(") {
    depth++
    mode[depth] = "code"
    parens[depth] = 0
    return n + 2
  }
  return n + 2
}
