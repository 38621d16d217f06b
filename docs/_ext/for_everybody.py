"""What Sphinx and its theme leave out: what people with a keyboard or a screen reader need.

Each of these is a finding of axe, which looks at the built site (`make docs-look`). And ways back
from the code to where it is documented.
"""

from __future__ import annotations

import re
from typing import Any

# Arguments of a long signature are a definition list without terms; here they are lines.
_ARGUMENTS = re.compile(r'<dl>\n((?:<dd><em class="sig-param">.*?</dd>\n?)+)</dl>', re.DOTALL)

_BACK = re.compile(r'(class="viewcode-back" href="[^"#]+#)([^"]+)')


def setup(app: Any) -> dict[str, Any]:
    """Tell Sphinx of the moment when a page is put together, after the theme had its say."""
    app.connect("html-page-context", _mend, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _mend(app: Any, page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    if "furo_navigation_tree" in context:
        context["furo_navigation_tree"] = _with_levels(context["furo_navigation_tree"])
    if page.startswith("_modules/"):
        documented = app.env.get_domain("py").objects
        module = page.removeprefix("_modules/").replace("/", ".")
        context["body"] = _BACK.sub(
            lambda link: link[1] + _place(link[2], module, documented), context["body"]
        )
    elif "body" in context:
        body = _with_levels(context["body"])
        body = _ARGUMENTS.sub(_as_lines, body)
        # What scrolls can be scrolled by keyboard.
        body = re.sub(r"<pre(?=[ >])(?! tabindex)", '<pre tabindex="0"', body)
        context["body"] = body.replace(
            '<div class="table-wrapper', '<div tabindex="0" class="table-wrapper'
        )


def _with_levels(html: str) -> str:
    """Say of the captions of the contents, which are headings, of which level they are."""
    return html.replace(
        'class="caption" role="heading"', 'class="caption" role="heading" aria-level="2"'
    )


def _as_lines(found: re.Match[str]) -> str:
    lines = found[1].replace("<dd>", '<span class="sig-line">').replace("</dd>", "</span>")
    return f'<span class="sig-lines">{lines}</span>'


def _place(name: str, module: str, documented: Any) -> str:
    """Return where a thing of a module is documented, whichever package gives it to users.

    Sphinx takes all things of a module to be given by one package.
    """
    parts = name.split(".")
    for cut in range(len(parts)):
        inner = parts[cut:]
        for depth in range(len(inner), 0, -1):
            found = documented.get(".".join([module, *inner[:depth]]))
            if found and ".".join([found.node_id, *inner[depth:]]) in documented:
                return ".".join([found.node_id, *inner[depth:]])
    return name
