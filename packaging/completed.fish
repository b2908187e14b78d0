# What fish completes; run by packaging/check-package in a system with the package.
set wrong 0

function completes
    set words (complete -C $argv[1] | string split -f 1 \t)
    for word in $argv[2..-1]
        if not contains -- $word $words
            echo "fish: '$argv[1]' should bring $word, brings: $words"
            set wrong 1
        end
    end
end

cd /job
completes 'broadsheet ' count merge show tag scan
completes 'broadsheet cou' count
completes 'broadsheet count --for' --format
completes 'broadsheet count --format ' tsv csv jsonl table sqlite
completes 'broadsheet count --dedup ' none exact near
completes 'broadsheet count sam' sample.jsonl.gz
completes 'broadsheet count --dictionary sam' sample.jsonl.gz
exit $wrong
