"""Talks by time, and what editors cannot enter."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from core.freshness import noting
from news.models import TalkPage

pytestmark = pytest.mark.django_db


def test_what_is_to_come_stands_before_what_was(client):
    TalkPage.objects.in_language().filter(slug="yan-shi-xiao-dian-zhi-liang").update(
        starts_at=timezone.now() + timedelta(days=3), ends_at=timezone.now() + timedelta(days=3, hours=1)
    )
    text = client.get("/talks/").content.decode()
    upcoming, past = text.split('id="past"')
    assert "小店质量管理一小时" in upcoming
    assert "高质量人才论坛" in past


def test_the_stream_is_offered_until_it_is_over(client):
    talk = TalkPage.objects.in_language().get(slug="yan-shi-xiao-dian-zhi-liang")
    for days, shown in ((1, True), (-1, False)):
        moment = timezone.now() + timedelta(days=days)
        TalkPage.objects.filter(pk=talk.pk).update(starts_at=moment, ends_at=moment + timedelta(hours=1))
        assert (talk.stream_url in client.get(talk.url).content.decode()) == shown


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"starts_at": timezone.now()}, "ends_at"),
        ({"starts_at": timezone.now(), "ends_at": timezone.now() - timedelta(hours=1)}, "ends_at"),
        ({"stream_url": "http://example.org/"}, "stream_url"),
        ({"stream_url": "https://example.org/", "attendance": "hall"}, "attendance"),
    ],
)
def test_what_makes_no_sense_is_refused(facts, field):
    talk = TalkPage(title="讲座", slug="jiang-zuo", **({"attendance": "both"} | facts))
    with pytest.raises(ValidationError) as refused:
        talk.clean()
    assert field in refused.value.message_dict


@pytest.mark.parametrize("address", ["/talks/", "/talks/yan-shi-xiao-dian-zhi-liang/"])
def test_a_kept_page_ends_with_the_talk(client, address):
    ends = timezone.now() + timedelta(minutes=3)
    TalkPage.objects.in_language().filter(slug="yan-shi-xiao-dian-zhi-liang").update(
        starts_at=ends - timedelta(hours=1), ends_at=ends, stream_url="https://example.org/"
    )
    with noting() as notes:
        Client().get(address)
    assert ends.timestamp() in notes.ends
