"""The style sheet of all HTML that quotetrack makes.

Text and page colours are the reader's own, so that light and dark themes both work; speakers are
told apart by tint, by underline, and by the number after each quotation, never by colour alone.
The colours follow Okabe and Ito's palette for colour-blind readers.
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

_RULES = """
.quotetrack{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;overflow-wrap:anywhere}
.quotetrack h2{font-size:1.4rem;line-height:1.25;margin:1.2rem 0 .4rem}
.quotetrack h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
.quotetrack .qt-text{white-space:pre-wrap;unicode-bidi:plaintext;
font-family:Georgia,serif;font-size:1.05rem}
.quotetrack .qt-quote{background:rgba(128,128,128,.18);border-bottom:2px dotted gray}
.quotetrack .qt-source{font-weight:700}
.quotetrack .qt-cue{font-style:italic;text-decoration:underline dotted}
.quotetrack .qt-question{border-bottom:1px dashed currentColor}
.quotetrack .qt-no-speech{opacity:.7;border-bottom:1px dotted gray}
.quotetrack .qt-number{font:.7rem/1 system-ui,sans-serif;vertical-align:super;padding:0 .15rem;
text-decoration:none;color:inherit;user-select:none}
.quotetrack .qt-faint{opacity:.8;font-size:.9rem}
.quotetrack ol,.quotetrack ul{padding-left:1.6rem;margin:.3rem 0}
.quotetrack li{margin:.3rem 0}
.quotetrack .qt-name{padding:0 .25rem;font-weight:600}
.quotetrack .qt-pair{border:1px solid rgba(128,128,128,.5);border-radius:.4rem;padding:.2rem .9rem
.6rem;margin:.8rem 0}
.quotetrack .qt-sides{display:grid;grid-template-columns:1fr 1fr;gap:.9rem}
.quotetrack .qt-sides blockquote{margin:.3rem 0;padding:.1rem .7rem;
border-left:3px solid rgba(128,128,128,.6);font-family:Georgia,serif}
.quotetrack .qt-label{font-size:.8rem;letter-spacing:.05em;text-transform:uppercase;margin:.3rem 0}
.quotetrack mark{background:rgba(240,200,0,.4);color:inherit;font-weight:700}
.quotetrack summary{cursor:pointer;font-weight:600;padding:.3rem 0}
.quotetrack a{color:inherit}
.quotetrack a:focus-visible,.quotetrack summary:focus-visible{outline:3px solid rgb(86,180,233)}
.quotetrack :target{scroll-margin-top:4rem;outline:3px solid rgb(213,94,0);padding:.2rem}
@media(max-width:34rem){.quotetrack .qt-sides{grid-template-columns:1fr}}
@media print{.quotetrack details>*{display:block}}
"""


def speaker_class(number: int) -> str:
    """Return the CSS class of the speaker with this number, counted from 1."""
    return f"qt-speaker-{(number - 1) % len(SPEAKER_COLOURS) + 1}"


def style_element() -> str:
    """Return the style sheet as a `<style>` element."""
    rules = [
        f".quotetrack .qt-speaker-{number}{{background:rgba({red},{green},{blue},.28);"
        f"border-bottom:2px solid rgb({red},{green},{blue})}}"
        for number, (red, green, blue) in enumerate(SPEAKER_COLOURS, start=1)
    ]
    return f"<style>{_RULES.strip()}\n" + "\n".join(rules) + "</style>"
