"""What of HTML EPUB 3 does not allow: what is obsolete is said anew, what does harm is left out."""

from __future__ import annotations

from lxml import etree

from langdu.exporters.book.kept.pages.names import OPS, XHTML, XML, html, local

#: What is left out with all that is in it: programs, forms, and what is fetched from elsewhere or runs.
DROPPED = (
    "script", "iframe", "object", "embed", "applet", "input", "button", "select", "textarea", "base", "noscript",
    "template",
)  # fmt: skip
#: Elements that HTML has no more, and what takes their place with which style.
OBSOLETE = {
    "font": ("span", ""), "center": ("div", "text-align: center"), "big": ("span", "font-size: larger"),
    "tt": ("code", ""), "strike": ("s", ""), "acronym": ("abbr", ""), "nobr": ("span", "white-space: nowrap"),
    "dir": ("ul", ""), "form": ("div", ""), "blink": ("span", ""), "marquee": ("span", ""),
}  # fmt: skip
#: Attributes that any element may have, and those of some.
GLOBAL = frozenset(("id", "class", "lang", "dir", "title", "style", "hidden", "translate", "role"))
OWN = {
    "a": "href hreflang rel type", "img": "src alt width height srcset sizes usemap", "ol": "start reversed type",
    "li": "value", "td": "colspan rowspan headers", "th": "colspan rowspan headers scope abbr", "col": "span",
    "colgroup": "span", "link": "rel href type media hreflang", "meta": "charset name content", "style": "type media",
    "blockquote": "cite", "q": "cite", "time": "datetime", "audio": "src controls",
    "video": "src controls poster width height",
    "source": "src type", "track": "src kind srclang label", "map": "name", "area": "shape coords href alt",
    "data": "value", "details": "open", "del": "cite datetime", "ins": "cite datetime",
}  # fmt: skip
#: What may hold no blocks, and how a block that takes its place looks.
_PHRASES = {
    "p": "", "span": "", "small": "font-size: smaller", "b": "font-weight: bold", "strong": "font-weight: bold",
    "i": "font-style: italic", "em": "font-style: italic", "cite": "font-style: italic",
    "u": "text-decoration: underline",
}  # fmt: skip
_BLOCKS = frozenset((
    "p", "div", "ul", "ol", "dl", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
    "figure", "hr", "pre", "aside",
))  # fmt: skip


def mend(root: etree._Element) -> None:
    """Mend a page."""
    etree.strip_elements(root, *map(html, DROPPED), f"{{{OPS}}}case", f"{{{OPS}}}trigger", with_tail=False)
    etree.strip_tags(root, f"{{{OPS}}}switch", f"{{{OPS}}}default")
    seen: set[str] = set()
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getroottree().getroot() is not root:
            continue
        for name in [name for name in element.attrib if str(name).lower().startswith("on")]:
            del element.attrib[name]
        if element.tag.startswith(f"{{{XHTML}}}"):
            _mend_element(element)
        _mend_id(element, seen)
    _mend_head(root)
    for element in reversed(list(root.iter())):  # the innermost first: what becomes a block is one for its parent
        name = local(element)
        if name in _PHRASES and any(local(child) in _BLOCKS for child in element):
            element.tag = html("div")
            style = [element.get("style", ""), _PHRASES[name]]
            if any(style):
                element.set("style", "; ".join(filter(None, style)))
    for item in root.iter(html("li")):
        parent = item.getparent()
        if item.get("value") is not None and (parent is None or local(parent) != "ol"):
            del item.attrib["value"]


def _mend_element(element: etree._Element) -> None:
    name = local(element).lower()
    style = [element.get("style", "").strip().rstrip(";")]
    if name in OBSOLETE:
        name, added = OBSOLETE[name]
        style.append(added)
    element.tag = html(name)
    if element.get("align") in ("left", "right", "center", "justify") and name != "img":
        style.append(f"text-align: {element.get('align')}")
    if element.get("name") and name == "a" and not element.get("id"):
        element.set("id", element.get("name", ""))
    _mend_attributes(element, name)
    if any(style):
        element.set("style", "; ".join(filter(None, style)))
    language = element.get("lang") or element.get(f"{{{XML}}}lang")
    if language:
        element.set("lang", language)
        element.set(f"{{{XML}}}lang", language)


def _mend_attributes(element: etree._Element, name: str) -> None:
    """Take away the attributes that an element of a name does not have."""
    allowed = GLOBAL | set(OWN.get(name, "").split())
    for key in list(map(str, element.attrib)):
        plain = not key.startswith("{") and key not in allowed and not key.startswith(("aria-", "data-"))
        if plain or (name == "meta" and key == "content" and element.get("http-equiv")):
            del element.attrib[key]
    if name in ("img", "video"):
        for key in ("width", "height"):
            if not element.get(key, "0").isdecimal():
                del element.attrib[key]


def _mend_id(element: etree._Element, seen: set[str]) -> None:
    name = element.get("id")
    if name is None:
        return
    fitting = "_".join(name.split())
    if not fitting or fitting in seen:
        del element.attrib["id"]
        return
    seen.add(fitting)
    element.set("id", fitting)


def _mend_head(root: etree._Element) -> None:
    head = root.find(html("head"))
    if head is None:
        head = etree.Element(html("head"))
        root.insert(0, head)
    for meta in head.findall(html("meta")):
        if not meta.get("charset") and not (meta.get("name") and meta.get("content") is not None):
            head.remove(meta)
    for style in head.findall(html("style")):
        style.text = "".join(map(str, style.itertext()))
    title = head.find(html("title"))
    if title is None:
        title = etree.SubElement(head, html("title"))
    title.text = "".join(map(str, title.itertext())).strip() or "-"
    if root.find(html("body")) is None:
        etree.SubElement(etree.SubElement(root, html("body")), html("p")).text = "-"
