"""Every document of the editors is readable in the admin, and each screen leads to its part."""

import re

import pytest
from django.urls import reverse

from core.help_sections import registered_sections
from editing.help.chapters import CHAPTERS, help_for
from editing.help.markdown import render

SAMPLE = """# 名

一行
接着一行 **重** `a*b`

- 一
  还是一
- 二

1. 甲
2. 乙

| 头 | 二 |
|---|---|
| 格 | 子 |

```
<b>
```
"""


def test_what_our_documents_use():
    html = render(SAMPLE).html
    assert '<h1 id="名">名</h1>' in html
    assert "<p>一行接着一行 <strong>重</strong> <code>a*b</code></p>" in html
    assert "<ul>\n<li>一还是一</li>\n<li>二</li>\n</ul>" in html
    assert "<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>" in html
    assert '<th scope="col">头</th>' in html
    assert "<td>子</td>" in html
    assert "<pre><code>&lt;b&gt;\n</code></pre>" in html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "[点](javascript:alert(1))",
        '[点](https://a" onclick="x)',
        "`<img src=x onerror=x>`",
        "# <b>题</b>",
        '- **a" onload="b**',
    ],
)
def test_a_document_brings_no_html_of_its_own(source):
    html = render(source).html
    assert not re.search(r"<(script|img|b)\b|<[^>]*javascript:|<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', html)), html
    assert "javascript:" not in re.findall(r'href="([^"]*)"', html)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_chapter(editor_client, slug):
    chapter = CHAPTERS[slug]
    html = editor_client.get(reverse("help", args=[slug])).content.decode()
    article = html.split("<article>")[1].split("</article>")[0]
    words = re.sub(r"<[^>]+>", "", article)
    for left in ("**", "](", "|--", "```", "## "):
        assert left not in words, left
    assert len(words) > len(chapter.path.read_text(encoding="utf-8")) * 0.7
    for section in chapter.rendered().sections:
        assert f'id="{section}"' in article


@pytest.mark.django_db
def test_links_between_documents_lead_to_chapters(editor_client):
    html = editor_client.get(reverse("help", args=["editors"])).content.decode()
    assert f'href="{reverse("help", args=["bookclub"])}">读书会与会员</a>' in html
    assert ".md" not in html.split("<article>")[1]


@pytest.mark.slow
@pytest.mark.django_db
def test_each_screen_leads_to_a_section_that_is_there(editor_client):
    for chapter, section in registered_sections():
        assert not section or section in CHAPTERS[chapter].rendered().sections, section
    assert help_for("/admin/excel/3/") == "/admin/help/import/"
    assert help_for("/admin/snippets/honours/honour/edit/1/") == "/admin/help/editors/#商户与荣誉"
    assert help_for("/admin/pages/7/") == "/admin/help/editors/"
    html = editor_client.get("/admin/images/").content.decode()
    assert "/admin/help/editors/#\\u56fe\\u7247" in html or "/admin/help/editors/#图片" in html
    assert "guide.wagtail.org" not in html


@pytest.mark.django_db
def test_a_chapter_that_is_not_there(editor_client):
    assert editor_client.get("/admin/help/nothing/").status_code == 404


@pytest.mark.django_db
def test_strangers_are_asked_to_sign_in(client):
    assert client.get(reverse("help", args=["editors"])).status_code == 302
