"""Where what is said of a proxy and what is said of HTTPS do not go together, the deployment check says so."""

import pytest

from operations.security.checks import proxy_is_declared


@pytest.mark.parametrize(
    ("proxies", "redirects", "url", "warnings"),
    [
        (0, False, "http://localhost:8000", []),
        (1, True, "https://example.org", []),
        (0, True, "http://localhost:8000", ["security.W101"]),
        (0, False, "https://example.org", ["security.W101"]),
        (1, False, "http://example.org", ["security.W102"]),
    ],
)
def test_a_proxy_and_https_go_together(settings, proxies, redirects, url, warnings):
    settings.TRUSTED_PROXIES, settings.SECURE_SSL_REDIRECT, settings.PUBLIC_URL = proxies, redirects, url
    assert [one.id for one in proxy_is_declared(None)] == warnings
