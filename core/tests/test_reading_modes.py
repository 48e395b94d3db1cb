"""Large print: one press, kept by a cookie, on every page; nobody else gets a cookie."""

import pytest

pytestmark = pytest.mark.django_db

PRESS = "/reading-mode"


def test_one_press_enlarges_every_page_and_another_undoes_it(client):
    assert 'class="elder"' not in client.get("/spots/").content.decode()
    pressed = client.post(PRESS, {"mode": "elder", "next": "/spots/"})
    assert pressed.status_code == 302
    assert pressed["Location"] == "/spots/"
    cookie = pressed.cookies["reading"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("elder", True, "Lax")
    for address in ("/spots/", "/honours/honest-traders/", "/nowhere/", "/v/"):
        assert '<html lang="zh-Hans" class="elder">' in client.get(address).content.decode(), address
    client.post(PRESS, {"mode": "usual", "next": "/spots/"})
    assert 'class="elder"' not in client.get("/spots/").content.decode()


def test_the_reader_comes_back_to_the_very_list(client):
    come_from = "http://testserver/honours/honest-traders/?spot=hong-ya-dong"
    assert client.post(PRESS, {"mode": "elder"}, headers={"Referer": come_from})["Location"] == come_from


@pytest.mark.parametrize("address", ["https://example.com/", "//example.com", "javascript:alert(1)", ""])
def test_nobody_is_sent_elsewhere(client, address):
    assert client.post(PRESS, {"mode": "elder", "next": address}, headers={"Referer": address})["Location"] == "/"


def test_it_is_pressed_not_visited(client):
    assert client.get(PRESS).status_code == 405
    assert not client.post(PRESS, {"mode": "other"}).cookies["reading"].value


def test_large_print_begins_with_the_page_not_with_the_notice(client):
    assert '<p class="notice">' in client.get("/spots/").content.decode()
    client.post(PRESS, {"mode": "elder", "next": "/spots/"})
    page = client.get("/spots/").content.decode()
    notice = page[page.index('<details class="notice">') : page.index("</details>")]
    assert "演示站点" in notice[: notice.index("</summary>")] and "请勿据此选店或前往" in notice


def test_a_list_in_large_print_is_short(client):
    assert len(client.get("/honours/honest-traders/").context["honours"]) == 50
    client.post(PRESS, {"mode": "elder", "next": "/spots/"})
    shown = client.get("/honours/honest-traders/").context["honours"]
    assert len(shown) == 10
    following = client.get("/honours/honest-traders/", {"after": shown.last}).context["honours"]
    assert len(following) == 10 and following.first > shown.last
    assert len(client.get("/credit/?q=店").context["merchants"]) == 10
