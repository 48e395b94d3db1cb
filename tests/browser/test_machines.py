"""What pages say to machines is data to a browser: the policy without inline scripts lets it stand unread."""

import pytest

WATCH = "document.addEventListener('securitypolicyviolation', e => console.error(`violation ${e.violatedDirective}`))"
SAID = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@graph'].length"


@pytest.fixture
def watched(chromium, site):
    """A page with scripts on, and all it complains of."""
    context = chromium.new_context(base_url=site["url"])
    context.add_init_script(WATCH)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page, complaints
    context.close()


@pytest.mark.parametrize("address", ["/", "/spots/hong-ya-dong/", "/honours/honest-traders/", "/activities/"])
def test_no_policy_is_violated(watched, address):
    page, complaints = watched
    response = page.goto(address)
    assert "script-src 'self'" in response.headers["content-security-policy"]
    assert page.evaluate(SAID) >= 2
    assert complaints == []


def test_the_picture_to_share_is_a_picture(watched):
    page, _ = watched
    page.goto("/spots/hong-ya-dong/")
    pictures = page.locator('meta[property="og:image"]').evaluate_all("tags => tags.map(tag => tag.content)")
    for address in pictures:
        answer = page.goto(address)
        assert answer.headers["content-type"] == "image/png"
    assert page.evaluate("[document.images[0].naturalWidth, document.images[0].naturalHeight]") == [600, 600]
