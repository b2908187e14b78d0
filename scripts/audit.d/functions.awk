# Stripped code in (see strip.awk), one line out for each function with a body:
# PATH <TAB> FIRST <TAB> LAST <TAB> NAME. Functions, initializers, deinitializers and subscripts
# count; computed properties and closures do not.

BEGIN { FS = "\t" }

$1 != path { path = $1; braces = 0; parens = 0; open = 0; waiting = 0 }

{
  code = $4
  at = 1
  while (at <= length(code)) {
    rest = substr(code, at)
    found = match(rest, /[A-Za-z_][A-Za-z0-9_]*|[{}()\[\]]/)
    if (!found) break
    token = substr(rest, RSTART, RLENGTH)
    before = at + RSTART > 2 ? substr(code, at + RSTART - 2, 1) : " "
    after = substr(rest, RSTART + RLENGTH)
    at += RSTART + RLENGTH - 1
    if (token == "{") { opens() }
    else if (token == "}") { closes() }
    else if (token == "(" || token == "[") { parens++ }
    else if (token == ")" || token == "]") { parens-- }
    else if (before != "." && declares(token, after)) {
      waiting = 1
      first = $2
      level = parens
      name = token
      if (token == "func" && match(after, /[^ \t(<]+/)) name = substr(after, RSTART, RLENGTH)
    }
  }
}

function declares(token, after) {
  if (token == "func" || token == "deinit") return 1
  return (token == "init" && after ~ /^[?!]?[(<]/) || (token == "subscript" && after ~ /^[(<]/)
}

function opens() {
  braces++
  if (!waiting || parens != level) return
  waiting = 0
  open++
  names[open] = name
  firsts[open] = first
  bodies[open] = braces
}

function closes() {
  # A requirement of a protocol has no body; a closure among the parameters is not one.
  if (parens == level) waiting = 0
  if (open > 0 && bodies[open] == braces) {
    print path "\t" firsts[open] "\t" $2 "\t" names[open]
    open--
  }
  braces--
}
