"""The pages that are checked, and how each is made."""
import dataclasses
import pathlib
import typing

import hostile
import report_page
import tag_page
from checks import Check


@dataclasses.dataclass(frozen=True)
class Page:
    """A page for a browser.

    In `commands`, {page} is the file to write and {work} a folder of the page's own. They are run in
    Corpora, or in {work} where `dump` writes made-up input there.
    """
    name: str
    commands: tuple[tuple[str, ...], ...]
    # The elements and attributes that the program makes, one element a line.
    makeup: str
    # Checks of this page alone, each on a page that was opened afresh.
    checks: tuple[Check, ...] = ()
    dump: typing.Callable[[pathlib.Path], None] | None = None
    # Looked at in every view; else only its own checks are made, as where it is large.
    is_seen: bool = True


TAG = ("--format", "html", "--quiet", "-o", "{page}")
COUNT = ("--quiet", "-o", "{work}/tables")
REPORT = ("report", "{work}/tables", "-o", "{page}")
TWO_WEEKS = ("web.json.gz", "dated.txt.gz", "--until", "2024-01-15")
PAGES = (
    Page("tag", (("tag", *TWO_WEEKS, *TAG),), tag_page.MAKEUP, (tag_page.legend,)),
    Page("tag-hostile", (("tag", hostile.DUMP, "--dictionary", "names.tsv", *TAG),), tag_page.MAKEUP,
         (tag_page.legend, tag_page.words_kept), hostile.write_dump),
    Page("report", (("count", "syndicated.jsonl.gz", *COUNT), (*REPORT, "--top", "60")), report_page.MAKEUP,
         (*report_page.LIST, report_page.network)),
    Page("report-year", (("count", "year.jsonl", "--dictionary", "names.tsv", "--no-gazetteer", *COUNT), REPORT),
         report_page.MAKEUP, (*report_page.LIST, report_page.size, report_page.network), report_page.write_year,
         is_seen=False),
    Page("report-hostile", (("count", hostile.DUMP, "--dictionary", "names.tsv", *COUNT), REPORT),
         report_page.MAKEUP, (*report_page.LIST, report_page.names_kept), hostile.write_dump),
)
