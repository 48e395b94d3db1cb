"""Whose request it is: as many steps from the right as proxies are trusted, never what a visitor wrote."""

import pytest
from django.test import RequestFactory

from core.client_ip import client_ip

PEER = "10.0.0.9"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.1", PEER),
        (0, "", PEER),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.66, 198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.66,2001:db8::1", "2001:db8::1"),
        (2, "198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "203.0.113.66, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "198.51.100.1", "198.51.100.1"),
        (3, "203.0.113.66, 198.51.100.1, 10.0.0.2, 10.0.0.1", "198.51.100.1"),
    ],
)
def test_it_is_counted_from_the_right(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    extra = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert client_ip(RequestFactory().get("/", REMOTE_ADDR=PEER, **extra)) == address


@pytest.mark.parametrize("forwarded", [None, "", ",", "unknown", "198.51.100.1, <script>", "198.51.100.1, "])
def test_without_an_address_there_it_is_the_peer(settings, forwarded):
    settings.TRUSTED_PROXIES = 1
    extra = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    assert client_ip(RequestFactory().get("/", REMOTE_ADDR=PEER, **extra)) == PEER
