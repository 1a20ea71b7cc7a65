"""Saved web pages in one file."""

from __future__ import annotations

import base64
import quopri

import pytest

from langdu.errors import BadInput
from langdu.importers import Source, load
from tests.importers.test_html import PAGE

BOUNDARY = "----MultipartBoundary--tOlC0vDKFk3W----"
HEAD = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://a.cn/b\r\nSubject: =?utf-8?Q?=E5=B0=8F=E9=95=87?=\r\n"
    f'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{BOUNDARY}"\r\n\r\n\r\n'
)
PICTURE = ("image/png", "base64", base64.encodebytes(bytes(200)))


def saved(*parts: tuple[str, str, bytes], head: str = HEAD, end: str = "--") -> bytes:
    """A saved page of parts, each its type, its transfer encoding, and its bytes as they stand."""
    written = [head.encode()]
    for number, (kind, transfer, data) in enumerate(parts):
        written.append(
            f"--{BOUNDARY}\r\nContent-Type: {kind}\r\nContent-ID: <{number}@x>\r\n"
            f"Content-Transfer-Encoding: {transfer}\r\n\r\n".encode()
        )
        written.append(data + b"\r\n")
    return b"".join([*written, f"--{BOUNDARY}{end}\r\n".encode()])


def page(text: str = PAGE, encoding: str = "utf-8", kind: str = "text/html") -> tuple[str, str, bytes]:
    return kind, "quoted-printable", quopri.encodestring(text.encode(encoding))


MHTML = saved(page(), PICTURE)


def text_of(data: bytes, ending: str = "mhtml") -> str:
    return load(Source(data, f"a.{ending}", "a")).source


@pytest.mark.parametrize("ending", ["mhtml", "mht"])
def test_a_saved_page_is_its_article(ending: str) -> None:
    document, plain = load(Source(MHTML, f"a.{ending}", "a")), load(Source(PAGE.encode(), "a.html", "a"))
    assert (document.source, document.title, document.hints) == (plain.source, "小镇", plain.hints)


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "binary", "8bit"])
def test_every_way_to_write_a_page(transfer: str) -> None:
    data = "<p>你好，世界。</p>".encode()
    written = {"quoted-printable": quopri.encodestring(data), "base64": base64.encodebytes(data)}.get(transfer, data)
    assert text_of(saved(PICTURE, ("text/html", transfer, written))).strip() == "你好，世界。"


@pytest.mark.parametrize("kind", ["text/html; charset=gb2312", 'text/html; charset="GBK"', "text/html"])
def test_a_page_in_another_encoding(kind: str) -> None:
    text = "<p>你好，世界。</p>" if "charset" in kind else '<meta charset="gbk"><p>你好，世界。</p>'
    assert text_of(saved(page(text, "gb18030", kind))).strip() == "你好，世界。"


def test_the_page_that_the_headers_name_is_read_and_else_the_first() -> None:
    two = (page("<p>广告。</p>"), page("<p>正文。</p>"))
    assert text_of(saved(*two)).strip() == "广告。"
    named = HEAD.replace("multipart/related;", 'multipart/related; start="<1@x>";')
    assert text_of(saved(*two, head=named)).strip() == "正文。"


def test_a_page_without_a_title_is_called_after_the_subject() -> None:
    assert load(Source(saved(page("<p>你好。</p>")), "a.mht", "a")).title == "小镇"


def test_a_page_inside_another_part_is_found() -> None:
    inner = saved(page("<p>你好。</p>"), head="", end="--").replace(BOUNDARY.encode(), b"inner")
    assert text_of(saved(("multipart/alternative; boundary=inner", "binary", inner))).strip() == "你好。"


def test_a_file_that_is_cut_off_has_its_beginning() -> None:
    long = "".join(f"<p>第{number}天，天亮了。</p>" for number in range(300))
    whole = saved(("text/html", "base64", base64.encodebytes(long.encode())))
    assert text_of(whole[: len(whole) // 2]).startswith("第0天")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty|no web page"),
        (b"no headers at all", "no web page"),
        (saved(PICTURE), "no web page"),
        (HEAD.encode(), "no web page"),
        (HEAD.replace(BOUNDARY, "").encode() + PAGE.encode(), "no web page"),
        (saved(page("<p></p>")), "no text"),
    ],
)
def test_what_has_no_page_is_refused_in_plain_words(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        text_of(data)


def test_parts_in_parts_without_end_are_refused() -> None:
    bomb = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5000))
    with pytest.raises(BadInput, match="nested too deep"):
        text_of(bomb)


def test_a_million_parts_are_not_looked_through() -> None:
    many = HEAD.encode() + f"--{BOUNDARY}\r\nContent-Type: image/png\r\n\r\n".encode() * 200_000
    with pytest.raises(BadInput, match="no web page"):
        text_of(many)


@pytest.mark.parametrize("subject", [b"=?u\xff*f-8?Q?=E5?=", b"=?utf-8?Q?=E5", b"=?none?B?!?=", b"\xff\xfe"])
def test_a_subject_that_cannot_be_read_is_no_reason_to_stop(subject: bytes) -> None:
    head = HEAD.encode().replace(b"=?utf-8?Q?=E5=B0=8F=E9=95=87?=", subject)
    assert text_of(MHTML.replace(HEAD.encode(), head)) == text_of(MHTML)
