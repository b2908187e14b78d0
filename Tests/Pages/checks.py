"""What holds for every page. A check takes an open page and yields a sentence for each fault."""
import collections
import pathlib
import typing

import html5lib
from browser import Chromium, Tab

Check = typing.Callable[[Tab], typing.Iterable[str]]
DOM = pathlib.Path(__file__).with_name("dom.js").read_text()


def dom(tab: Tab, name: str) -> typing.Any:
    """The result of a function of dom.js."""
    # Kept in the page, with its cache of colours, and out of the way of the page's own names.
    return tab.ask(f"() => (window.broadsheetChecks ??= {DOM}).{name}()")


def of(name: str) -> Check:
    check: Check = lambda tab: dom(tab, name)
    check.__name__ = name
    return check


settle = of("settle")


def silence(tab: Tab) -> typing.Iterator[str]:
    """The page asks for itself alone, says nothing, and its policy had nothing to stop."""
    own = tab.file.resolve().as_uri()
    asked = [url for url in tab.requests if url.split("#")[0] != own]
    yield from (f"the page asked for {url[:200]}" for url in asked)
    yield from (f"console, {message[:300]}" for message in tab.messages)
    yield from (f"the policy stopped {what}" for what in tab.ask("() => window.violations ?? []"))


def keyboard(tab: Tab) -> typing.Iterator[str]:
    """Tab reaches every control, which is in sight and looks different then."""
    controls = dom(tab, "controls")
    missing = set(range(len(controls)))
    tab.ask("() => { document.activeElement?.blur(); scrollTo(0, 0); }")
    for _ in range(2 * len(controls)):
        tab.page.keyboard.press("Tab")
        number, fault = dom(tab, "focus")
        if fault and number in missing:
            yield f"{controls[number]} {fault}"
        missing.discard(number)
        if not missing:
            return
    yield from (f"Tab does not reach {controls[number]}" for number in sorted(missing))


PROBES = """async () => {
  const script = document.createElement("script");
  script.textContent = "window.ranScript = true";
  const holder = document.createElement("div");
  document.body.append(script, holder);
  holder.innerHTML = '<img src="x.png" onerror="window.ranHandler = true"><b style="color: red">x</b>';
  const style = document.createElement("style");
  style.textContent = "body { outline: 3px solid red }";
  document.head.append(style);
  const isFetched = await fetch("data:,x").then(() => true, () => false);
  await new Promise(done => setTimeout(done, 50));
  return {
    "an inline script": window.ranScript, "an inline handler": window.ranHandler, "a request": isFetched,
    "a style attribute": getComputedStyle(holder.lastChild).color === "rgb(255, 0, 0)",
    "a style sheet": getComputedStyle(document.body).outlineStyle === "solid",
  };
}"""


def policy(tab: Tab) -> typing.Iterator[str]:
    """What came into the page in spite of all would not run or load. Spoils the tab: use it last."""
    yield from (f"the policy lets {what} through" for what, passed in tab.ask(PROBES).items() if passed)


def markup(tab: Tab) -> typing.Iterator[str]:
    """Well-formed for a parser that is no browser's."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(tab.file.read_bytes(), transport_encoding="utf-8")
    for (line, column), code, _ in parser.errors[:20]:
        yield f"line {line}, column {column}: {code}"


def without_script(chromium: Chromium, tab: Tab) -> typing.Iterator[str]:
    """The page holds the same without scripts, and nothing in it pretends to work."""
    with chromium.open(tab.file, tab.view, script=False) as plain:
        yield from dom(plain, "idle")
        texts = collections.Counter(dom(plain, "texts"))
    mine = collections.Counter(dom(tab, "texts"))
    yield from (f"only scripts show {text[:80]!r}" for text in (mine - texts))
    yield from (f"scripts take away {text[:80]!r}" for text in (texts - mine))


# What a size or a colour scheme may change: asked in each view.
IN_EACH_VIEW = tuple(of(name) for name in ("scrolling", "cut", "contrast"))
ON_PAPER = (*IN_EACH_VIEW, of("sticking"), of("darkness"))
# What is the same in all of them.
ONCE = tuple(of(name) for name in ("title", "language", "landmarks", "headings", "tables", "anchors", "pictures"))
ONCE += (keyboard,)
