"""No phone, ID number or operator's name on any public address or download of the demo."""

import heapq
import re
from urllib.parse import urljoin, urlsplit

import pytest

pytestmark = pytest.mark.django_db

MOBILE = re.compile(r"(?<![\dA-Za-z])1[3-9]\d{9}(?![\dA-Za-z])")
ID_NUMBER = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
PERSONAL_LABELS = ("经营者姓名：", "法定代表人：", "负责人姓名", "身份证号：", "手机号：", "政治面貌：")
LINK = re.compile(r'(?:href|src|action)="([^"#]+)')
SKIPPED = ("/admin/", "/static/", "/media/", "/documents/", "/cards/")
OTHER_TREES = ("/en/", "/zh-hant/")
AT_MOST = 1700  # addresses: every page and merchant, the translations of most, and some filters


def crawl(client, start: str, past: tuple[str, ...] = (), at_most: int = AT_MOST):
    """Public addresses reachable from one, with their text, none of them below `past`.

    Every page comes first, then translations, then merchants in other languages, filters and letters to write.
    """
    seen = {start, "/sitemap.xml", "/robots.txt"}
    queue = [(_rank(address), address) for address in sorted(seen)]
    for _ in range(at_most):
        if not queue:
            return
        _, address = heapq.heappop(queue)
        response = client.get(address)
        assert response.status_code < 500, address
        text = b"".join(response).decode("utf-8", "replace")
        yield address, text
        found = LINK.findall(text) + re.findall(r"<loc>([^<]+)</loc>", text)
        for link in found:
            target = urlsplit(urljoin(f"http://testserver{address}", link.replace("&amp;", "&")))
            path = target.path + (f"?{target.query}" if target.query else "")
            ours = target.scheme in ("http", "https") and target.hostname in ("testserver", "localhost")
            if ours and path not in seen and not path.startswith(SKIPPED + past):
                seen.add(path)
                heapq.heappush(queue, (_rank(path), path))


def _rank(path: str) -> int:
    if not path.startswith(OTHER_TREES):
        return 2 * ("?" in path or path.startswith("/hearings/"))
    return 2 if "?" in path or "/credit/" in path else 1


@pytest.mark.slow
def test_no_public_address_shows_anything_personal(client):
    visited = 0
    for address, text in crawl(client, "/"):
        visited += 1
        assert not MOBILE.search(text), f"{address}: {MOBILE.search(text)}"
        assert not ID_NUMBER.search(text), f"{address}: {ID_NUMBER.search(text)}"
        assert not [label for label in PERSONAL_LABELS if label in text], address
    assert visited > 1500  # the 330 merchants, the rolls, the pages in three languages


@pytest.mark.parametrize("pattern", [(MOBILE, "电话 13800138000"), (ID_NUMBER, "身份证 500103199003074213")])
def test_the_patterns_find_what_they_look_for(pattern):
    expression, text = pattern
    assert expression.search(text)


def test_no_model_has_a_field_for_it():
    from django.apps import apps

    personal = re.compile(r"operator_?name|phone|mobile|id_?card|identity|party", re.IGNORECASE)
    models = [
        model
        for label in ("honours", "spots", "lessons", "news", "imports")
        for model in apps.get_app_config(label).get_models()
    ]
    assert not [
        f"{model.__name__}.{field.name}"
        for model in models
        for field in model._meta.get_fields()
        if personal.search(field.name)
    ]
