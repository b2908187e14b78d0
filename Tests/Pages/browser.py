"""Headless Chromium, and a page opened in it as a person would see it."""
import contextlib
import dataclasses
import pathlib
import typing

from playwright import sync_api as playwright

# Told to the page before anything of it runs: what its policy stops is kept, for no script sees it.
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation",
  event => window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


class View(typing.NamedTuple):
    """A window and what its owner likes better, dark or light."""
    size: str
    width: int
    height: int
    scale: int
    scheme: typing.Literal["light", "dark"]

    @property
    def name(self) -> str:
        return f"{self.size}.{self.scheme}"


SIZES = (("phone", 390, 844, 2), ("tablet", 820, 1180, 1), ("desktop", 1440, 900, 1))
VIEWS = tuple(View(*size, scheme) for size in SIZES for scheme in ("light", "dark"))
# A4 at 96 pixels an inch.
PAPERS = tuple(View("print", 794, 1123, 1, scheme) for scheme in ("light", "dark"))
PHONE, DESKTOP = VIEWS[0], VIEWS[4]


@dataclasses.dataclass
class Tab:
    """An open page, with all that it asked for and said since."""
    page: playwright.Page
    file: pathlib.Path
    view: View
    requests: list[str] = dataclasses.field(default_factory=list)
    messages: list[str] = dataclasses.field(default_factory=list)

    def load(self) -> None:
        """Opens the file, afresh."""
        # An error of the page before may come late: it is none of the next one.
        self.page.goto("about:blank")
        self.requests.clear()
        self.messages.clear()
        self.page.goto(self.file.resolve().as_uri())

    def ask(self, script: str, argument: object = None) -> typing.Any:
        return self.page.evaluate(script, argument)

    def listen(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.messages.append(f"error: {error}"))
        self.page.on("console", self.hear)

    def hear(self, message: playwright.ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.messages.append(f"{message.type}: {message.text}")


class Chromium:
    def __init__(self, browser: playwright.Browser) -> None:
        self.browser = browser

    @contextlib.contextmanager
    def open(self, file: pathlib.Path, view: View = DESKTOP, *, script: bool = True,
             policy: bool = True) -> typing.Iterator[Tab]:
        """The page in a window of its own; without scripts, or without its policy, if asked for."""
        with self.browser.new_context(
            viewport={"width": view.width, "height": view.height}, device_scale_factor=view.scale,
            color_scheme=view.scheme, is_mobile=view.size == "phone", has_touch=view.size == "phone",
            java_script_enabled=script, bypass_csp=not policy, reduced_motion="reduce",
        ) as context:
            context.add_init_script(LISTEN)
            tab = Tab(context.new_page(), file, view)
            tab.listen()
            tab.load()
            yield tab


@contextlib.contextmanager
def chromium(executable: str) -> typing.Iterator[Chromium]:
    with playwright.sync_playwright() as driver:
        # As root, as in a container, Chromium runs without its sandbox only; it opens our files alone.
        browser = driver.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        try:
            yield Chromium(browser)
        finally:
            browser.close()
