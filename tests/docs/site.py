"""The built site: whether its links lead somewhere and people with a screen reader can use it.

`python -m tests.docs.site build/site` follows every link inside the site, to the anchor. With
`--look` it looks at every page with axe in Chromium as well, in light and in dark, and whether it
fits a phone, which takes minutes. It ends with 1 where something is wrong. Links to other sites are
followed by `make docs-links`, which takes a network.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import html

from tests.browser import browser, serious_findings

_PHONE: Final = 375


def broken_links(site: Path) -> Iterator[str]:
    """Yield each link inside the site that leads nowhere."""
    trees = {path: html.parse(path) for path in sorted(site.rglob("*.html"))}
    anchors = {path: set(tree.xpath("//@id | //a/@name")) for path, tree in trees.items()}
    for path, tree in trees.items():
        for link in tree.xpath("//a/@href | //img/@src | //link/@href | //script/@src"):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            shown = f"{path.relative_to(site)}: {link}"
            if not target.exists():
                yield f"{shown}: there is no such file"
            elif parts.fragment and unquote(parts.fragment) not in anchors.get(
                target, {parts.fragment}
            ):
                yield f"{shown}: there is no such place"


def hard_to_use(site: Path) -> Iterator[str]:
    """Yield what axe finds in a page that is serious or critical."""
    with browser() as chromium:
        for scheme in ("light", "dark"):
            context = chromium.new_context(
                viewport={"width": 1280, "height": 900}, color_scheme=scheme
            )
            shown = context.new_page()
            for path in _pages(site):
                shown.goto(path.as_uri())
                for finding in serious_findings(shown):
                    yield f"{path.relative_to(site)} ({scheme}): {finding}"
            context.close()


def beyond_the_edge(site: Path) -> Iterator[str]:
    """Yield the pages that scroll sideways on a phone."""
    with browser() as chromium:
        shown = chromium.new_page(viewport={"width": _PHONE, "height": 700})
        for path in _pages(site):
            shown.goto(path.as_uri())
            width = shown.evaluate("document.documentElement.scrollWidth")
            if width > _PHONE:
                yield f"{path.relative_to(site)}: {width} pixels wide on a phone of {_PHONE}"


def _pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if "_modules" not in path.parts)


def main(site: Path, *, look: bool) -> int:
    """Print all that is wrong with the site, and return 1 where anything is."""
    wrong = []
    for check in (broken_links, hard_to_use, beyond_the_edge) if look else (broken_links,):
        for fault in check(site):
            print(fault)
            wrong.append(fault)
    print(f"{len(list(site.rglob('*.html')))} pages, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), look="--look" in sys.argv))
