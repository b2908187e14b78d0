"""What holds for the page of `broadsheet tag --format html` alone."""
import typing

from browser import Tab
from hostile import DUMP, PAYLOADS, surface

MAKEUP = """html lang
head
meta charset name content http-equiv
title
style
body
header
h1
main
article dir lang
h2 class
p class
a rel href
mark class title
footer
span"""
ARTICLES = """() => [...document.querySelectorAll("article")].map(article => ({
  title: article.querySelector("h2").textContent,
  facts: article.querySelector(".facts").textContent,
  body: [...article.querySelectorAll("p:not(.facts)")].map(p => p.textContent).join("\\n"),
  name: article.querySelector("p:not(.facts) mark")?.title,
}))"""


def legend(tab: Tab) -> typing.Iterator[str]:
    """The counts at the foot are those of the marks above."""
    for kind in ("PER", "ORG", "LOC", "MISC"):
        marks = tab.ask(f"() => document.querySelectorAll('main mark.{kind}').length")
        said = tab.ask(f"() => document.querySelector('footer .{kind}').nextSibling.data.trim()")
        if int(said) != marks:
            yield f"the legend says {said} {kind}, and {marks} are marked"


def words_kept(tab: Tab) -> typing.Iterator[str]:
    """Each payload is text, whole, wherever it stands."""
    if tab.page.title() != f"Mentions in {DUMP}":
        yield f"the title is {tab.page.title()!r}"
    articles = tab.ask(ARTICLES)
    if len(articles) != len(PAYLOADS):
        yield f"{len(articles)} articles of {len(PAYLOADS)}"
    for number, (payload, article) in enumerate(zip(PAYLOADS, articles)):
        wanted = {
            "title": payload.text, "body": f"{surface(number)} met {payload.text} there.",
            "facts": f"2024-01-02 · {payload.field} · {payload.field}",
            "name": payload.text if payload.raw.isprintable() else article["name"],
        }
        yield from (f"{part} of {payload.raw[:60]!r} is {article[part]!r}"
                    for part, text in wanted.items() if article[part] != text)
