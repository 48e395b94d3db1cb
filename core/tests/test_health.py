"""Whoever watches the site gets an answer, whatever it says it can read."""

import pytest

pytestmark = pytest.mark.django_db

ODD = ["a", "", " ", ",", ";;;", "image/png", "text/html;q=x", "a/b;c", "*", "q=1", "é", "a" * 5000, "text/html;;q=0.1"]


@pytest.mark.parametrize("accept", ODD)
def test_any_accept_is_answered(client, accept):
    answer = client.get("/healthz", HTTP_ACCEPT=accept)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/json", "application/json"),
        ("text/plain, */*;q=0.1", "text/plain"),
        ("image/png, application/json", "application/json"),
    ],
)
def test_what_there_is_comes_as_asked(client, accept, kind):
    assert client.get("/healthz", HTTP_ACCEPT=accept)["Content-Type"].startswith(kind)
