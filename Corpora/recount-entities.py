"""Recounts the tables of entities of a made dump with Python alone: JSON lines or CSV.

Names are found in the text as recount.py finds them; what they stand for is decided by the rules as
README.md in Corpora/ states them, from spellings alone; copies are those of BASE.copies.tsv, and
each is looked for in its original.

Usage: recount-entities.py DUMP BASE
"""
import collections, csv, io, json, os, re, sys, unicodedata

import recount

TITLES = set("President Sen. Gov. Dr. Mayor Senator Ambassador Mr. Ms.".split())
SUFFIXES = set("corp corporation inc incorporated co company".split())
RULES = "none title surname acronym usual spelling ambiguous".split()
COUNTS = "mentions\tdocuments\tmentions_unique\tdocuments_unique"


def dated(text):
    """Day, source, title and body of every record."""
    if text.startswith("{"):
        for line in text.split("\n")[:-1]:
            one = json.loads(line)
            yield one["date"] or "", one["source"], one["title"], one["text"]
    else:
        for row in csv.DictReader(io.StringIO(text, newline="")):
            yield row["date"], row["publication"], row["title"], row["content"]


def untitled(name):
    head, _, rest = name.partition(" ")
    return rest if head in TITLES else name


def is_short(name, kind):
    return kind == "PER" and " " not in name or kind == "ORG" and re.fullmatch("[A-Z]{2,8}", name)


def resolve(title, body, types):
    """(surface, name, rule) of every mention; `title` and `body` are what `find` gives."""
    spelled = {}
    for (long, behind), (short, _) in zip(body, body[1:]):
        initials = "".join(word[0] for word in long.split(" "))
        if behind == [" ", "("] and len(initials) > 1 and short == initials:
            spelled[short] = long
    met = [untitled(name) for name, _ in title if types[name] == "PER"]
    met = {name for name in met if " " in name}

    def one(surface):
        name = untitled(surface) if types[surface] == "PER" else surface
        rule = "none" if name == surface else "title"
        if types[surface] == "PER" and " " in name:
            met.add(name)
        elif types[surface] == "PER":
            bearers = [full for full in met if full.endswith(" " + name)]
            if len(bearers) == 1:
                return surface, bearers[0], "surname"
            if bearers:
                return surface, name, "ambiguous"
        elif surface in spelled:
            return surface, spelled[surface], "acronym"
        return surface, name, rule

    found = [one(name) for name, _ in body]
    return [one(name) for name, _ in title] + found


def usual(forms, types):
    """What short forms mean that articles leave alone; and those that may mean several."""
    resolved, left = collections.defaultdict(collections.Counter), collections.Counter()
    for (surface, name, rule), count in forms.items():
        if is_short(surface, types[surface]) and rule in ("surname", "acronym"):
            resolved[surface][name] += count
        if is_short(name, types[name]):
            left[name] += count
    bearers, several = {}, set()
    for name, count in left.items():
        total = sum(resolved[name].values())
        if total == 0:
            continue
        full, top = resolved[name].most_common(1)[0]
        if 100 * top < 90 * total:
            several.add(name)
        elif total >= 3 and count <= 3 * total:
            bearers[name] = full
    return bearers, several


def key(name, kind):
    if re.fullmatch(r"([A-Z]\.?){2,3}", name):
        return kind, name.replace(".", "")
    plain = unicodedata.normalize("NFD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    words = re.sub("[.']", "", plain).replace("-", " ").split(" ")
    if kind != "PER" and words[0] == "the":
        words = words[1:]
    while kind == "ORG" and len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return kind, " ".join(words)


def spellings(totals, types):
    groups = collections.defaultdict(list)
    for name in totals:
        groups[key(name, types[name])].append(name)
    best = {}
    for names in groups.values():
        names.sort(key=lambda name: (-totals[name], name.encode()))
        best.update((name, names[0]) for name in names[1:])
    return best


def share(part, whole):
    return "%d.%03d" % divmod((1000 * part + whole // 2) // whole if whole else 1000, 1000)


def passages(words):
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def check_copies(articles, original):
    """Copies stand behind their originals and are so much like them as is said."""
    for record, (root, kind, kept, resemblance) in original.items():
        assert root < record and root not in original, record
        (day, source, title, body), (day0, source0, title0, body0) = articles[record], articles[root]
        assert not day or not day0 or day0 <= day, record
        words, words0 = (re.split("[ \n]+", text) for text in (body, body0))
        both = collections.Counter(words) & collections.Counter(words0)
        assert share(sum(both.values()), len(words0)) == kept, record
        one, other = passages(words), passages(words0)
        assert share(len(one & other), len(one | other)) == resemblance, record
        assert (kind == "exact") == (title == title0 and body == body0), record
        assert kind != "headline" or title != title0 and body == body0, record
        assert kind != "wrapped" or words == words0, record


def main(dump, base):
    types = recount.dictionary(base)
    trie = recount.branches(types)
    rows = [line.split("\t") for line in open(base + ".copies.tsv").read().splitlines()[1:]]
    original = {int(row[0]): (int(row[1]), *row[2:]) for row in rows}
    copies, has_aliases = set(original), os.path.exists(base + ".aliases.tsv")
    articles = list(dated(recount.raw(dump)))
    check_copies(articles, original)
    forms, postings, totals = collections.Counter(), [], collections.Counter()
    for record, (day, source, title, body) in enumerate(articles):
        mentions = [list(recount.find(trie, field)) for field in (title, body)]
        if has_aliases:
            found = resolve(*mentions, types)
        else:
            found = [(name, name, "none") for name, _ in mentions[0] + mentions[1]]
        forms.update(found)
        # A name that stands nowhere without its title is in no dictionary.
        types.update((name, types[surface]) for surface, name, _ in found)
        counts = collections.Counter(name for _, name, _ in found)
        totals.update(counts)
        postings += [(name, record, count) for name, count in counts.items()]
    bearers, several = usual(forms, types) if has_aliases else ({}, set())
    spelled = spellings(totals, types) if has_aliases else {}
    entity = lambda name: bearers.get(name) or spelled.get(name) or name

    records = collections.defaultdict(collections.Counter)
    for name, record, count in postings:
        records[entity(name)][record] += count
    aliases, surfaces = collections.Counter(), collections.defaultdict(set)
    for (surface, name, rule), count in forms.items():
        surfaces[entity(name)].add(surface)
        if rule == "none":
            ways = (("usual", bearers), ("spelling", spelled), ("ambiguous", several))
            rule = next((way for way, names in ways if name in names), "none")
        if rule != "none":
            aliases[entity(name), surface, rule] += count

    tables = {"daily": [], "sources": [], "entities": [], "aliases": []}
    for name in sorted(records, key=str.encode):
        cells = lambda some: "\t".join(
            str(f) for f in (
                sum(n for _, n in some), len(some),
                sum(n for r, n in some if r not in copies), sum(r not in copies for r, _ in some),
            )
        )
        head, some = name + "\t" + types[name] + "\t", list(records[name].items())
        for place, table in ((0, "daily"), (1, "sources")):
            for value in sorted({articles[r][place] for r, _ in some}, key=str.encode):
                part = [(r, n) for r, n in some if articles[r][place] == value]
                tables[table].append(f"{head}{value}\t{cells(part)}")
        days = sorted({articles[r][0] for r, _ in some} - {""}) or [""]
        sources = {articles[r][1] for r, _ in some} - {""}
        row = f"{head}{cells(some)}\t{days[0]}\t{days[-1]}\t{len(sources)}\t{len(surfaces[name])}"
        tables["entities"].append((-sum(n for _, n in some), row))
    tables["entities"] = [row for _, row in sorted(tables["entities"], key=lambda pair: pair[0])]
    order = lambda item: (item[0].encode(), item[1].encode(), RULES.index(item[2]))
    for name, surface, rule in sorted(aliases, key=order):
        count = aliases[name, surface, rule]
        tables["aliases"].append(f"{surface}\t{types[surface]}\t{name}\t{rule}\t{count}")
    heads = {
        "daily": "entity\ttype\tday\t" + COUNTS, "sources": "entity\ttype\tsource\t" + COUNTS,
        "entities": f"entity\ttype\t{COUNTS}\tfirst_day\tlast_day\tsources\tsurface_forms",
        "aliases": "surface\ttype\tentity\trule\tmentions",
    }
    if not has_aliases:
        del tables["aliases"]
    for table, made in tables.items():
        truth = open(f"{base}.{table}.tsv", encoding="utf-8").read().splitlines()
        if [heads[table]] + made != truth:
            a, b = set(made), set(truth[1:])
            print("only recount:", sorted(a - b)[:8], "\nonly truth:", sorted(b - a)[:8])
            sys.exit(f"{dump}: {table} DIFFERS")
    shares = collections.Counter(kind for _, kind, _, _ in original.values())
    print(dump, "ok:", len(articles), "records", len(records), "entities", dict(shares))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
