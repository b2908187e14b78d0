"""Writes Snippets/*.swift as a symbol graph, from which docc takes what @Snippet shows.

    snippets.py PACKAGE SNIPPET… >GRAPH

The same as the tool of swift-docc-plugin makes of slices, `// snippet.NAME` to `// snippet.end`; without
that plugin, which everyone who depends on this package would fetch.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

MARK = re.compile(r"\s*// snippet\.(\S+)\s*$")


def slices(source: list[str]) -> tuple[list[str], dict[str, list[int]]]:
    """The lines that are shown, and which of them each slice has."""
    shown: list[str] = []
    found: dict[str, list[int]] = {}
    name = None
    for line in source:
        if mark := MARK.match(line):
            if name:
                found[name].append(len(shown))
            name = None if mark[1] == "end" else mark[1]
            if name:
                found[name] = [len(shown)]
        elif name:
            shown.append(line)
    return shown, found


def symbol(package: str, path: Path) -> dict[str, object]:
    lines, found = slices(path.read_text("utf-8").splitlines())
    if not found:
        sys.exit(f"{path}: no slice: begin one with // snippet.NAME")
    return {
        "accessLevel": "public",
        "names": {"title": path.stem},
        "isVirtual": True,
        "pathComponents": ["Snippets", path.stem],
        "kind": {"displayName": "Snippet", "identifier": "snippet"},
        "identifier": {"interfaceLanguage": "swift", "precise": f"$snippet__{package}.{path.stem}"},
        "snippet": {"language": "swift", "lines": lines, "slices": found},
    }


def main() -> None:
    package, *paths = sys.argv[1:]
    version = {"major": 0, "minor": 1, "patch": 0}
    graph = {
        "metadata": {"formatVersion": version, "generator": "scripts/lib/snippets.py"},
        "module": {"platform": {}, "name": package, "isVirtual": True},
        "relationships": [],
        "symbols": [symbol(package, Path(path)) for path in paths],
    }
    json.dump(graph, sys.stdout, indent=1)


main()
