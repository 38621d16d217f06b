"""The picture of the README and the site: what the program makes of an article of ours.

`python -m tests.docs.picture` draws docs/picture.png anew, with Chromium.
"""

from __future__ import annotations

from pathlib import Path

import quotetrack
from tests.browser import browser

PICTURE = Path(__file__).parents[2] / "docs" / "picture.png"
ARTICLE = quotetrack.Document(
    """\
Asked on Monday whether she would stand again, Ada Fenwick, the mayor, replied: “Yes.” \
A few minutes later, Ms Fenwick added: “Well, I have not quite decided that.”

“She has changed her mind before,” said Tomas Reyes, who leads the opposition. “It is,” he told \
reporters, “how this town is run.” A banner behind him read “Home first”.
""",
    title="Mayor weighs another term",
)


def page() -> str:
    """Return the page that is drawn."""
    return quotetrack.annotate(quotetrack.analyze(ARTICLE))


def draw() -> None:
    """Draw the page, finely enough for sharp screens, and in few colours, so that it is small."""
    from PIL import Image

    with browser() as chromium:
        context = chromium.new_context(
            viewport={"width": 820, "height": 300}, device_scale_factor=1.5, color_scheme="light"
        )
        shown = context.new_page()
        shown.set_content(page())
        shown.screenshot(path=PICTURE, full_page=True)
        context.close()
    with Image.open(PICTURE) as drawn:
        drawn.convert("RGB").quantize(64).save(PICTURE, optimize=True)


if __name__ == "__main__":
    draw()
