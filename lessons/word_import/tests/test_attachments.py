"""A file opens as a page first."""

import pytest

from core.models import Attachment

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


def test_the_page_says_what_the_file_is(client, django_assert_max_num_queries):
    paper = Attachment.objects.get(title="开门前检查表")
    client.get(paper.url)
    with django_assert_max_num_queries(MOST_QUERIES):
        text = client.get(paper.url).content.decode()
    assert "冷藏 0℃至 8℃" in text
    assert "1 页" in text
    assert paper.download_url in text
    assert client.get(paper.download_url)["Content-Type"] == "application/pdf"


def test_a_lesson_leads_to_the_page(client):
    paper = Attachment.objects.get(title="开门前检查表")
    assert f'href="{paper.url}"' in client.get("/lessons/yu-fang-shi-wu-zhong-du/").content.decode()


@pytest.mark.parametrize("address", ["/files/999999/", "/files/0/"])
def test_others_are_not_there(client, address):
    assert client.get(address).status_code == 404
