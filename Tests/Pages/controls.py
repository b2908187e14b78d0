"""Proof that each check can fail: a sound page, on which none does, and faults put into it one by one."""
import base64
import functools
import hashlib
import pathlib
import typing

import checks
import hostile
from accessibility import axe
from browser import Chromium, Tab
from checks import Check, of

STYLE = """:root { color-scheme: light dark; --page: #fff; --text: #222 }
@media (prefers-color-scheme: dark) { :root { --page: #111; --text: #eee } }
body { background: var(--page); color: var(--text) } a { color: inherit } td { min-width: 3em }
"""
OPEN = "default-src * 'unsafe-inline' data: blob:"
LOW = "color: #999; background: #fff"
MAKEUP = """html lang
head
meta charset name content http-equiv
title
style
body
header
main
h1
p
a href
table
caption
tbody
tr
th scope
td"""


class Fault(typing.NamedTuple):
    """Something wrong, put into the sound page, and the check that has to see it."""
    check: Check
    body: str = ""
    style: str = ""
    policy: str | None = None
    title: str = "Sound"
    lang: str = "en"
    main: str = "main"


def page(fault: Fault) -> str:
    style = STYLE + fault.style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = fault.policy or f"default-src 'none'; style-src 'sha256-{digest}'"
    return (
        f'<!DOCTYPE html>\n<html lang="{fault.lang}"><head><meta charset="utf-8"><title>{fault.title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><style>{style}</style></head>\n'
        f'<body><header><h1>Sound</h1></header><{fault.main}><p>Text and <a href="https://x.example/">a link</a></p>'
        f'<table><caption>Counts</caption><tr><th scope="col">Name</th></tr><tr><td>One</td></tr></table>'
        f"{fault.body}</{fault.main}></body></html>\n"
    )


def faults(chromium: Chromium) -> list[Fault]:
    plain = functools.partial(checks.without_script, chromium)
    bare = functools.partial(hostile.unprotected, chromium)
    allowed = functools.partial(hostile.makeup, MAKEUP)
    raw = [Fault(bare, payload.raw, policy=OPEN) for payload in hostile.PAYLOADS[:2]]
    return raw + [
        Fault(of("title"), title=" "),
        Fault(of("language"), lang=""),
        Fault(of("language"), '<p lang="no language">x</p>'),
        Fault(of("landmarks"), main="div"),
        Fault(of("headings"), "<h4>Too deep</h4>"),
        Fault(of("headings"), "<h1>A second</h1>"),
        Fault(of("tables"), "<table><tr><td>1</td></tr></table>"),
        Fault(of("anchors"), '<p><a href="#nowhere">x</a></p>'),
        Fault(of("anchors"), '<p id="a">x</p><p id="a">y</p>'),
        Fault(of("pictures"), '<svg width="9" height="9"></svg>'),
        Fault(of("scrolling"), '<p class="wide">x</p>', ".wide { width: 3000px }"),
        Fault(of("cut"), f'<p class="cut">{"W" * 99}</p>', ".cut { overflow: hidden; width: 9em }"),
        Fault(of("contrast"), '<p class="low">x</p>', f".low {{ {LOW} }}"),
        Fault(of("contrast"), '<p class="low"></p>', f'.low::after {{ content: "PER"; {LOW} }}'),
        Fault(of("contrast"), '<p class="low">x</p>', ".low { opacity: .4 }"),
        Fault(of("contrast"), '<svg aria-label="x"><text y="20" fill="#bbb">x</text></svg>'),
        Fault(of("sticking"), '<p class="bar">x</p>', ".bar { position: sticky; bottom: 0 }"),
        Fault(of("darkness"), style="body { background: #111 }"),
        Fault(checks.markup, "<p><div></p></div>"),
        Fault(checks.keyboard, style="a:focus { outline: 0 }"),
        Fault(checks.keyboard, '<p class="bar">x</p>', ".bar { position: fixed; inset: 0; background: #000 }"),
        Fault(checks.keyboard, '<p><button onkeydown="event.preventDefault()">x</button>'
              '<button>y</button></p>', policy=OPEN),
        Fault(checks.policy, policy=OPEN),
        Fault(checks.silence, '<p><img src="x.png" alt="x"></p>', policy=OPEN),
        Fault(checks.silence, '<p><img src="x.png" alt="x"></p>'),
        Fault(checks.silence, '<script>console.warn("x")</script>', policy=OPEN),
        Fault(checks.silence, "<script>throw 1</script>", policy=OPEN),
        Fault(plain, "<p><button>x</button></p>", policy=OPEN),
        Fault(plain, '<script>document.querySelector("p").append("more")</script>', policy=OPEN),
        Fault(plain, '<script>document.querySelector("p").remove()</script>', policy=OPEN),
        Fault(axe, "<p><input></p>"),
        Fault(hostile.harmless, '<p><a href="javascript:x()">x</a></p>'),
        Fault(hostile.harmless, hostile.PAYLOADS[0].raw, policy=OPEN),
        Fault(allowed, "<p><b>x</b></p>"),
        Fault(allowed, '<p onclick="x()">x</p>'),
        Fault(allowed, "<!-- x -->"),
    ]


def name(check: Check) -> str:
    return getattr(check, "__name__", "") or check.func.__name__


def findings(tab: Tab, fault: Fault) -> list[str]:
    tab.file.write_text(page(fault))
    tab.load()
    return list(fault.check(tab))


def check(chromium: Chromium, work: pathlib.Path) -> typing.Iterator[str]:
    """What is wrong with the checks themselves."""
    file = work / "control.html"
    file.touch()
    with chromium.open(file) as tab:
        for fault in (all_faults := faults(chromium)):
            if not findings(tab, fault):
                yield f"the check '{name(fault.check)}' does not see {page(fault)[-300:]!r}"
        for fault in {name(fault.check): fault for fault in all_faults}.values():
            for found in findings(tab, Fault(fault.check)):
                yield f"the check '{name(fault.check)}' finds in a sound page: {found}"
