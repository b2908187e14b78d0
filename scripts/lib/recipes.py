"""Runs the blocks of docs/RECIPES.md as they stand, and compares what they print and write with the tables.

    recipes.py RECIPES.md

Runs in the present folder, which holds `dumps/` and `crawl.warc.gz`; part of scripts/check-recipes, which
sees to the programs. What is wanted is computed here from the TSV of the first recipe, or by one plain run.
"""

from __future__ import annotations

import csv
import datetime
import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

Row = dict[str, str]
Cells = list[tuple[str, ...]]
checks: dict[str, Callable[[list[str]], None]] = {}


def check(heading: str) -> Callable[[Callable[[list[str]], None]], None]:
    """Makes a function that takes what the blocks under a heading print the check of that recipe."""
    return lambda function: checks.__setitem__(heading, function)


def blocks(text: str) -> dict[str, list[tuple[str, str]]]:
    """Language and code of each block that is to be run, by the heading above it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    heading = ""
    for match in re.finditer(r"^#+ ([^\n]*)$|^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if match[1]:
            heading = match[1]
        elif match[2]:
            found[heading].append((match[2], match[3]))
    return found


def run(language: str, code: str, status: int = 0) -> str:
    """What the block prints; it ends with `status`, or the check does."""
    command = {"sh": ["bash", "-euc", code], "python": [sys.executable, "-c", code]}[language]
    ended = subprocess.run(command, capture_output=True, text=True)
    if ended.returncode != status:
        sys.exit(f"status {ended.returncode} instead of {status}:\n{code}{ended.stdout}{ended.stderr}")
    return ended.stdout


def broadsheet(*arguments: str, status: int = 0) -> str:
    return run("sh", f"broadsheet {' '.join(arguments)} --quiet\n", status)


def rows(table: str) -> list[Row]:
    with open(table, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def equal(found: object, wanted: object) -> None:
    if not wanted:
        sys.exit("nothing is wanted: this check could not fail")
    if found != wanted:
        sys.exit(f"found:  {found}\nwanted: {wanted}")


def same_tables(folder: str, other: str, but: tuple[str, ...] = ()) -> None:
    """Both hold the same files with the same bytes; runs differ in their seconds."""
    options = [word for name in but for word in ("-x", name)]
    run("sh", f"diff -r -I '^  \"seconds\": ' -x .lock {' '.join(options)} {folder} {other}\n")
    if not rows(f"{folder}/entities.tsv"):
        sys.exit(f"{folder} counts nothing")


def boxed(printed: str) -> Cells:
    """The rows of a table as DuckDB draws it, without names and types."""
    lines = [line for line in printed.splitlines() if line.startswith("│")]
    return [tuple(cell.strip() for cell in line.strip("│").split("│")) for line in lines[2:]]


def tabbed(printed: str) -> Cells:
    return [tuple(line.split("\t")) for line in printed.rstrip("\n").split("\n")[1:]]


def picked(table: list[Row], *names: str) -> Cells:
    return [tuple(row[name] for name in names) for row in table]


@check("Recipes")
def _(printed: list[str]) -> None:
    database = sqlite3.connect("database/broadsheet.sqlite")
    found = database.execute("SELECT entity, type, CAST(mentions AS TEXT) FROM entities ORDER BY rowid").fetchall()
    equal(found, picked(rows("tables/entities.tsv"), "entity", "type", "mentions"))


@check("DuckDB over the TSV")
def _(printed: list[str]) -> None:
    people = [row for row in rows("tables/entities.tsv") if row["type"] == "PER"]
    people.sort(key=lambda row: (-int(row["mentions_unique"]), row["entity"].encode()))
    equal(boxed(printed[0]), picked(people[:5], "entity", "mentions", "mentions_unique", "first_day", "last_day"))
    sums: Counter[tuple[str, str]] = Counter()
    for row in rows("tables/daily.tsv"):
        if row["day"]:
            day = datetime.date.fromisoformat(row["day"])
            quarter = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
            sums[str(quarter), row["type"]] += int(row["mentions_unique"])
    equal(boxed(printed[1]), [(*key, str(sums[key])) for key in sorted(sums)])


@check("DuckDB over the SQLite file")
def _(printed: list[str]) -> None:
    first = rows("tables/entities.tsv")[0]
    name = first["entity"], first["type"]
    own = [row for row in rows("tables/sources.tsv") if (row["entity"], row["type"]) == name]
    equal(boxed(printed[0]), sorted(picked(own, "entity", "source", "mentions")))


@check("Top entities of a month, in SQL")
def _(printed: list[str]) -> None:
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows("tables/daily.tsv"):
        if row["day"].startswith("2024-02"):
            own = sums[row["entity"], row["type"]]
            own[0] += int(row["mentions"])
            own[1] += int(row["mentions_unique"])
    top = sorted(sums, key=lambda key: (-sums[key][0], key[0].encode(), key[1]))[:10]
    equal(tabbed(printed[0]), [(*key, *map(str, sums[key])) for key in top])


@check("pandas over the TSV: shares and bursts")
def _(printed: list[str]) -> None:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    days: Counter[str] = Counter()
    for row in rows("tables/daily.tsv"):
        if row["day"]:
            counts[row["entity"], row["type"]][row["day"]] += int(row["mentions_unique"])
            days[row["day"]] += int(row["mentions_unique"])
    bursts = []
    for key in sorted(sorted(counts), key=lambda key: -counts[key].total())[:50]:
        shares = {day: counts[key][day] / days[day] for day in days if days[day]}
        limit = statistics.mean(shares.values()) + 3 * statistics.stdev(shares.values())
        bursts += [(day, *key, f"{share:.9f}") for day, share in shares.items() if share > limit]
    found = [(day, entity, kind, f"{float(share):.9f}") for day, entity, kind, share in tabbed(printed[0].rstrip("\n"))]
    equal(sorted(found), sorted(bursts))


@check("pandas over the SQLite file")
def _(printed: list[str]) -> None:
    forms: dict[str, tuple[set[str], int]] = {}
    for row in rows("tables/aliases.tsv"):
        if row["rule"] != "ambiguous":
            surfaces, mentions = forms.get(row["entity"], (set(), 0))
            forms[row["entity"]] = (surfaces | {row["surface"]}, mentions + int(row["mentions"]))
    top = sorted(forms, key=lambda name: (-forms[name][1], name))[:10]
    wanted = [(name, str(len(forms[name][0])), str(forms[name][1])) for name in top]
    equal(tabbed(printed[0].rstrip("\n")), wanted)


@check("Months counted apart, put together")
def _(printed: list[str]) -> None:
    broadsheet("count dumps/sample.jsonl.gz dumps/syndicated.jsonl.gz -o at-once --by month --by-source")
    same_tables("winter", "at-once", but=("counts.bsp", "run.json"))


@check("GDELT's columns")
def _(printed: list[str]) -> None:
    articles: Counter[str] = Counter()
    for line in broadsheet("tag dumps --format jsonl").splitlines():
        articles.update({m["entity"] for m in json.loads(line)["mentions"] if m["type"] == "PER"})
    top = sorted(articles, key=lambda name: (-articles[name], name.encode()))[:10]
    found = [tuple(line.split(maxsplit=1)) for line in printed[0].splitlines()]
    equal(found, [(str(articles[name]), name) for name in top])


@check("A crawl from standard input")
def _(printed: list[str]) -> None:
    equal(printed[0], broadsheet("count crawl.warc.gz --top 10 --format csv"))


@check("Any list of files")
def _(printed: list[str]) -> None:
    lines = sorted(str(path) for path in Path("dumps").glob("*.jsonl.gz"))
    broadsheet("count", *lines, "-o from-arguments")
    same_tables("listed", "from-arguments")


@check("GNU parallel: shards, then a merge")
def _(printed: list[str]) -> None:
    same_tables("from-shards", "tables")


@check("Slurm: an array, then a merge")
def _(printed: list[str]) -> None:
    same_tables("from-slurm", "tables")


def with_damage(recipes: dict[str, list[tuple[str, str]]]) -> None:
    """Damage is no failure of a shard: the merge is made, says it, and ends with status 1."""
    whole = Path("dumps/sample.jsonl.gz").read_bytes()
    Path("dumps/cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    run("sh", "rm -r tables shards tasks from-shards from-slurm\n")
    broadsheet("count dumps -o tables", status=1)
    for heading in ("GNU parallel: shards, then a merge", "Slurm: an array, then a merge"):
        [(language, code)] = recipes[heading]
        checks[heading]([run(language, code, status=1)])
        print(f"with a damaged dump: {heading}", flush=True)


def main() -> None:
    recipes = blocks(Path(sys.argv[1]).read_text("utf-8"))
    if recipes.keys() != checks.keys():
        sys.exit(f"recipes without a check, or checks without a recipe: {recipes.keys() ^ checks.keys()}")
    os.environ["LC_ALL"] = "C.UTF-8"
    for heading, own in recipes.items():
        start = time.monotonic()
        checks[heading]([run(language, code) for language, code in own])
        print(f"{heading}: {time.monotonic() - start:.1f} s", flush=True)
    with_damage(recipes)


main()
