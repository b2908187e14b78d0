# What bash completes, asked as bash itself asks; run by packaging/check-package in a system with the package.
set -u
wrong=0
source /usr/share/bash-completion/completions/broadsheet

# completes "LINE" WORD…: the words that come for the last one of the line are these, and maybe others.
completes() {
  local line="$1" word
  shift
  read -ra COMP_WORDS <<<"$line"
  case "$line" in *' ') COMP_WORDS+=('') ;; esac
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE="$line" COMP_POINT=${#line} COMPREPLY=()
  _broadsheet broadsheet "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>/dev/null
  for word in "$@"; do
    printf '%s\n' "${COMPREPLY[@]}" | grep -qx -- "$word" && continue
    printf 'bash: "%s" should bring %s, brings: %s\n' "$line" "$word" "${COMPREPLY[*]}"
    wrong=1
  done
}

cd /job
completes 'broadsheet ' count merge show tag scan
completes 'broadsheet cou' count
completes 'broadsheet count --for' --format
completes 'broadsheet count --format ' tsv csv jsonl table sqlite
completes 'broadsheet count --format sq' sqlite
completes 'broadsheet count --dedup ' none exact near
completes 'broadsheet count sam' sample.jsonl.gz
completes 'broadsheet count -q --dictionary sam' sample.jsonl.gz
completes 'broadsheet merge /jo' /job
exit "$wrong"
