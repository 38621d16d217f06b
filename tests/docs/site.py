"""The built site: whether its links lead somewhere and people with a screen reader can use it.

`python -m tests.docs.site build/site` follows every link inside the site, to the anchor. With
`--look` it looks at every page with axe in Chromium as well, in light and in dark, which takes
minutes. It ends with 1 where something is wrong. Links to other sites are followed by
`make docs-links`, which takes a network.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from tests.browser import browser, serious_findings


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
    pages = sorted(path for path in site.rglob("*.html") if "_modules" not in path.parts)
    with browser() as chromium:
        for scheme in ("light", "dark"):
            context = chromium.new_context(
                viewport={"width": 1280, "height": 900}, color_scheme=scheme
            )
            shown = context.new_page()
            for path in pages:
                shown.goto(path.as_uri())
                for finding in serious_findings(shown):
                    yield f"{path.relative_to(site)} ({scheme}): {finding}"
            context.close()


def main(site: Path, *, look: bool) -> int:
    """Print all that is wrong with the site, and return 1 where anything is."""
    wrong = []
    for check in (broken_links, hard_to_use) if look else (broken_links,):
        for fault in check(site):
            print(fault)
            wrong.append(fault)
    print(f"{len(list(site.rglob('*.html')))} pages, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), look="--look" in sys.argv))
