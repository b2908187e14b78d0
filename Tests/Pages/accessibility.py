"""axe-core's findings."""
import importlib.util
import pathlib
import typing

from browser import Tab

GRAVE = ("serious", "critical")
RUN = """() => axe.run(document, { resultTypes: ["violations"], preload: false,
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })"""


def axe_source() -> str:
    package = importlib.util.find_spec("axe_playwright_python")
    assert package and package.origin
    return pathlib.Path(package.origin).with_name("axe.min.js").read_text()


def findings(tab: Tab) -> typing.Iterator[tuple[bool, str]]:
    """Each finding, and whether it is grave."""
    # The protocol evaluates it, as a debugger would: the policy of the page stands.
    tab.page.evaluate(axe_source())
    for rule in tab.ask(RUN)["violations"]:
        places = ", ".join(" ".join(map(str, node["target"])) for node in rule["nodes"][:3])
        yield (rule["impact"] in GRAVE,
               f"axe {rule['impact']}: {rule['id']}, {rule['help']} ({len(rule['nodes'])}: {places})")


def axe(tab: Tab) -> typing.Iterator[str]:
    yield from (text for is_grave, text in findings(tab) if is_grave)
