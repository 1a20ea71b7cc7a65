"""The XHTML of a book as a tree that EPUB 3 allows: what is obsolete is said anew, what does harm is left out."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from langdu.exporters.book.kept.archive import BookUnusable

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"
#: What is left out with all that is in it: programs, forms, and what is fetched from elsewhere or runs.
DROPPED = frozenset(["script", "iframe", "object", "embed", "applet", "input", "button", "select", "textarea", "base", "noscript", "template"])
#: Elements that HTML has no more, and what takes their place with which style.
OBSOLETE = {
    "font": ("span", ""), "center": ("div", "text-align: center"), "big": ("span", "font-size: larger"),
    "tt": ("code", ""), "strike": ("s", ""), "acronym": ("abbr", ""), "nobr": ("span", "white-space: nowrap"),
    "dir": ("ul", ""), "form": ("div", ""), "blink": ("span", ""), "marquee": ("span", ""),
}  # fmt: skip
#: Attributes that any element may have, and those of some.
GLOBAL = frozenset(["id", "class", "lang", "dir", "title", "style", "hidden", "translate", "role"])
OWN = {
    "a": "href hreflang rel type", "img": "src alt width height srcset sizes usemap", "ol": "start reversed type",
    "li": "value", "td": "colspan rowspan headers", "th": "colspan rowspan headers scope abbr", "col": "span",
    "colgroup": "span", "link": "rel href type media hreflang", "meta": "charset name content", "style": "type media",
    "blockquote": "cite", "q": "cite", "time": "datetime", "audio": "src controls", "video": "src controls poster width height",
    "source": "src type", "track": "src kind srclang label", "map": "name", "area": "shape coords href alt",
    "data": "value", "details": "open", "del": "cite datetime", "ins": "cite datetime",
}  # fmt: skip
_VOID = re.compile(
    r"<(br|hr|img|meta|link|input|col|area|base|wbr|source)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)/?>", re.IGNORECASE
)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset(["p", "div", "ul", "ol", "dl", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "figure", "hr", "pre", "aside"])


def html_tree(data: bytes) -> etree._Element:
    """A page's tree, mended.

    Raises:
        BookUnusable: there is nothing in it.
    """
    text = _DECLARATION.sub("", _DOCTYPE.sub("", _decoded(data).lstrip("\ufeff"), count=1), count=1)
    text = _VOID.sub(r"<\1\2/>", text).replace("/ />", "/>")
    text = _ENTITY.sub(_character, text)
    if "xmlns:epub" not in text:
        text = re.sub(r"<html\b", f'<html xmlns:epub="{OPS}"', text, count=1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or local(root) != "html":
        raise BookUnusable("a page is no XHTML")
    if root.nsmap.get(None) != XHTML or not root.tag.startswith("{"):
        root = _in_namespace(root)
    _mend(root)
    return root


def local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def html(name: str) -> str:
    """The full name of an element of HTML."""
    return f"{{{XHTML}}}{name}"


def serialized(root: etree._Element) -> str:
    """The page as a file."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{etree.tostring(root, encoding="unicode")}\n'


def unwrapped(element: etree._Element) -> None:
    """Take an element away and leave what is in it."""
    holder = etree.Element("langdu-gone")
    parent = element.getparent()
    if parent is None:
        return
    parent.replace(element, holder)
    holder.tail, element.tail = element.tail, None
    holder.text = element.text
    holder.extend(list(element))
    etree.strip_tags(parent, "langdu-gone")


def _decoded(data: bytes) -> str:
    found = re.search(rb"<\?xml[^>]*encoding=[\"']([\w-]+)", data[:200])
    for encoding in filter(None, (found and found[1].decode(), "utf-8", "gb18030")):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if name in ("amp", "lt", "gt", "quot", "apos"):
        return found.group()
    return html5.get(f"{name};", f"&amp;{name};")


def _in_namespace(root: etree._Element) -> etree._Element:
    text = etree.tostring(root, encoding="unicode")
    text = re.sub(r' xmlns="[^"]*"', "", text, count=1)
    return etree.fromstring(text.replace("<html", f'<html xmlns="{XHTML}"', 1).encode())


def _mend(root: etree._Element) -> None:
    etree.strip_elements(root, *(html(name) for name in DROPPED), with_tail=False)
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
    for paragraph in root.iter(html("p")):
        if any(local(child) in _BLOCKS for child in paragraph):
            paragraph.tag = html("div")


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
    allowed = GLOBAL | set(OWN.get(name, "").split())
    for key in list(map(str, element.attrib)):
        plain = not key.startswith("{") and key not in allowed and not key.startswith(("aria-", "data-"))
        if plain or (name == "meta" and key == "content" and element.get("http-equiv")):
            del element.attrib[key]
    if name in ("img", "video"):
        for key in ("width", "height"):
            if not element.get(key, "0").isdecimal():
                del element.attrib[key]
    if any(style):
        element.set("style", "; ".join(filter(None, style)))
    language = element.get("lang") or element.get(f"{{{XML}}}lang")
    if language:
        element.set("lang", language)
        element.set(f"{{{XML}}}lang", language)


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
