"""The style sheet of all HTML that quotetrack makes.

Text and page colours are the reader's own: those of JupyterLab, VS Code or Colab where one of them
shows the page, else those of the browser in its light or dark scheme. Speakers are told apart by
tint, by the style of their underline, and by the number after each quotation, never by colour
alone. The colours follow Okabe and Ito's palette for colour-blind readers.
"""

from __future__ import annotations

SPEAKER_COLOURS = (
    (0, 114, 178),
    (213, 94, 0),
    (0, 158, 115),
    (204, 121, 167),
    (160, 120, 0),
    (86, 180, 233),
    (120, 94, 190),
)
"""Red, green and blue of the speakers' colours. The eighth speaker has the first one again."""

LINE_STYLES = ("solid", "dashed", "dotted", "double")
"""Styles of the speakers' underlines. With seven colours, 28 speakers look different."""

_RULES = """
.quotetrack{
--qt-ground:var(--jp-layout-color0,var(--vscode-editor-background,
var(--colab-primary-surface-color,Canvas)));
--qt-ink:var(--jp-content-font-color1,var(--vscode-editor-foreground,
var(--colab-primary-text-color,CanvasText)));
color:var(--qt-ink);font:1rem/1.6 system-ui,sans-serif;max-width:46rem;overflow-wrap:anywhere}
.quotetrack.qt-wide{max-width:60rem}
.quotetrack h2{font-weight:700;font-size:1.4rem;line-height:1.25;margin:1.2rem 0 .4rem}
.quotetrack h3{font-weight:700;font-size:1.05rem;line-height:1.35;margin:1.4rem 0 .4rem}
.quotetrack p{margin:.4rem 0}
.quotetrack .qt-text{position:relative;white-space:pre-wrap;unicode-bidi:plaintext;
font-family:Georgia,serif;font-size:1.05rem}
.quotetrack .qt-quote{--qt-hue:gray;
background:rgba(128,128,128,.18);border-bottom:2px dotted gray;
background:color-mix(in srgb,var(--qt-hue) 22%,transparent);
border-bottom:2px dotted color-mix(in srgb,var(--qt-hue) 70%,var(--qt-ink))}
.quotetrack .qt-source{font-weight:700}
.quotetrack .qt-cue{font-style:italic;text-decoration:underline dotted}
.quotetrack .qt-question{border-bottom:1px dashed currentColor}
.quotetrack .qt-no-speech{opacity:.75;border-bottom:1px dotted currentColor}
.quotetrack .qt-number{font:.72rem/1 system-ui,sans-serif;vertical-align:super;padding:0 .2rem;
text-decoration:none;color:inherit;user-select:none}
.quotetrack .qt-number[data-tip]:hover::after,.quotetrack .qt-number[data-tip]:focus-visible::after{
content:attr(data-tip);position:absolute;z-index:9;left:0;right:0;margin-top:1.3rem;
padding:.5rem .7rem;background:var(--qt-ground);color:var(--qt-ink);border:1px solid currentColor;
border-radius:.3rem;font:.85rem/1.45 system-ui,sans-serif;white-space:normal;pointer-events:none}
.quotetrack .qt-faint{opacity:.82;font-size:.9rem}
.quotetrack ol,.quotetrack ul{padding-left:1.6rem;margin:.3rem 0}
.quotetrack li{margin:.3rem 0}
.quotetrack .qt-name{padding:0 .3rem;font-weight:600}
.quotetrack .qt-pair,.quotetrack .qt-card{border:1px solid rgba(128,128,128,.6);
border-radius:.4rem;padding:.2rem .9rem .6rem;margin:.8rem 0}
.quotetrack .qt-pair h3,.quotetrack .qt-card h3{margin-top:.6rem}
.quotetrack .qt-sides{display:grid;grid-template-columns:1fr 1fr;gap:1.2rem}
.quotetrack .qt-sides>*{min-width:0}
.quotetrack blockquote{margin:.3rem 0;padding:.1rem .7rem;color:inherit;background:none;
border-left:3px solid rgba(128,128,128,.7);font-family:Georgia,serif;font-size:1.02rem;
white-space:pre-line;unicode-bidi:plaintext}
.quotetrack .qt-label{font-size:.8rem;letter-spacing:.05em;text-transform:uppercase;
font-weight:600}
.quotetrack mark.qt-evidence{background:rgba(240,200,0,.4);color:inherit;font-weight:700;
border-bottom:2px solid currentColor}
.quotetrack summary{cursor:pointer;font-weight:600;padding:.3rem 0}
.quotetrack a{color:inherit;text-decoration:underline}
.quotetrack a.qt-number{text-decoration:none}
.quotetrack :focus-visible{outline:3px solid rgb(0,114,178);
outline:3px solid color-mix(in srgb,rgb(0,114,178) 60%,var(--qt-ink));outline-offset:1px}
.quotetrack :target{scroll-margin-top:4rem;outline:3px solid rgb(213,94,0);outline-offset:2px}
.quotetrack figure{margin:.6rem 0;overflow-x:auto}
.quotetrack figure svg{display:block;max-width:100%;min-width:30rem;height:auto}
.quotetrack .qt-scroll{overflow-x:auto}
.quotetrack table{border-collapse:collapse;font-size:.92rem;margin:.4rem 0}
.quotetrack caption{text-align:left;font-weight:600;padding:.3rem 0;color:inherit}
.quotetrack th,.quotetrack td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem 0;
border-bottom:1px solid rgba(128,128,128,.4);background:none;white-space:normal;max-width:26rem;
overflow-wrap:break-word}
.quotetrack .qt-figure{text-align:right;font-variant-numeric:tabular-nums}
.quotetrack ins{text-decoration:underline}
.quotetrack del{text-decoration:line-through}
@media(max-width:34rem){.quotetrack .qt-sides{grid-template-columns:1fr;gap:.4rem}
.quotetrack .qt-pair,.quotetrack .qt-card{padding:.2rem .6rem .5rem}}
@media print{.quotetrack details>*{display:block}.quotetrack .qt-pair{break-inside:avoid}}
"""


def speaker_class(number: int) -> str:
    """Return the CSS classes of the speaker with this number, counted from 1."""
    colour = (number - 1) % len(SPEAKER_COLOURS) + 1
    line = (number - 1) % len(LINE_STYLES) + 1
    return f"qt-speaker-{colour} qt-line-{line}"


def style_sheet() -> str:
    """Return the style sheet as CSS, for pages that keep it in a file of its own."""
    # The class twice, so that the styles of notebooks for tables, links and headings do not win.
    rules = [_RULES.strip().replace(".quotetrack ", ".quotetrack.quotetrack ")]
    for number, (red, green, blue) in enumerate(SPEAKER_COLOURS, start=1):
        rules.append(
            f".quotetrack.quotetrack .qt-speaker-{number}{{--qt-hue:rgb({red},{green},{blue});"
            f"background:rgba({red},{green},{blue},.25);"
            f"border-bottom:2px solid rgb({red},{green},{blue});"
            "background:color-mix(in srgb,var(--qt-hue) 22%,transparent);"
            "border-bottom:2px solid color-mix(in srgb,var(--qt-hue) 70%,var(--qt-ink))}"
        )
    for number, style in enumerate(LINE_STYLES, start=1):
        width = ";border-bottom-width:4px" if style == "double" else ""
        rules.append(
            f".quotetrack.quotetrack .qt-line-{number}{{border-bottom-style:{style}{width}}}"
        )
    return "\n".join(rules)


def fragment(*parts: str, wide: bool = False) -> str:
    """Return ready HTML as one self-contained fragment with the style sheet in it."""
    classes = "quotetrack qt-wide" if wide else "quotetrack"
    return f'<div class="{classes}"><style>{style_sheet()}</style>{"".join(parts)}</div>'
