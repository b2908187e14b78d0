"""What holds for the page of `broadsheet report` alone: its list, its drawings, its controls."""
import datetime
import itertools
import json
import pathlib
import random
import typing

from browser import Tab
from playwright import sync_api as playwright
from hostile import PAYLOADS

MAKEUP = """html lang class
head
meta charset name content http-equiv
title
style
script
body
header
main
footer
nav aria-label
section id aria-labelledby
h1
h2 id
h3
p class id hidden
a class href
b
i
em
small
bdi
q dir
cite
mark
span class
div class tabindex role aria-label aria-hidden
dl class
dt
dd class
ul
ol id
li id class data-w data-d hidden
details
summary
form id role hidden
fieldset id
legend
label class
input type id value checked autocomplete spellcheck
select id
option value
output id aria-live
button type id
figure class
figcaption
table class aria-label
caption
thead
tbody
tr
th scope
td
svg class viewBox x y width height preserveAspectRatio role aria-label aria-hidden
g class data-entity
path class d stroke-width
circle cx cy r
text x y class"""
MOST_BYTES = 1_000_000
ENTITIES = 500
ROWS = """() => [...document.querySelectorAll("#list > li")].filter(item => item.checkVisibility()).map(item => {
  const [name, ...counts] = item.querySelectorAll("summary > span");
  return { id: item.id, kind: item.className, name: name.querySelector("bdi").textContent,
    counts: counts.map(count => parseInt(count.firstChild.data.replaceAll(",", ""), 10)) };
})"""
FOCUSED = "() => document.activeElement?.closest('#list > li')?.id"


def write_year(folder: pathlib.Path) -> None:
    """A dump of 500 names over a year, from 40 sources, and the list of those names."""
    # The same one each time; a name is said the oftener, the earlier it stands.
    choose = random.Random(6)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    words = ["".join(part).capitalize() for part in itertools.product(syllables, "klmn", syllables)]
    choose.shuffle(words)
    names = [f"{first} {last}" for first, last in zip(words[:ENTITIES], words[ENTITIES:])]
    weights = [1 / (place + 20) for place in range(ENTITIES)]
    with (folder / "year.jsonl").open("w") as dump:
        for number in range(4000):
            day = datetime.date(2024, 1, 1) + datetime.timedelta(days=number * 366 // 4000)
            said = choose.choices(names, weights, k=8)
            text = " ".join(f"On the day {name} spoke of the harbour and of article {number}." for name in said)
            dump.write(json.dumps({"title": f"Article {number}", "text": text, "date": str(day),
                                   "source": f"paper-{number % 40}.example"}) + "\n")
    kinds = itertools.cycle(("PER", "ORG", "LOC", "MISC"))
    (folder / "names.tsv").write_text("".join(f"{name}\t{kind}\n" for name, kind in zip(names, kinds)))


def rows(tab: Tab) -> list[dict[str, typing.Any]]:
    """The lines of the list that are shown."""
    return tab.ask(ROWS)


def leads_to(tab: Tab, item: str) -> bool:
    """Whether a line gets the focus, opened, before long."""
    script = """id => document.activeElement?.closest("#list > li")?.id === id
        && document.activeElement.closest("details").open"""
    try:
        tab.page.wait_for_function(script, arg=item, timeout=5000)
    except playwright.TimeoutError:
        return False
    return True


def size(tab: Tab) -> typing.Iterator[str]:
    """500 entities over a year stay under a megabyte."""
    if (found := len(rows(tab))) < ENTITIES:
        yield f"the list holds {found} entities, not {ENTITIES}"
    if (count := tab.file.stat().st_size) >= MOST_BYTES:
        yield f"the page is of {count} bytes, {MOST_BYTES} are the most"


def search(tab: Tab) -> typing.Iterator[str]:
    """Typed words leave the lines that hold them, and a live region says how many."""
    before = rows(tab)
    wanted = before[min(3, len(before) - 1)]["name"]
    tab.page.get_by_role("searchbox").focus()
    tab.page.keyboard.type(wanted.upper())
    after = rows(tab)
    if wanted not in [row["name"] for row in after] or len(after) >= len(before):
        yield f"a search for {wanted!r} leaves {len(after)} lines of {len(before)}"
    said = tab.ask("() => document.querySelector('[aria-live], [role=status]').textContent")
    if str(len(after)) not in said.split():
        yield f"the live region says {said!r} of {len(after)} lines"


def nothing_found(tab: Tab) -> typing.Iterator[str]:
    """A search for what is nowhere says so, and a button takes it back."""
    before = len(rows(tab))
    tab.page.get_by_role("searchbox").fill("there is no such name")
    if rows(tab):
        yield "a search for no name leaves lines"
    tab.page.get_by_role("button").click()
    if len(rows(tab)) != before:
        yield f"the button brings back {len(rows(tab))} lines of {before}"


def kinds(tab: Tab) -> typing.Iterator[str]:
    """Each type can be left out and taken in again, by mouse and by keyboard."""
    before = rows(tab)
    for box in tab.page.get_by_role("checkbox").all():
        kind = box.get_attribute("value")
        box.click()
        left = {row["kind"] for row in rows(tab)}
        box.focus()
        tab.page.keyboard.press("Space")
        if kind in left or len(rows(tab)) != len(before):
            yield f"the box of {kind} leaves {sorted(left)} and then {len(rows(tab))} lines of {len(before)}"


def order(tab: Tab) -> typing.Iterator[str]:
    """The list is sorted anew as the keyboard goes through the orders, and loses no line."""
    box, before = tab.page.get_by_role("combobox"), rows(tab)
    orders = {"mentions": lambda row: -row["counts"][0], "mentions without copies": lambda row: -row["counts"][1],
              "documents": lambda row: -row["counts"][2]}
    box.focus()
    for label in tab.ask("() => [...document.querySelectorAll('#sort option')].map(o => o.label)"):
        box.select_option(label=label)
        now = rows(tab)
        if sorted(row["id"] for row in now) != sorted(row["id"] for row in before):
            yield f"sorting by {label} changes the lines themselves"
        if label in orders and now != sorted(now, key=orders[label]):
            yield f"the list is not sorted by {label}"
        if label == "name" and now == before and len(now) > 20:
            yield "sorting by name changes nothing"
    box.focus()
    tab.page.keyboard.press("Home")
    if rows(tab) != before:
        yield "the first order, chosen by keyboard, is not the one that the page begins with"


def evidence(tab: Tab) -> typing.Iterator[str]:
    """Enter opens and closes what stands behind a line."""
    is_open = "() => document.querySelector('#list details').open"
    tab.page.locator("#list summary").first.focus()
    for wanted in (True, False):
        tab.page.keyboard.press("Enter")
        if tab.ask(is_open) != wanted:
            yield f"Enter does not {'open' if wanted else 'close'} a line"


def links(tab: Tab) -> typing.Iterator[str]:
    """A link to an entity opens its line and gives it the focus, even if a search hides it."""
    tab.page.get_by_role("searchbox").fill("there is no such name")
    link = tab.page.locator("main a[href^='#e']:visible").first
    wanted = (link.get_attribute("href") or "#")[1:]
    link.focus()
    tab.page.keyboard.press("Enter")
    if not leads_to(tab, wanted):
        yield f"a link to {wanted} leads to {tab.ask(FOCUSED)}"


def drawings(tab: Tab) -> typing.Iterator[str]:
    """Every drawing that is not told as hidden says in words what it shows."""
    for label in tab.ask("""() => [...document.querySelectorAll("svg:not([aria-hidden=true], svg svg)")].map(svg =>
        svg.getAttribute("role") === "img" && svg.getAttribute("aria-label"))"""):
        if not label or len(label) < 12:
            yield f"a drawing is told as {label!r}"
    nodes = tab.page.locator(".network g")
    if nodes.count() != tab.page.locator(".network g > title").count():
        yield "a dot of the network has no title"


def network(tab: Tab) -> typing.Iterator[str]:
    """A dot of the network leads to its line."""
    if not tab.page.locator(".network g").count():
        yield "there is no network"
        return
    name = (tab.page.locator(".network g > title").first.text_content() or "").rsplit(":", 1)[0]
    wanted = next((row["id"] for row in rows(tab) if row["name"] == name), "")
    tab.page.locator(".network circle").first.dispatch_event("click")
    if not leads_to(tab, wanted):
        yield f"the dot of {name!r} leads to {tab.ask(FOCUSED)}"


def names_kept(tab: Tab) -> typing.Iterator[str]:
    """Each payload that is a name is text, whole."""
    # Names that differ in case alone are one entity.
    names = {row["name"].casefold() for row in rows(tab)}
    for payload in PAYLOADS:
        name = payload.text.replace("\\", "\\\\")
        if payload.raw.isprintable() and name.casefold() not in names:
            yield f"no entity is called {name[:80]!r}"


LIST = (search, nothing_found, kinds, order, evidence, links, drawings)
