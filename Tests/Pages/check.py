"""Opens the pages that Broadsheet writes in headless Chromium and checks them as a person sees them.

Called by Tests/Pages/check-pages, which says what there is to know.
"""
import argparse
import concurrent.futures
import functools
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import typing

import accessibility
import checks
import controls
import hostile
from browser import PAPERS, PHONE, VIEWS, Chromium, Tab, View, chromium
from pages import PAGES, Page

# A page that is longer, in pixels, is shown by its first window and its last one.
LONGEST_PICTURE = 6000
CONTROLS = "controls"


class Findings:
    """What is wrong, told once however many views show it."""

    def __init__(self) -> None:
        self.places: dict[tuple[str, str], list[str]] = {}
        self.notes: dict[tuple[str, str], list[str]] = {}

    def add(self, page: str, view: str, found: typing.Iterable[str]) -> None:
        for text in found:
            self.places.setdefault((page, text), []).append(view)

    def note(self, page: str, view: str, found: typing.Iterable[str]) -> None:
        for text in found:
            self.notes.setdefault((page, text), []).append(view)

    @staticmethod
    def show(kind: str, all_places: dict[tuple[str, str], list[str]]) -> None:
        for (page, text), views in all_places.items():
            where = "everywhere" if len(views) == len(VIEWS) else ", ".join(views)
            print(f"  {kind}{page} ({where}): {text}")


def make(page: Page, options: argparse.Namespace, work: pathlib.Path) -> pathlib.Path:
    """Runs the commands of a page."""
    file, own = options.screenshots / f"{page.name}.html", work / page.name
    own.mkdir()
    if page.dump:
        page.dump(own)
    for command in page.commands:
        words = [word.format(page=file.resolve(), work=own) if word.startswith("{") else word for word in command]
        subprocess.run([options.binary.resolve(), *words], cwd=own if page.dump else options.corpora, check=True)
    return file


# What comes into sight is laid out then, which changes where the end is.
TO_THE_END = """async () => {
  for (let round = 0; round < 10; round++) {
    scrollTo(0, document.documentElement.scrollHeight);
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""


def picture(tab: Tab, stem: str, folder: pathlib.Path) -> None:
    """Pictures of a page: of the whole, or of its first window and its last one."""
    height = tab.ask("() => document.documentElement.scrollHeight")
    tab.page.screenshot(path=folder / f"{stem}.png", full_page=height <= LONGEST_PICTURE)
    if height > LONGEST_PICTURE:
        tab.ask(TO_THE_END)
        tab.page.screenshot(path=folder / f"{stem}.end.png")
        tab.ask("() => scrollTo(0, 0)")


def look(browser: Chromium, page: Page, file: pathlib.Path, view: View, folder: pathlib.Path,
         findings: Findings) -> None:
    """What a size or a colour scheme may change."""
    with browser.open(file, view) as tab:
        picture(tab, f"{page.name}.{view.name}", folder)
        checks.settle(tab)
        for check in checks.IN_EACH_VIEW:
            findings.add(page.name, view.name, check(tab))
        for is_grave, text in accessibility.findings(tab):
            (findings.add if is_grave else findings.note)(page.name, view.name, [text])
        findings.add(page.name, view.name, checks.silence(tab))


def print_out(browser: Chromium, page: Page, file: pathlib.Path, folder: pathlib.Path, findings: Findings) -> None:
    """The page on paper, which is white for those who like the dark, too."""
    for paper in PAPERS:
        with browser.open(file, paper) as tab:
            tab.page.emulate_media(media="print")
            tab.page.screenshot(path=folder / f"{page.name}.{paper.name}.png")
            checks.settle(tab)
            for check in checks.ON_PAPER:
                findings.add(page.name, paper.name, check(tab))
            if paper.scheme == "light":
                tab.page.pdf(path=folder / f"{page.name}.print.pdf", format="A4")


def own(browser: Chromium, page: Page, file: pathlib.Path, findings: Findings) -> None:
    """The checks of a page alone. They may change the page: it is opened afresh for each."""
    with browser.open(file) as tab:
        for check in page.checks:
            tab.load()
            findings.add(page.name, tab.view.name, check(tab))
            findings.add(page.name, tab.view.name, checks.silence(tab))
        findings.add(page.name, tab.view.name, checks.markup(tab))


def once(browser: Chromium, page: Page, file: pathlib.Path, findings: Findings) -> None:
    """What no view changes."""
    makeup = functools.partial(hostile.makeup, page.makeup)
    compared = [functools.partial(check, browser) for check in (checks.without_script, hostile.unprotected)]
    with browser.open(file) as tab:
        for check in (*checks.ONCE, makeup, hostile.harmless, *compared):
            findings.add(page.name, tab.view.name, check(tab))
        tab.load()
        findings.add(page.name, tab.view.name, checks.policy(tab))
    with browser.open(file, PHONE) as tab:
        findings.add(page.name, tab.view.name, checks.keyboard(tab))


def check_page(browser: Chromium, page: Page, file: pathlib.Path, folder: pathlib.Path, findings: Findings) -> str:
    own(browser, page, file, findings)
    if page.is_seen:
        for view in VIEWS:
            look(browser, page, file, view, folder, findings)
        print_out(browser, page, file, folder, findings)
        once(browser, page, file, findings)
    return f"{page.name}: {file.stat().st_size // 1000} kB" + (f", {len(VIEWS)} views and print" if page.is_seen else "")


def check_controls(browser: Chromium, work: pathlib.Path, findings: Findings) -> str:
    findings.add(CONTROLS, "desktop", controls.check(browser, work))
    return f"{CONTROLS}: {len(controls.faults(browser))} faults"


def run(name: str, options: argparse.Namespace) -> Findings:
    """A page, or the checks of the checks, in a browser of its own."""
    start, findings = time.monotonic(), Findings()
    with tempfile.TemporaryDirectory() as folder, chromium(options.chromium) as browser:
        work = pathlib.Path(folder)
        if name == CONTROLS:
            done = check_controls(browser, work, findings)
        else:
            page = next(page for page in PAGES if page.name == name)
            file = make(page, options, work)
            done = check_page(browser, page, file, options.screenshots, findings)
    print(f"{done}, {time.monotonic() - start:.0f} s", flush=True)
    return findings


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=pathlib.Path, required=True)
    parser.add_argument("--corpora", type=pathlib.Path, required=True)
    parser.add_argument("--screenshots", type=pathlib.Path, required=True)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("pages", nargs="*", metavar="PAGE")
    options = parser.parse_args()
    if unknown := set(options.pages) - {page.name for page in PAGES}:
        parser.error(f"no such page: {', '.join(unknown)}; there are {', '.join(p.name for p in PAGES)}")
    return options


def main() -> int:
    options = arguments()
    options.screenshots.mkdir(parents=True, exist_ok=True)
    names = [CONTROLS, *(page.name for page in PAGES if not options.pages or page.name in options.pages)]
    # A browser a core: each waits for its page most of the time, but axe does not.
    with concurrent.futures.ProcessPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        results = list(pool.map(run, names, [options] * len(names)))
    for findings in results:
        findings.show("to look at: ", findings.notes)
    for findings in results:
        findings.show("", findings.places)
    return 1 if any(findings.places for findings in results) else 0


if __name__ == "__main__":
    sys.exit(main())
