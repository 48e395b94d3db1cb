"""Ways from a page to a phone's other tools: maps by plain links, the page's own address to pass on."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

pytestmark = pytest.mark.django_db

SPOT = "/spots/hong-ya-dong/"


@pytest.mark.parametrize(("tree", "sought"), [("", "重庆 洪崖洞"), ("/en", "Chongqing")])
def test_an_address_opens_in_a_map_and_nothing_of_it_is_loaded(client, tree, sought):
    page = client.get(f"{tree}{SPOT}").content.decode()
    part = page[page.index('<p class="maps">') :].split("</p>")[0]
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+)"', part)]
    assert [urlsplit(link).scheme + ":" + urlsplit(link).netloc for link in links] == [
        "geo:",
        "https:uri.amap.com",
        "https:api.map.baidu.com",
        "https:apis.map.qq.com",
    ]
    for link in links:
        words = parse_qs(link.split("?", 1)[1])
        assert sought in next(words[name][0] for name in ("q", "keyword", "query") if name in words)
    assert part.count('rel="noopener noreferrer"') == 3
    assert not re.search(r'(?:src|srcset)="https?://(?!testserver|localhost)', page)


def test_a_map_is_asked_in_plain_signs(client):
    page = client.get("/en/spots/jie-fang-bei/").content.decode()
    part = page[page.index('<p class="maps">') :].split("</p>")[0]
    assert "%27s" in part or "%E2%80%99s" in part
    assert "%26%23" not in part


def test_a_page_is_passed_on_by_its_address_and_printed_with_its_code(client, settings):
    page = client.get("/honours/honest-traders/?q=面").content.decode()
    part = page[page.index('<aside class="take-along"') :].split("</aside>")[0]
    whole = rf'href="{settings.PUBLIC_URL}/honours/honest-traders/\?on=\d{{4}}-\d\d-\d\d&amp;q=%E9%9D%A2"'
    assert re.search(whole, part)  # the day stays, whenever it is opened; what was looked for too
    assert '<span class="take-along__code" aria-hidden="true"><svg' in part
    assert re.search(r"<button[^>]+\bhidden\b", part)  # shown by the script that can do it
