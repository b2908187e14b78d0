"""A dump whose every text tries to become markup, script or a trick, and what a page may make of it."""
import html
import json
import pathlib
import typing
import unicodedata

from browser import Chromium, Tab
from checks import dom

HIT = "window.hits=(window.hits||0)+1"
HITS = "() => window.hits ?? 0"


class Payload(typing.NamedTuple):
    """What the dump holds, what a reader sees of it in an article, and in what is not normalized."""
    raw: str
    text: str
    field: str


def plain(raw: str) -> Payload:
    return Payload(raw, raw, raw)


FLOOD = "Za" + "\u0301" * 60 + "lgo"
PAYLOADS = [plain(raw) for raw in (
    f"<script>{HIT}</script>",
    f'"><img src=x onerror="{HIT}">',
    f"'><img src=x onerror='{HIT}'>",
    f"<svg onload={HIT}>",
    f"<svg/onload={HIT}>",
    f"</style><script>{HIT}</script>",
    f"</title><script>{HIT}</script>",
    f"</script><script>{HIT}</script>",
    f"</textarea></select></svg><script>{HIT}</script>",
    f"]]><script>{HIT}</script>",
    f"--><script>{HIT}</script>",
    f"<!-- a comment <script>{HIT}</script>",
    f"<![CDATA[<script>{HIT}</script>",
    f"<iframe srcdoc='<script>parent.{HIT}</script>'></iframe>",
    f"<details open ontoggle={HIT}>",
    f"<a href=javascript:{HIT}>here</a>",
    "<base href=https://evil.example/><link rel=stylesheet href=//evil.example/a.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<style>*{display:none}</style>",
    "<plaintext>",
    f"javascript:{HIT}",
    f"JaVaScRiPt:{HIT}",
    f"data:text/html,<script>{HIT}</script>",
    f'https://x.example/" onfocus="{HIT}" autofocus="',
    "https://x.example/?a=1&lang=en&copy=2&amp",
    "${7*7} {{7*7}} <%= 7*7 %>",
    "W" * 600,
    "\u05d0\u05d1\u05d2 <b>\u0645\u0631\u062d\u0628\u0627</b>",
)] + [
    Payload(FLOOD, unicodedata.normalize("NFC", FLOOD), FLOOD),
    Payload(f"&lt;script&gt;{HIT}&lt;/script&gt;", f"<script>{HIT}</script>", f"&lt;script&gt;{HIT}&lt;/script&gt;"),
    # Some dumps hold references of references: both are taken away.
    Payload("&amp;lt;b&amp;gt;", "<b>", "&amp;lt;b&amp;gt;"),
    # Backticks quote in news.
    Payload(f"` onmouseover={HIT} `", f"' onmouseover={HIT} '", f"` onmouseover={HIT} `"),
    Payload("&#60;script&#62;", "<script>", "&#60;script&#62;"),
    Payload("over\u202egnp.exe\u202c", "overgnp.exe", "over\\u202egnp.exe\\u202c"),
    Payload("iso\u2066late\u2069d", "isolated", "iso\\u2066late\\u2069d"),
    Payload("nu\0l", "nul", "nu\\u0000l"),
    Payload("es\x1b[31mcape\x9b", "es[31mcape", "es\\u001b[31mcape\\u009b"),
    Payload("lone \ud800 half", "lone \ufffd half", "lone \ufffd half"),
    Payload("back\\slash", "back\\slash", "back\\\\slash"),
]
DUMP = "\"><img src=x onerror=window.hits=1>&lt;.jsonl"


def surface(number: int) -> str:
    """A made-up word for each payload."""
    return "Zorvaq" + "abcdefghijklmnopqrstuvwxyz"[number // 26] + "abcdefghijklmnopqrstuvwxyz"[number % 26]


def escaped(raw: str) -> str:
    """Text in which markup would be read as markup, as HTML in which it is none."""
    return f"<p>{html.escape(raw, quote=False)}</p>" if "<" in raw or "&lt;" in raw else raw


def write_dump(folder: pathlib.Path) -> None:
    """The dump, and the list of names that it holds."""
    records = [{"id": p.raw, "title": escaped(p.raw), "text": escaped(f"{surface(n)} met {p.raw} there."),
                "source": p.raw, "url": p.raw, "date": "2024-01-02"} for n, p in enumerate(PAYLOADS)]
    (folder / DUMP).write_text("".join(json.dumps(record) + "\n" for record in records))
    # A list of names is UTF-8 and a name ends with its line: what cannot stand in it is left out.
    names = {n: p for n, p in enumerate(PAYLOADS) if p.raw.isprintable()}
    (folder / "names.tsv").write_text("".join(f"{surface(n)}\tPER\t{p.raw}\n" for n, p in names.items()))


def harmless(tab: Tab) -> typing.Iterator[str]:
    """Nothing ran, and no link leads to anything but the web or the page itself."""
    if hits := tab.ask(HITS):
        yield f"{hits} payloads ran"
    for link in tab.ask("() => [...document.querySelectorAll('[href], [src]')].map(e => e.href || e.src || '')"):
        own = tab.file.resolve().as_uri() + "#"
        if not str(link).startswith(("https://", "http://", own)):
            yield f"a link leads to {link!r}"


def unprotected(chromium: Chromium, tab: Tab) -> typing.Iterator[str]:
    """Nothing runs even where no policy stops it."""
    with chromium.open(tab.file, tab.view, policy=False) as open_tab:
        yield from harmless(open_tab)


def makeup(allowed: str, tab: Tab) -> typing.Iterator[str]:
    """The page holds no element and no attribute but those that the program makes."""
    known = {kind for line in allowed.split("\n") for kind in kinds(line.split())}
    yield from (f"the page holds <{kind}>, which the program does not make"
                for kind in dom(tab, "makeup") if kind not in known)


def kinds(words: list[str]) -> list[str]:
    """An element's name and its attributes, as dom.js tells them."""
    return words[:1] + [f"{words[0]} {attribute}" for attribute in words[1:]]
