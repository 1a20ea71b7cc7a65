"""EPUBs to be kept: written file by file, as publishers' tools do."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: A PNG of one pixel.
_HEADER = b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


PNG = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", _HEADER) + _chunk(b"IDAT", zlib.compress(b"\0\x80")) + _chunk(b"IEND", b"")
CSS = b"/* \xe6\x99\xaf */\r\np { margin: 0; }\r\n.red{color:#900}\n"
CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
_PAGE3 = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="zh" lang="zh">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style/main.css"/></head>
<body>{body}</body></html>"""
_PAGE2 = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh">
<head><title>{title}</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
<link rel="stylesheet" type="text/css" href="style/main.css"/><script type="text/javascript">alert(1)</script></head>
<body bgcolor="#ffffff">{body}</body></html>"""
_OPF = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="{version}" unique-identifier="BookId">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="BookId">urn:uuid:7a1e7f10-7a4e-4c2e-9d1c-0a4e3f5b6c7d</dc:identifier>
<dc:title>河边的书</dc:title><dc:language>zh</dc:language>{metadata}</metadata>
<manifest>{items}</manifest><spine{spine}>{refs}</spine>{guide}</package>"""
_NCX = """<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="wrong"/></head>
<docTitle><text>河边的书</text></docTitle><navMap>{points}</navMap></ncx>"""
EPUB3_META = '<meta property="dcterms:modified">2020-05-05T00:00:00Z</meta>'


#: Pages with all that authors of EPUB 2 did and HTML has no more.
OBSOLETE = [
    (
        '<div style="text-align:center"><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.or'
        'g/1999/xlink" version="1.1" width="100%" height="100%" viewBox="0 0 10 10" preserveAspectRatio="none'
        '"><image width="10" height="10" xlink:href="img/a.png"/></svg></div>'
    ),
    (
        '<h2 id="1">目录</h2><ul type="disc" compact="compact"><li value="3"><a href="p3.html#ch">第一章</a></li><'
        'li><a href="p4.html#c2" target="_blank">第二章</a></li></ul>'
    ),
    (
        '<h3 align="center"><a name="ch"></a>第一章</h3><p align="right" class="  "><font size="2" face="x" colo'
        'r="#000">这是第一段，</font><u>有</u><big>大</big><tt>字</tt>。</p><hr width="50%" size="1" noshade="noshade"/'
        '><table border="1" cellpadding="0" cellspacing="0" width="100%" summary="x"><tr valign="top"><td wid'
        'th="10" nowrap="nowrap" bgcolor="#fff">早上好。</td><td align="center">晚上好。</td></tr></table><p><img src'
        '="img/a.png" border="0" align="left" vspace="3" alt="x" width="100%" height=""/>图后面的字。</p><dl><dt>山<'
        '/dt><dd>高。</dd></dl><p><span lang="zh-CN">他说：<a href="#nowhere">好</a>！</span></p><pre width="3">一行</'
        'pre><p>后来<sup><a href="#f1" id="r1">[1]</a></sup>他走了。</p><p id="f1"><a href="#r1">[1]</a>注的文字在这里。</p'
        ">"
    ),
    (
        '<div><h3 id="c2">第二章</h3>没有段落的文字。<p>有段落的<div>里面的块。</div></p><blockquote>引用的话。</blockquote><ol start='
        '"3" type="A"><li>一条。</li></ol><p><a id="c2">又一次。</a><a href="http://example.org/x y">外面</a><a href="'
        'mailto:x@example.org">信</a><a href="javascript:x()">跑</a></p><center><b>完</b></center><p onclick="x('
        ')" xml:space="preserve">最后一句。</p><map name="m"><area shape="rect" coords="0,0,1,1" href="p3.html"/><'
        "/map></div>"
    ),
    ("<p><span><div>块在词里。</div></span></p><b><p>粗的段落。</p></b>"),
]


def nav(lines: str) -> str:
    """A page of contents."""
    return _PAGE3.format(title="目录", body=f'<nav epub:type="toc"><ol>{lines}</ol></nav>')


def at_root(book: Path, path: Path) -> Path:
    """A book whose pages lie beside the package document, at the root of the container."""
    with zipfile.ZipFile(book) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name.removeprefix("OEBPS/"), data.replace(b'"OEBPS/', b'"') if "META" in name else data)
    return path


def write(path: Path, files: dict[str, str | bytes]) -> Path:
    """Zip files up."""
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("mimetype", "application/epub+zip")
        target.writestr("META-INF/container.xml", CONTAINER)
        for name, content in files.items():
            target.writestr(name, content, zipfile.ZIP_DEFLATED)
    return path


def epub3(path: Path, pages: list[str], contents: str = "", spine: str = "", css: bytes = CSS) -> Path:
    """An EPUB 3 of the bodies of its pages, p1.xhtml and on."""
    names = [f"p{number}" for number in range(1, len(pages) + 1)]
    lines = contents or "".join(f'<li><a href="{name}.xhtml">{name}</a></li>' for name in names)
    items = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in names)
    items += '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    items += '<item id="css" href="style/main.css" media-type="text/css"/>'
    items += '<item id="pic" href="img/a.png" media-type="image/png" properties="cover-image"/>'
    refs = "".join(f'<itemref idref="{name}"/>' for name in names)
    opf = _OPF.format(version="3.0", metadata=EPUB3_META, items=items, spine=spine, refs=refs, guide="")
    written = {f"OEBPS/{n}.xhtml": _PAGE3.format(title=n, body=body) for n, body in zip(names, pages, strict=True)}
    more = {"OEBPS/nav.xhtml": nav(lines), "OEBPS/style/main.css": css, "OEBPS/img/a.png": PNG}
    return write(path, {"OEBPS/content.opf": opf, **written, **more})


def epub2(path: Path, pages: list[str]) -> Path:
    """An EPUB 2 of the bodies of its pages, p1.html and on, with what such books have wrong."""
    names = [f"p{number}" for number in range(1, len(pages) + 1)]
    items = "".join(f'<item id="{n}" href="{n}.html" media-type="text/html"/>' for n in names)
    items += '<item id="ncx" href="toc.ncx" media-type="text/xml"/><item id="css" href="style/main.css" media-type="text/css"/>'
    items += '<item id="1pic" href="img/a.png" media-type="image/jpg"/><item id="gone" href="gone.html" media-type="text/html"/>'
    metadata = (
        '<dc:creator opf:role="aut" opf:file-as="Xiao Wang">小王</dc:creator><dc:date>昨天</dc:date>'
        '<dc:date opf:event="publication">2001-02-03</dc:date><meta name="cover" content="1pic"/>'
    )
    points = "".join(
        f'<navPoint id="n{n}" playOrder="9"><navLabel><text>{n}</text></navLabel><content src="{n}.html#no"/></navPoint>'
        for n in names
    )
    refs = "".join(f'<itemref idref="{name}"/>' for name in names)
    guide = '<guide><reference type="text" title="x" href="p1.html"/></guide>'
    opf = _OPF.format(version="2.0", metadata=metadata, items=items, spine=' toc="ncx"', refs=refs, guide=guide)
    written = {f"OEBPS/{n}.html": _PAGE2.format(title=n, body=body) for n, body in zip(names, pages, strict=True)}
    more = {"OEBPS/toc.ncx": _NCX.format(points=points), "OEBPS/style/main.css": CSS, "OEBPS/img/a.png": PNG}
    return write(path, {"OEBPS/content.opf": opf, **written, **more})
