"""Compares tables as Parquet with the same tables as TSV, cell by cell, and their types.

    parquet_equals_tsv.py FOLDER-OF-TSV FOLDER-OF-PARQUET

Reads both by other means than those that wrote them: pyarrow, and the rules of TSV in the README.
"""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

DAYS = {"day", "first_day", "last_day"}
COUNTS = {"mentions", "documents", "mentions_unique", "documents_unique", "sources", "surface_forms", "record"}
ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|.)")
PLAIN = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}


def unescaped(cell: str) -> str:
    return ESCAPE.sub(lambda m: chr(int(m[1][1:], 16)) if m[1][0] == "u" else PLAIN[m[1]], cell)


def value(name: str, cell: str) -> object:
    if name in DAYS:
        return datetime.date.fromisoformat(cell) if cell else None
    if name in COUNTS:
        return int(cell)
    return float(cell) if name == "npmi" else unescaped(cell)


def kind(name: str) -> pa.DataType:
    if name in DAYS:
        return pa.date32()
    return pa.int64() if name in COUNTS else pa.float64() if name == "npmi" else pa.string()


def compare(tsv: Path, parquet: Path) -> int:
    """The rows that both have, in the same order."""
    header, *lines = tsv.read_text("utf-8").removesuffix("\n").split("\n")
    names = header.split("\t")
    table = pa.parquet.read_table(parquet)
    if table.schema.types != [kind(name) for name in names] or table.column_names != names:
        sys.exit(f"{parquet}: {table.schema}")
    wanted = [tuple(map(value, names, line.split("\t"))) for line in lines]
    for row, (left, right) in enumerate(zip(wanted, zip(*table.to_pydict().values()), strict=True)):
        if left != right:
            sys.exit(f"{tsv}, row {row + 1}: {left} is {right} in {parquet}")
    return len(wanted)


def main() -> None:
    tables = sorted(Path(sys.argv[1]).glob("*.tsv"))
    rows = [compare(table, Path(sys.argv[2]) / table.stem) for table in tables]
    if not rows:
        sys.exit(f"no tables in {sys.argv[1]}")
    print(f"Parquet: {len(tables)} tables, {sum(rows)} rows, equal to the TSV")


main()
