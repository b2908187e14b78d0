#!/usr/bin/env python3
"""Counts the entities of dumps on a Spark cluster, one shard a task, and merges exactly.

    spark-submit broadsheet_spark.py --binary broadsheet -o /shared/tables /shared/dumps -- --types PER

What stands behind `--` goes to `broadsheet count`, and, where it is about tables, to `merge`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, NoReturn

from py4j.protocol import Py4JJavaError
from pyspark import SparkContext, SparkFiles, TaskContext
from pyspark.errors import PySparkException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F

# Options of `count` that `merge` takes, too; those that name a file; those that this script sets.
OF_TABLES = {"--by", "--by-source", "--pairs-top", "--examples", "--aliases", "--stoplist", "--memory", "--top"}
OF_FILES = {"--dictionary", "--model", "--aliases", "--stoplist"}
OURS = {"-o", "--output", "--shard", "--format", "--gzip", "--rejects", "--run-file", "--restart", "--files-from"}

# Columns that are no counts.
TYPES = {"day": "date", "first_day": "date", "last_day": "date", "npmi": "double"} | dict.fromkeys(
    "entity type with_entity with_type source surface rule file before mention after".split(), "string")

# Finished; finished, and some input is damaged; finished, and no input of this shard could be opened.
FINISHED = (0, 1, 66)


class ShardFailed(Exception):
    """A shard that has not been counted, and what the command said."""


@dataclass(frozen=True)
class Job:
    """What every task knows."""

    program: str
    options: list[str]
    inputs: list[str]
    shards: int
    parts: Path

    def part(self, number: int) -> Path:
        """Where the counts of a finished shard are."""
        return self.parts / f"{number}.bsp"

    def count(self, number: int) -> None:
        """Counts a shard in the executor.

        The counts get their name when they are whole, and are the same bytes whoever makes them: tasks
        that Spark repeats, or runs twice, cannot mix, and a run that is begun again finds them.
        """
        part = self.part(number)
        if part.exists():
            return
        draft = part.with_suffix(f".{TaskContext.get().taskAttemptId()}.tmp")
        run = subprocess.run(
            [SparkFiles.get(self.program), "count", *self.options, "--quiet", "-o", str(draft),
             "--shard", f"{number}/{self.shards}", "--", *self.inputs],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
        counts = draft / "counts.bsp"
        if run.returncode not in FINISHED or not counts.exists():
            raise ShardFailed(f"shard {number}/{self.shards} on {socket.gethostname()} ended with status "
                              f"{run.returncode}: {run.stderr[-2000:].strip()}")
        counts.replace(part)
        shutil.rmtree(draft, ignore_errors=True)


def grouped(options: list[str]) -> list[list[str]]:
    """Each option with its value; files by their whole paths."""
    groups: list[list[str]] = []
    for word in options:
        if word.startswith("-"):
            groups.append(word.split("=", 1))
        elif groups:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [[group[0], *map(os.path.abspath, group[1:])] if group[0] in OF_FILES else group for group in groups]


def parsed(words: list[str]) -> tuple[argparse.Namespace, list[list[str]]]:
    """The arguments of this script, and the options behind `--`."""
    end = words.index("--") if "--" in words else len(words)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="dumps, or folders of dumps, where every executor sees them")
    parser.add_argument("--files-from", metavar="FILE", help="a path a line; - is standard input")
    parser.add_argument("--binary", default="broadsheet", help="the command to ship (default: the one in $PATH)")
    parser.add_argument("--shards", type=int, help="tasks (default: four for each core of the cluster)")
    parser.add_argument("--parquet", metavar="URI", help="where Spark writes the tables as Parquet, too")
    parser.add_argument("-o", "--output", required=True, metavar="DIR", help="a folder that every executor sees")
    arguments, options = parser.parse_args(words[:end]), grouped(words[end + 1:])
    if options and not options[0][0].startswith("-"):
        parser.error(f"{options[0][0]}: behind -- stand options of count; paths stand before it")
    if taken := OURS & {option[0] for option in options}:
        parser.error(f"{', '.join(sorted(taken))}: not behind --, for this script sets it")
    if arguments.files_from:
        with open(0 if arguments.files_from == "-" else arguments.files_from) as lines:
            arguments.paths += lines.read().splitlines()
    if not arguments.paths:
        parser.error("nothing to count: give paths, or --files-from")
    if arguments.shards is not None and arguments.shards < 1:
        parser.error("--shards: at least 1")
    if not (binary := shutil.which(arguments.binary)):
        parser.error(f"{arguments.binary}: no program; build it with scripts/broadsheet, or give --binary")
    arguments.binary = os.path.abspath(binary)
    return arguments, options


def states(path: str) -> Iterator[tuple[str, int, int]]:
    """Each file of an input, with what tells that it has changed."""
    below = [os.path.join(top, name) for top, _, names in os.walk(path) for name in names]
    for file in sorted(below) or [path]:
        if os.path.exists(file):
            yield file, os.path.getsize(file), os.stat(file).st_mtime_ns


def job(arguments: argparse.Namespace, options: list[list[str]], context: SparkContext) -> Job:
    """The run as its tasks shall know it; its parts lie in a folder that no other run would use."""
    inputs = [os.path.abspath(path) for path in arguments.paths]
    shards = arguments.shards or 4 * context.defaultParallelism
    words = [word for option in options for word in option]
    if "--threads" not in words:
        words += ["--threads", context.getConf().get("spark.task.cpus", "1")]
    plan = [hashlib.sha256(Path(arguments.binary).read_bytes()).digest(), words, inputs, shards]
    files = [state for path in inputs + words for state in states(path)]
    name = "parts-" + hashlib.sha256(repr(plan + files).encode()).hexdigest()[:16]
    return Job(os.path.basename(arguments.binary), words, inputs, shards, Path(arguments.output).resolve() / name)


def counted(job: Job, context: SparkContext) -> None:
    """Counts every shard; ends with what the command said if one cannot be counted."""
    job.parts.mkdir(parents=True, exist_ok=True)
    try:
        context.parallelize(range(1, job.shards + 1), job.shards).foreach(job.count)
    except (PySparkException, Py4JJavaError) as error:
        said = re.search(r"ShardFailed: (.*?)\s*(SQLSTATE|\n\s*\n|\n\tat |$)", str(error), re.DOTALL)
        fail(said[1] if said else str(error))


def merged(job: Job, arguments: argparse.Namespace, options: list[list[str]]) -> int:
    """Merges the parts; `merge` says what was damaged or rejected, and so does its status."""
    words = [word for option in options if option[0] in OF_TABLES for word in option]
    parts = [str(job.part(number)) for number in range(1, job.shards + 1)]
    status = subprocess.run([arguments.binary, "merge", *words, "-o", arguments.output, "--", *parts]).returncode
    if status in FINISHED:
        shutil.rmtree(job.parts, ignore_errors=True)
    return status


def typed(table: Path, spark: SparkSession) -> DataFrame:
    """A TSV table with strings, dates and integers. What TSV escapes, JSON escapes alike."""
    rows = spark.read.text(table.as_uri(), lineSep="\n")
    with table.open() as lines:
        header = lines.readline().rstrip("\n")
    quoted = F.replace(F.replace("value", F.lit('"'), F.lit('\\"')), F.lit("\t"), F.lit('","'))
    cells = F.from_json(F.concat(F.lit('["'), quoted, F.lit('"]')), "array<string>")

    def column(index: int, name: str) -> Column:
        kind = TYPES.get(name, "bigint")
        cell = F.col("cells")[index]
        return (cell if kind == "string" else F.nullif(cell, F.lit("")).cast(kind)).alias(name)

    columns = [column(index, name) for index, name in enumerate(header.split("\t"))]
    return rows.where(F.col("value") != header).select(cells.alias("cells")).select(columns)


def fail(message: str) -> NoReturn:
    print(f"broadsheet_spark: {message}", file=sys.stderr)
    sys.exit(70)


def main() -> int:
    arguments, options = parsed(sys.argv[1:])
    spark = SparkSession.builder.appName("broadsheet").getOrCreate()
    context = spark.sparkContext
    context.addFile(arguments.binary)
    run = job(arguments, options, context)
    counted(run, context)
    status = merged(run, arguments, options)
    if arguments.parquet and status in (0, 1):
        for table in sorted(Path(arguments.output).resolve().glob("*.tsv")):
            typed(table, spark).write.mode("overwrite").parquet(f"{arguments.parquet}/{table.stem}")
    spark.stop()
    return status


if __name__ == "__main__":
    sys.exit(main())
