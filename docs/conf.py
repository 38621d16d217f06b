"""How the site is built of these pages: `make docs`."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "_ext"), str(HERE.parent)]

from quotetrack.version import __version__  # noqa: E402

project = "quotetrack"
author = "The quotetrack developers"
version = release = __version__
language = "en"

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
    "for_everybody",
    "outer_pages",
]
exclude_patterns = ["_build", "_ext"]

# Pages that stand elsewhere in the repository, and the page of the site that shows each.
outer_pages = {
    "project/contributing": "CONTRIBUTING.md",
    "project/changelog": "CHANGELOG.md",
    "project/changes-to-come": ".changelog/README.md",
    "project/seeds": "seeds/README.md",
    "project/annotated-articles": "tests/annotations/README.md",
    "project/invented-articles": "tests/quality/cases/README.md",
    "reference/model-card": "quotetrack/parse/packs/en/card.md",
}
outer_links = {"README.md": "index"}

# Markdown: anchors as code hosts make them, so that the same links work here and there.
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
# The tutorials are stored with their outputs, which a test compares with what they give.
nb_execution_mode = "off"

# Docstrings: what stands in single backticks is code.
default_role = "code"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
napoleon_numpy_docstring = False
python_maximum_signature_line_length = 88

html_theme = "furo"
html_title = "quotetrack"
html_static_path = ["_static"]
html_css_files = ["site.css"]
# Short, and the same for people who read with a screen reader and without.
html_show_sourcelink = False
html_copy_source = False
highlight_language = "text"
pygments_style = "a11y-light"
pygments_dark_style = "a11y-dark"
copybutton_prompt_text = r"\$ "
copybutton_prompt_is_regexp = True

nitpicky = False
linkcheck_timeout = 20
linkcheck_ignore = [r"https?://127\.0\.0\.1", r"https://[\w.]+\.example\b"]
