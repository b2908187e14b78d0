# What zsh completes, typed at a shell of its own; run by packaging/check-package in a system with the package.
zmodload zsh/zpty || exit 1
wrong=0

# completes "LINE" RESULT: a tabulator behind the line makes the result of it.
completes() {
  local line="$1" result="$2" seen='' piece
  zpty shell zsh -f -i || exit 1
  zpty -w shell 'PS1="> "; LISTMAX=0; autoload -U compinit; compinit -u; zstyle ":completion:*" list-prompt ""; print rea''dy'
  zpty -r shell piece '*ready*'
  zpty -n -w shell "$line"$'\t'
  repeat 50; do
    zpty -r -t shell piece && seen+="$piece" || sleep 0.1
    [[ "$seen" == *"$result"* ]] && break
  done
  zpty -d shell
  [[ "$seen" == *"$result"* ]] && return
  print -r "zsh: '$line' should bring '$result', brings: ${(V)seen}"
  wrong=1
}

cd /job
completes 'broadsheet cou' 'broadsheet count'
completes 'broadsheet count --input-f' '--input-format'
completes 'broadsheet count --format sq' 'sqlite'
completes 'broadsheet count --format ' 'jsonl'
completes 'broadsheet count sample.jsonl.g' 'sample.jsonl.gz'
exit $wrong
