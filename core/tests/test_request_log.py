"""The log names what was asked for, and nothing that opens a door."""

import pytest
from django.test import RequestFactory
from django.urls import get_resolver, reverse

from core.request_log import RequestLog

TOKEN = "Zm9vYmFyYmF6cXV4X2Zvb2JhcmJheg"
WITH_TOKEN = [name for name, ways in get_resolver().reverse_dict.lists() if isinstance(name, str) and any(
    "token" in parameters for way in ways for _, parameters in way[0]
)]  # fmt: skip


def logged(path: str) -> str:
    return RequestLog.format_request(RequestFactory().get(path))


def test_some_addresses_have_tokens():
    known = {"new_password", "accept_invitation", "reply", "own_shop", "own_paper", "own_note", "delete_note"}
    assert known <= {*WITH_TOKEN}


@pytest.mark.parametrize("name", WITH_TOKEN)
def test_no_token_is_logged(name):
    given = {"token": TOKEN}
    given |= {"uidb64": "MQ"} if "password" in name else {}
    given |= {"slug": "ke"} if "quiz" in name else {}
    given |= {"code": "2222222222", "sheet": "plaque"} if name == "own_paper" else {}
    path = reverse(name, kwargs=given)
    assert TOKEN in path
    assert logged(path) == f"GET {path.replace(TOKEN, '…')}"


@pytest.mark.parametrize(
    "path", ["/", "/spots/hong-ya-dong/", "/news/yu-pai-fu-shi-zhi-liang-lian-meng/", f"/{TOKEN}/"]
)
def test_other_paths_are_logged_whole(path):
    assert logged(path) == f"GET {path}"
