"""What every answer says to the browser, on every status."""

import pytest
from django.urls import reverse

PLACES = ["/", "/honours/", "/v/AAAA-AAAA-AAAA", "/nowhere/", "/healthz", "/search/?q=%00"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PLACES)
def test_the_public_side_allows_nothing_inline_and_nobody_else(client, address):
    answer = client.get(address)
    policy = answer["Content-Security-Policy"]
    allowed = dict(directive.split(" ", 1) for directive in policy.split("; "))  # in no order
    assert allowed["default-src"] == "'none'"
    assert allowed["script-src"] == allowed["frame-ancestors"] == "'self'"
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "same-origin"


def test_the_admin_runs_its_own_scripts_only(editor_client, home):
    answer = editor_client.get(reverse("wagtailadmin_pages:edit", args=[home.pk]))
    policy = answer["Content-Security-Policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert "script-src 'self' 'nonce-" in policy
    html = answer.content.decode()
    assert f'<script nonce="{nonce}">new ' in html
    assert "<script>" not in html


def test_every_answer_has_a_nonce_of_its_own(editor_client, home):
    address = reverse("wagtailadmin_pages:edit", args=[home.pk])
    policies = {editor_client.get(address)["Content-Security-Policy"] for _ in range(3)}
    assert len(policies) == 3


@pytest.mark.parametrize(
    "address", ["/admin/reports/site-history/", "/admin/reports/audit/", "/admin/users/", "/admin/pages/"]
)
def test_the_days_of_a_filter_are_chosen_by_a_script_with_the_nonce(editor_client, address):
    html = editor_client.get(address).content.decode()
    assert '<script nonce="' in html
    assert "<script>" not in html


def test_the_screen_of_a_translation_has_no_bare_script(editor_client, home):
    html = editor_client.get(f"/admin/localize/submit/page/{home.get_children().first().pk}/").content.decode()
    assert '<script nonce="' in html
    assert '<script type="text/javascript">' not in html
