"""How a page looks: no colour of its own, so that the reader's day, sepia and night hold.

What is being read has a tint and an edge that stand out on white, sepia and black alike (at least 3:1, WCAG 2.2,
1.4.11) and leave the text its contrast (at least 4.5:1, 1.4.3).
"""

from __future__ import annotations

#: The class of what is being read, as `media:active-class` names it.
ACTIVE_CLASS = "-epub-media-overlay-active"
#: Red, green and blue of the edge and the tint, and how much the tint covers.
HIGHLIGHT, TINT = (196, 98, 0), 0.24
_COLOUR = ", ".join(map(str, HIGHLIGHT))

OVERLAY_STYLE = f"""ruby {{ ruby-position: over; }}
rt {{ font-size: 0.5em; line-height: 1.1; padding: 0 0.15em; font-weight: normal; font-style: normal; }}
.{ACTIVE_CLASS} {{
  background-color: rgba({_COLOUR}, {TINT});
  text-decoration: underline 0.12em rgb({_COLOUR});
  text-underline-offset: 0.15em;
  border-radius: 0.1em;
  -webkit-box-decoration-break: clone;
  box-decoration-break: clone;
}}
"""
PAGE_STYLE = f"""body {{ margin: 0 5%; line-height: 2.1; text-align: start; overflow-wrap: break-word; }}
h1, h2, h3, h4, h5, h6 {{ line-height: 1.9; font-weight: bold; margin: 1em 0 0.6em; break-after: avoid; }}
h1 {{ font-size: 1.5em; }}
h2 {{ font-size: 1.3em; }}
h3, h4, h5, h6 {{ font-size: 1.1em; }}
p {{ margin: 0.3em 0; text-indent: 2em; }}
p.verse, p.transcript {{ text-indent: 0; }}
p.aside, p.transcript {{ opacity: 0.75; }}
p.translation {{ font-size: 0.7em; line-height: 1.5; text-indent: 0; opacity: 0.75; }}
nav ol {{ list-style-type: none; line-height: 1.8; }}
{OVERLAY_STYLE}"""
